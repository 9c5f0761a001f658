"""From all published numbers together, no combination gives the answers of fewer than five people.

The numbers themselves say what they are about (`codes.py`), so nothing here follows how the product works them out.
Hundreds of selections are really asked; `test_selections.py` works out ten thousand from the rule of the filters.
"""

from itertools import combinations, product

import numpy as np
import pytest

from tests.attack import codes, published
from tests.attack.conftest import THRESHOLD
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import satisfaction

ASKED = {
    "question_id": [codes.QUESTION],
    "question_ids": [(codes.QUESTION,)],
    "training_id": [f"t{number}" for number in range(5)],
    "edition_id": [
        f"{training_format}-{number:02d}" for training_format in ("open", "in_company") for number in (1, 7)
    ],
}


def selections() -> list[Filters]:
    """Single filters, pairs of them, and periods that move their bounds from month to month."""
    single = [
        *({"theme": [theme]} for theme in ("Data", "Care")),
        *({"mode": [mode]} for mode in ("on_site", "online")),
        *({"institution": [institution]} for institution in ("school", "college")),
        *({"sector": [sector]} for sector in ("C", "F", "Q", "several")),
        *({"training": list(some)} for size in (1, 2) for some in combinations(ASKED["training_id"], size)),
    ]
    pairs = [one | other for one, other in combinations(single, 2) if not one.keys() & other.keys()]
    months = [f"{year}-{month:02d}-01" for year in range(2022, 2026) for month in range(1, 13)][8:42]
    periods = [{"from": [month]} for month in months] + [{"to": [month]} for month in months]
    years = [{"from": [first], "to": [last]} for first, last in product(months[::6], months[5::6]) if first < last]
    crossed = [one | period for one, period in product(single[:4], periods[::3])]
    return [from_query(said)[0] for said in [{}, *single, *pairs, *periods, *years, *crossed]]


@pytest.fixture(scope="module", params=[THRESHOLD, 1], ids=["protected", "unprotected"])
def attack(request, coded, about_evaluations) -> tuple[int, np.ndarray]:
    """The threshold, and a row a published number: of how many forms of each edition it is."""
    threshold, numbers = request.param, set()
    engine, is_protected = coded[threshold], threshold == THRESHOLD
    # To succeed without groups takes less than to fail with them.
    for filters in selections() if is_protected else selections()[::6]:
        numbers |= codes.read(satisfaction.trend(engine, filters, codes.QUESTION))
    for said in ({}, {"theme": ["Data"], "from": ["2023-05-07"]}, {"training": ["t1", "t3"]})[
        : 3 if is_protected else 1
    ]:
        filters = from_query(said)[0]
        for _, rows in published.every_row(engine, filters, about_evaluations):
            numbers |= codes.read(rows)
        for _, rows in published.answers(engine, filters, about_evaluations, **ASKED):
            numbers |= codes.read(rows)
    return threshold, np.array(sorted(numbers))


def editions_apart(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A row a number and a column a set of editions that no number tells apart, and the forms of each set."""
    kinds, kind_of = np.unique((numbers > 0).astype(float), axis=1, return_inverse=True)
    people = np.bincount(kind_of.ravel(), weights=codes.forms(), minlength=kinds.shape[1])
    seen = kinds.any(axis=0)
    return kinds[:, seen], people[seen]


def test_every_number_is_about_all_forms_of_an_edition_or_none(attack):
    _, numbers = attack
    assert len(numbers) > 40
    assert set(np.unique(numbers / np.array(codes.forms()))) == {0, 1}


def test_no_number_is_of_fewer_than_five_people(attack):
    threshold, numbers = attack
    assert (numbers.sum(axis=1).min() >= THRESHOLD) == (threshold == THRESHOLD)


def test_no_difference_of_two_numbers_is_of_fewer_than_five_people(attack):
    threshold, numbers = attack
    within = ((numbers[:, None] - numbers[None]) >= 0).all(axis=2)
    left = (numbers.sum(axis=1)[:, None] - numbers.sum(axis=1)[None])[within]
    assert (left[left > 0].min() >= THRESHOLD) == (threshold == THRESHOLD)


def test_people_that_no_number_tells_apart_are_five_or_more(attack):
    """Then no combination at all, linear or not, is about fewer."""
    threshold, numbers = attack
    _, people = editions_apart(numbers)
    assert (people.min() >= THRESHOLD) == (threshold == THRESHOLD)


def test_linear_algebra_gives_the_answers_of_five_or_more_people_or_of_nobody(attack):
    threshold, numbers = attack
    kinds, people = editions_apart(numbers)
    # The sum of a set of editions follows from the numbers when its indicator lies in their row space.
    basis = np.linalg.svd(kinds, full_matrices=False)[2][: np.linalg.matrix_rank(kinds)]
    follows = np.isclose((basis**2).sum(axis=0), 1)
    assert follows.any()
    assert (people[follows].min() >= THRESHOLD) == (threshold == THRESHOLD)
