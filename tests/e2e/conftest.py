"""A browser for all journeys, and stores to serve: the demo, and an empty one."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.server import CHROMIUM, FLAGS, ROOT, serve

# Machines are shared: a page may take its time before it is what a journey expects [ms].
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")
            # On a busy machine a click may hit a page that is being drawn. What is really broken fails again.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser():
    assert CHROMIUM, "no browser: `python3 run.py test` installs one, or set TWEELUIK_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory) -> Path:
    """A store with the invented programme; journeys only read it."""
    store = tmp_path_factory.mktemp("demo") / "store"
    command = [sys.executable, "-m", "tweeluik", "--store", str(store), "load", "--demo"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return store


@pytest.fixture(scope="session")
def demo(demo_store):
    """The address of the app on the invented programme."""
    with serve(demo_store) as address:
        yield address


@pytest.fixture
def visit(browser: Browser):
    """Open an address in a fresh browser: no cookies, no memory. Options as of `browser.new_context`."""
    contexts = []

    def fresh(address: str, **options) -> Page:
        context = browser.new_context(viewport=options.pop("viewport", {"width": 1440, "height": 900}), **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield fresh
    for context in contexts:
        context.close()
