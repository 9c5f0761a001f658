"""What does it take to load a large file through the page, while others read?

    python benchmarks/wizard.py [--rows 1000000] [--readers 10] [--thinking 10]

A store of a tenth of the rows is served; an analyst drops the file (`export.py`), waits for the preview and loads it,
while readers (`sessions.py`) go from page to page, `--thinking` seconds at each. Printed are the seconds of each step,
what the reader of the wizard saw of it, the memory of the server, and what the other readers saw: errors, and how many
different sets of figures a page showed (one before and one after the load; a third would be a mix).
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import psutil
from playwright.async_api import Browser, Page, async_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import export  # noqa: E402
import sessions  # noqa: E402

from tests.e2e.server import CHROMIUM, FLAGS, serve  # noqa: E402

PATIENCE = 300_000  # [ms]


async def idle(page: Page) -> None:
    """Wait until the server is done with the page."""
    await page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)


async def watch(page: Page, texts: list[tuple[float, str]]) -> None:
    """What stands in the place of progress, as it changes."""
    while True:
        found = await page.locator("[class*=st-key-wizard_progress]").all_inner_texts()
        text = " ".join(found[:1]).replace("\n", " ")
        if text and (not texts or texts[-1][1] != text):
            texts.append((time.perf_counter(), text))
        await asyncio.sleep(0.2)


async def measure_memory(server: psutil.Process, sizes: list[float]) -> None:
    """The resident memory of the server itself [MB], twice a second."""
    while True:
        sizes.append(server.memory_info().rss / 1e6)
        await asyncio.sleep(0.5)


async def analyse(browser: Browser, address: str, file: Path, texts: list) -> dict[str, float]:
    """Seconds of each step of the wizard."""
    page = await (await browser.new_context()).new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(f"{address}/load?lang=en")
    await page.get_by_text("Drop one or more CSV or Excel files here").wait_for()
    await idle(page)
    task = asyncio.create_task(watch(page, texts))
    moments = [time.perf_counter()]
    await page.locator("input[type=file]").first.set_input_files(str(file))
    step = page.locator(".st-key-wizard_step")
    await page.get_by_text(re.compile("Is this how the file reads|What changes when you load")).wait_for()
    await idle(page)
    moments.append(time.perf_counter())
    # Of a large file the first rows are shown; all are checked when the analyst goes on.
    await step.get_by_role("radio", name="Preview").click()
    await page.get_by_text("What changes when you load?").wait_for()
    moments.append(time.perf_counter())
    await idle(page)
    await step.get_by_role("radio", name="Load").click()
    await idle(page)
    await page.get_by_role("button", name="Load", exact=True).click()
    pressed = time.perf_counter()
    await page.get_by_role("heading", name="Loaded", exact=True).wait_for()
    published = time.perf_counter()
    task.cancel()
    return {
        "dropped and first rows shown": moments[1] - moments[0],
        "checked, preview shown": moments[2] - moments[1],
        "loaded and published": published - pressed,
    }


async def run(address: str, file: Path, readers: int, thinking: float) -> None:
    server = next(
        process for process in psutil.Process().children(recursive=True) if "streamlit" in " ".join(process.cmdline())
    )
    texts, sizes, found = [], [], sessions.Read()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        visits = [sessions.read(address, turn, thinking, found) for turn in range(readers)]
        tasks = [asyncio.create_task(visit) for visit in visits]
        tasks.append(asyncio.create_task(measure_memory(server, sizes)))
        await asyncio.sleep(10)
        before = sizes[-1]
        seconds = await analyse(browser, address, file, texts)
        await asyncio.sleep(20)
        for task in tasks:
            if task.done():
                task.result()
            task.cancel()
        await browser.close()
    for step, duration in seconds.items():
        print(f"{step:<34} {duration:7.1f} s")
    print(f"memory of the server: before {before:.0f}, largest {max(sizes):.0f}, afterwards {sizes[-1]:.0f} MB")
    print(f"progress changed {len(texts)} times, at most {longest(texts):.1f} s without a change; last: {texts[-1][1]}")
    print(
        f"pages read: {len(found.took)}, median {statistics.median(found.took):.1f} s, longest {max(found.took):.1f} s"
    )
    print(f"errors that readers saw: {len(found.errors)} {found.errors[:3]}")
    print("different sets of figures:", {view: len(sets) for view, sets in found.figures.items()})


def longest(texts: list[tuple[float, str]]) -> float:
    """The longest time between two changes [s]."""
    moments = [moment for moment, _ in texts]
    return max((later - earlier for earlier, later in pairwise(moments)), default=0.0)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--readers", type=int, default=10)
    arguments.add_argument("--thinking", type=float, default=10.0)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        first, file, store = Path(folder) / "first.csv", Path(folder) / "export.csv", Path(folder) / "store"
        export.write(first, asked.rows // 10)
        export.write(file, asked.rows)
        command = [sys.executable, "-m", "tweeluik", "--store", str(store), "load", str(first)]
        subprocess.run(command, cwd=ROOT, env=os.environ, check=True, capture_output=True)
        print(f"{file.stat().st_size / 1e6:.0f} MB, {asked.rows:,} rows, {asked.readers} readers")
        with serve(store) as address:
            asyncio.run(run(address, file, asked.readers, asked.thinking))


if __name__ == "__main__":
    main()
