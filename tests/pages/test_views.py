"""Saved views: kept on any page, opened by anybody, renamed, begun with and taken away."""

import re
import shutil
from pathlib import Path

import pytest

from tests.pages.conftest import HOSTILE, markup, read
from tweeluik.engine.views import saved, start_of
from tweeluik.i18n import LANGUAGES, t
from tweeluik.store import views

ZORG = {"theme": ["Zorg"], "measure": ["hours"], "lang": ["en"]}


@pytest.fixture
def store(full, tmp_path) -> Path:
    """A store of its own with the invented programme."""
    shutil.copytree(full, tmp_path / "store")
    return tmp_path / "store"


def press(app, label: str):
    [button] = [button for button in app.button if button.label == label]
    return button.click().run()


def links(app) -> dict[str, str]:
    return {link.proto.label: link.proto.query_string for link in app.main.get("page_link")}


def values(app) -> list[str]:
    return markup(app).split('class="tw-value">')[1:]


def names(store) -> list[str]:
    return [view.name for view in saved(store)[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_kept_with_its_filters_and_choices_and_opens_with_the_same_figures(visit, store, language):
    app = visit(store, "participation", lang=language, theme="Zorg", from_="2024-09-01", measure="hours")
    app.text_input(key="view_name").set_value("Zorg sinds 2024")
    app.radio(key="view_whom").set_value("shared")
    app = press(app, t("views.keep", language))
    assert app.success[0].value == t("views.kept", language)
    assert app.text_input(key="view_name").value == ""
    (view,) = saved(store)[0]
    assert (view.name, view.page, view.owner) == ("Zorg sinds 2024", "participation", "")
    assert view.query == {"theme": ["Zorg"], "from": ["2024-09-01"], "measure": ["hours"], "lang": [language]}

    listed = links(visit(store, "views", lang=language))
    query = f"theme=Zorg&from=2024-09-01&measure=hours&view={view.view_id}&lang={language}"
    assert listed["**Zorg sinds 2024**"] == query
    opened = visit(
        store, "participation", lang=language, theme="Zorg", from_="2024-09-01", measure="hours", view=view.view_id
    )
    assert t("views.opened", language, name="Zorg sinds 2024") in read(opened)
    assert values(opened) == values(app)
    assert links(opened)[t("views.plain", language)] == f"lang={language}"


def test_without_a_name_it_is_called_after_what_it_shows(visit, store):
    app = visit(store, "satisfaction", lang="en", theme="Zorg", from_="2024-09-01", to="2025-08-31")
    assert app.text_input(key="view_name").placeholder == "Satisfaction, 2024-25, Zorg"
    app.text_input(key="view_name").set_value("   ")
    press(app, "Save")
    assert names(store) == ["Satisfaction, 2024-25, Zorg"]


def test_a_personal_view_is_for_the_browser_it_was_saved_in(visit, store):
    app = press(visit(store, "sectors", lang="en", theme="Zorg"), "Save")
    (view,) = saved(store)[0]
    assert view.owner
    assert app.session_state["reader_key"] not in (store / "views" / f"{view.view_id}.json").read_text()
    assert "**Sectors, Zorg**" in links(app.switch_page("pages/views.py").run())
    other = visit(store, "views", lang="en")
    assert "**Sectors, Zorg**" not in links(other)
    assert "There are no views yet." in [text.value for text in other.markdown]


def test_a_name_that_is_taken_is_said_in_the_form_and_the_page_stays(visit, store):
    views.save(store, "Zorg", "overview", {})
    app = visit(store, "participation", lang="en")
    before = values(app)
    app.text_input(key="view_name").set_value("zorg")
    app.radio(key="view_whom").set_value("shared")
    app = press(app, "Save")
    assert app.error[0].value == "There is already a view “zorg”. Choose another name."
    assert values(app) == before
    assert names(store) == ["Zorg"]


def test_ten_thousand_characters_do_not_become_a_name(visit, store):
    app = visit(store, "participation", lang="en")
    app.text_input(key="view_name").set_value("x" * 10_000)
    assert not press(app, "Save").exception
    assert all(len(name) <= 80 for name in names(store))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_would_act_as_markup_is_shown_as_text(visit, store, language):
    view_id = views.save(store, HOSTILE, "participation", ZORG)
    views.begin_with(store, view_id)
    for app in (
        visit(store, "views", lang=language),
        visit(store, "participation", lang=language, theme="Zorg", measure="hours", view=view_id),
    ):
        assert not app.error
        assert "<script>alert" not in markup(app)
        assert not [label for label in links(app) if "![" in label or re.search(r"(?<!\\)<script", label)]
    assert HOSTILE in read(app)


def test_a_view_is_renamed_begun_with_and_removed_in_the_list(visit, store):
    view_id = views.save(store, "Zorg", "participation", ZORG)
    app = visit(store, "views", lang="en")
    app.text_input(key=f"view_renamed_{view_id}").set_value("Care")
    app = press(app, "Rename")
    assert (names(store), app.success[0].value) == (["Care"], "The view has another name.")
    app = app.button(key=f"begin_{view_id}").click().run()
    assert "everybody starts here" in read(app)
    assert start_of(store, "").name == "Care"
    app = app.button(key=f"begin_{view_id}").click().run()
    assert start_of(store, "") is None
    app = app.button(key=f"remove_{view_id}").click().run()
    assert (names(store), app.success[0].value) == ([], "The view is removed.")


def test_who_renames_what_somebody_removed_is_told(visit, store):
    view_id = views.save(store, "Zorg", "participation", ZORG)
    app = visit(store, "views", lang="en")
    views.remove(store, view_id)
    assert press(app, "Rename").error[0].value.startswith("That view is no longer there")


@pytest.mark.parametrize("page", ["participation", "overview"])
def test_the_address_without_anything_goes_to_the_start_and_says_how_to_leave_it(visit, store, page):
    views.begin_with(store, views.save(store, "Zorg", page, {"theme": ["Zorg"], "lang": ["en"]}))
    app = visit(store, "overview")
    assert [title.value for title in app.title] == [t(f"pages.{page}.title", "en")]
    assert app.query_params["theme"] == "Zorg"
    assert "You start with a saved view: Zorg." in read(app)
    assert links(app)["Go to the plain overview"] == "lang=en"
    plain = visit(store, "overview", lang="en")
    assert [title.value for title in plain.title] == [t("pages.overview.title", "en")]
    assert "saved view" not in read(plain)


def test_without_a_start_the_address_without_anything_is_the_plain_overview(visit, store):
    views.save(store, "Zorg", "participation", ZORG)
    assert [title.value for title in visit(store, "overview").title] == [t("pages.overview.title", "nl")]


def test_a_start_on_a_page_that_no_longer_exists_is_passed_over(visit, store):
    views.begin_with(store, views.save(store, "Old", "../app", {"lang": ["en"]}))
    assert [title.value for title in visit(store, "overview").title] == [t("pages.overview.title", "nl")]
    app = visit(store, "views", lang="en")
    assert "the page ../app no longer exists" in read(app)
    assert "**Old**" not in links(app)


def test_what_a_view_says_that_no_longer_exists_is_named_and_left_out(visit, store):
    query = {"theme": ["Zorg", "Weg"], "question": ["gone"], "colour": ["red"], "lang": ["en"]}
    view_id = views.save(store, "Old", "satisfaction", query)
    app = visit(store, "views", lang="en")
    assert links(app)["**Old**"] == f"theme=Zorg&view={view_id}&lang=en"
    assert "No longer exists and is left out: colour, Weg, gone." in read(app)
    kept = visit(store, "satisfaction", lang="en", theme=["Weg", "Zorg"], question="gone", view=view_id)
    assert kept.query_params["theme"] == "Zorg"
    assert "No longer exists and is left out: colour, Weg, gone." in [warning.value for warning in kept.warning]


def test_a_page_that_the_reader_changed_is_no_longer_the_view(visit, store):
    view_id = views.save(store, "Zorg", "participation", ZORG)
    app = visit(store, "participation", lang="en", theme="Zorg", measure="hours", view=view_id)
    app = app.button(key="chip_theme_Zorg").click().run()
    assert "view" not in app.query_params
    assert "Saved view" not in read(app)
    other = visit(store, "participation", lang="en", theme="Data", view=view_id)
    assert "Saved view" not in read(other)


def test_a_link_of_a_view_that_was_removed_still_shows_its_figures(visit, store):
    app = visit(store, "participation", lang="en", theme="Zorg", view="gone-1")
    assert not app.error
    assert values(app) == values(visit(store, "participation", lang="en", theme="Zorg"))


def test_a_damaged_file_is_named_and_hurts_no_other(visit, store):
    views.save(store, "Zorg", "participation", ZORG)
    (store / "views" / "half.json").write_text("{")
    app = visit(store, "views", lang="en")
    assert "half.json" in app.warning[0].value
    assert "**Zorg**" in links(app)
