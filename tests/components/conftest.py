"""A page on the micro data, and on the same data with the two formats exchanged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tables import engine_of_rows, micro_tables
from tweeluik.components.address import Address
from tweeluik.components.page import Page
from tweeluik.engine import Engine
from tweeluik.filters import Filters

MICRO = Path(__file__).resolve().parent.parent / "micro"


@pytest.fixture(scope="session")
def engines(tmp_path_factory) -> Iterator[dict[bool, Engine]]:
    """The micro data as they are (False) and swapped (True)."""
    engines = {
        swapped: engine_of_rows(tmp_path_factory.mktemp("micro"), **micro_tables(MICRO, swapped))
        for swapped in (False, True)
    }
    yield engines
    for engine in engines.values():
        engine.close()


@pytest.fixture
def page_of(engines):
    """A page in a language, on the data as they are or swapped, under filters."""

    def opened(language: str = "en", swapped: bool = False, **filters) -> Page:
        return Page("overview", Address(language, Filters(**filters), {}, ()), engines[swapped])

    return opened
