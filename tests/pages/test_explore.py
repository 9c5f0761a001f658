"""Explore shows any measure by one or two dimensions, says what stands out, and why something is not offered."""

import json
import re

import pytest

from tests.pages.conftest import findings, markup, read
from tests.pages.test_every_page import assert_sound
from tests.pages.test_filter_bar import chosen
from tweeluik.metrics.explorable import MEASURES

YEAR = {"from_": "2024-09-01", "to": "2025-08-31"}


def table(app) -> list[list[str]]:
    """The cells of the table under the chart, head first."""
    last = re.findall(r"<table>.*?</table>", markup(app), flags=re.S)[-1]
    rows = re.findall(r"<tr.*?</tr>", last, flags=re.S)
    return [[re.sub("<.*?>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, flags=re.S)] for row in rows]


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart")][1:]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_shown_in_both_languages(visit, full, measure, language):
    app = visit(full, "explore", lang=language, measure=measure)
    assert_sound(app)
    assert not app.warning
    assert len(findings(app)) == 2


@pytest.mark.parametrize(
    ("state", "traces"),
    [
        ({"measure": "enrolments", "by": "theme"}, ["bar", "bar"]),
        ({"measure": "mean", "by": "theme"}, ["scatter", "scatter"]),
        ({"measure": "enrolments", "by": "year"}, ["scatter"]),
        ({"measure": "enrolments", "by": "theme", "and": "mode"}, ["heatmap"]),
        ({"measure": "enrolments", "by": "year", "and": "mode"}, ["scatter", "scatter"]),
    ],
)
def test_a_chart_is_chosen_for_what_is_asked(visit, full, state, traces):
    assert [trace["type"] for trace in charts(visit(full, "explore", lang="en", **state))[0]["data"]] == traces


def test_the_others_stand_last_and_are_not_clicked(visit, full):
    app = visit(full, "explore", lang="en", measure="enrolments", by="theme", top="5")
    rows = table(app)
    assert len(rows) == 1 + 6
    assert rows[-1][0] == "other, together"
    assert rows[-1][-1] == "", "no link to trainings"
    assert charts(app)[0]["data"][0]["customdata"][-1] is None


def test_names_are_links_to_their_filter_and_to_the_trainings_under_it(visit, full):
    app = visit(full, "explore", lang="en", measure="enrolments", by="theme", sort="label", **YEAR)
    links = re.findall(r'<a href="([^"]+)"', markup(app))
    same = "theme=Communicatie&amp;from=2024-09-01&amp;to=2025-08-31"
    assert links[0] == f"?{same}&amp;measure=enrolments&amp;by=theme&amp;sort=label&amp;lang=en"
    assert links[1] == f"trainings?{same}&amp;lang=en"


def test_the_period_before_stands_beside(visit, full):
    app = visit(full, "explore", lang="en", measure="enrolments", by="mode", compare="previous", **YEAR)
    earlier = visit(full, "explore", lang="en", measure="enrolments", by="mode", from_="2023-09-01", to="2024-08-31")
    head, *rows = table(app)
    place = head.index("In-company: period before")
    assert {row[0]: row[place] for row in rows} == {row[0]: row[1] for row in table(earlier)[1:]}
    assert "The grey stroke is the period before: 2023-24." in read(app)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ({}, "choose a period with a first and a last day"),
        ({"from_": "2021-09-01", "to": "2022-08-31"}, "the data begin on"),
        ({"from_": "2024-09-01", "to": "2199-08-31"}, "this period is not over"),
        ({"measure": "fill_rate"}, "Not by Sector, Size of the organisation, Province"),
        ({"sector": "C"}, "Not under a filter on sector, size or province: Fill rate, Sectors in one edition."),
        ({"measure": "mean", "by": "training"}, "Not sorted by value"),
        ({"measure": "participants"}, "the rows add up to more than the total"),
        ({"measure": "mean", "by": "sector"}, "An open edition has several sectors, sizes and provinces"),
    ],
)
def test_what_is_not_offered_has_its_reason(visit, full, state, reason):
    assert reason in read(visit(full, "explore", lang="en", **state))


def test_a_change_of_dimension_takes_what_hung_on_it_out_of_the_address(visit, full):
    app = visit(full, "explore", lang="en", measure="mean", by="theme", chart="dots", sort="value", top="5")
    app.selectbox(key="choice_by").set_value("month").run()
    assert not app.warning
    assert {name: chosen(app, name) for name in app.query_params} == {
        "measure": ["mean"],
        "by": ["month"],
        "lang": ["en"],
    }


def test_without_evaluations_measures_of_answers_are_not_offered(visit, one_sided):
    app = visit(one_sided, "explore", lang="en", measure="nps")
    assert "mean nothing here: measure." in app.warning[0].value
    assert "Net promoter score" not in app.selectbox(key="choice_measure").options


def test_the_proof_holds_the_query_with_what_it_was_asked(visit, full):
    app = visit(full, "explore", lang="en", measure="completion_rate", by="theme", top="5")
    app.session_state["proof_explore"] = True
    shown = [code.value for code in app.run().code]
    assert shown[0].startswith("-- Question: What became of the seats of each edition")
    assert "$dimension = theme" in shown[-1]
    assert "$all_shown = false" in shown[-1]
