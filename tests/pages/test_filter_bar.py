"""The filter bar writes the address, and the address sets the filter bar."""

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import read


def chosen(app: AppTest, name: str) -> list[str]:
    """The values of a parameter of the address."""
    values = app.query_params[name]
    return values if isinstance(values, list) else [values]


def test_a_choice_stands_in_the_address_and_in_a_chip(visit, full):
    app = visit(full, "overview", lang="en")
    app.multiselect(key="filter_theme").set_value(["Zorg"]).run()
    assert chosen(app, "theme") == ["Zorg"]
    assert "Theme: Zorg" in [button.label for button in app.button]


def test_the_address_sets_the_filter_bar(visit, full):
    app = visit(full, "participation", lang="en", theme=["Zorg"], mode="online", from_="2024-09-01", to="2025-08-31")
    assert app.multiselect(key="filter_theme").value == ["Zorg"]
    assert app.multiselect(key="filter_mode").value == ["online"]
    assert app.selectbox(key="filter_period").value == "2024-25"


def test_a_chip_removes_its_value_only(visit, full):
    app = visit(full, "overview", lang="en", theme=["Leiderschap", "Zorg"], mode="online")
    app.button(key="chip_theme_Zorg").click().run()
    assert chosen(app, "theme") == ["Leiderschap"]
    assert chosen(app, "mode") == ["online"]


def test_one_click_resets_everything_but_the_language(visit, full):
    app = visit(full, "overview", lang="nl", theme=["Zorg"], lens="open", from_="2024-09-01")
    app.button(key="reset_chips").click().run()
    assert {name: chosen(app, name) for name in app.query_params} == {"lang": ["nl"]}


def test_a_quarter_is_a_period(visit, full):
    app = visit(full, "overview", lang="en")
    app.selectbox(key="filter_period").set_value("2024-Q4").run()
    assert (chosen(app, "from"), chosen(app, "to")) == (["2024-10-01"], ["2024-12-31"])


def test_own_dates_include_their_last_day(visit, full):
    app = visit(full, "overview", lang="en", from_="2024-10-03", to="2024-11-30")
    assert app.selectbox(key="filter_period").value == "own"
    assert "3 October 2024 to 30 November 2024" in read(app)


def test_a_choice_that_would_give_nothing_is_said_to_be_empty(visit, one_sided):
    app = visit(one_sided, "overview", lang="en", from_="2024-09-01")
    assert app.multiselect(key="filter_mode").options == ["On site · empty", "Online"]


def test_the_language_changes_and_the_filters_stay(visit, full):
    app = visit(full, "overview", lang="nl", theme=["Zorg"])
    app.segmented_control(key="language").set_value("en").run()
    assert chosen(app, "lang") == ["en"]
    assert chosen(app, "theme") == ["Zorg"]


def test_a_choice_of_a_page_stands_in_its_address(visit, full):
    app = visit(full, "satisfaction", lang="en")
    app.selectbox(key="choice_question").set_value("trainer").run()
    assert chosen(app, "question") == ["trainer"]
