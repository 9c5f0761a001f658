"""A dated note is a thin grey line on its day with its text above the plot, in the panels it is about."""

import pandas as pd

from tweeluik.charts import trend

LABELS = ("2022-23", "2023-24", "2024-25", "2025-26")


def panels(notes: dict[tuple[str, str], tuple[str, float]]):
    """Trend panels with notes: (label, format) -> text and part of the period that had passed."""
    frame = pd.DataFrame(
        [(label, each, 10.0) for label in LABELS for each in ("in_company", "open")],
        columns=["label", "training_format", "enrolments"],
    )
    if notes:
        keys = list(zip(frame["label"], frame["training_format"], strict=True))
        frame["noted"] = [notes.get(key, ("", None))[0] for key in keys]
        frame["noted_place"] = [notes.get(key, ("", None))[1] for key in keys]
    return trend.panels(frame, "enrolments", "en")


def test_a_line_stands_on_its_day_between_the_periods():
    panel = panels({("2024-25", "open"): ("new form", 0.0)})["open"]
    assert [(line.x0, line.x1) for line in panel.layout.shapes] == [(1.5, 1.5)]
    assert [text.text for text in panel.layout.annotations] == ["new form"]


def test_a_note_about_one_format_is_not_drawn_in_the_other_but_makes_room_in_both():
    both = panels({("2024-25", "open"): ("new form", 0.5)})
    assert not both["in_company"].layout.shapes
    assert both["in_company"].layout.height == both["open"].layout.height
    assert both["in_company"].layout.margin.t == both["open"].layout.margin.t


def test_without_notes_a_chart_is_as_it_was():
    panel = panels({})["open"]
    assert not panel.layout.shapes
    assert not panel.layout.annotations
    assert panel.layout.height == trend.HEIGHT


def test_notes_close_together_stand_above_each_other():
    close = {("2023-24", "open"): ("a new evaluation form", 0.4), ("2024-25", "open"): ("another tariff", 0.1)}
    texts = panels(close)["open"].layout.annotations
    assert [text.yshift for text in texts] == [0, 18]


def test_a_text_goes_to_the_side_where_there_is_room():
    apart = {("2022-23", "open"): ("first", 0.5), ("2025-26", "open"): ("last", 0.5)}
    assert [text.xanchor for text in panels(apart)["open"].layout.annotations] == ["left", "right"]


def test_a_day_before_the_first_point_stays_inside_the_plot():
    panel = panels({("2022-23", "open"): ("first", 0.0)})["open"]
    assert panel.layout.shapes[0].x0 == panel.layout.xaxis.range[0]


def test_a_long_text_is_cut_and_whole_on_hovering_and_acts_nowhere():
    long = "<b>a very long text</b> about a new evaluation form"
    (text,) = panels({("2024-25", "open"): (long, 0.5)})["open"].layout.annotations
    assert text.text.endswith("…")
    assert "<b>" not in text.text
    assert text.hovertext == "&lt;b&gt;a very long text&lt;/b&gt; about a new evaluation form"
