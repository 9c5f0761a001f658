"""A click and a name in a table narrow the same; what can't be filtered on leads nowhere."""

from datetime import date

import pandas as pd
import pytest

from tweeluik.components import narrow, table
from tweeluik.components.explore import rows
from tweeluik.components.explore.options import Chosen
from tweeluik.components.sentences import explore as sentences
from tweeluik.filters import Filters
from tweeluik.metrics.explore import View


def chosen(measure: str, by: str, second: str = "", unit: str = "count", sort: str = "size", **more) -> Chosen:
    return Chosen(View(measure, by, second, **more), measure.capitalize(), unit, "bars", sort, False)


@pytest.mark.parametrize(
    ("dimension", "value", "narrowed"),
    [
        ("theme", "Zorg", Filters(theme=("Zorg",), mode=("online",))),
        ("year", "2024-09-01", Filters(date(2024, 9, 1), date(2025, 9, 1), mode=("online",))),
        ("quarter", "2024-10-01", Filters(date(2024, 10, 1), date(2025, 1, 1), mode=("online",))),
        ("month", "2024-12-01", Filters(date(2024, 12, 1), date(2025, 1, 1), mode=("online",))),
    ],
)
def test_a_value_narrows_its_own_dimension_and_leaves_the_others(dimension, value, narrowed):
    assert narrow.narrowed(Filters(mode=("online",)), dimension, value) == narrowed


def test_names_lead_to_their_filter_and_hostile_ones_stay_a_value(page_of):
    frame = pd.DataFrame({"label": ["Zorg", "other"], "value": ["javascript:alert(1)&x=\"'", None]})
    links = narrow.links(page_of(), frame, ["theme"], ["Zorg", "other"])
    assert links == ["?theme=javascript%3Aalert%281%29%26x%3D%22%27&lang=en", ""]
    marked = table.markup(
        pd.DataFrame({"Theme": ["<b>"], "n": ["1"]}), links=table.Links(['?x="><script>'], "Go", [""])
    )
    assert "<script>" not in marked
    assert '<a href="?x=&quot;&gt;&lt;script&gt;" target="_self">&lt;b&gt;</a>' in marked


def test_two_values_narrow_both_dimensions(page_of):
    frame = pd.DataFrame({"row": ["Zorg · 2024-25"], "value": ["Zorg"], "second": ["2024-09-01"]})
    links = narrow.to_trainings(page_of(), frame, ["theme", "year"], ["Zorg · 2024-25"])
    assert links == ["trainings?theme=Zorg&from=2024-09-01&to=2025-08-31&lang=en"]


def test_values_stand_in_their_order_and_what_is_no_single_value_last(page_of):
    page = page_of()
    by_size = rows.of(page, chosen("enrolments", "theme"))
    by_name = rows.of(page, chosen("enrolments", "theme", sort="label"))
    rated = rows.of(page, chosen("mean", "theme", unit="score", question="overall"))
    assert list(dict.fromkeys(by_name["label"])) == sorted(set(by_name["label"]))
    assert by_size.groupby("label", sort=False)["n"].sum().is_monotonic_decreasing
    assert rated["label"].iloc[-1] == "several together (small editions)"
    assert rated["value"].iloc[-1] is None


def test_where_most_is_is_said_for_each_format_and_mirrors(page_of):
    plain, mirrored = (
        sentences.finding(page, rows.of(page, chosen("enrolments", "theme")), chosen("enrolments", "theme"))
        for page in (page_of(), page_of(swapped=True))
    )
    first, second = plain.removeprefix("Enrolments by theme: in-company ").split(", open ")
    assert mirrored == f"Enrolments by theme: in-company {second}, open {first}"


def test_too_few_editions_are_said_instead_of_a_rank(page_of):
    page, view = page_of("nl"), chosen("completion_rate", "theme", unit="rate")
    said = sentences.finding(page, rows.of(page, view), view)
    assert said.endswith("naar thema: te weinig edities om de formats te vergelijken")


def test_a_table_reads_both_formats_and_their_difference_with_its_verdict(page_of):
    page, view = page_of(), chosen("completion_rate", "mode", unit="rate")
    read = rows.read(page, rows.of(page, view), view)
    assert read.columns.tolist() == [
        "Mode",
        "In-company",
        "In-company: rests on",
        "Open",
        "Open: rests on",
        "Difference open − in-company",
    ]
    assert read.iloc[0, 5].endswith("too few editions")
