"""A stranger with nothing but a keyboard loads an example and reads its figures."""

from playwright.sync_api import Page, expect

from tests.e2e.pages import idle, settled
from tests.e2e.server import serve

PATIENCE = 120_000
# More stops than any page has: who needs more is going round in circles.
MOST_STOPS = 60

# What has the focus is called by its label, else by its text without pictures.
FOCUS = """() => {
    const named = document.activeElement.getAttribute('aria-label')
    const copy = document.activeElement.cloneNode(true)
    copy.querySelectorAll('[aria-hidden=true], [data-testid=stIconMaterial]').forEach(each => each.remove())
    return (named || copy.textContent).trim()
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUS))
        if passed[-1] == name:
            return
    raise AssertionError(f"no {name!r} among {passed}")


def focus_is_seen(page: Page) -> bool:
    """Whether what has the focus looks otherwise than without it."""
    look = "at => { const s = getComputedStyle(at); return [s.outlineStyle, s.boxShadow, s.borderColor].join() }"
    at = page.evaluate_handle("document.activeElement")
    focused = at.evaluate(look)
    at.evaluate("at => at.blur()")
    plain = at.evaluate(look)
    at.evaluate("at => at.focus({ focusVisible: true })")
    return focused != plain


def test_a_stranger_with_a_keyboard_looks_around_in_the_example(tmp_path, visit):
    with serve(tmp_path / "store") as address:
        page = visit(f"{address}/?lang=en")
        page.set_default_timeout(PATIENCE)
        page.get_by_role("heading", name="Nothing loaded yet").wait_for()
        idle(page)

        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == "Skip to main content"
        page.keyboard.press("Enter")
        tab_to(page, "Load files")
        assert focus_is_seen(page)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Load a file").wait_for()
        idle(page)

        tab_to(page, "Show the invented programme")
        assert focus_is_seen(page)
        page.keyboard.press("Space")
        page.get_by_role("heading", name="Loaded", exact=True).wait_for()
        idle(page)

        tab_to(page, "Overview")
        page.keyboard.press("Enter")
        settled(page)
        tab_to(page, "Explain: Mean")
        assert focus_is_seen(page)
        page.keyboard.press("Enter")
        expect(page.get_by_text("The mean of all answers to a question")).to_be_visible()
