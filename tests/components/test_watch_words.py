"""A limit is read as people type it, and written with no more digits than it has."""

import pytest

from tweeluik.components.watches import words
from tweeluik.errors import UsageError


@pytest.mark.parametrize(
    ("written", "unit", "limit"),
    [
        ("40", "rate", 0.4),
        ("40 %", "rate", 0.4),
        ("12,5%", "rate", 0.125),
        ("12.5", "rate", 0.125),
        ("-5 pt", "rate_difference", -0.05),
        ("\N{MINUS SIGN}5", "rate_difference", -0.05),
        ("4,2", "score", 4.2),
        ("4.250", "score", 4.25),
        ("1.250", "count", 1250),
        ("1,250", "hours", 1250),
        ("1250", "count", 1250),
        ("12,5", "hours", 12.5),
        (" 30 ", "nps", 30),
    ],
)
def test_a_limit_is_read_in_the_unit_that_people_read(written, unit, limit):
    assert words.read_limit(written, unit) == limit


@pytest.mark.parametrize("written", ["", "veertig", "1e9", "nan", "inf", "4,2,1", "<b>4</b>", "--4", "4" * 13])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(UsageError, match="limit_unreadable"):
        words.read_limit(written, "rate")


@pytest.mark.parametrize(
    ("limit", "unit", "dutch", "english"),
    [
        (0.4, "rate", "40\N{NARROW NO-BREAK SPACE}%", "40%"),
        (0.29, "rate", "29\N{NARROW NO-BREAK SPACE}%", "29%"),
        (0.125, "rate", "12,5\N{NARROW NO-BREAK SPACE}%", "12.5%"),
        (-0.05, "rate_difference", "\N{MINUS SIGN}5\N{NO-BREAK SPACE}pt", "\N{MINUS SIGN}5\N{NO-BREAK SPACE}pt"),
        (4.2, "score", "4,2", "4.2"),
        (1250, "count", "1.250", "1,250"),
    ],
)
def test_a_limit_is_written_with_the_digits_it_has(limit, unit, dutch, english):
    assert words.limit(limit, unit, "nl") == dutch
    assert words.limit(limit, unit, "en") == english


@pytest.mark.parametrize(
    ("value", "unit", "limit", "said"),
    [
        (0.386, "rate", 0.4, "38.6%"),
        (0.4, "rate", 0.4, "40.0%"),
        (0.3996, "rate", 0.4, "39.9600%"),
        (4.1999, "score", 4.2, "4.1999"),
        (4.31, "score", 4.2, "4.31"),
    ],
)
def test_a_value_is_never_written_as_the_limit_that_it_is_beyond(value, unit, limit, said):
    assert words.exact(value, unit, "en", limit) == said
