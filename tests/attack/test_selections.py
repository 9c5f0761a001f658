"""An attacker with every published number of thousands of selections can't isolate fewer than five respondents.

Each number is written as the set of answers under it. Sums and differences of published numbers are combinations
of these sets, so a person is exposed exactly when some combination is one small set of answers. Answers that always
appear together (an atom) can't be told apart by any combination, so it is enough that no atom, and no difference of two
published sets, is smaller than the threshold; and, by linear algebra, that nothing in their span is.
"""

from collections.abc import Iterator
from itertools import chain, combinations, product

import numpy as np
import pandas as pd
import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.config import FORMATS
from tweeluik.filters import COLUMNS, from_query, year_bounds
from tweeluik.metrics import editions, explore, like_for_like, trainings

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
    everything = chain(selected, others_of_the_theme(answers), everywhere_else(answers), groups_of_editions(answers))
    rows = {under.tobytes() for under in everything if under.sum() >= THRESHOLD}
    return np.array([np.frombuffer(row, dtype=bool) for row in sorted(rows)])


def others_of_the_theme(answers: pd.DataFrame) -> Iterator[np.ndarray]:
    """What a training is put beside: the other trainings of its theme and format, each year apart and all together.

    The list of trainings needs nothing of its own: a mean, and a mean that is drawn towards the others, is about what a
    filter on that training leaves.
    """
    apart = answers[answers["training_id"] != "mixed"]
    for _, theme in apart.groupby(["training_format", "theme"]):
        for training, year in product(theme["training_id"].unique(), [None, *theme["academic_year"].unique()]):
            others = theme[theme["training_id"] != training]
            kept = others.index if year is None else others.index[others["academic_year"] == year]
            yield np.asarray(answers.index.isin(kept))


def everywhere_else(answers: pd.DataFrame) -> Iterator[np.ndarray]:
    """What a theme or mode is held against when it stands out: all other groups of its format, mixed ones too."""
    for each, column in product(FORMATS, ("theme", "delivery_mode")):
        of_format = np.array(answers["training_format"] == each)
        for value in answers.loc[of_format, column].dropna().unique():
            yield of_format & np.array(answers[column] != value)


def groups_of_editions(answers: pd.DataFrame) -> Iterator[np.ndarray]:
    """What the page of one edition says: its protected group, also one of several trainings."""
    for key in answers["group_key"].unique():
        yield (answers["group_key"] == key).to_numpy()


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


@pytest.mark.parametrize("choice", [{}, {"theme": ["Data"]}, {"mode": ["online"]}, {"from": ["2023-06-01"]}])
def test_a_training_publishes_what_a_filter_on_it_leaves_and_nothing_else(programme, choice):
    engine, threshold = programme
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    for row in trainings.by_training(engine, from_query(choice)[0], "overall").itertuples():
        of_it = {"training": [row.training_id], "training_format": row.training_format}
        scores = answers.loc[answers_under(answers, choice | of_it), "score"]
        if len(scores) >= threshold:
            assert (row.n, row.mean) == (len(scores), pytest.approx(scores.mean()))
        else:
            assert pd.isna([row.n, row.mean, row.low, row.shrunk, row.worth, row.outside]).all()


def test_an_edition_publishes_its_group_and_nothing_else(programme):
    engine, threshold = programme
    everything = from_query({})[0]
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    groups = answers.groupby("group_key")["score"].agg(["count", "mean"])
    for edition_id in editions.by_start(engine, everything)["edition_id"]:
        said = editions.evaluations(engine, everything, edition_id)
        for row in said[said["question_id"] == "overall"].itertuples():
            assert [row.n, row.mean] == pytest.approx(groups.loc[row.group_key].tolist())
            assert row.n >= threshold


def published_cells(engine) -> np.ndarray:
    """One row a cell of Explore: every two dimensions, the largest values by themselves and the others together."""
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    answers["quarter"] = answers["starts_on"].dt.to_period("Q").astype(str)
    columns = ["theme", "delivery_mode", "training_id", "sector", "academic_year", "quarter"]
    rows = set()
    for (one, two), most, training_format in product(combinations(columns, 2), (1, 2, 3), FORMATS):
        under = (answers["training_format"] == training_format).to_numpy()
        joined = answers[[one, two]].astype(object)
        for column in (one, two):
            # "Mixed" and "several" are no single value, so they are joined with nothing.
            single = ~joined[column].isin(explore.SEVERAL) & joined[column].notna()
            largest = joined.loc[single, column].value_counts().index[:most]
            joined[column] = joined[column].where(~single | joined[column].isin(largest), explore.OTHER)
        numbers = joined.groupby([one, two], dropna=False).ngroup().to_numpy()
        cells = (under & (numbers == number) for number in np.unique(numbers))
        rows |= {cell.tobytes() for cell in cells if cell.sum() >= THRESHOLD}
    return np.array([np.frombuffer(row, dtype=bool) for row in sorted(rows)])


def test_no_hidden_cell_follows_from_the_others_together_and_a_total(programme):
    engine, threshold = programme
    published = np.vstack([published_sets(engine), published_cells(engine)])
    assert len(published_cells(engine)) > 15
    smallest = min(*isolated(published), *atoms(published))
    assert (smallest >= THRESHOLD) == (threshold == THRESHOLD)


def test_a_cell_publishes_its_groups_and_nothing_else(programme):
    engine, threshold = programme
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    view = explore.View("mean", "theme", second="mode", question="overall")
    cells = explore.cells(engine, from_query({})[0], view)
    for row in cells[cells["value"].notna() & cells["second"].notna()].itertuples():
        of_it = {"theme": [row.value], "mode": [row.second], "training_format": row.training_format}
        scores = answers.loc[answers_under(answers, of_it), "score"]
        if len(scores) >= threshold:
            assert (row.n, row.amount) == (len(scores), pytest.approx(scores.mean()))
        else:
            assert pd.isna([row.n, row.amount, row.low, row.editions]).all()
