"""An address says which part is asked about, for everybody the same, and hostile ones do nothing."""

from datetime import date

import pytest

from tweeluik.filters import Filters, from_query, year_bounds


def test_an_address_without_filters_asks_about_everything():
    filters, refused = from_query({})
    assert filters.is_everything
    assert refused == []


def test_filters_survive_the_way_through_the_address():
    filters, refused = from_query(
        {"theme": ["Zorg", "Data"], "from": ["2024-09-01"], "to": ["2025-08-31"], "lens": ["open"], "sector": ["C"]}
    )
    assert refused == []
    assert from_query(filters.to_query()) == (filters, [])
    assert filters.theme == ("Data", "Zorg")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "yesterday"),
        ("lens", "closed"),
        ("nonsense", "1"),
        ("to", "2025-02-30"),
        ("to", "9999-12-31"),
        ("from", "0001-01-01"),
        ("starts_from", "x"),
    ],
)
def test_what_is_not_understood_is_named_and_ignored(name, value):
    assert from_query({name: [value]}) == (Filters(), [name])


def test_a_hostile_value_stays_a_value():
    filters, refused = from_query({"theme": ["'; drop table enrolments --"]})
    assert refused == []
    assert filters.parameters()["themes"] == ["'; drop table enrolments --"]


def test_the_lens_hides_a_panel_but_narrows_nothing():
    filters, _ = from_query({"lens": ["open"]})
    assert filters.is_everything


def test_a_filter_on_who_takes_part_splits_editions():
    assert from_query({"sector": ["C"]})[0].splits_editions
    assert not from_query({"theme": ["Data"]})[0].splits_editions


def test_a_chip_opens_up_one_dimension():
    filters, _ = from_query({"theme": ["Data"], "from": ["2024-09-01"], "lens": ["open"]})
    assert filters.without("theme").theme == ()
    assert filters.without("period").starts_from is None
    assert filters.without("lens").lens == "both"


def test_an_academic_year_runs_from_september_to_august():
    assert year_bounds(2024) == (date(2024, 9, 1), date(2025, 9, 1))
