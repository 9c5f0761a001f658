"""Every page opens by its address, in both languages, on full, empty and one-sided data."""

import json
import re
from html import unescape
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from tests.pages.conftest import findings, markup, read
from tweeluik.i18n import LANGUAGES, t

FIGURES = ("overview", "participation", "sectors", "satisfaction", "together", "trainings", "explore")
# Pages with filters; a report has no panels of its own.
FILTERED = (*FIGURES, "report")
PLAIN = ("guide", "method", "load", "uploads", "views")


def assert_sound(app):
    """No error, no half-made text (a part that was not filled in, a number that is not one), no chart that is none."""
    assert not app.exception
    for chart in app.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))
    assert not app.error
    assert not re.search(r"\{\w+\}|\bnan\b|\bNone\b|<NA>", read(app))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [*FILTERED, *PLAIN])
def test_a_page_says_its_title_in_the_language_of_the_address(visit, full, page, language):
    app = visit(full, page, lang=language)
    assert_sound(app)
    assert [title.value for title in app.title] == [t(f"pages.{page}.title", language)]


@pytest.mark.parametrize("page", [*FILTERED, *PLAIN])
def test_invented_data_are_marked_on_every_page(visit, full, page):
    app = visit(full, page, lang="nl")
    assert "Verzonnen voorbeeldgegevens." in read(app)
    ways_out = [link.proto.label for link in app.main.get("page_link")].count(t("frame.leave_demo", "nl"))
    assert ways_out == (0 if page == "load" else 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FILTERED)
def test_without_a_store_a_page_says_where_to_load(visit, tmp_path, page, language):
    app = visit(tmp_path / "nothing", page, lang=language)
    assert_sound(app)
    assert [title.value for title in app.title] == [t("frame.no_store.title", language)]
    assert t("frame.to_loading", language) in [link.proto.label for link in app.main.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PLAIN)
def test_pages_without_filters_need_no_store(visit, tmp_path, page, language):
    app = visit(tmp_path / "nothing", page, lang=language)
    assert_sound(app)
    assert [title.value for title in app.title] == [t(f"pages.{page}.title", language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FIGURES)
def test_a_format_without_data_stays_visible(visit, one_sided, page, language):
    app = visit(one_sided, page, lang=language)
    assert_sound(app)
    assert markup(app).count("tw-panel tw-in_company") == markup(app).count("tw-panel tw-open") > 0
    assert t("notes.no_data", language) in read(app) or t("notes.fewer_than_threshold", language, threshold=5) in read(
        app
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FILTERED)
def test_filtered_to_nothing_has_its_own_words_and_a_way_back(visit, full, page, language):
    app = visit(full, page, lang=language, to="1950-12-31")
    assert_sound(app)
    assert t("frame.filtered_to_nothing", language) in [text.value for text in app.markdown]
    app.button(key="reset_nothing").click().run()
    assert "to" not in app.query_params
    assert findings(app)


@pytest.mark.parametrize("lens", ["open", "in_company"])
@pytest.mark.parametrize("page", FIGURES)
def test_the_lens_shows_one_panel(visit, full, page, lens):
    app = visit(full, page, lang="en", lens=lens)
    assert_sound(app)
    assert set(re.findall(r"tw-panel tw-(\w+)", markup(app))) == {lens}
    assert 'class="tw-hinge"' not in markup(app)


@pytest.mark.parametrize("page", FILTERED)
def test_headings_go_down_one_level_at_a_time(visit, full, page):
    levels = [1, *map(int, re.findall(r"<h([2-6])", markup(visit(full, page, lang="en"))))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", FILTERED)
def test_links_to_other_pages_carry_the_filters(visit, full, page):
    app = visit(full, page, lang="en", theme=["Leiderschap", "Zorg"], from_="2024-09-01")
    links = [link.proto.query_string for link in app.sidebar.get("page_link")]
    assert set(links) == {"theme=Leiderschap&theme=Zorg&from=2024-09-01&lang=en"}


@pytest.mark.parametrize("page", FILTERED)
def test_parts_of_an_address_that_mean_nothing_are_named(visit, full, page):
    app = visit(full, page, lang="en", colour="red", from_="yesterday")
    assert "mean nothing here: colour, from." in app.warning[0].value


@pytest.mark.parametrize("page", FIGURES)
def test_each_chart_has_a_text_alternative_and_a_table(visit, full, page):
    app = visit(full, page, lang="en")
    charts = [chart.proto for chart in app.main.get("plotly_chart")]
    assert all(chart.alt for chart in charts[1:])
    assert len(charts) > 1
    assert "<details" in markup(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", FIGURES)
def test_each_headline_figure_and_each_hinge_is_explained_beside_it(visit, full, page, language):
    pairs = re.findall(r'class="tw-diptych([^"]*)"(.*?)</section></div>', markup(visit(full, page, lang=language)))
    assert pairs
    for look, rows in pairs:
        assert t("glossary.difference.text", language) in unescape(rows)
        assert "compact" in look or rows.count('<details class="tw-help"><summary>') == rows.count("<h3>") > 0


@pytest.mark.parametrize("page", [*FILTERED, *PLAIN])
def test_the_first_visitor_of_a_server_gets_the_same_page(visit_first, visit, full, page):
    first = visit_first(full, page, lang="en", theme="Zorg")
    assert_sound(first)
    assert read(first) == read(visit(full, page, lang="en", theme="Zorg"))
