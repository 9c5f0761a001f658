"""Watches: made with the figure of now in sight, listed with what they find, and marked in the menu when red."""

import shutil
from pathlib import Path

import pytest

from tests.pages.conftest import HOSTILE, markup, read
from tweeluik.components.watches import found
from tweeluik.engine.watches import kept
from tweeluik.errors import QueryError
from tweeluik.i18n import LANGUAGES, t
from tweeluik.ingest import Options
from tweeluik.ingest.load import load
from tweeluik.ingest.parts import parts
from tweeluik.store import Store, watches


@pytest.fixture
def store(full, tmp_path) -> Path:
    """A store of its own with the invented programme."""
    shutil.copytree(full, tmp_path / "store")
    return tmp_path / "store"


def made(store, figure="participation.response_rate", about="open", condition="below", limit=0.9, period="", **query):
    return watches.add(store, figure, about, condition, limit, query, period)


def menu(app) -> str:
    [label] = [link.proto.label for link in app.sidebar.get("page_link") if link.proto.page == "views"]
    return label


def settled(app):
    """The page once the watches were looked at."""
    found._ASIDE.submit(lambda: None).result()
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_watch_says_what_it_finds_and_under_what(visit, store, language):
    made(store, theme=["Zorg"])
    said = read(visit(store, "views", lang=language))
    limit = {"nl": "90\N{NARROW NO-BREAK SPACE}%", "en": "90%"}[language]
    assert t("watches.conditions.below", language, limit=limit) in said
    assert t("watches.marks.red", language) in said
    assert "deelnames" in said if language == "nl" else "attendances" in said
    assert "Zorg · " in said


def test_red_ones_stand_first_and_are_counted_in_the_menu_of_every_page(visit, store):
    made(store, limit=0.01)
    made(store, figure="participation.enrolments", about=None, condition="above", limit=1)
    made(store, figure="satisfaction.overall.mean", condition="clearly_below", limit=4.5)
    said = read(settled(visit(store, "views", lang="en")))
    places = [said.index(each) for each in ("Enrolments · Both together", "Mean: ", "Response rate · Open · below 1%")]
    assert max(places) == places[2]
    for page in ("views", "participation", "load"):
        assert menu(settled(visit(store, page, lang="en"))) == "Views and watches :red-badge[2 red]"


def test_watches_are_looked_at_once_a_version_of_the_data(visit, store, monkeypatch):
    looked = []
    monkeypatch.setattr(found, "now", lambda *parts, now=found.now: looked.append(parts[0].version) or now(*parts))
    made(store)
    for page in ("overview", "participation", "views", "load"):
        settled(visit(store, page, lang="en"))
    assert len(looked) == 1
    Store(store).undo("demo")
    settled(visit(store, "views", lang="en"))
    assert len(set(looked)) == len(looked) == 2


def test_a_watch_that_cannot_be_looked_at_hurts_no_other_page(visit, store, monkeypatch):
    def fails(*parts):
        raise QueryError("query_too_slow", name="participation_by_format", seconds=60)

    monkeypatch.setattr(found, "now", fails)
    made(store)
    app = settled(visit(store, "participation", lang="en"))
    assert not app.error
    assert menu(app) == "Views and watches"
    app = visit(store, "views", lang="en")
    assert "took more than 60 seconds" in app.error[0].value
    assert "Response rate · Open · below 90%" in read(app)
    assert [header.value for header in app.header] == ["Watches", "Views"]


def test_without_a_red_watch_the_menu_is_calm(visit, store):
    assert menu(visit(store, "participation", lang="nl")) == "Weergaven en signalen"
    made(store, limit=0.01)
    assert menu(settled(visit(store, "participation", lang="nl"))) == "Weergaven en signalen"


def test_too_few_answers_neither_turn_red_nor_leak(visit, tmp_path):
    micro = sorted((Path(__file__).parent.parent / "micro").glob("*.csv"))
    store = tmp_path / "store"
    assert load(parts(micro, Options()), Store(store)).published
    for condition, limit in (("below", 99), ("above", -99)):
        made(store, "satisfaction.overall.mean", "in_company", condition, limit, theme=["Care"])
    app = settled(visit(store, "views", lang="en"))
    assert read(app).count("too few answers to say (fewer than 5)") == 2
    assert "now " not in read(app)
    assert menu(app) == "Views and watches"


def test_what_no_longer_exists_is_said(visit, store):
    made(store, figure="participation.happiness")
    made(store, theme=["Weg"])
    (store / "watches" / "half.json").write_text("{")
    app = settled(visit(store, "views", lang="en"))
    assert "this figure no longer exists" in read(app)
    assert "these filters no longer exist: Weg" in read(app)
    assert "half.json" in app.warning[0].value
    assert menu(app) == "Views and watches"


def test_a_name_that_would_act_as_markup_is_shown_as_text(visit, store):
    made(store, figure=HOSTILE, theme=[HOSTILE])
    app = visit(store, "views", lang="en")
    assert not app.error
    assert "<script>alert" not in markup(app)


def open_form(visit, store, **query):
    """The page with the place for a new watch opened."""
    app = visit(store, "views", **query)
    app.session_state["new_watch"] = True
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_watch_is_made_of_what_the_reader_came_with(visit, store, language):
    app = open_form(visit, store, lang=language, theme="Zorg", lens="open", from_="2024-09-01", to="2025-08-31")
    app.selectbox(key="watch_period").set_value("").run()
    assert t("watches.now", language, value="")[:3].capitalize() in read(app)
    app.text_input(key="watch_limit").set_value("99,5 %").run()
    app = app.button(key="make_watch").click().run()
    assert app.success[0].value == t("watches.made", language)
    (watch,) = kept(store)[0]
    assert (watch.figure, watch.training_format, watch.condition) == ("participation.response_rate", "open", "below")
    assert watch.limit == 0.995
    assert watch.query == {"theme": ["Zorg"], "from": ["2024-09-01"], "to": ["2025-08-31"]}
    assert t("watches.marks.red", language) in read(app)


def test_a_period_that_moves_leaves_the_dates_of_the_address_aside(visit, store):
    app = open_form(visit, store, lang="en", from_="2024-09-01")
    app.text_input(key="watch_limit").set_value("40").run()
    app.button(key="make_watch").click().run()
    (watch,) = kept(store)[0]
    assert (watch.period, watch.query) == ("this_year", {})


@pytest.mark.parametrize("written", ["", "forty", "4e9", "<b>1</b>", "1" * 10_000])
def test_a_limit_that_is_no_number_is_said(visit, store, written):
    app = open_form(visit, store, lang="en")
    app.text_input(key="watch_limit").set_value(written).run()
    app = app.button(key="make_watch").click().run()
    assert "is not a number" in app.error[0].value
    assert kept(store)[0] == []


def test_clear_is_offered_where_there_is_an_interval(visit, store):
    app = open_form(visit, store, lang="en")
    app.selectbox(key="watch_period").set_value("").run()
    assert len(app.selectbox(key="watch_condition_False").options) == 2
    app.selectbox(key="watch_figure").set_value("satisfaction.overall.mean").run()
    assert len(app.selectbox(key="watch_condition_True").options) == 4


def test_every_figure_that_can_be_watched_has_a_name_of_its_own(visit, store):
    app = open_form(visit, store, lang="nl")
    options = app.selectbox(key="watch_figure").options
    assert len(options) == len(set(options)) > 60


def test_a_watch_is_removed_after_a_second_click(visit, store):
    watch_id = made(store)
    app = visit(store, "views", lang="en").button(key=f"sure_{watch_id}").click().run()
    assert app.success[0].value == "The watch is removed."
    assert kept(store)[0] == []
