"""A figure is said by its unit, with what it rests on and what its note means."""

import pandas as pd
import pytest

from tweeluik.components import wording
from tweeluik.metrics.frames import figure, figures

NARROW, FIXED = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (4358, "count", "4.358", "4,358"),
        (0.914, "rate", f"91{NARROW}%", "91%"),
        (0.041, "rate", f"4,1{NARROW}%", "4.1%"),
        (4.306, "score", "4,31", "4.31"),
        (-0.018, "rate_difference", f"−1,8{FIXED}pt", f"−1.8{FIXED}pt"),
        (0.07, "score_difference", "+0,07", "+0.07"),
        (45.2, "nps", "45", "45"),
        (3.333, "contacts", "3,3", "3.3"),
        (32628.0, "hours", "32.628", "32,628"),
        (11.38, "hours", "11,4", "11.4"),
        (0.0476, "p", "0,048", "0.048"),
        (0.00001, "p", "< 0,001", "< 0.001"),
        (float("nan"), "score", "–", "–"),
    ],
)
def test_a_value_is_said_by_its_unit(value, unit, dutch, english):
    assert (wording.amount(value, unit, "nl"), wording.amount(value, unit, "en")) == (dutch, english)


def test_a_figure_says_the_answers_and_the_editions_it_rests_on():
    row = figures([figure("satisfaction.overall.mean", "open", 4.3, 412, 38)]).iloc[0]
    assert wording.rests_on(row, "nl") == f"412{FIXED}antwoorden{FIXED}· 38{FIXED}edities"


def test_one_is_singular():
    row = figures([figure("participation.enrolments", "open", 1, 1, 1)]).iloc[0]
    assert wording.rests_on(row, "en") == f"1{FIXED}enrolment{FIXED}· 1{FIXED}edition"


def test_a_hidden_figure_rests_on_nothing_that_is_said():
    row = figures([figure("satisfaction.overall.mean", "open", float("nan"), note="fewer_than_threshold")]).iloc[0]
    assert wording.rests_on(row, "nl") == ""
    assert wording.notes(row, (wording.HIDDEN,), "nl", 7) == ["minder dan 7 respondenten"]


def test_an_interval_in_a_cell_is_two_ends_or_a_dash():
    known = figures(
        [figure("satisfaction.overall.difference", None, 0.2, low=0.1, high=0.3), figure("meeting.pairs", None, 3)]
    )
    assert [wording.ends(row, "nl") for _, row in known.iterrows()] == ["+0,10 tot +0,30", "–"]


def test_only_the_notes_that_are_wanted_are_said():
    row = pd.Series({"note": "higher_open bootstrap"})
    assert wording.notes(row, wording.VERDICTS, "en", 5) == ["higher in open"]
