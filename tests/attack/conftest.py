"""The invented programmes of the attack, each with its groups and with the groups switched off."""

from functools import partial

import pytest

from tests.attack import codes, published, worlds
from tests.attack.worlds import THRESHOLD
from tests.tables import engine_of_rows
from tweeluik.engine import Engine
from tweeluik.filters import Filters


@pytest.fixture(scope="session")
def twins(tmp_path_factory) -> dict[int, tuple[Engine, Engine]]:
    """Threshold -> the programme and its twin (`worlds.py`)."""
    data = worlds.programme()
    pair = (data, worlds.twin(data))
    return {
        threshold: tuple(engine_of_rows(tmp_path_factory.mktemp("twin"), threshold, **each) for each in pair)
        for threshold in (THRESHOLD, 1)
    }


@pytest.fixture(scope="session")
def about_evaluations(twins, tmp_path_factory) -> set[str]:
    """The named queries and functions of `metrics` that say something else when nobody fills in a form."""
    data = worlds.programme() | {"responses": [], "answers": []}
    engines = (twins[THRESHOLD][0], engine_of_rows(tmp_path_factory.mktemp("silent"), THRESHOLD, **data))
    return different(*engines, Filters())


@pytest.fixture(scope="session")
def coded(tmp_path_factory) -> dict[int, Engine]:
    """Threshold -> a programme whose scores say of which edition they are (`codes.py`)."""
    data = codes.programme(5)
    return {each: engine_of_rows(tmp_path_factory.mktemp("coded"), each, **data) for each in (THRESHOLD, 1)}


def different(one: Engine, other: Engine, filters: Filters, wanted: set[str] | None = None, **asked: list) -> set[str]:
    """The queries and functions (or those of the wanted ones) that say something else of one than of the other.

    `asked` as in `published.answers`.
    """
    found = set()
    for walk in (published.every_row, partial(published.answers, **asked)):
        said = zip(walk(one, filters, wanted), walk(other, filters, wanted), strict=True)
        found |= {name for (name, rows), (_, others) in said if published.content(rows) != published.content(others)}
    return found
