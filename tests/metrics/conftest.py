"""The worked example of four editions, once for all tests of figures."""

import json
from pathlib import Path

import pytest

from tests.tables import engine_of_rows, micro_tables
from tweeluik.filters import Filters
from tweeluik.metrics.figures import all_figures

MICRO = Path(__file__).parent.parent / "micro"


@pytest.fixture(scope="session")
def expected() -> dict:
    return json.loads((MICRO / "expected.json").read_text())


@pytest.fixture(scope="session")
def micro(tmp_path_factory):
    return engine_of_rows(tmp_path_factory.mktemp("micro"), **micro_tables(MICRO))


@pytest.fixture(scope="session")
def swapped_micro(tmp_path_factory):
    return engine_of_rows(tmp_path_factory.mktemp("swapped"), **micro_tables(MICRO, swapped=True))


@pytest.fixture(scope="session")
def micro_figures(micro):
    return all_figures(micro, Filters()).set_index(["id", "training_format"])
