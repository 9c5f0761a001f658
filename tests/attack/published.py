"""Everything that the product can say, found by walking it: named queries, functions of `metrics`, pages.

A query, a function or a page that is added later is walked too. A function that asks for something nobody told of here
stops the walk, so that it can't stay outside.
"""

import inspect
import json
import pkgutil
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import product

import numpy as np
import pandas as pd

from tests.attack import worlds
from tests.queries.test_queries import EXTRA
from tweeluik import metrics
from tweeluik.components.ask import _Recalling
from tweeluik.engine import Engine, queries
from tweeluik.filters import Filters
from tweeluik.metrics import completeness, like_for_like

# The name of a query or function, and rows that it gave.
Said = tuple[str, pd.DataFrame]
# Parameter of a function of `metrics` -> with what it is asked, besides the engine and the filters.
ASKED: dict[str, list] = {
    "question_id": ["overall", "recommend"],
    "question_ids": [("networking", "overall")],
    "only": [("overall",)],
    "by": [like_for_like.DEFAULT, ("institution", "year")],
    "strata": [("mode", "hours")],
    "training_id": ["t1", "t4"],
    "edition_id": [f"e{number:02d}" for number in range(0, worlds.EDITIONS, 5)],
    "may_read": [True],
    "dimension": ["theme", "training"],
    "grain": ["year", "month"],
    "kind": ["learners", "organisations"],
    "jobs": [()],
    "ended_before": [date(2200, 1, 1)],
    "name": [matter.name for matter in completeness.MATTERS],
}


def questions() -> list[tuple[str, Callable]]:
    """Every function of `metrics` that takes an engine, by the name of its module and its own."""
    found = []
    for module in pkgutil.iter_modules(metrics.__path__):
        members = inspect.getmembers(import_module(f"{metrics.__name__}.{module.name}"), inspect.isfunction)
        for name, function in members:
            is_own = function.__module__.endswith(f".{module.name}") and not name.startswith("_")
            if is_own and next(iter(inspect.signature(function).parameters), "") == "engine":
                found.append((f"{module.name}.{name}", function))
    return found


def answers(engine: Engine, filters: Filters, wanted: set[str] | None = None, **asked: list) -> Iterator[Said]:
    """What every function of `metrics` (or the wanted ones) answers, asked in all the ways of `ASKED` and `asked`."""
    engine = _Recalling(engine)
    for name, function in questions():
        if wanted is not None and name not in wanted:
            continue
        _, *parameters = inspect.signature(function).parameters
        ways = [[filters] if parameter == "filters" else (ASKED | asked)[parameter] for parameter in parameters]
        for way in product(*ways):
            yield name, _frame(function(engine, *way))


def _frame(found: object) -> pd.DataFrame:
    if isinstance(found, pd.Series):
        return found.to_frame()
    return found if isinstance(found, pd.DataFrame) else pd.DataFrame(found)


def rows(engine: Engine, name: str, filters: Filters) -> pd.DataFrame:
    """The rows of a named query, as the terminal and the downloads give them."""
    return engine.query(name, **EXTRA | filters.parameters())


def every_row(engine: Engine, filters: Filters, wanted: set[str] | None = None) -> Iterator[Said]:
    """The rows of every named query, or of the wanted ones."""
    for name in queries.names():
        if wanted is None or name in wanted:
            yield name, rows(engine, name, filters)


def content(frame: pd.DataFrame) -> list[str]:
    """The rows as text in an order of their own: without the numbers that a build happened to give to its groups, and
    without the last digits, which follow the order in which a database adds up.
    """
    frame = frame.drop(columns=[name for name in ("group_key",) if name in frame])
    rows = frame.itertuples(index=not isinstance(frame.index, pd.RangeIndex), name=None)
    return sorted(" | ".join(f"{cell:.9g}" if isinstance(cell, float) else str(cell) for cell in row) for row in rows)


def sent(app: object) -> list[str]:
    """Every element that a page sends to the browser: text, tables, charts with all they carry; but for its own id."""
    return [_content(element) for element in _elements(app._tree)]


def _elements(block: object) -> Iterator[object]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _elements(child)


def _content(element: object) -> str:
    """An element as text, without what names it: an id is a hash of its content, or drawn by chance."""
    proto = getattr(element, "proto", None)
    said = re.sub(r'\b(id|url|element_id|form_id|deferred_file_id): "[^"]*"', "", str(proto))
    spec = getattr(proto, "spec", "")
    return said + (json.dumps(_plain(json.loads(spec))) if spec else "")


def _plain(part: object) -> object:
    """A chart with its packed columns of numbers as numbers."""
    if isinstance(part, dict) and "bdata" in part:
        return np.frombuffer(b64decode(part["bdata"]), dtype=part["dtype"]).tolist()
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    return [_plain(each) for each in part] if isinstance(part, list) else part
