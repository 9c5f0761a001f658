"""Take the pictures of the README and the documentation again.

    .venv/bin/python docs/pictures.py

Serves the demo data on a free port, in a store that is thrown away, and writes docs/pictures/*.png. Needs what
`python3 run.py test` sets up.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

from tests.e2e.pages import still  # noqa: E402
from tests.e2e.server import CHROMIUM, FLAGS, serve  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
WIDE, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
# Name of the picture -> address, size, theme: of the demo data, and of a store that holds nothing yet.
TAKEN = {
    "overview": ("/?lang=en", WIDE, "light"),
    "overview-phone": ("/?lang=nl", PHONE, "dark"),
    "sectors": ("/sectors?lang=en", WIDE, "light"),
    "explore": ("/explore?lang=en", WIDE, "light"),
}
TAKEN_EMPTY = {"load": ("/load?lang=en", WIDE, "light")}
# Larger pictures make every copy of the project slow [bytes].
LARGEST = 250_000


def main() -> None:
    expect.set_options(timeout=120_000)
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        command = [sys.executable, "-m", "tweeluik", "--store", str(store), "load", "--demo"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for of, taken in ((store, TAKEN), (store.with_name("empty"), TAKEN_EMPTY)):
            with serve(of) as address:
                for name, (page, size, scheme) in taken.items():
                    print(name, take(browser, f"{address}{page}", PICTURES / f"{name}.png", size, scheme))
        browser.close()


def take(browser: Browser, address: str, path: Path, size: dict, scheme: str) -> int:
    """Take one picture of what stands on the screen; how many bytes it is."""
    with browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address, timeout=120_000)
        page.locator("h1").wait_for(timeout=120_000)
        still(page)
        page.screenshot(path=path)
    if path.stat().st_size > LARGEST:
        sys.exit(f"{path.name} is larger than {LARGEST} bytes: take less of the page.")
    return path.stat().st_size


if __name__ == "__main__":
    main()
