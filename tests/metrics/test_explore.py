"""Every cell of Explore is the figure that a filter on it gives; what stands together is counted anew."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of, engine_of_rows
from tweeluik.config import FORMATS
from tweeluik.filters import DIMENSIONS, Filters, year_bounds
from tweeluik.metrics import explore, meeting, participation, satisfaction, sectors
from tweeluik.metrics.explorable import (
    DIMENSIONS_OF_ONE,
    MEASURES,
    SAME,
    TIMES,
    TOO_MANY,
    TWO_TIMES,
    WHOLE,
    refusal,
    refusal_beside,
)
from tweeluik.metrics.explore import OTHER, View

EVERYTHING = Filters()
NUMBERS = ["amount", "n", "editions", "low", "high"]


@pytest.fixture(scope="module")
def data() -> dict:
    """An invented programme in which every dimension has several values, and some that are unknown."""
    data = oracle.programme(7)
    for place, organisation in enumerate(data["organisations"]):
        organisation["size_class"] = ("1-9", "10-49", "250+", None)[place % 4]
        organisation["postcode"] = ("9000", "3000", None)[place % 3]
    for place, training in enumerate(data["trainings"]):
        training["institution"] = ("Noord", "Zuid")[place % 2]
    return data


@pytest.fixture(scope="module")
def engine(data, tmp_path_factory):
    return engine_of_rows(tmp_path_factory.mktemp("explore"), **filled(data))


@pytest.fixture(scope="module")
def figures_under(engine):
    """The figures under filters of the subjects that Explore has measures of, asked once."""
    asked: dict[Filters, pd.DataFrame] = {}

    def figures(filters: Filters) -> pd.DataFrame:
        if filters not in asked:
            found = [subject.by_format(engine, filters) for subject in (participation, sectors, meeting, satisfaction)]
            asked[filters] = pd.concat(found).set_index(["id", "training_format"])
        return asked[filters]

    return figures


def view_of(measure: str, by: str, **more) -> View:
    question = {"nps": "recommend"}.get(measure, "overall") if MEASURES[measure].of_question else ""
    return View(measure, by, question=question, **more)


def on(filters: Filters, dimension: str, value: str) -> Filters:
    """The filters of a reader who asks for one value: a period for a moment in time."""
    if dimension not in TIMES:
        return replace(filters, **{dimension: (value,)})
    first = date.fromisoformat(value)
    months = {"year": 12, "quarter": 3, "month": 1}[dimension]
    after = first.year * 12 + first.month - 1 + months
    return replace(filters, starts_from=first, starts_before=date(after // 12, after % 12 + 1, 1))


def offered(measure: str) -> list[str]:
    return [by for by in DIMENSIONS_OF_ONE if not refusal(MEASURES[measure], by, EVERYTHING)]


def assert_same(cell: pd.Series, figure: pd.Series) -> None:
    assert cell["note"] == figure["note"]
    wanted = [figure[name] for name in ("value", *NUMBERS[1:])]
    for found, want in zip(cell[NUMBERS], wanted, strict=True):
        assert (pd.isna(found) and pd.isna(want)) or found == pytest.approx(want)


@pytest.mark.parametrize(("measure", "by"), [(measure, by) for measure in MEASURES for by in offered(measure)])
def test_a_cell_is_the_figure_under_that_filter(engine, figures_under, measure, by):
    view = view_of(measure, by, top=100)
    cells = explore.cells(engine, EVERYTHING, view)
    known = cells[cells["value"].notna()]
    assert len(known) >= 4
    for _, cell in known.iterrows():
        figures = figures_under(on(EVERYTHING, by, cell["value"]))
        assert_same(cell, figures.loc[(view.id, cell["training_format"])])


@pytest.mark.parametrize("measure", [name for name, measure in MEASURES.items() if measure.is_tested])
def test_a_difference_is_that_under_the_filter_too(engine, figures_under, measure):
    view = view_of(measure, "theme")
    for _, cell in explore.gaps(engine, EVERYTHING, view).iterrows():
        if not isinstance(cell["value"], str):
            continue
        stem = view.id.removesuffix(".mean")
        figures = figures_under(on(EVERYTHING, "theme", cell["value"])).reset_index()
        figure = figures[figures["id"] == f"{stem}.difference"].iloc[0]
        assert [cell["gap"], cell["low"], cell["high"]] == pytest.approx(
            [figure["value"], figure["low"], figure["high"]], nan_ok=True
        )


@pytest.mark.parametrize(
    ("measure", "by", "second"),
    [
        ("participants", "theme", "mode"),
        ("completion_rate", "sector", "year"),
        ("fill_rate", "quarter", "theme"),
        ("within_effective", "theme", "mode"),
        ("response_rate", "mode", "theme"),
        ("mean", "theme", "year"),
        ("nps", "mode", "theme"),
    ],
)
def test_a_cell_of_two_dimensions_is_the_figure_under_both_filters(engine, figures_under, measure, by, second):
    view = view_of(measure, by, second=second, top=100)
    cells = explore.cells(engine, EVERYTHING, view)
    known = cells[cells["value"].notna() & cells["second"].notna()]
    assert len(known) > 4
    for _, cell in known.iterrows():
        figures = figures_under(on(on(EVERYTHING, by, cell["value"]), second, cell["second"]))
        assert_same(cell, figures.loc[(view.id, cell["training_format"])])


@pytest.mark.parametrize("measure", MEASURES)
def test_the_others_together_are_the_figure_of_all_of_them(engine, figures_under, measure):
    view = view_of(measure, "training", top=1)
    cells = explore.cells(engine, EVERYTHING, view)
    shown = set(cells["value"]) - {OTHER, "mixed"}
    others = tuple(sorted({"t0", "t1", "t2", "t3"} - shown))
    assert len(shown) == 1
    for _, cell in cells[cells["value"] == OTHER].iterrows():
        assert_same(cell, figures_under(replace(EVERYTHING, training=others)).loc[(view.id, cell["training_format"])])


def test_a_person_in_several_of_the_others_counts_once(tmp_path):
    engine = engine_of(
        tmp_path,
        trainings="training_id\nA\nB\nC\nD",
        editions="edition_id | training_id | training_format\n"
        "E1 | A | open\nE2 | B | open\nE3 | C | open\nE4 | D | open",
        enrolments="edition_id | participant_id\nE1 | an\nE1 | bo\nE1 | cem\nE2 | an\nE3 | an\nE3 | bo\nE4 | an",
    )
    cells = explore.cells(engine, EVERYTHING, View("participants", "training", top=1))
    people = cells[cells["training_format"] == "open"].set_index("value")["amount"].to_dict()
    assert people == {"A": 3, OTHER: 2}


def test_a_rate_of_the_others_is_a_ratio_of_sums(tmp_path):
    engine = engine_of(
        tmp_path,
        trainings="training_id\nA\nB\nC\nD",
        editions="edition_id | training_id | training_format | edition_status\n"
        "E1 | A | open | held\nE2 | B | open | held\nE3 | C | open | held\nE4 | D | open | held",
        enrolments="edition_id | participant_id | enrolment_status\n"
        + "\n".join(f"E1 | a{n} | completed" for n in range(9))
        + "\nE2 | b1 | completed\nE2 | b2 | completed\nE2 | b3 | completed\nE3 | c1 | no_show\nE4 | d1 | no_show",
    )
    cells = explore.cells(engine, EVERYTHING, View("completion_rate", "training", top=1))
    rates = cells[cells["training_format"] == "open"].set_index("value")["amount"].to_dict()
    # The mean of the three rates would be a third.
    assert rates == {"A": 1.0, OTHER: 0.6}


def test_one_value_alone_is_no_other(engine):
    cells = explore.cells(engine, EVERYTHING, View("enrolments", "training", top=3))
    assert set(cells["value"]) == {"t0", "t1", "t2", "t3"}


def test_time_is_never_cut_to_a_top(engine):
    cells = explore.cells(engine, EVERYTHING, View("enrolments", "month", top=1))
    assert OTHER not in set(cells["value"])
    assert len(set(cells["value"])) > 20


def test_seats_add_up_to_the_total_whatever_stands_together(engine, figures_under):
    for top in (1, 2, 3):
        cells = explore.cells(engine, EVERYTHING, View("enrolments", "training", second="mode", top=top))
        for each in FORMATS:
            total = cells.loc[cells["training_format"] == each, "amount"].sum()
            assert total == figures_under(EVERYTHING).loc[("participation.enrolments", each), "value"]


@pytest.mark.parametrize("measure", ["participants", "completion_rate", "mean", "fill_rate"])
def test_the_period_before_is_the_figure_of_that_period(engine, figures_under, measure):
    first, after = year_bounds(2024)
    now = Filters(starts_from=first, starts_before=after)
    then = Filters(starts_from=date(2023, 9, 1), starts_before=date(2024, 9, 1))
    view = view_of(measure, "theme")
    cells = explore.before(engine, now, view)
    assert set(cells["value"]) & {"Data", "Care"}
    for _, cell in cells[cells["value"].isin(["Data", "Care"])].iterrows():
        assert_same(cell, figures_under(on(then, "theme", cell["value"])).loc[(view.id, cell["training_format"])])


@pytest.mark.parametrize(
    ("first", "after", "earlier"),
    [
        ("2024-09-01", "2025-09-01", ("2023-09-01", "2024-09-01")),
        ("2024-10-01", "2025-01-01", ("2023-10-01", "2024-01-01")),
        ("2022-09-01", "2024-09-01", ("2020-09-01", "2022-09-01")),
        ("2023-09-01", "2024-12-01", ("2021-09-01", "2022-12-01")),
        ("2024-02-29", "2024-03-01", ("2023-02-28", "2023-03-01")),
    ],
)
def test_the_period_before_holds_the_same_months(first, after, earlier):
    filters = Filters(starts_from=date.fromisoformat(first), starts_before=date.fromisoformat(after), theme=("Data",))
    found = filters.earlier()
    assert (found.starts_from.isoformat(), found.starts_before.isoformat()) == earlier
    assert found.theme == ("Data",)


def test_all_years_have_no_period_before():
    with pytest.raises(ValueError, match="before it"):
        EVERYTHING.earlier()


def test_swapped_formats_give_the_mirrored_cells(micro, swapped_micro):
    exchange = {"in_company": "open", "open": "in_company"}
    for measure in MEASURES:
        view = view_of(measure, "theme")
        plain, mirrored = (explore.cells(each, EVERYTHING, view) for each in (micro, swapped_micro))
        mirrored["training_format"] = mirrored["training_format"].map(exchange)
        keys = ["value", "training_format"]
        pair = [frame.sort_values(keys, ignore_index=True)[[*keys, *NUMBERS]] for frame in (plain, mirrored)]
        pd.testing.assert_frame_equal(*pair, check_dtype=False)
        gaps = [explore.gaps(each, EVERYTHING, view)["gap"].tolist() for each in (micro, swapped_micro)]
        assert gaps[0] == pytest.approx([-gap for gap in gaps[1]], nan_ok=True)


@pytest.mark.parametrize(
    ("measure", "by", "filters", "reason"),
    [
        ("fill_rate", "sector", {}, WHOLE),
        ("within_effective", "province", {}, WHOLE),
        ("fill_rate", "theme", {"sector": ("C",)}, WHOLE),
        ("completion_rate", "sector", {"sector": ("C",)}, ""),
        ("fill_rate", "theme", {}, ""),
    ],
)
def test_figures_of_whole_editions_are_not_split_by_who_takes_part(measure, by, filters, reason):
    assert refusal(MEASURES[measure], by, Filters(**filters)) == reason


@pytest.mark.parametrize(
    ("by", "second", "reason"),
    [("theme", "theme", SAME), ("month", "year", TWO_TIMES), ("theme", "training", TOO_MANY), ("month", "theme", "")],
)
def test_two_dimensions_are_of_two_kinds_and_the_second_is_short(by, second, reason):
    assert refusal_beside(MEASURES["enrolments"], by, second, EVERYTHING) == reason


def test_fewer_than_five_answers_in_a_value_are_hidden(micro):
    cells = explore.cells(micro, EVERYTHING, View("mean", "theme", question="overall"))
    of_group = cells.set_index(["value", "training_format"])
    # The two small in-company editions are of two themes: they are published together, and in neither.
    assert of_group.loc[("mixed", "in_company"), "n"] == 7
    assert of_group.loc[("Care", "in_company"), "note"] == "fewer_than_threshold"
    assert cells.loc[cells["note"] == "fewer_than_threshold", NUMBERS].isna().all(axis=None)


def test_every_dimension_of_the_filters_can_split():
    assert set(DIMENSIONS) < set(DIMENSIONS_OF_ONE)
