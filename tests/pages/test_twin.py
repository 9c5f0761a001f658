"""No page sends a browser anything that tells an invented programme from its twin, in which people changed places
within protected groups: no word, no table, no chart with what hangs under it, no row to download.
"""

from pathlib import Path

import pytest
import streamlit as st

from tests.attack import published, worlds
from tests.attack.worlds import THRESHOLD
from tests.tables import upload
from tweeluik.components import proof
from tweeluik.components.frame import PAGES
from tweeluik.store.build import build

# The pages that show an evaluation as they open.
RATED = ("overview", "sectors", "satisfaction", "together", "trainings")
# What a page shows only when it is asked for, besides the page as it opens.
DEEPER = [
    ("trainings", {"training": "t1"}),
    ("trainings", {"training": "t1", "edition": "e05"}),
    ("satisfaction", {"from_": "2023-05-07", "theme": "Data"}),
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
        kept.append(str(data() if callable(data) else data))

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
    assert len(one) > len(downloads) > 0
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize(("page", "said"), [*((page, {}) for page in RATED), *DEEPER])
def test_unprotected_a_page_about_evaluations_tells_the_two_apart(visit, stores, page, said):
    assert opened(visit, stores[1][0], page, said) != opened(visit, stores[1][1], page, said)
