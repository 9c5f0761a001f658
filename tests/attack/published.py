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
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import product

import numpy as np
import pandas as pd

from tests.attack import worlds
from tests.export.reading import members
from tests.queries.test_queries import EXTRA
from tweeluik import metrics
from tweeluik.components.ask import _Recalling
from tweeluik.engine import Engine, queries
from tweeluik.engine.watches import Watch
from tweeluik.filters import Filters
from tweeluik.metrics import completeness, explore, like_for_like
from tweeluik.metrics.explorable import DIMENSIONS_OF_ONE, MEASURES, refusal

# Measure of Explore -> the question that it is of, where it is not the first one.
_QUESTIONS = {"nps": "recommend"}


def _views(*asked: tuple[str, str, str, int]) -> list[explore.View]:
    """Views of Explore: measure, dimension, second dimension, and how many values stand by themselves."""
    return [
        explore.View(name, by, second, _QUESTIONS.get(name, "overall") if MEASURES[name].of_question else "", most)
        for name, by, second, most in asked
    ]


def every_view() -> list[explore.View]:
    """A measure by each dimension and by two of them, and the other measures once: the largest value by itself and the
    others together, or every value by itself.
    """
    by_one = [("mean", by, "", 1) for by in DIMENSIONS_OF_ONE]
    pairs = [("training", "mode"), ("theme", "year"), ("month", "theme"), ("sector", "size")]
    by_two = [("mean", by, second, 1) for by, second in pairs]
    once = [(name, "training", "mode", 2) for name, what in MEASURES.items() if not refusal(what, "mode", Filters())]
    return _views(*by_one, ("mean", "training", "", 20), *by_two, *once)


def watches() -> list[Watch]:
    """A watch on each kind of figure that says something of answers."""
    figures = {"satisfaction.overall.mean": "open", "satisfaction.overall.difference": None}
    figures |= {"participation.response_rate": "in_company", "satisfaction.recommend.nps": "open"}
    made = {"query": {"theme": ["Data"]}, "period": "", "made_at": "2025-09-01T12:00:00"}
    return [Watch(id_, id_, about, "clearly_below", 4.0, **made) for id_, about in figures.items()]


# A period for what can only be asked with a first and a last day.
_PERIOD = (date(2023, 9, 1), date(2024, 9, 1))
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
    "view": _views(
        ("mean", "training", "mode", 2),
        ("mean", "training", "", 1),
        ("response_rate", "theme", "", 1),
        ("top_two", "month", "institution", 1),
        ("nps", "sector", "size", 1),
    ),
    "ids": [("satisfaction.overall.mean", "satisfaction.overall.difference", "participation.response_rate")],
    "kinds": [("mean", "nps")],
    "query": [{"theme": ["Data", "Gone"]}],
    "last_year": [2023],
    "watches": [watches()],
    "today": [date(2025, 10, 1)],
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
        selection = _with_period(filters) if function is explore.before else filters
        ways = [[selection] if parameter == "filters" else (ASKED | asked)[parameter] for parameter in parameters]
        for way in product(*ways):
            yield name, _frame(function(engine, *way))


def _with_period(filters: Filters) -> Filters:
    """The filters, with a first and a last day for what is asked about the period before."""
    first, after = filters.starts_from or _PERIOD[0], filters.starts_before or _PERIOD[1]
    return replace(filters, starts_from=first, starts_before=after)


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


def in_file(data: bytes | str) -> list[str]:
    """What a file says, also inside what is packed in it: without the moment at which it was made, and without the last
    digits of its numbers.
    """
    parts = members(data if isinstance(data, bytes) else data.encode())
    return [f"{name} {_rounded(part.decode('utf-8', 'replace'))}" for name, part in parts]


def _rounded(text: str) -> str:
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "", text)
    return re.sub(r"-?\d+[.,]\d{10,}(e-?\d+)?", lambda found: f"{float(found[0].replace(',', '.')):.9g}", text)


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
