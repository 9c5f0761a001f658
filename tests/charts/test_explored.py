"""Charts of any measure: one scale, clickable where there is something to filter on, hidden cells left empty."""

import json

import pandas as pd
import pytest

from tweeluik.charts import explored, facets, heat, intervals

BOTH = ("in_company", "open")
CELLS = pd.DataFrame(
    {
        "label": ["Zorg", "Zorg", "Data", "Data", "other", "other"],
        "second_label": ["Online"] * 6,
        "row": ["Zorg · Online"] * 2 + ["Data · Online"] * 2 + ["other · Online"] * 2,
        "value": ["zorg", "zorg", "data", "data", None, None],
        "second": ["online"] * 6,
        "training_format": BOTH * 3,
        "amount": [30.0, 12.0, 5.0, None, 90.0, 20.0],
        "low": [28.0, None, None, None, None, None],
        "high": [31.0, None, None, None, None, None],
        "text": ["30", "12", "5", "–", "90", "20"],
        "said": ["30 people <b>", "12 people", "5 people", "fewer than 5 respondents", "", ""],
        "is_cut": [False, False, False, False, True, False],
    }
)
PERIODS = CELLS.assign(
    label=["2023-24", "2023-24", "2024-25", "2024-25", "2025-26", "2025-26"],
    value=["2023-09-01"] * 2 + ["2024-09-01"] * 2 + ["2025-09-01"] * 2,
)


def plain(figure) -> dict:
    return json.loads(figure.to_json())


def test_intervals_reach_from_their_lower_to_their_upper_bound():
    in_company = plain(intervals.figure(CELLS, "nl"))["data"][0]
    assert in_company["x"] == [30.0, 5.0, 90.0]
    assert in_company["error_x"]["array"] == [1.0, 0.0, 0.0]
    assert in_company["error_x"]["arrayminus"] == [2.0, 0.0, 0.0]


def test_a_hidden_value_has_no_mark_and_says_why():
    of_open = plain(intervals.figure(CELLS, "en"))["data"][1]
    assert of_open["x"] == [12.0, None, 20.0]
    assert "fewer than 5 respondents" in of_open["hovertext"][1]


def test_what_people_write_is_text_on_hovering():
    assert "&lt;b&gt;" in plain(intervals.figure(CELLS, "en"))["data"][0]["hovertext"][0]


def test_the_period_before_is_a_grey_stroke_without_a_click():
    before = plain(intervals.figure(CELLS.assign(before=4.0), "en"))["data"][0]
    assert before["marker"]["symbol"] == "line-ns"
    assert "customdata" not in before


def test_a_value_that_cannot_be_filtered_is_not_clicked():
    assert plain(intervals.figure(CELLS, "en"))["data"][0]["customdata"] == ["zorg", "data", None]
    cells = plain(heat.panels(CELLS, "en")["in_company"])["data"][0]["customdata"]
    assert cells == [[["zorg", "online"]], [["data", "online"]], [None]]


def test_both_panels_of_a_heat_map_share_one_scale():
    ends = [(p["data"][0]["zmin"], p["data"][0]["zmax"]) for p in map(plain, heat.panels(CELLS, "nl").values())]
    assert ends == [(5.0, 90.0), (5.0, 90.0)]


def test_a_hidden_cell_of_a_heat_map_is_empty():
    of_open = plain(heat.panels(CELLS, "en")["open"])["data"][0]
    assert of_open["z"] == [[12.0], [None], [20.0]]
    assert of_open["text"] == [["12"], ["–"], ["20"]]


def test_bars_of_others_that_go_far_beyond_all_are_cut_off_with_their_number():
    in_company = plain(explored.figure("bars", CELLS, "en", BOTH, "count", "theme"))["data"][0]
    assert in_company["x"] == [-30.0, -5.0, -36.0]
    assert in_company["text"][2] == "90 …"


def test_small_charts_share_one_scale_and_know_both_values():
    two = pd.concat([CELLS, CELLS.assign(second_label="On site", amount=CELLS["amount"] * 2)])
    charts = {title: plain(figure) for title, figure in facets.marks(two, "en").items()}
    assert list(charts) == ["Online", "On site"]
    assert charts["Online"]["layout"]["xaxis"]["range"] == charts["On site"]["layout"]["xaxis"]["range"]
    assert charts["Online"]["data"][0]["customdata"][0] == ["zorg", "online"]


def test_lines_of_small_charts_run_through_time_with_a_gap_for_what_is_hidden():
    line = plain(facets.lines(PERIODS.iloc[::-1], "en")["Online"])["data"][1]
    assert line["x"] == ["2023-24", "2024-25", "2025-26"]
    assert line["y"] == [12.0, None, 20.0]
    assert line["customdata"][0] == ["2023-09-01", "online"]


def test_a_line_through_time_knows_the_period_that_a_click_asks_for():
    panels = explored.figure("line", PERIODS, "en", BOTH, "rate", "year")
    assert plain(panels["in_company"])["data"][0]["customdata"][0] == ["2023-09-01", "30"]


@pytest.mark.parametrize("draw", [intervals.figure, heat.panels, facets.marks, facets.lines])
def test_nothing_known_is_drawn_without_an_error(draw):
    assert draw(CELLS.assign(amount=float("nan"), low=float("nan"), high=float("nan")), "nl")
