"""Management explores: a measure by a theme, a click on a bar, Back, another chart, and the link for a colleague."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import go, idle
from tests.e2e.server import serve


def rows(page: Page) -> list[str]:
    """Every row of the tables of a page, read as text, opened or not."""
    idle(page)
    page.locator(".tw-table tbody tr").first.wait_for(state="attached")
    return page.locator(".tw-table tbody tr").all_text_contents()


def pick(page: Page, label: str, option: str) -> None:
    """Pick an option of a choice of the page itself."""
    main = page.get_by_test_id("stMain")
    main.get_by_role("combobox", name=re.compile(label)).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    idle(page)


def click_on(page: Page, mark: Locator) -> None:
    """Click in the middle of a bar: what lies above it catches the mouse, so an element can't be clicked."""
    mark.scroll_into_view_if_needed()
    idle(page)
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_management_explores_clicks_goes_back_and_shares_the_link(demo, demo_store, visit):
    page = visit(f"{demo}/?lang=en")
    go(page, "Explore")
    expect(page).to_have_url(re.compile("/explore"))
    rows(page)
    pick(page, "Measure", "Completion rate")
    expect(page).to_have_url(re.compile("measure=completion_rate"))
    expect(page.get_by_role("heading", name=re.compile("^Completion rate by theme:"))).to_be_visible()
    everything = rows(page)

    bar = page.locator(".barlayer .trace").last.locator(".point path").first
    bar.wait_for()
    click_on(page, bar)
    expect(page).to_have_url(re.compile("theme="))
    chip = page.get_by_role("button", name=re.compile("^Theme: "))
    expect(chip).to_be_visible()
    assert len(rows(page)) == 1

    page.go_back()
    expect(page).not_to_have_url(re.compile("theme="))
    expect(chip).to_have_count(0)
    assert rows(page) == everything

    page.get_by_role("radio", name="Dots", exact=True).click()
    expect(page).to_have_url(re.compile("chart=dots"))
    page.locator(".scatterlayer .point").first.wait_for()
    assert rows(page) == everything

    with serve(demo_store) as elsewhere:
        other = visit(page.url.replace(demo, elsewhere))
        other.locator(".scatterlayer .point").first.wait_for()
        assert rows(other) == everything
        assert other.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()


def test_without_a_mouse_a_name_in_the_table_narrows_and_leads_to_trainings(demo, visit):
    page = visit(f"{demo}/explore?lang=en&measure=enrolments&by=theme&sort=label")
    rows(page)
    page.get_by_text("As a table").focus()
    page.keyboard.press("Enter")
    name = page.locator(".tw-table tbody th a").first
    theme = name.inner_text()
    name.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Theme: {theme}")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/explore\?theme=.*measure=enrolments.*sort=label"))
    assert len(rows(page)) == 1

    page.get_by_text("As a table").click()
    page.get_by_role("link", name=f"Trainings: {theme}").click()
    expect(page).to_have_url(re.compile(r"/trainings\?theme="))
    expect(page.get_by_role("button", name=f"Theme: {theme}")).to_be_visible()
    page.locator(".st-key-listed a").first.click()
    expect(page).to_have_url(re.compile("training="))
    expect(page.locator(".st-key-listed_editions")).to_be_visible()

    page.go_back()
    expect(page.locator(".st-key-listed")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/explore"))
    page.get_by_role("button", name=f"Theme: {theme}").click()
    expect(page).not_to_have_url(re.compile("theme="))
    assert len(rows(page)) > 5


def test_a_year_of_a_trend_becomes_the_period(demo, visit):
    page = visit(f"{demo}/participation?lang=en")
    idle(page)
    point = page.locator(".scatterlayer .point").first
    point.wait_for()
    click_on(page, point)
    expect(page).to_have_url(re.compile("from=20..-09-01&to=20..-08-31"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("from="))
