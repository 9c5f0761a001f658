"""Reports on the worked example, with and without protection, and on an invented programme of forty editions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows, micro_tables
from tweeluik.components.address import Address
from tweeluik.components.page import Page
from tweeluik.components.report import build
from tweeluik.document import Document
from tweeluik.engine import Engine
from tweeluik.filters import from_query

MICRO = Path(__file__).resolve().parent.parent / "micro"


@pytest.fixture(scope="session")
def engines(tmp_path_factory) -> Iterator[dict[str, Engine]]:
    """The worked example (`micro`), the same unprotected (`exposed`), and a programme with intervals."""
    folder = tmp_path_factory.mktemp("export")
    engines = {
        "micro": engine_of_rows(folder / "micro", **micro_tables(MICRO)),
        "exposed": engine_of_rows(folder / "exposed", 1, **micro_tables(MICRO)),
        "programme": engine_of_rows(folder / "programme", **filled(oracle.programme(11))),
    }
    yield engines
    for engine in engines.values():
        engine.close()


def page_on(engine: Engine, language: str = "nl", **query: list[str]) -> Page:
    filters, refused = from_query(query)
    assert not refused
    return Page("report", Address(language, filters, {}, ()), engine)


def report_on(engine: Engine, language: str = "nl", keys: tuple[str, ...] = (), **query: list[str]) -> Document:
    """The document of some sections, or of all, under filters of the address."""
    page = page_on(engine, language, **query)
    return build.document(page, list(build.sections(page, keys or tuple(build.SECTIONS))))


@pytest.fixture(scope="session")
def report(engines) -> Callable[..., Document]:
    return lambda name, *arguments, **query: report_on(engines[name], *arguments, **query)
