"""Three people do their work in a real browser, on a real server."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.pages import choose, figures, go, idle, settled
from tests.e2e.server import serve

MICRO = Path(__file__).parent.parent / "micro"
PHONE = {"width": 390, "height": 844}


def test_a_coordinator_filters_switches_pages_and_shares_a_link(demo, demo_store, visit):
    page = visit(f"{demo}/?lang=en")
    everything = figures(page)
    choose(page, "Period", "2024-25")
    expect(page).to_have_url(re.compile("from=2024-09-01"))
    settled(page)
    of_year = figures(page)
    assert of_year != everything

    choose(page, "Theme", "Leiderschap")
    expect(page).to_have_url(re.compile("theme=Leiderschap"))
    expect(page.get_by_role("button", name="Theme: Leiderschap")).to_be_visible()
    go(page, "Participation")
    expect(page).to_have_url(re.compile("/participation.*theme=Leiderschap"))
    mine = figures(page)

    with serve(demo_store) as elsewhere:
        link = page.url.replace(demo, elsewhere)
        other = visit(link)
        assert figures(other) == mine
        expect(other.get_by_test_id("stSidebar").get_by_role("link", name="Sectors", exact=True)).to_be_visible()
        expect(other.get_by_text("Invented demo data")).to_be_visible()

    page.reload()
    assert figures(page) == mine
    page.get_by_role("button", name="Theme: Leiderschap").click()
    expect(page).not_to_have_url(re.compile("theme="))
    settled(page)
    assert figures(page) != mine


def test_management_reads_the_overview_and_a_detail_in_the_dark_on_a_phone(demo, visit):
    page = visit(f"{demo}/?lang=nl", viewport=PHONE, color_scheme="dark")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    background = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert max(map(int, re.findall(r"\d+", background)[:3])) < 60, "the page is dark"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], "nothing stands outside the screen"

    page.get_by_test_id("stExpandSidebarButton").click()
    go(page, "Tevredenheid")
    expect(page).to_have_url(re.compile("/satisfaction"))
    settled(page)
    assert page.locator(".tw-verdict").first.inner_text() in (
        "hoger in open",
        "hoger in-company",
        "geen duidelijk verschil",
        "te weinig edities",
    )


def test_two_hues_follow_the_theme_and_a_second_sign_the_format(demo, visit):
    for scheme, in_company in (("light", "rgb(11, 110, 110)"), ("dark", None)):
        page = visit(f"{demo}/participation?lang=en", color_scheme=scheme)
        settled(page)
        line = page.locator(".js-plotly-plot .scatterlayer path.js-line").first
        line.wait_for()
        colour = line.evaluate("path => getComputedStyle(path).stroke")
        assert colour not in ("rgb(0, 0, 1)", "rgb(0, 0, 2)"), "a place-holder of the theme reached the screen"
        if in_company:
            assert colour == in_company


def test_an_analyst_loads_files_sees_figures_change_and_takes_them_back(tmp_path, visit):
    with serve(tmp_path / "store") as address:
        page = visit(f"{address}/?lang=en")
        go(page, "Load")
        expect(page).to_have_url(re.compile("/load"))
        expect(page.get_by_role("heading", level=1, name="Load a file")).to_be_visible()
        idle(page)
        files = [str(MICRO / f"{name}.csv") for name in ("organisations", "editions", "enrolments", "evaluations")]
        page.locator("input[type=file]").set_input_files(files)
        page.get_by_text("What changes when you load?").wait_for()
        page.get_by_role("button", name="On to Load").click()
        page.get_by_role("button", name="Load", exact=True).click()
        page.get_by_role("heading", name="Loaded", exact=True).wait_for()
        idle(page)

        go(page, "Participation")
        assert figures(page)[:4] == ["10", "10", "10", "11"]

        go(page, "Uploads")
        page.get_by_role("button", name="Undo").first.click()
        page.get_by_role("button", name="Yes, undo").click()
        expect(page.get_by_role("button", name="Restore").first).to_be_visible()
        idle(page)
        go(page, "Satisfaction")
        idle(page)
        expect(page.locator(".tw-value")).to_have_count(0)


def test_a_refused_file_says_what_to_do_and_leaves_the_figures(demo_store, tmp_path, visit):
    orphan = tmp_path / "orphans.csv"
    orphan.write_text("response_id,edition_id,overall\n1,nowhere,4\n")
    with serve(tmp_path / "store") as address:
        page = visit(f"{address}/load?lang=en")
        page.locator("input[type=file]").set_input_files(str(orphan))
        page.get_by_text("nothing describes").first.wait_for()
        page.get_by_role("radio", name="Load", exact=True).click()
        page.get_by_text("Not yet:").wait_for()
        expect(page.get_by_role("button", name="Load", exact=True)).to_have_count(0)


def test_a_link_straight_to_a_page_of_a_fresh_server_stands_in_its_frame(demo_store, visit):
    with serve(demo_store) as address:
        page = visit(f"{address}/sectors?lang=nl&theme=Leiderschap&nonsense=1")
        settled(page)
        menu = page.get_by_test_id("stSidebar").get_by_role("link")
        assert menu.all_inner_texts()[:4] == ["Overzicht", "Deelname", "Sectoren", "Tevredenheid"]
        expect(page.get_by_text("nonsense")).to_be_visible()


def test_a_coordinator_opens_a_training_and_an_edition_and_finds_the_way_back(demo, visit):
    page = visit(f"{demo}/trainings?lang=en&search=data")
    settled(page)
    page.get_by_role("link", name="Data visualiseren", exact=True).click()
    expect(page).to_have_url(re.compile("training=OPL"))
    expect(page.get_by_role("heading", name=re.compile("^Data visualiseren:"))).to_be_visible()
    idle(page)
    page.locator(".st-key-listed_editions a").first.click()
    expect(page).to_have_url(re.compile("edition=ED"))
    expect(page.locator(".tw-facts")).to_be_visible()
    idle(page)
    page.get_by_role("link", name="All trainings").click()
    expect(page).to_have_url(re.compile(r"/trainings\?search=data&lang=en$"))
    expect(page.locator(".st-key-listed")).to_be_visible()
    page.go_back()
    expect(page.locator(".tw-facts")).to_be_visible()
