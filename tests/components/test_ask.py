"""A thing is asked once for a version of the data, and nobody can spoil it for the others."""

import pandas as pd
import pytest

from tweeluik.components.ask import ask, look_up
from tweeluik.filters import Filters
from tweeluik.metrics import options, participation


class Counted:
    """An engine that counts what it is asked."""

    def __init__(self, engine, version):
        self._engine, self.asked = engine, []
        self.version, self.threshold = version, engine.threshold

    def query(self, name, **parameters):
        self.asked.append(name)
        return self._engine.query(name, **parameters)


@pytest.fixture
def counted(engines, request):
    return Counted(engines[False], request.node.name)


def test_the_same_question_is_asked_once(counted):
    first, second = (ask(counted, Filters(), participation.trend, "year") for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert counted.asked == ["participation_by_period"]


def test_two_questions_on_the_same_rows_read_them_once(counted):
    ask(counted, Filters(), participation.by_format)
    ask(counted, Filters(), participation.funnel)
    assert counted.asked.count("participation_by_format") == 1


@pytest.mark.parametrize("again", [(Filters(theme=("Care",)), "year"), (Filters(), "month")])
def test_other_filters_or_arguments_are_another_question(counted, again):
    ask(counted, Filters(), participation.trend, "year")
    ask(counted, again[0], participation.trend, again[1])
    assert counted.asked == ["participation_by_period"] * 2


def test_the_lens_hides_a_panel_and_reads_the_same_rows(counted):
    ask(counted, Filters(), participation.trend, "year")
    ask(counted, Filters(lens="open"), participation.trend, "year")
    assert counted.asked == ["participation_by_period"]


def test_another_version_of_the_data_is_asked_again(engines):
    for version in ("the version before", "the version after"):
        engine = Counted(engines[False], version)
        look_up(engine, options.uploads)
        assert engine.asked == ["uploads_by_file"]


def test_what_one_page_changes_in_an_answer_does_not_reach_another(counted):
    spoiled = ask(counted, Filters(), participation.trend, "year")
    spoiled["enrolments"] = -1
    spoiled.loc[0, "hours"] = -1.0
    fresh = ask(counted, Filters(), participation.trend, "year")
    assert (fresh["enrolments"] > 0).all()
    assert (fresh["hours"] > 0).all()
