"""A watch is red beyond its limit, never at it, and never on what may not be shown."""

from datetime import date

import pandas as pd
import pytest

from tests.tables import engine_of
from tweeluik.engine.watches import Watch
from tweeluik.filters import Filters
from tweeluik.metrics.figures import all_figures, some_figures
from tweeluik.metrics.watches import check, state_of, watchable

TODAY = date(2026, 11, 27)


def watch(figure="participation.enrolments", about="open", condition="below", limit=1.0, period="", **query):
    return Watch(f"{figure} {about} {condition}", figure, about, condition, limit, query, period, "2026-01-01T00:00:00")


def row(value=None, low=None, high=None, note=""):
    return pd.Series({"value": value, "low": low, "high": high, "note": note}, dtype=object)


@pytest.mark.parametrize(
    ("condition", "limit", "state"),
    [
        ("below", 0.41, "red"),
        ("below", 0.4, "quiet"),
        ("below", 0.39, "quiet"),
        ("above", 0.39, "red"),
        ("above", 0.4, "quiet"),
        ("clearly_below", 0.5, "quiet"),
        ("clearly_below", 0.51, "red"),
        ("clearly_above", 0.3, "quiet"),
        ("clearly_above", 0.29, "red"),
    ],
)
def test_exactly_at_the_limit_is_not_beyond_it(condition, limit, state):
    assert state_of(watch(condition=condition, limit=limit), row(0.4, 0.3, 0.5)) == state


def test_a_percentage_that_was_typed_equals_the_same_share():
    assert state_of(watch(limit=29 / 100), row(58 / 200)) == "quiet"


@pytest.mark.parametrize("condition", ["below", "above", "clearly_below", "clearly_above"])
@pytest.mark.parametrize("value", [None, float("nan")])
def test_what_is_hidden_or_unknown_says_nothing(condition, value):
    assert state_of(watch(condition=condition), row(value, note="fewer_than_threshold")) == "few"
    assert state_of(watch(condition=condition), row(value, note="")) == "no_data"


def test_nothing_is_clear_without_an_interval():
    assert state_of(watch(condition="clearly_below", limit=9.0), row(0.4)) == "no_interval"


def test_a_row_a_watch_in_their_order_with_what_the_figure_rests_on(micro):
    watches = [
        watch("participation.response_rate", "in_company", "below", 0.9),
        watch("participation.enrolments", "open", "above", 11),
        watch("together.organisations.both", None, "below", 3),
    ]
    found = check(micro, watches, TODAY)
    assert list(found["watch_id"]) == [each.watch_id for each in watches]
    assert list(found["state"]) == ["red", "quiet", "red"]
    assert list(found["value"]) == [pytest.approx(7 / 8), 11, 2]
    assert list(found["n"])[:2] == [8, 11]


def test_a_figure_under_the_threshold_does_not_fire_and_does_not_leak(micro):
    for condition, limit in (("below", 99.0), ("above", -99.0)):
        asked = watch("satisfaction.overall.mean", "in_company", condition, limit, theme=["Care"])
        (found,) = check(micro, [asked], TODAY).to_dict("records")
        assert found["state"] in ("few", "no_data")
        assert all(pd.isna(found[name]) for name in ("value", "low", "high"))


def test_filters_are_those_of_the_watch(micro):
    of_care, of_all = watch(theme=["Care"], limit=11), watch(limit=11)
    assert list(check(micro, [of_care, of_all], TODAY)["state"]) == ["red", "quiet"]


@pytest.mark.parametrize(
    ("figure", "state"),
    [
        ("participation.happiness", "no_figure"),
        ("nothing", "no_figure"),
        ("satisfaction.dropped.mean", "no_figure"),
        ("satisfaction.overall.mean", "red"),
    ],
)
def test_a_figure_that_is_no_longer_made_is_said_so(micro, figure, state):
    assert list(check(micro, [watch(figure, "open", "above", -1.0)], TODAY)["state"]) == [state]


def test_a_watch_under_filters_that_mean_nothing_any_more_says_which_and_does_not_fire(micro):
    asked = watch(condition="above", limit=-1.0, theme=["Care", "Gone"], colour=["red"])
    (found,) = check(micro, [asked], TODAY).to_dict("records")
    assert (found["state"], found["stale"]) == ("stale", "colour, Gone")
    assert pd.isna(found["value"])


def test_watches_under_the_same_filters_are_answered_together(micro, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "tweeluik.metrics.watches.some_figures", lambda *parts: asked.append(parts[1]) or some_figures(*parts)
    )
    of_care = [watch(about=about, theme=["Care"], limit=limit) for about in ("open", "in_company") for limit in (1, 2)]
    assert len(check(micro, [*of_care, watch()], TODAY)) == 5
    assert [filters.theme for filters in asked] == [("Care",), ()]


def test_no_watches_ask_nothing(micro):
    assert check(micro, [], TODAY).empty


@pytest.mark.parametrize(
    ("period", "today", "enrolments"),
    [
        ("this_year", date(2025, 8, 31), 2),
        ("this_year", date(2025, 9, 1), 1),
        ("last_year", date(2025, 9, 1), 2),
        ("", date(2025, 9, 1), 3),
    ],
)
def test_a_period_moves_with_the_calendar(tmp_path, period, today, enrolments):
    engine = engine_of(
        tmp_path,
        editions="edition_id | training_format | starts_on\nE1 | open | 2024-09-01\nE2 | open | 2025-09-01",
        enrolments="edition_id | participant_id\nE1 | an\nE1 | bo\nE2 | cis",
    )
    assert list(check(engine, [watch(period=period)], today)["value"]) == [enrolments]


def test_one_figure_at_a_time_is_what_all_figures_say_together(micro):
    everything = all_figures(micro, Filters())
    # A claim is read from all of them, and can't be watched.
    everything = everything[~everything["id"].str.startswith("claims.")].astype({"value": float})
    for id_, rows in everything.groupby("id", sort=False):
        alone = some_figures(micro, Filters(), [id_])
        pd.testing.assert_frame_equal(alone, rows.reset_index(drop=True), check_dtype=False)
    assert some_figures(micro, Filters(), ["nothing"]).empty


def test_whatever_can_be_watched_is_a_figure_that_is_made(micro):
    made = set(all_figures(micro, Filters())["id"])
    offered = list(watchable(micro))
    assert set(offered) <= made
    assert {"participation.response_rate", "satisfaction.overall.mean", "satisfaction.recommend.nps"} <= set(offered)
    assert not [id_ for id_ in offered if id_.endswith((".icc", ".design_effect", ".p", "content.nps"))]
