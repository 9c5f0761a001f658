"""No page sends a browser anything that tells an invented programme from its twin, in which people changed places
within protected groups: no word, no table, no chart with what hangs under it, no row to download.
"""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from tests.attack import published, worlds
from tests.attack.worlds import THRESHOLD
from tests.export.conftest import report_on
from tests.tables import upload
from tweeluik import export
from tweeluik.components import proof
from tweeluik.components.frame import PAGES
from tweeluik.engine import open_engine
from tweeluik.store.build import build

# The pages that show an evaluation as they open.
RATED = ("overview", "sectors", "satisfaction", "together", "trainings")
# The pages that only tell: nothing of theirs is downloaded.
TOLD = ("views", "guide", "method")
# What a page shows only when it is asked for, besides the page as it opens.
DEEPER = [
    ("trainings", {"training": "t1"}),
    ("trainings", {"training": "t1", "edition": "e05"}),
    ("satisfaction", {"from_": "2023-05-07", "theme": "Data"}),
    ("explore", {"measure": "mean", "by": "training", "and": "mode"}),
]


@pytest.fixture(scope="module")
def stores(tmp_path_factory) -> dict[int, list[Path]]:
    """Threshold -> a store with the programme and one with its twin."""
    data, paths = worlds.programme(), {}
    for threshold in (THRESHOLD, 1):
        paths[threshold] = [tmp_path_factory.mktemp("twin") / "store" for _ in range(2)]
        for path, each in zip(paths[threshold], (data, worlds.twin(data)), strict=True):
            uploaded = upload(path / "uploads" / "L000001", "000001-enrolments", **each)
            build(path / "tweeluik.duckdb", [uploaded], threshold, "test")
    return paths


@pytest.fixture
def downloads(monkeypatch) -> list[str]:
    """What the reader can download: the rows under every figure, and what each button of a page gives."""
    kept: list[str] = []

    def button(_label: str, data: object, **_options: object) -> None:
        kept.extend(published.in_file(data() if callable(data) else data))

    monkeypatch.setattr(proof, "show", lambda page, key, rows, *_: kept.append(f"{key} {published.content(rows)}"))
    monkeypatch.setattr(st, "download_button", button)
    return kept


def opened(visit, store, page: str, said: dict) -> list[str]:
    """What a page sends."""
    app = visit(store, page, lang="en", **said)
    assert not app.exception
    return published.sent(app)


@pytest.mark.parametrize(("page", "said"), [*((page, {}) for page in PAGES), *DEEPER])
def test_protected_a_page_is_the_same_of_both(monkeypatch, visit, stores, downloads, page, said):
    monkeypatch.setenv("TWEELUIK_COMMENTS", "everyone")
    one = opened(visit, stores[THRESHOLD][0], page, said) + downloads
    downloads.clear()
    other = opened(visit, stores[THRESHOLD][1], page, said) + downloads
    assert len(one) > len(downloads)
    assert bool(downloads) == (page not in TOLD)
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize(("page", "said"), [*((page, {}) for page in RATED), *DEEPER])
def test_unprotected_a_page_about_evaluations_tells_the_two_apart(visit, stores, page, said):
    assert opened(visit, stores[1][0], page, said) != opened(visit, stores[1][1], page, said)


def files(store: Path) -> list[str]:
    """A report as every kind of file, and the table of each of its sections as a CSV."""
    engine = open_engine(store / "tweeluik.duckdb")
    document = report_on(engine, "en", theme=["Data"])
    alone = [replace(document, sections=(section,)) for section in document.sections if section.table]
    made = [export.File(kind, document) for kind in export.REPORTS] + [export.File("csv", each) for each in alone]
    said = [part for file in made for part in published.in_file(file.data())]
    engine.close()
    return said


@pytest.mark.parametrize("threshold", [THRESHOLD, 1], ids=["protected", "unprotected"])
def test_a_file_tells_the_two_apart_only_when_unprotected(stores, threshold):
    one, other = map(files, stores[threshold])
    assert len(one) == len(other) > 50
    assert (one == other) == (threshold == THRESHOLD)
