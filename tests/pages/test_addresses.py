"""A link from any state of any page shows the same elsewhere; what means nothing is named, and does nothing."""

import pytest

from tests.pages.conftest import HOSTILE, findings, read
from tests.pages.test_every_page import FIGURES, FILTERED, assert_sound
from tests.pages.test_filter_bar import chosen
from tweeluik.components.page import Page

NAMED = "mean nothing here"
YEAR = {"from_": "2024-09-01", "to": "2025-08-31"}
# Further states from which some choices are walked: Explore offers others for other measures and dimensions.
HANGING = ("chart", "sort", "compare", "question")
FURTHER = {
    "explore": [YEAR, {"by": "month"}, {"by": "sector", "and": "mode"}, {"measure": "mean", "by": "training"}],
    "trainings": [{"training": "OPL001"}],
}
WITHOUT_CHOICES = ("overview", "sectors")
WALKS = [(page, {}, ()) for page in FIGURES] + [(page, state, HANGING) for page in FURTHER for state in FURTHER[page]]


@pytest.fixture
def offered(monkeypatch) -> dict[str, tuple[list[str], str]]:
    """What the page that was opened last offers: choice -> its options, and the one that holds."""
    found: dict[str, tuple[list[str], str]] = {}
    choice = Page.choice

    def noted(page: Page, name: str, options, *more, **named) -> str:
        chosen = choice(page, name, options, *more, **named)
        found[name] = (list(options), chosen)
        return chosen

    monkeypatch.setattr(Page, "choice", noted)
    return found


@pytest.mark.parametrize(("page", "state", "only"), WALKS)
def test_every_choice_of_a_page_can_be_linked_to(visit, full, offered, page, state, only):
    app = visit(full, page, lang="en", **state)
    assert bool(offered) == (page not in WITHOUT_CHOICES)
    walk = [
        (name, option) for name, (options, _) in dict(offered).items() for option in options if not only or name in only
    ]
    for name, option in walk:
        offered.clear()
        # The same visitor follows a link: a visit anew for each of hundreds would take minutes.
        app.query_params.clear()
        app.query_params.update({key.rstrip("_"): value for key, value in (state | {name: option}).items()}, lang="en")
        app.run()
        assert_sound(app)
        assert offered[name][1] == option
        assert chosen(app, name) == [option]
        assert not app.warning


@pytest.mark.parametrize(
    ("page", "state"),
    [
        ("explore", {"measure": "completion_rate", "by": "theme", "and": "mode", "chart": "multiples", "top": "5"}),
        ("explore", {"measure": "nps", "by": "theme", "sort": "gap", "compare": "previous", **YEAR}),
        ("explore", {"measure": "hours", "by": "quarter", "chart": "bars", "lens": "open", "sector": "C"}),
        ("participation", {"measure": "hours", "grain": "quarter", "by": "province", "mode": "online"}),
        ("satisfaction", {"question": "recommend", "theme": ["Leiderschap", "Zorg"]}),
        ("together", {"who": "learners", "months": "24", "by": "theme"}),
        ("trainings", {"search": "data", "sort": "n", "order": "up", "page_": "2"}),
    ],
)
def test_a_copied_link_shows_the_same_to_another_reader(visit, full, page, state):
    mine = visit(full, page, lang="en", **state)
    link = {f"{name}_": chosen(mine, name) for name in mine.query_params}
    theirs = visit(full, page, **link)
    assert not theirs.warning
    assert (findings(theirs), read(theirs)) == (findings(mine), read(mine))


@pytest.mark.parametrize(
    "said", ["nonsense", HOSTILE, "' or 1=1; drop table answers; --", "../../etc/passwd", "0" * 5000]
)
@pytest.mark.parametrize("page", [page for page in FIGURES if page not in WITHOUT_CHOICES])
def test_a_choice_that_is_not_offered_is_named_and_does_nothing(visit, full, offered, page, said):
    plain = read(visit(full, page, lang="en"))
    names = list(offered)
    app = visit(full, page, lang="en", **dict.fromkeys(names, said))
    assert_sound(app)
    assert f"{NAMED}: {', '.join(names)}." in app.warning[0].value
    assert read(app) == plain


def test_a_measure_that_is_not_split_by_a_dimension_says_why(visit, full):
    app = visit(full, "explore", lang="en", measure="fill_rate", by="sector")
    assert f"{NAMED}: by." in app.warning[0].value
    assert "this figure is about whole editions" in read(app)


def test_an_edition_that_is_not_there_any_more_is_named(visit, full):
    app = visit(full, "trainings", lang="en", training="OPL001", edition="gone")
    assert f"{NAMED}: edition." in app.warning[0].value


def said(app) -> list[str]:
    """The warnings as they are read, without the signs that keep them from acting as markup."""
    return [warning.value.replace("\\", "") for warning in app.warning]


@pytest.mark.parametrize("page", FILTERED)
def test_a_value_that_the_data_do_not_have_is_named_and_left_out_loudly(visit, full, page):
    app = visit(full, page, lang="nl", theme="Bestaat niet")
    assert_sound(app)
    assert said(app) == [
        "Thema “Bestaat niet” bestaat niet in deze gegevens en is weggelaten. "
        "De filter Thema staat daardoor uit: de cijfers gaan over meer dan dit adres vroeg."
    ]
    assert findings(app) == findings(visit(full, page, lang="nl"))
    app.button(key="reset_chips").click().run()
    assert "theme" not in app.query_params
    assert not app.warning


@pytest.mark.parametrize("page", FILTERED)
def test_the_values_that_the_data_have_go_on_narrowing(visit, full, page):
    app = visit(full, page, lang="en", theme=["Leiderschap", "Old", "Older"], sector="C")
    assert said(app) == ["Theme “Old”, “Older” do not exist in these data and were left out."]
    assert findings(app) == findings(visit(full, page, lang="en", theme="Leiderschap", sector="C"))


def test_a_report_is_stamped_with_what_was_left_out(visit, full):
    app = read(visit(full, "report", lang="en", theme="Old"))
    assert "Left out" in app
    assert "Theme “Old” does not exist in these data and was left out." in app
    assert "Left out" not in read(visit(full, "report", lang="en", theme="Leiderschap"))


def test_a_value_that_is_not_there_is_named_on_the_next_page_too(visit, full):
    app = visit(full, "participation", lang="en", theme="Old")
    assert {link.proto.query_string for link in app.sidebar.get("page_link")} == {"theme=Old&lang=en"}
    app.multiselect(key="filter_mode").set_value(["online"]).run()
    assert ("theme" in app.query_params, app.query_params["mode"]) == (False, "online")


@pytest.mark.parametrize("said", [HOSTILE, "' or 1=1; drop table answers; --", "0" * 5000])
def test_a_hostile_value_of_a_filter_does_nothing(visit, full, said):
    app = visit(full, "participation", lang="en", theme=said, training=[f"{said}{n}" for n in range(9)])
    assert_sound(app)
    assert "and 4 more" in app.warning[0].value
    assert len(app.warning[0].value) < 1000
    assert "<script" not in app.warning[0].value.replace("\\<", "")
    assert findings(app) == findings(visit(full, "participation", lang="en"))


@pytest.mark.parametrize(
    "state", [{"from_": "1900-01-01"}, {"to": "2199-12-31"}, {"from_": "2025-01-01", "to": "2020-01-01"}]
)
def test_days_that_no_calendar_of_a_reader_reaches_break_nothing(visit, full, state):
    assert_sound(visit(full, "explore", lang="en", **state))
