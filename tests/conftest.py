"""How do the tests stay away from what people have loaded?

Before anything is imported the store and the secret are set to throw-away values; a test that still opens or
changes `data/store` fails by name.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REAL_STORE = ROOT / "data" / "store"
TOUCHING = {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}


def pytest_configure(config: pytest.Config) -> None:
    config.temporary_store = tempfile.mkdtemp(prefix="tweeluik-tests-")
    os.environ["TWEELUIK_STORE"] = str(Path(config.temporary_store, "store"))
    os.environ["TWEELUIK_SECRET"] = "a fixed secret, so that pseudonyms are the same in every run"
    sys.addaudithook(refuse_the_real_store)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.temporary_store, ignore_errors=True)


def refuse_the_real_store(event: str, details: tuple) -> None:
    if event in TOUCHING and isinstance(details[0], str | Path):
        path = os.path.abspath(details[0])  # noqa: PTH100 - cheap: this runs at every file that is opened
        if path == str(REAL_STORE) or path.startswith(f"{REAL_STORE}{os.sep}"):
            pytest.fail(f"a test touches the real store: {event} {path}")


def state_of_the_real_store() -> list[int]:
    """When the folder, its uploads and its database last changed; DuckDB and other processes show up here."""
    places = (REAL_STORE, REAL_STORE / "uploads", REAL_STORE / "tweeluik.duckdb")
    return [place.stat().st_mtime_ns if place.exists() else 0 for place in places]


@pytest.fixture(autouse=True)
def real_store_stays_as_it_is():
    before = state_of_the_real_store()
    yield
    assert state_of_the_real_store() == before, "a test changed the real store, data/store"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of worked examples beside the project; without it a test is skipped, in CI it fails."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("the folder shared/ does not stand beside the project")
    return folder
