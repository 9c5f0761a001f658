"""What a reader does and sees on a page, in their words."""

import re

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Wait until a page has its figures and the server is done with it."""
    page.locator(".tw-value").first.wait_for()
    idle(page)


def idle(page: Page) -> None:
    """Wait until the server is done with the page."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", re.compile("notRunning|initial"))
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def still(page: Page) -> None:
    """Wait until the page is whole: the server is done, and nothing more is drawn."""
    before, now = -1, 0
    while before != now:
        idle(page)
        page.wait_for_timeout(300)
        before, now = now, page.evaluate("document.querySelectorAll('.stMain *').length")


def figures(page: Page) -> list[str]:
    """Every large number of the page, in reading order."""
    settled(page)
    return page.locator(".tw-value").all_inner_texts()


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a filter in the sidebar."""
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_role("combobox", name=re.compile(f"^{label}|{label}$|{label}")).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def go(page: Page, name: str) -> None:
    """Follow the menu to another page."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
