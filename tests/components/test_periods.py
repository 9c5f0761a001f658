"""Periods have names, stand in the address as dates, and know the year before."""

from datetime import date

import pandas as pd
import pytest

from tweeluik.components import periods
from tweeluik.filters import Filters

KNOWN = periods.choices(date(2023, 11, 6), date(2025, 2, 3))


def test_the_data_decide_which_years_and_quarters_can_be_chosen():
    assert list(KNOWN) == ["2024-25", "2023-24", "2025-Q1", "2024-Q4", "2024-Q3", "2024-Q2", "2024-Q1", "2023-Q4"]


@pytest.mark.parametrize(
    ("starts_from", "starts_before", "code", "dutch"),
    [
        (None, None, "all", "alle jaren"),
        (date(2024, 9, 1), date(2025, 9, 1), "2024-25", "2024-25"),
        (date(2024, 10, 1), date(2025, 1, 1), "2024-Q4", "Q4 2024"),
        (date(2024, 10, 1), date(2024, 12, 25), "own", "01/10/2024 tot en met 24/12/2024"),
        (date(2024, 10, 1), None, "own", "vanaf 01/10/2024"),
        (None, date(2024, 12, 25), "own", "tot en met 24/12/2024"),
    ],
)
def test_a_period_is_known_by_its_dates(starts_from, starts_before, code, dutch):
    filters = Filters(starts_from=starts_from, starts_before=starts_before)
    assert periods.code(filters, KNOWN) == code
    assert periods.said(filters, KNOWN, "nl") == dutch


def test_september_begins_a_year_and_august_ends_it():
    assert [periods.year_of(date(2024, 9, 1)), periods.year_of(date(2024, 8, 31))] == [2024, 2023]


def test_a_year_is_full_once_it_is_over():
    frame = pd.DataFrame({"academic_year": [2023, 2024, 2025]})
    assert periods.full_years(frame, date(2025, 8, 31)) == [2023]
    assert periods.full_years(frame, date(2025, 9, 1)) == [2023, 2024]


def test_a_leap_day_has_a_year_before():
    assert periods.year_earlier(Filters(starts_from=date(2024, 2, 29))).starts_from == date(2023, 2, 28)


def test_a_month_stands_beside_the_same_month_a_year_earlier():
    frame = pd.DataFrame(
        {
            "period": pd.to_datetime(["2023-10-01", "2024-10-01", "2024-11-01"]),
            "training_format": ["open"] * 3,
            "enrolments": [7, 9, 4],
        }
    )
    line = periods.labelled(frame, "month", "enrolments", date(2024, 9, 1), "nl")
    assert line[["label", "enrolments"]].to_numpy().tolist() == [["okt 2024", 9], ["nov 2024", 4]]
    assert line["before"].fillna(-1).tolist() == [7.0, -1.0]
