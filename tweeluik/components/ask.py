"""How is one figure asked once, however many readers look at it?"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from tweeluik.engine import Engine
from tweeluik.filters import Filters

# Answers are small frames (a few kB); this many hold the filters that a group of readers goes back and forth between.
_ANSWERS = 600


def ask(engine: Engine, filters: Filters, question: Callable[..., Any], *arguments: object) -> Any:
    """The answer of a function of `metrics` under filters, from memory when this version of the data gave it before."""
    return _answer(_name(question), engine.version, repr(filters), arguments, engine, question, (filters, *arguments))


def look_up(engine: Engine, question: Callable[..., Any]) -> Any:
    """The answer of a function of `metrics` that knows no filters."""
    return _answer(_name(question), engine.version, "", (), engine, question, ())


def _name(question: Callable[..., Any]) -> str:
    return f"{question.__module__}.{question.__qualname__}"


@st.cache_data(max_entries=_ANSWERS, show_spinner=False)
def _answer(
    name: str,
    version: str,
    filters: str,
    arguments: tuple,
    _engine: Engine,
    _question: Callable[..., Any],
    _arguments: tuple,
) -> Any:
    """Names without an underscore are the key: the function, the version of the data, the filters, the rest."""
    return _question(_engine, *_arguments)
