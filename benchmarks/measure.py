"""How long does the way from files to figures to a page take, and how much memory?

    python benchmarks/measure.py pages [--times 9] [--store FOLDER]        first page and changed filters, in a browser
    python benchmarks/measure.py load FILE... [--sectors own] [--times 3]   into an empty store, then `figures`

Medians over the times asked; each load starts from an empty store and a process of its own. Kept results, with
their date and machine, stand in README.md.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The pages with filters, in the order of the menu.
PAGES = ("overview", "participation", "sectors", "satisfaction", "together", "trainings", "explore")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def run(store: Path, *words: str) -> float:
    """Seconds of one command of the terminal; its output is an error when it fails."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "tweeluik", *words]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"TWEELUIK_STORE": str(store)}, capture_output=True)
    if done.returncode:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return time.perf_counter() - started


def report(what: str, seconds: list[float]) -> None:
    """One line: median and range."""
    print(f"{what:<40} {statistics.median(seconds):7.2f} s   ({min(seconds):.2f} to {max(seconds):.2f})")


def measure_load(files: list[str], extra: list[str], times: int) -> None:
    """Load to published, then the headline figures, each `times` times."""
    loads, figures = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            loads.append(run(Path(folder), "load", *files, *extra))
            figures.append(run(Path(folder), "figures", "--format", "json"))
    report("load to published", loads)
    report("figures", figures)
    print(f"{'largest process':<40} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:7.0f} MB")


def measure_pages(times: int, store: Path | None) -> None:
    """First page in a fresh browser, and a changed filter on every page with filters; on the demo data unless told."""
    from playwright.sync_api import sync_playwright

    from tests.e2e.server import CHROMIUM, FLAGS, serve

    first, changed = [], {page: [] for page in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        if store is None:
            store = Path(folder) / "store"
            run(store, "load", "--demo")
        for _ in range(times):
            with serve(store) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                started = time.perf_counter()
                page.goto(f"{address}/?lang=en")
                page.locator(".js-plotly-plot path.js-line").first.wait_for()
                first.append(time.perf_counter() - started)
                for name in PAGES:
                    page.goto(f"{address}/{name.replace(PAGES[0], '')}?lang=en")
                    page.locator("h1").wait_for()
                    changed[name] += [_change_period(page, year) for year in ("2022-23", "2023-24", "2024-25")]
                browser.close()
    report("first page, fresh server and browser", first)
    for name, seconds in changed.items():
        report(f"filter changed to redrawn: {name}", seconds)


def _change_period(page, year: str) -> float:
    """Seconds from the choice of a year, one that nobody asked before on this page, until the page is redrawn."""
    _settled(page)
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    option = page.get_by_role("option", name=year, exact=True)
    option.wait_for()
    before = page.locator(".tw-lead").first.inner_text()
    started = time.perf_counter()
    option.click()
    page.wait_for_function(
        "before => document.querySelector('.tw-lead').innerText !== before && " + _AT_REST, arg=before, polling=20
    )
    return time.perf_counter() - started


# The server is done with the page, and nothing of the page before is left.
_AT_REST = (
    "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning' "
    "&& !document.querySelector('[data-stale=true]')"
)


def _settled(page) -> None:
    page.wait_for_function(_AT_REST)
    page.wait_for_timeout(1500)
    page.wait_for_function(_AT_REST)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser("load")
    load.add_argument("files", nargs="+")
    load.add_argument("--sectors", default="nace")
    load.add_argument("--times", type=int, default=3)
    pages = commands.add_parser("pages")
    pages.add_argument("--times", type=int, default=9)
    pages.add_argument("--store", type=Path, help="another store than one with the demo data; it is only read")
    asked = parser.parse_args()
    if asked.command == "load":
        measure_load([str(Path(f).resolve()) for f in asked.files], ["--sectors", asked.sectors], asked.times)
    else:
        measure_pages(asked.times, asked.store)


if __name__ == "__main__":
    main()
