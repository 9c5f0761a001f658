"""How is one thing asked once, however many readers and figures want it?

Two memories, shared by all readers of this server: answers of `metrics` functions, and rows of named queries, because
several functions read the same rows. A key holds the version of the data, so a replaced database is never mixed in.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

import pandas as pd

from tweeluik.engine import Engine, Query
from tweeluik.filters import Filters

# How many things are kept, and the most cells of one of them: a few kB each, for the filters that a group of readers
# goes back and forth between. Larger ones are asked again.
_KEPT, _CELLS = 600, 50_000


class _Memory:
    """The things asked last. What is handed out can be changed without changing what is kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple, Any] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: tuple, find_out: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return _own(self._kept[key])
        found = find_out()
        if found.size <= _CELLS:
            with self._lock:
                self._kept[key] = found
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return _own(found)


def _own(found: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
    """A copy that shares its values until one side is written to."""
    return found.copy(deep=False)


_answers, _rows = _Memory(), _Memory()


class _Recalling:
    """An engine that asks each query once for the same parameters."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.version, self.threshold = engine.version, engine.threshold

    def query(self, name: str, **parameters: object) -> pd.DataFrame:
        key = (self.version, name, repr(sorted(parameters.items())))
        return _rows.recall(key, lambda: self._engine.query(name, **parameters))

    def rule(self, name: str) -> pd.DataFrame:
        return self._engine.rule(name)

    def count(self, query: Query, of: str = "", **parameters: object) -> int:
        return self._engine.count(query, of, **parameters)


def ask(engine: Engine, filters: Filters, question: Callable[..., Any], *arguments: object) -> Any:
    """The answer of a function of `metrics` under filters, from memory when this version of the data gave it before."""
    return _answer(engine, question, (filters, *arguments))


def look_up(engine: Engine, question: Callable[..., Any], *arguments: object) -> Any:
    """The answer of a function of `metrics` that knows no filters."""
    return _answer(engine, question, arguments)


def _answer(engine: Engine, question: Callable[..., Any], arguments: tuple) -> Any:
    key = (engine.version, question.__module__, question.__qualname__, repr(arguments))
    return _answers.recall(key, lambda: question(_Recalling(engine), *arguments))
