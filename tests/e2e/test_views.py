"""A coordinator saves views, begins with one, and sees a watch turn red after a load."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.pages import choose, figures, go, idle, settled
from tests.e2e.server import ROOT, serve

MICRO = Path(__file__).parent.parent / "micro"


def load(store: Path, *files: Path) -> None:
    command = [sys.executable, "-m", "tweeluik", "--store", str(store), "load", *map(str, files)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def micro(tmp_path: Path) -> Path:
    """A store with the four editions of the worked example."""
    store = tmp_path / "store"
    load(store, *sorted(MICRO.glob("*.csv")))
    return store


def save(page: Page, name: str, whom: str, begin: bool = False) -> None:
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_text(whom, exact=True).click()
    if begin:
        page.get_by_text("Start here", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved. You find it in the menu").wait_for()
    idle(page)


def test_a_shared_view_shows_the_same_figures_in_a_fresh_browser_on_a_fresh_server(tmp_path, visit):
    store = micro(tmp_path)
    with serve(store) as address:
        page = visit(f"{address}/participation?lang=en&measure=hours")
        choose(page, "Theme", "Data")
        expect(page).to_have_url(re.compile("theme=Data"))
        mine = figures(page)
        save(page, "Data, in hours", "For everybody")
    with serve(store) as elsewhere:
        other = visit(f"{elsewhere}/views?lang=en")
        other.get_by_role("link", name="Data, in hours").click()
        expect(other).to_have_url(
            re.compile(r"/participation\?theme=Data&measure=hours&view=data-in-hours-\w+&lang=en")
        )
        other.get_by_text("Saved view: Data, in hours.").wait_for()
        assert figures(other) == mine
    with serve(store) as once_more:
        third = visit(other.url.replace(elsewhere, once_more))
        third.get_by_text("Saved view: Data, in hours.").wait_for()
        assert figures(third) == mine


def test_a_personal_start_is_of_one_browser_and_can_be_left(tmp_path, visit):
    store = micro(tmp_path)
    with serve(store) as address:
        page = visit(f"{address}/sectors?lang=en&theme=Data")
        settled(page)
        save(page, "My sectors", "Only for me, in this browser", begin=True)
        again = page.context.new_page()
        again.goto(address)
        expect(again).to_have_url(re.compile(r"/sectors\?theme=Data&view="))
        again.get_by_text("You start with a saved view: My sectors.").wait_for()
        idle(again)
        again.get_by_role("link", name="Go to the plain overview").click()
        expect(again).to_have_url(f"{address}/?lang=en")
        settled(again)
        expect(again.get_by_text("saved view")).to_have_count(0)

        other = visit(address)
        settled(other)
        expect(other).to_have_url(re.compile(f"^{re.escape(address)}/?$"))
        go(other, "Weergaven en signalen")
        other.get_by_text("Er zijn nog geen weergaven.").wait_for()


def test_a_watch_turns_red_after_a_load_and_the_menu_of_every_page_says_so(tmp_path, visit):
    store = micro(tmp_path)
    with serve(store) as address:
        page = visit(f"{address}/participation?lang=en")
        settled(page)
        go(page, "Views and watches")
        page.get_by_text("There are no watches yet.").wait_for()
        page.get_by_text("New watch").click()
        # A list that opens while the page is still being drawn closes again.
        page.get_by_role("combobox", name=re.compile("Period")).wait_for()
        idle(page)
        page.get_by_role("combobox", name=re.compile("Period")).click()
        page.get_by_role("option", name="all years").click()
        page.get_by_text("Now 77.8% · 9 attendances").wait_for()
        page.get_by_role("textbox", name="Limit").fill("70 %")
        page.get_by_role("button", name="Add this watch").click()
        page.get_by_text("The watch is in the list.").wait_for()
        watch = page.locator(".st-key-watches .tw-upload")
        expect(watch).to_contain_text("Response rate · Open · below 70%")
        expect(watch).to_contain_text("in order")

        more = tmp_path / "more.csv"
        rows = [f"O1,new{n}@example.org,open,2024-05-01,completed" for n in range(5)]
        more.write_text("\n".join(["edition_id,participant_id,training_format,starts_on,enrolment_status", *rows]))
        load(store, more)

        other = visit(f"{address}/participation?lang=en")
        other.get_by_test_id("stSidebar").get_by_text("1 red").wait_for()
        settled(other)
        other.get_by_test_id("stSidebar").get_by_role("link", name=re.compile("Views and watches")).click()
        watch = other.locator(".st-key-watches .tw-upload")
        expect(watch).to_contain_text("now 50.0% · 14 attendances")
        expect(watch).to_contain_text("red since the data of")
        other.get_by_role("link", name="Look").click()
        expect(other).to_have_url(f"{address}/participation?lang=en")
        expect(other.locator(".tw-value").first).to_be_visible()
