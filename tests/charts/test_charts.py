"""Charts put in-company and open side by side on one scale, in the colours of the theme and with a second sign."""

import json
import re

import pandas as pd
import pytest

from tweeluik.charts import (
    bridge,
    butterfly,
    cloud,
    curve,
    diverging,
    dots,
    dumbbell,
    flow,
    funnel,
    multiples,
    patterns,
    ratios,
    trend,
)

BARS = pd.DataFrame(
    {
        "label": ["Zorg", "Zorg", "Data", "Data"],
        "value": ["zorg", "zorg", "data", "data"],
        "training_format": ["in_company", "open"] * 2,
        "amount": [30.0, 12.0, 5.0, None],
    }
)
YEARS = pd.DataFrame(
    {
        "label": ["2023-24", "2023-24", "2024-25", "2024-25"],
        "training_format": ["in_company", "open"] * 2,
        "mean": [4.1, None, 4.2, 4.5],
        "low": [4.0, None, 4.0, 4.3],
        "high": [4.2, None, 4.4, 4.7],
    }
)
ANSWERS = pd.DataFrame(
    {
        "title": ["Trainer"] * 3 + ["Pace"],
        "training_format": ["open"] * 4,
        "score": [1.0, 3.0, 5.0, 5.0],
        "share": [0.2, 0.4, 0.4, 1.0],
        "scale_min": [1.0] * 4,
        "scale_max": [5.0] * 4,
        "is_bipolar": [False] * 3 + [True],
    }
)
SHARES = pd.DataFrame(
    {
        "sector_label": ["Bouw"] * 4,
        "value": ["F"] * 4,
        "academic_year": [2023, 2023, 2024, 2024],
        "training_format": ["in_company", "open"] * 2,
        "share": [0.1, 0.2, 0.3, None],
    }
)
SIZES = pd.DataFrame(
    {
        "group_size": ["2-5", "6-10"],
        "mode": ["online", "online"],
        "mode_label": ["Online", "Online"],
        "amount": [2.5, 6.0],
    }
)
STRATA = pd.DataFrame(
    {
        "label": ["Zorg", "Zorg", "Data", "Data"],
        "training_format": ["in_company", "open"] * 2,
        "mean": [4.1, 4.4, 4.5, 4.2],
        "n": pd.array([20, 30, 6, 8], dtype="Int64"),
    }
)
STEPS = pd.DataFrame(
    {
        "label": ["Raw difference", "Mix", "Like for like"],
        "start": [0.0, -0.15, 0.0],
        "end": [-0.15, 0.05, 0.05],
        "text": ["−0.15", "−0.20", "+0.05"],
        "is_part": [False, True, False],
    }
)
USED = pd.DataFrame(
    {"label": ["Zorg"], "value": ["zorg"], "in_company_only": [1], "both": [2], "open_only": [1], "said": ["both 50%"]}
).assign(in_company_only_said="1", both_said="2", open_only_said="1")
PATHS = pd.DataFrame(
    {
        "training_format": ["in_company", "in_company", "open", "open"],
        "then_format": ["open", "none", "in_company", "both"],
        "members": [3, 5, 2, 0],
        "first_label": ["First in-company"] * 2 + ["First open"] * 2,
        "then_label": ["then open", "nothing more yet", "then in-company", "then both"],
        "said": [""] * 4,
    }
)
POINTS = pd.DataFrame(
    {
        "label": ["Excel", "Lassen"],
        "value": ["t1", "t2"],
        "training_format": ["open", "open"],
        "mean": [4.1, 2.0],
        "n": [20, 40],
        "worth": [16.0, 36.0],
        "shrunk": [4.0, 2.5],
        "outside": [0.0, -2.0],
        "target": [4.0, 4.0],
        "deviation": [1.0, 1.0],
    }
)
DRAWN = pd.DataFrame(
    {
        "size": [1, 1, 20, 20, 1500, 1500],
        "training_format": ["in_company", "open"] * 3,
        "expected": [1.0, 1.0, 5.5, 6.5, 9.0, 11.0],
    }
)
TIMES = pd.DataFrame(
    {
        "label": ["Zorg · 20%", "Zorg · 20%", "<b>Bouw</b>", "<b>Bouw</b>"],
        "training_format": ["in_company", "open"] * 2,
        "value": ["Q", "Q", "F", None],
        "ratio": [2.5, 0.0, 0.5, None],
    }
)
GROUPS = pd.DataFrame(
    {"training_format": ["in_company", "open", "open"], "sectors": [1.0, 2.5, 4.0], "mean": [3.5, 4.0, 4.5]}
)
FIGURES = {
    "flow": flow.figure(PATHS, "en"),
    "patterns": patterns.figure(USED, "en"),
    "cloud": cloud.figure(GROUPS, GROUPS, "en"),
    "curve": curve.figure(DRAWN, "nl"),
    "ratios": ratios.figure(TIMES, "nl"),
    "butterfly": butterfly.figure(BARS, "en"),
    "trend": trend.panels(YEARS, "mean", "en", decimals=2)["open"],
    "diverging": diverging.panels(ANSWERS, "en")["open"],
    "multiples": multiples.figures(SHARES, "en")["Bouw"],
    "dots": dots.figure(SIZES, "en"),
    "dumbbell": dumbbell.figure(STRATA, "en"),
    "bridge": bridge.figure(STEPS, "en"),
    "funnel": funnel.panels(POINTS, "en")["open"],
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_chart_uses_only_the_slots_of_the_theme(name):
    figure = json.loads(FIGURES[name].to_json())
    colours = set(re.findall(r"#[0-9a-f]{6}", json.dumps([figure["data"], figure["layout"] | {"template": ""}])))
    assert colours <= {f"#{slot:06d}" for slot in range(1, 11)}


def test_in_company_goes_to_the_left_and_open_to_the_right():
    in_company, open_ = butterfly.figure(BARS, "nl").data
    assert (list(in_company.x), list(open_.x)) == ([-30.0, -5.0], [12.0, 0.0])
    assert (list(in_company.text), list(open_.text)) == (["30", "5"], ["12", "–"])


def test_both_sides_of_a_butterfly_have_one_scale():
    low, high = butterfly.figure(BARS, "nl").layout.xaxis.range
    assert low == -high


def test_one_format_alone_begins_at_the_edge():
    figure = butterfly.figure(BARS, "nl", formats=("open",))
    assert [trace.x[0] for trace in figure.data] == [12.0]
    assert figure.layout.xaxis.range[0] == 0


def test_a_bar_carries_the_value_that_a_click_filters():
    assert list(butterfly.figure(BARS, "nl").data[0].customdata) == ["zorg", "data"]


def test_open_has_stripes_and_a_diamond_beside_its_hue():
    patterns = [trace.marker.pattern.shape for trace in butterfly.figure(BARS, "nl").data]
    symbols = [figure.data[0].marker.symbol for figure in trend.panels(YEARS, "mean", "nl").values()]
    assert (patterns, symbols) == (["", "/"], ["circle", "diamond"])


def test_a_hidden_value_is_a_gap_in_the_line_and_not_a_zero():
    assert list(trend.panels(YEARS, "mean", "nl")["open"].data[0].y) == [None, 4.5]


def test_both_panels_of_a_trend_share_their_axes():
    in_company, open_ = trend.panels(YEARS, "mean", "nl", from_zero=False).values()
    assert in_company.layout.yaxis.range == open_.layout.yaxis.range
    assert in_company.layout.xaxis.categoryarray == open_.layout.xaxis.categoryarray


def test_an_interval_is_drawn_from_low_to_high():
    error = trend.panels(YEARS, "mean", "nl")["in_company"].data[0].error_y
    assert [round(value, 2) for value in (*error.array, *error.arrayminus)] == [0.1, 0.2, 0.1, 0.2]


def test_the_last_known_point_of_a_line_is_labelled_as_its_reader_writes_it():
    assert list(trend.panels(YEARS, "mean", "nl", decimals=2)["in_company"].data[0].text) == ["", "4,20"]


def segments(training_format: str) -> list[tuple]:
    """Question, start, width, colour and pattern of each segment of a panel."""
    trace = diverging.panels(ANSWERS, "en")[training_format].data[0]
    titles = [text.partition("<br>")[0] for text in trace.hovertext]
    starts = [round(start, 2) for start in trace.base]
    return list(zip(titles, starts, trace.x, trace.marker.color, trace.marker.pattern.shape, strict=True))


def test_the_middle_of_the_scale_straddles_the_spine():
    placed = [(start, width) for title, start, width, *_ in segments("open") if title == "Trainer"]
    assert placed == [(-0.4, 0.2), (-0.2, 0.4), (0.2, 0.4)]


def test_high_scores_have_the_hue_and_the_stripes_and_a_bipolar_question_has_neither():
    highest = {title: (colour, shape) for title, *_, colour, shape in segments("open")}
    assert highest == {"Trainer": ("#000002", "/"), "Pace": ("#000003", "")}


def test_a_format_without_answers_keeps_the_place_of_each_question():
    notes = diverging.panels(ANSWERS, "en")["in_company"].layout.annotations
    assert [note.text for note in notes] == ["Trainer", "Pace"]


def test_small_charts_share_one_scale():
    two = pd.concat([SHARES, SHARES.assign(sector_label="Zorg", share=0.05)])
    first, second = multiples.figures(two, "en").values()
    assert first.layout.yaxis.range == second.layout.yaxis.range


def test_numbers_in_a_chart_follow_the_language():
    assert [butterfly.figure(BARS, language).layout.separators for language in ("nl", "en")] == [",.", ".,"]


@pytest.mark.parametrize("frame", [BARS.head(0), BARS.assign(amount=None)])
def test_nothing_to_draw_is_an_empty_chart_and_no_error(frame):
    assert butterfly.figure(frame, "nl").layout.xaxis.range is not None


def test_tags_in_the_data_are_shown_and_not_read():
    hostile = BARS.replace("Zorg", "<a href='https://example.org'>Zorg</a>")
    figure = butterfly.figure(hostile, "nl")
    assert figure.layout.annotations[0].text == "&lt;a href='https://example.org'&gt;Zorg&lt;/a&gt;"
    assert "<a" not in figure.data[0].hovertext[0]


def test_a_stratum_has_a_mark_a_format_and_a_line_between_them():
    line, in_company, open_ = dumbbell.figure(STRATA, "nl").data
    assert list(line.x) == [4.1, 4.4, None, 4.5, 4.2, None]
    assert (list(in_company.x), in_company.marker.symbol) == ([4.1, 4.5], "circle")
    assert (list(open_.x), open_.marker.symbol) == ([4.4, 4.2], "diamond")
    assert open_.hovertext[0] == "Zorg<br><b>4,40</b> (n = 30)"


def test_the_heaviest_stratum_stands_on_top():
    assert [(note.text, note.y > -0.5) for note in dumbbell.figure(STRATA, "en").layout.annotations] == [
        ("Zorg", True),
        ("Data", False),
    ]


def test_a_bridge_goes_from_the_raw_difference_by_its_parts_to_what_remains():
    bars = bridge.figure(STEPS, "en").data
    assert [(bar.base[0], round(bar.base[0] + bar.x[0], 2)) for bar in bars] == [(0, -0.15), (-0.15, 0.05), (0, 0.05)]


def test_a_bridge_has_the_hue_of_the_higher_format_and_grey_for_its_parts():
    assert [bar.marker.color for bar in bridge.figure(STEPS, "en").data] == ["#000001", "#000003", "#000002"]


def test_tags_in_the_name_of_a_stratum_are_shown_and_not_read():
    hostile = STRATA.replace("Zorg", "<b>Zorg</b>")
    figure = dumbbell.figure(hostile, "nl")
    assert figure.layout.annotations[0].text == "&lt;b&gt;Zorg&lt;/b&gt;"
    assert "<b>Zorg" not in figure.data[1].hovertext[0]


def test_the_part_that_uses_both_stands_between_the_two():
    bars = patterns.figure(USED, "nl").data
    assert [trace.x[0] for trace in bars] == [0.25, 0.5, 0.25]
    assert [trace.marker.pattern.shape for trace in bars] == ["", "", "/"]


def test_a_path_that_nobody_took_is_not_drawn():
    trace = flow.figure(PATHS, "en").data[0]
    assert list(trace.node.label) == [
        "First in-company",
        "First open",
        "then in-company",
        "then open",
        "nothing more yet",
    ]
    assert list(zip(trace.link.source, trace.link.target, trace.link.value, strict=True)) == [
        (0, 3, 3),
        (0, 4, 5),
        (1, 2, 2),
    ]


def test_nobody_to_draw_is_an_empty_flow_and_no_error():
    assert list(flow.figure(PATHS.assign(members=0), "nl").data[0].link.value) == []


def test_a_funnel_draws_its_limits_and_marks_what_lies_outside():
    mean, lower, *_, upper = (list(trace.y) for trace in funnel.panels(POINTS, "nl")["open"].data[:5])
    x = list(funnel.panels(POINTS, "nl")["open"].data[0].x)
    assert set(mean) == {4.0}
    assert lower[0] == pytest.approx(4 - 1.959964 / x[0] ** 0.5)
    assert upper[0] == pytest.approx(4 + 3.090232 / x[0] ** 0.5)
    points = funnel.panels(POINTS, "nl")["open"].data[-1]
    assert [data[0] for data in points.customdata] == ["t1", "t2"]
    assert list(points.marker.size) == [7, 11]


def test_a_funnel_names_only_what_lies_furthest_outside():
    assert [note.text for note in funnel.panels(POINTS, "nl")["open"].layout.annotations] == ["Lassen"]
    crowded = pd.concat([POINTS] + [POINTS.tail(1).assign(label=f"Nog een {n}") for n in range(5)], ignore_index=True)
    assert len(funnel.panels(crowded, "nl")["open"].layout.annotations) == 1


def test_a_format_without_trainings_has_an_empty_funnel():
    assert len(funnel.panels(POINTS, "nl")["in_company"].data) == 0
    assert funnel.panels(POINTS.head(0), "nl")["open"].layout.xaxis.range is not None


def test_a_curve_marks_the_size_at_which_the_formats_are_compared():
    figure = curve.figure(DRAWN, "nl")
    assert list(figure.layout.xaxis.ticktext) == ["1", "10", "100", "1.000"]
    assert figure.layout.shapes[0].x0 == 1500
    assert list(figure.data[1].marker.size) == [0, 0, 12]


def test_who_is_absent_has_an_open_mark_at_the_end_and_what_is_unknown_none():
    in_company, open_ = ratios.figure(TIMES, "nl").data
    assert list(in_company.x) == [2.5, 0.5]
    assert list(open_.x) == [0.25, None]
    assert list(open_.marker.symbol) == ["diamond-open", "diamond"]
    assert list(ratios.figure(TIMES, "nl").layout.xaxis.ticktext) == ["1/4×", "1/2×", "1×", "2×", "4×"]


def test_of_very_many_groups_only_some_are_drawn():
    many = pd.DataFrame({"training_format": "open", "sectors": [float(n) for n in range(1300)], "mean": 4.0})
    dots, line = cloud.figure(many, GROUPS, "en", ("open",)).data
    assert len(dots.x) == 434
    assert list(line.x) == [2.5, 4.0]


def test_a_small_chart_knows_its_sector_and_the_year_of_each_point():
    line = multiples.figures(SHARES, "en")["Bouw"].data[0]
    assert [list(data) for data in line.customdata] == [["F", "2023-09-01", "10.0%"], ["F", "2024-09-01", "30.0%"]]


def test_the_year_before_asks_for_no_period():
    frame = YEARS.assign(before=4.0, value=["2023-09-01"] * 2 + ["2024-09-01"] * 2)
    before, line = trend.panels(frame, "mean", "en")["open"].data
    assert [data[0] for data in before.customdata] == [None, None]
    assert [data[0] for data in line.customdata] == ["2023-09-01", "2024-09-01"]


def test_a_mark_beside_the_reference_knows_its_sector():
    assert list(ratios.figure(TIMES, "nl").data[1].customdata) == ["Q", None]
