"""An attacker with every published number of thousands of selections can't isolate fewer than five respondents.

Each number is written as the set of answers under it. Sums and differences of published numbers are combinations
of these sets, so a person is exposed exactly when some combination is one small set of answers. Answers that always
appear together (an atom) can't be told apart by any combination, so it is enough that no atom, and no difference of two
published sets, is smaller than the threshold; and, by linear algebra, that nothing in their span is.
"""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.config import FORMATS
from tweeluik.filters import COLUMNS, from_query, year_bounds
from tweeluik.metrics import like_for_like

THRESHOLD = 5


@pytest.fixture(scope="module", params=[5, 1], ids=["protected", "unprotected"])
def programme(request, tmp_path_factory):
    """A programme with its editions grouped, and the same with the groups switched off."""
    data = oracle.programme(11)
    return engine_of_rows(tmp_path_factory.mktemp("attack"), request.param, **filled(data)), request.param


def choices() -> list[list[dict]]:
    """Per filter of the address, its choices: in every combination some ten thousand selections."""
    trainings = [f"t{i}" for i in range(4)]
    years = [[day.isoformat() for day in year_bounds(year)] for year in range(2022, 2026)]
    return [
        [{}, {"theme": ["Data"]}, {"theme": ["Care"]}],
        [{}, {"mode": ["on_site"]}, {"mode": ["online"]}],
        [{}, *({"training": list(some)} for size in (1, 2) for some in combinations(trainings, size))],
        [{}, *({"sector": [sector]} for sector in ("C", "F", "Q", "K", "several"))],
        [{}, *({"from": [first[0]], "to": [last[1]]} for first in years for last in years if first <= last)]
        + [{"from": [f"2023-{month:02d}-01"]} for month in range(1, 13)],
        [{"training_format": "in_company"}, {"training_format": "open"}],
    ]


def answers_under(answers: pd.DataFrame, choice: dict) -> np.ndarray:
    """Which answers one choice leaves, by the rule of the queries: date and dimensions of the group decide."""
    choice = dict(choice)
    under = np.array(answers["training_format"] == choice.pop("training_format", answers["training_format"]))
    filters, refused = from_query(choice)
    assert not refused
    parameters, days = filters.parameters(), answers["starts_on"].dt.date
    under &= ((days >= parameters["starts_from"]) & (days < parameters["starts_before"])).to_numpy()
    for dimension, wanted in filters.active().items():
        under &= answers[COLUMNS[dimension]].isin(wanted).to_numpy()
    return under


def published_sets(engine) -> np.ndarray:
    """One row a published number about `overall`, one column an answer: true where the answer is under the number.

    A number is published when the threshold's worth of answers is under it: that is what the gate lets through.
    """
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    masks = [[answers_under(answers, choice) for choice in of_filter] for of_filter in choices()]
    selected = (np.logical_and.reduce(chosen) for chosen in product(*masks))
    rows = {under.tobytes() for under in selected if under.sum() >= THRESHOLD}
    return np.array([np.frombuffer(row, dtype=bool) for row in sorted(rows)])


def atoms(published: np.ndarray) -> list[int]:
    """Sizes of the sets of answers that no published number tells apart; answers under no number at all don't count."""
    columns = published[:, published.any(axis=0)]
    return np.unique(columns, axis=1, return_counts=True)[1].tolist()


def isolated(published: np.ndarray) -> list[int]:
    """Sizes of atoms that a linear combination of published numbers gives exactly."""
    columns = published[:, published.any(axis=0)].astype(float)
    kinds, sizes = np.unique(columns, axis=1, return_counts=True)
    found = []
    for index, size in enumerate(sizes):
        # An atom's total follows from the numbers when its indicator lies in their row space.
        target = np.zeros(kinds.shape[1])
        target[index] = 1
        solution, *_ = np.linalg.lstsq(kinds.T, target, rcond=None)
        if np.allclose(kinds.T @ solution, target, atol=1e-8):
            found.append(int(size))
    return found


def test_no_combination_of_published_numbers_isolates_fewer_than_five(programme):
    engine, threshold = programme
    published = published_sets(engine)
    assert len(published) > 20
    smallest = min(isolated(published))
    if threshold == THRESHOLD:
        assert smallest >= THRESHOLD
        assert min(atoms(published)) >= THRESHOLD
    else:
        assert smallest < THRESHOLD, "without groups the attack succeeds, or it would prove nothing"


def test_an_interval_is_about_whole_groups_too(programme):
    """The centre of a Welch interval is a mean of means: what it averages must be no smaller than a group."""
    engine, threshold = programme
    sums = engine.query("satisfaction_by_group", **from_query({})[0].parameters())
    smallest = sums.loc[sums["question_id"] == "overall", "answers"].min()
    assert (smallest >= THRESHOLD) == (threshold == THRESHOLD)


def published_strata(engine) -> np.ndarray:
    """One row a stratum and format that can be published, under every choice of dimensions and a few filters."""
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    rows = set()
    for training_format, theme in product(FORMATS, ({}, {"theme": ["Data"]}, {"theme": ["Care"]})):
        under = answers_under(answers, {"training_format": training_format} | theme)
        for size in (1, 2, 3):
            for by in combinations(like_for_like.DIMENSIONS.values(), size):
                numbers = answers.groupby(list(by), dropna=False).ngroup().to_numpy()
                cells = (under & (numbers == number) for number in np.unique(numbers))
                rows |= {cell.tobytes() for cell in cells if cell.sum() >= THRESHOLD}
    return np.array([np.frombuffer(row, dtype=bool) for row in sorted(rows)])


def test_no_combination_of_strata_and_other_numbers_isolates_fewer_than_five(programme):
    engine, threshold = programme
    published = np.vstack([published_sets(engine), published_strata(engine)])
    assert len(published_strata(engine)) > 20
    smallest = min(*isolated(published), *atoms(published))
    assert (smallest >= THRESHOLD) == (threshold == THRESHOLD)
