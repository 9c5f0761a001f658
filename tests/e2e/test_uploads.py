"""On the page of uploads: a load taken back and brought back, and a note that stands in a trend."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import figures, go, idle
from tests.e2e.server import ROOT, serve

MICRO = Path(__file__).parent.parent / "micro"


@pytest.fixture
def micro(tmp_path) -> Path:
    """A store with the worked example, loaded from a terminal."""
    store = tmp_path / "store"
    files = [str(path) for path in sorted(MICRO.glob("*.csv"))]
    command = [sys.executable, "-m", "tweeluik", "--store", str(store), "load", *files]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return store


def test_an_upload_is_taken_back_and_brought_back_with_its_figures(micro, visit):
    with serve(micro) as address:
        page = visit(f"{address}/satisfaction?lang=en")
        before = figures(page)

        go(page, "Uploads")
        row = page.locator(".st-key-upload_000004-evaluations")
        row.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("It holds 14 rows, 4 editions")).to_be_visible()
        page.get_by_role("button", name="Yes, undo").click()
        expect(page.get_by_text("Taken back: 000004-evaluations.")).to_be_visible()
        idle(page)
        go(page, "Satisfaction")
        expect(page.get_by_text("No evaluations are loaded yet.")).to_be_visible()

        go(page, "Uploads")
        row.get_by_role("button", name="Restore").click()
        page.get_by_role("button", name="Yes, restore").click()
        expect(page.get_by_text("Brought back: 000004-evaluations.")).to_be_visible()
        idle(page)
        go(page, "Satisfaction")
        assert figures(page) == before


def test_a_note_stands_in_the_trend_of_another_reader(micro, visit):
    with serve(micro) as address:
        reader = visit(f"{address}/participation?lang=nl&grain=month")
        figures(reader)
        expect(reader.get_by_text("nieuw formulier")).to_have_count(0)

        page = visit(f"{address}/uploads?lang=nl")
        page.get_by_role("group", name="Dag").get_by_role("spinbutton").first.click()
        page.keyboard.type("15022024")
        page.get_by_label("Tekst", exact=True).fill("nieuw formulier")
        page.get_by_label("Tekst", exact=True).press("Tab")
        page.get_by_role("button", name="Toevoegen").click()
        expect(page.get_by_text("De notitie staat in elke trend")).to_be_visible()

        reader.reload()
        expect(reader.locator(".js-plotly-plot .annotation-text", has_text="nieuw formulier")).to_have_count(2)
