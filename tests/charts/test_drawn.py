"""A chart is sent as it was written, with room for what stands along its axes."""

import pytest

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn, margin

BARE = {"l": 4, "r": 4, "t": 8, "b": 4}


def room(xaxis=None, yaxis=None, language="en"):
    """What an axis takes of the margin beside what every chart has."""
    hidden = theme.axis(showticklabels=False)
    found = margin(xaxis or hidden, yaxis or hidden, language)
    return {side: found[side] - BARE[side] for side in BARE if found[side] != BARE[side]}


def test_without_labels_nothing_is_kept_free():
    assert room() == {}
    assert margin({}, {}, "en") == BARE


def test_labels_across_take_a_line_under_the_plot_and_a_title_another():
    plain, titled = room(theme.axis()), room(theme.axis(title="group size"))
    assert list(plain) == list(titled) == ["b"]
    assert titled["b"] > plain["b"] + 13


def test_labels_that_stand_on_top_take_it_there():
    assert list(room(theme.axis(side="top"))) == ["t"]


def test_labels_upwards_take_as_much_as_the_longest():
    short, long = (room(yaxis=theme.axis(range=[0, end], tickformat=",.0f"))["l"] for end in (9, 12_000))
    assert long - short == pytest.approx(5 * 0.56 * 13, abs=1), '"12,000" has five characters more than "9"'
    named = room(yaxis=theme.axis(tickvals=[0], ticktext=["between"]))["l"]
    assert named == pytest.approx(4 + 7 * 0.56 * 13, abs=1)


def test_shares_are_as_long_as_they_are_written():
    assert room(yaxis=theme.axis(range=[0, 1], tickformat=",.0%")) == room(yaxis=theme.axis(ticktext=["100%"]))


def test_an_axis_that_looks_after_itself_is_left_alone():
    assert room(theme.axis(automargin=True), theme.axis(automargin=True)) == {}


def test_room_over_the_plot_is_added():
    plain, higher = (theme.figure([], "nl", 100, above=above).to_dict()["layout"]["margin"]["t"] for above in (0, 28))
    assert higher == plain + 28


def test_a_figure_is_sent_as_written_and_checked_when_it_is_asked_for_its_parts():
    data, layout = [{"type": "bar", "x": [1], "y": [2]}], {"height": 100}
    drawn = Drawn(data, layout)
    assert drawn.to_dict() == {"data": data, "layout": layout}
    assert (drawn.data[0].type, drawn.layout.height) == ("bar", 100)
    with pytest.raises(ValueError, match="colour"):
        _ = Drawn([{"type": "bar", "colour": "red"}], {}).data
