"""Whichever way the worked example is written, every figure is the same: from the terminal and from the page."""

import json
import pickle
from pathlib import Path

import pandas as pd
import pytest

from tests.ingest.rewritten import WAYS
from tests.metrics.conftest import expected, micro, micro_figures  # noqa: F401 - fixtures
from tweeluik.engine import open_engine
from tweeluik.filters import Filters
from tweeluik.ingest.job import CHECK, LOAD, OUTCOME, REQUEST, Outcome, Request
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part
from tweeluik.metrics.figures import all_figures
from tweeluik.terminal import job
from tweeluik.terminal.main import main


def figures_of(store: Path) -> pd.DataFrame:
    figures = all_figures(open_engine(store / "tweeluik.duckdb"), Filters())
    return figures.set_index(["id", "training_format"])


@pytest.mark.parametrize("way", WAYS)
def test_the_terminal_gives_the_same_figures(way, tmp_path, capsys, micro_figures):  # noqa: F811
    write, said = WAYS[way]
    words = [f"--{name.replace('_', '-')}={value}" for name, value in said.items()]
    assert main(["load", *map(str, write(tmp_path)), *words, "--store", str(tmp_path / "store"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["published"]
    pd.testing.assert_frame_equal(figures_of(tmp_path / "store"), micro_figures)


@pytest.mark.parametrize("way", WAYS)
def test_the_page_gives_the_same_figures(way, tmp_path, micro_figures):  # noqa: F811
    write, said = WAYS[way]
    paths, store = write(tmp_path), tmp_path / "store"
    parts = tuple(Part(path, Options(**said), path.name) for path in paths)
    checked = asked(tmp_path, Request(CHECK, parts, store, "nl", are_fresh=True))
    assert not checked.report.refused, checked.report.findings
    assert asked(tmp_path, Request(LOAD, checked.parts, store, "nl", version=checked.version)).report.published
    pd.testing.assert_frame_equal(figures_of(store), micro_figures)


def asked(folder: Path, request: Request) -> Outcome:
    """What a job of the page comes to, here in this process."""
    place = folder / request.task
    place.mkdir()
    (place / REQUEST).write_bytes(pickle.dumps(request))
    job.main(place)
    return pickle.loads((place / OUTCOME).read_bytes())


def test_days_that_could_be_months_are_asked_about_with_an_example(tmp_path):
    write, _ = WAYS["days first"]
    parts = tuple(Part(path, Options(), path.name) for path in write(tmp_path))
    checked = asked(tmp_path, Request(CHECK, parts, tmp_path / "store", "nl", are_fresh=True))
    asked_about = [found for found in checked.report.findings if found.code == "date_order_ambiguous"]
    assert [(found.file, found.column, found.found) for found in asked_about] == [
        ("editions.csv", "ends_on", "01/02/2024"),
        ("editions.csv", "starts_on", "01/02/2024"),
    ]
    assert not checked.report.skippable
