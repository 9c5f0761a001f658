"""Which choices of the filter bar would still give something?"""

import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled as with_every_field
from tests.tables import engine_of_rows
from tweeluik.filters import from_query
from tweeluik.metrics import options, participation

SELECTIONS = [
    {"theme": ["Care"]},
    {"sector": ["C", "Q"], "mode": ["online"]},
    {"theme": ["Data"], "from": ["2024-06-01"], "size": ["50-99"]},
    {"training": ["T1"]},
    {"theme": ["nothing of the kind"]},
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return engine_of_rows(tmp_path_factory.mktemp("options"), **with_every_field(oracle.programme(1)))


@pytest.mark.parametrize("query", SELECTIONS, ids=str)
@pytest.mark.parametrize("dimension", ["theme", "sector", "institution", "mode", "size", "province"])
def test_a_choice_is_filled_when_it_has_enrolments_under_the_filters_on_the_others(engine, query, dimension):
    filters = from_query(query)[0]
    counted = participation.by_dimension(engine, filters.without(dimension), dimension)
    known = counted[(counted["enrolments"] > 0) & counted["value"].notna()]
    found = options.filled(engine, filters)
    assert set(found.loc[found["dimension"] == dimension, "value"].dropna()) == set(known["value"])


def test_what_a_filter_leaves_out_is_not_filled(micro):
    found = options.filled(micro, from_query({"theme": ["Care"]})[0])
    assert list(found.loc[found["dimension"] == "theme", "value"]) == ["Care", "Data"]
    assert "training" not in set(found["dimension"])


def test_values_that_no_enrolment_has_are_left_out_of_the_filters(micro):
    known = options.by_dimension(micro)
    asked = from_query({"theme": ["Care", "Old"], "mode": ["by_post"], "from": ["2024-09-01"], "lens": ["open"]})[0]
    still, stale = options.sound(known, asked)
    assert still == from_query({"theme": ["Care"], "from": ["2024-09-01"], "lens": ["open"]})[0]
    assert stale == (("theme", "Old"), ("mode", "by_post"))


def test_without_any_data_nothing_is_held_against_the_filters(micro):
    asked = from_query({"theme": ["Old"]})[0]
    assert options.sound(options.by_dimension(micro).iloc[:0], asked) == (asked, ())
