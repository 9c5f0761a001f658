"""Trainings can be searched, opened down to an edition and left again, and what is joined is said."""

import json
import re
from urllib.parse import parse_qs

import pytest

from tests.pages.conftest import HOSTILE, findings, markup, read
from tests.pages.test_every_page import assert_sound
from tweeluik.i18n import LANGUAGES, t

ONE = {"training": "OPL002"}
EDITION = ONE | {"edition": "ED26-1165"}


def titles(app) -> list[str]:
    """The trainings of the list, in its order; two links stand beside the mark of invented data."""
    back = {t("trainings.all", language) for language in LANGUAGES}
    labels = [link.proto.label.replace("\\", "") for link in app.main.get("page_link")[2:]]
    return [label for label in labels if label not in back]


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart") if chart.proto.alt]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", [{}, ONE, EDITION], ids=["list", "training", "edition"])
def test_every_state_opens_in_both_languages(visit, full, language, where):
    assert_sound(visit(full, "trainings", lang=language, **where))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", [{}, {"training": "T1"}, {"training": "T1", "edition": "O1"}])
def test_every_state_opens_on_one_sided_data(visit, one_sided, language, where):
    app = visit(one_sided, "trainings", lang=language, **where)
    assert_sound(app)
    assert findings(app)


def test_the_list_is_a_part_at_a_time(visit, full):
    app = visit(full, "trainings", lang="en")
    assert len(titles(app)) == 12
    assert "1 to 12 of 127" in read(app)
    last = visit(full, "trainings", lang="en", page_="99")
    assert "121 to 127 of 127" in read(last)
    assert len(titles(last)) == 7


def test_turning_a_part_stands_in_the_address_and_a_search_begins_anew(visit, full):
    app = visit(full, "trainings", lang="en")
    app.button(key="turn_later").click().run()
    assert app.query_params["page"] == "2"
    app.text_input(key="choice_search").set_value("data").run()
    assert "page" not in app.query_params
    assert app.query_params["search"] == "data"


def test_a_search_looks_in_title_theme_and_institution_without_accents_or_capitals(visit, full):
    assert "Milieucoördinator: opfrissing" in titles(visit(full, "trainings", lang="nl", search="MILIEUCOORD"))
    of_both = visit(full, "trainings", lang="nl", search="zorgacademie data")
    assert all("Zorgacademie" in line for line in re.findall(r"tw-list-row.*?</p>", markup(of_both)))


def test_a_search_that_finds_nothing_says_what_was_searched(visit, full):
    app = visit(full, "trainings", lang="en", search="onderwaterlassen")
    assert any("“onderwaterlassen”" in text.value for text in app.markdown)


def test_the_list_can_be_sorted_both_ways_but_not_by_the_mean_itself(visit, full):
    up = titles(visit(full, "trainings", lang="nl", sort="title"))
    assert up == sorted(up, key=str.casefold)
    down = titles(visit(full, "trainings", lang="nl", sort="title", order="down"))
    assert down[0].casefold() > up[-1].casefold()
    app = visit(full, "trainings", lang="en", sort="mean")
    assert app.selectbox(key="choice_sort").value == "enrolments"


def test_a_joined_training_says_why_it_has_no_mean(visit, full):
    app = visit(full, "trainings", lang="en", search="statistiek opgefrist")
    assert "appears only together with other trainings" in read(app)


def test_a_name_in_the_list_opens_the_training_and_the_trail_leads_back(visit, full):
    app = visit(full, "trainings", lang="en", search="data", page_="1")
    link = next(link.proto for link in app.main.get("page_link") if link.proto.label == "Data visualiseren")
    query = parse_qs(link.query_string)
    assert (query["search"], query["page"], query["lang"]) == (["data"], ["1"], ["en"])
    there = visit(full, "trainings", **{f"{name}_": values[0] for name, values in query.items()})
    assert findings(there)[0].startswith("Data visualiseren: in-company ")
    back = next(link.proto for link in there.main.get("page_link") if link.proto.label == "All trainings")
    assert parse_qs(back.query_string) == {"search": ["data"], "page": ["1"], "lang": ["en"]}


def test_a_training_shows_its_editions_and_each_opens(visit, full):
    app = visit(full, "trainings", lang="en", **ONE)
    assert "Editions: in-company 30, open 12" in findings(app)
    links = [parse_qs(link.proto.query_string) for link in app.main.get("page_link")]
    assert ["ED26-1165"] in [query.get("edition") for query in links]


def test_a_training_stands_beside_its_theme_in_both_formats(visit, full):
    said = findings(visit(full, "trainings", lang="nl", **ONE))
    assert (
        "Tevredenheid over het geheel naast andere opleidingen van het thema: "
        "in-company geen duidelijk verschil, open geen duidelijk verschil" in said
    )


def test_an_edition_says_with_how_many_it_is_joined(visit, full):
    said = read(visit(full, "trainings", lang="en", **EDITION))
    assert "20 May 2026 – 3 June 2026: 16 seats taken, 15 attended, 89% full" in said
    assert "this edition alone" in said
    assert "0 (by definition)" in said


def test_an_edition_of_another_training_is_not_shown(visit, full):
    app = visit(full, "trainings", lang="en", training="OPL001", edition="ED26-1165")
    assert findings(app)[0].startswith(t("trainings.standing", "en", title="Basisveiligheid op de werkvloer", said=""))


def test_taking_the_filter_away_leaves_the_edition_too(visit, full):
    app = visit(full, "trainings", lang="en", **EDITION)
    app.button(key="chip_training_OPL002").click().run()
    assert not {"training", "edition"} & set(app.query_params)


def test_comments_are_for_nobody_unless_the_installation_says_so(visit, full, monkeypatch):
    closed = read(visit(full, "trainings", lang="en", **ONE))
    assert "This installation shows comments to nobody." in closed
    assert "<details><summary>In-company · " not in markup(visit(full, "trainings", lang="en", **ONE))
    monkeypatch.setenv("TWEELUIK_COMMENTS", "everyone")
    shown = markup(visit(full, "trainings", lang="en", **ONE))
    forms = [int(n) for n in re.findall(r"<summary>(?:In-company|Open) · .*?(\d+) evaluations</summary>", shown)]
    assert forms
    assert min(forms) >= 10


def test_a_funnel_stands_for_each_format_on_one_scale_and_its_points_open(visit, full):
    left, right = charts(visit(full, "trainings", lang="en"))
    assert left["layout"]["yaxis"]["range"] == right["layout"]["yaxis"]["range"]
    assert left["layout"]["xaxis"]["range"] == right["layout"]["xaxis"]["range"]
    assert "OPL002" in [data[0] for data in left["data"][-1]["customdata"]]


def test_the_funnel_says_what_chance_would_put_outside(visit, full):
    said = read(visit(full, "trainings", lang="en"))
    assert re.search(r"35 of 199 points lie outside the 95% limits, .* about 10\.", said)


def test_with_few_editions_the_limits_say_they_are_too_narrow(visit, one_sided):
    assert "Too few editions to count their likeness in (open)" in read(visit(one_sided, "trainings", lang="en"))


def test_the_lens_of_the_other_format_leaves_the_lines_of_one(visit, full):
    shown = markup(visit(full, "trainings", lang="en", lens="open"))
    assert 'class="tw-line tw-open"' in shown
    assert 'class="tw-line tw-in_company"' not in shown


def test_no_trainer_is_named(visit, full):
    said = "".join(read(visit(full, "trainings", lang="en", **where)) for where in ({}, ONE, EDITION))
    assert "lead_trainer" not in said


def test_what_people_wrote_as_a_theme_is_shown_as_text(visit, hostile):
    app = visit(hostile, "trainings", lang="en")
    assert "<script>" not in markup(app)
    assert HOSTILE in read(app)
