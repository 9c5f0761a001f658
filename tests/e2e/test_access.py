"""Everybody can use every page: with weak sight or none, on a phone or a page at twice its size, and on paper."""

from datetime import date
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.pages import still
from tests.e2e.server import serve
from tweeluik.components.frame import PAGES
from tweeluik.components.guide import LIMITS
from tweeluik.i18n import day

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The other rules see no colours, and the elements are the same.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
PHONE = {"width": 390, "height": 844}
# A screen of 1440 by 900 at 200 %.
TWICE = {"width": 720, "height": 450}
# A4 at 96 points an inch, within margins of 15 mm.
PAPER = {"width": 680, "height": 1010}
WIDE = {"width": 1440, "height": 900}

OUTSIDE = """() => {
    const main = document.querySelector('.stMain')
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth)
}"""
# What axe found, with the limits that it belongs to.
NAMED = """found => found.map(({ target, ...rest }) => {
    const element = document.querySelector(target)
    return { ...rest, target, limits: element ? rest.selectors.filter(each => element.matches(each)) : [] }
})"""


@pytest.fixture(scope="module")
def reader(browser):
    """One browser for all pages, so that the code of the app is fetched once."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", color_scheme="light")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def page(request, reader, demo):
    """Each page of the menu in turn, in Dutch, with everything open that opens without a trip to the server."""
    name = request.param
    reader.emulate_media(media="screen", color_scheme="light")
    reader.set_viewport_size(WIDE)
    reader.goto(f"{demo}/{'' if name == PAGES[0] else name}?lang=nl")
    reader.locator("h1").wait_for()
    still(reader)
    reader.evaluate("document.querySelectorAll('details[class^=tw]').forEach(each => each.open = true)")
    reader.name = name
    return reader


def violations(page, rules: list[str]) -> list[tuple[str, str, str]]:
    """What axe finds: rule, selector of the limit that it belongs to (or empty), and the element."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    known = {rule["id"]: [each.selector for each in LIMITS if each.rule == rule["id"]] for rule in found}
    nodes = [
        {"rule": rule["id"], "target": node["target"][0], "html": node["html"], "selectors": known[rule["id"]]}
        for rule in found
        for node in rule["nodes"]
    ]
    return [(each["rule"], "".join(each["limits"]), each["html"]) for each in page.evaluate(NAMED, nodes)]


def test_no_rule_of_accessibility_is_broken_but_by_the_named_limits(page):
    found = violations(page, RULES)
    assert [each for each in found if not each[1]] == []
    assert {each[1] for each in found} == {each.selector for each in LIMITS if each.rule and page.name in each.pages}


def test_each_named_limit_is_still_there(page):
    gone = [each.name for each in LIMITS if page.name in each.pages and not page.locator(each.selector).count()]
    assert gone == []


def test_a_page_says_its_language_and_has_one_title_over_headings_in_order(page):
    assert page.evaluate("document.documentElement.lang") == "nl"
    headings = page.locator("h1, h2, h3, h4, h5, h6").filter(visible=True)
    levels = [int(name[1]) for name in headings.evaluate_all("all => all.map(each => each.tagName)")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_chart_has_a_text_alternative(page):
    silent = page.locator(".stPlotlyChart:not([role=figure][aria-label])").filter(visible=True)
    assert silent.count() == 0


def test_nothing_moves_for_who_asked_for_less_motion(page):
    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.stApp *')].flatMap(each => {"
        " const s = getComputedStyle(each); return [s.transitionDuration, s.animationDuration]"
        ".flatMap(d => d.split(',').map(parseFloat)) }))"
    )
    assert longest < 0.01


def test_in_the_dark_text_can_be_read_as_well(page):
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'")
    # Colours glide from one theme to the other: half-way nothing can be said of them.
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    assert [each for each in violations(page, RULES_OF_COLOUR) if not each[1]] == []


def test_the_first_page_that_a_stranger_sees_breaks_no_rule_either(visit, tmp_path):
    with serve(tmp_path / "store") as address:
        page = visit(f"{address}/load?lang=nl", color_scheme="dark")
        page.locator("h1").wait_for()
        still(page)
        limits = {each.selector for each in LIMITS if each.rule and "load" in each.pages}
        assert {each[1] for each in violations(page, RULES)} == limits


@pytest.mark.parametrize("size", [PHONE, TWICE], ids=["phone", "200 %"])
def test_nothing_falls_off_the_side(page, size):
    page.set_viewport_size(size)
    page.wait_for_function(f"() => ({OUTSIDE})() <= 0")


def test_on_paper_stand_the_figures_and_no_controls(page):
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size(PAPER)
    page.wait_for_function(f"() => ({OUTSIDE})() <= 0")
    for control in ("stSidebar", "stHeader", "stButton", "stDownloadButton", "stSelectbox", "stButtonGroup"):
        assert page.get_by_test_id(control).filter(visible=True).count() == 0, control
    scrolled = page.evaluate(
        "[...document.querySelectorAll('.tw-scroll')].filter(e => e.scrollHeight > e.clientHeight + 1).length"
    )
    assert scrolled == 0, "tables are whole"


def test_on_paper_panels_stand_side_by_side_with_their_colours_under_filters_and_date(reader, demo):
    reader.emulate_media(media="screen", color_scheme="light")
    reader.set_viewport_size(WIDE)
    reader.goto(f"{demo}/?lang=en&theme=Zorg")
    charts = reader.locator(".stColumn .stPlotlyChart")
    charts.nth(1).wait_for()
    still(reader)
    reader.emulate_media(media="print")
    reader.set_viewport_size(PAPER)
    left, right = charts.nth(0), charts.nth(1)
    assert left.bounding_box()["y"] == right.bounding_box()["y"]
    assert left.bounding_box()["x"] < right.bounding_box()["x"]
    assert left.evaluate("each => getComputedStyle(each).printColorAdjust") == "exact"
    assert "Zorg" in reader.locator(".tw-lead").inner_text()
    assert f"printed on {day(date.today(), 'en')}" in reader.locator(".tw-printed").inner_text()
