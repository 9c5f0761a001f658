"""Which language, filters and page choices does the address in the browser hold, and how is it changed?

The address is the only memory: every run begins by reading it and every widget ends by writing it, so a copied link, a
refresh, a page switch and the back button all show the same numbers. Nothing else is kept between runs.
"""

from dataclasses import dataclass, replace

import streamlit as st

from tweeluik.components.ask import look_up
from tweeluik.engine import Engine
from tweeluik.filters import Filters, from_query
from tweeluik.i18n import LANGUAGES
from tweeluik.metrics import options

# What a page lets its reader choose, besides the filters.
CHOICES = (
    "measure",
    "question",
    "by",
    "and",
    "chart",
    "sort",
    "top",
    "compare",
    "grain",
    "strata",
    "who",
    "months",
    "search",
    "order",
    "sections",
)
# What a choice takes the sense of, so that it leaves the address with it.
_HANGING = {"measure": ("chart", "sort"), "by": ("chart", "sort", "top"), "and": ("chart", "sort")}
# Where in a page the reader stands, and which saved view it is. It means nothing any more once the filters or another
# choice change.
PLACES = ("page", "edition", "view")


@dataclass(frozen=True)
class Address:
    """What the address says; `refused` are the names in it that mean nothing here, and `stale` the values of filters
    that the data don't have (dimension, value), once the data are known (`sound`).
    """

    language: str
    filters: Filters
    choices: dict[str, str]
    refused: tuple[str, ...]
    stale: tuple[tuple[str, str], ...] = ()


def read() -> Address:
    """The address of this run. Dutch unless it says otherwise."""
    said = {name: st.query_params.get_all(name) for name in st.query_params}
    language = said.pop("lang", [""])[-1]
    choices = {name: said.pop(name)[-1] for name in CHOICES + PLACES if said.get(name)}
    filters, refused = from_query(said)
    return Address(language if language in LANGUAGES else LANGUAGES[0], filters, choices, tuple(refused))


def sound(here: Address, engine: Engine) -> Address:
    """The address without the values of filters that the data don't have."""
    filters, stale = options.sound(look_up(engine, options.by_dimension), here.filters)
    return replace(here, filters=filters, stale=stale)


def query(language: str, filters: Filters, choices: dict[str, str] | None = None) -> dict[str, str | list[str]]:
    """The parameters of an address, in reading order."""
    return {**filters.to_query(), **(choices or {}), "lang": language}


def write(language: str, filters: Filters, choices: dict[str, str]) -> None:
    """Put language, filters and choices in the browser's address."""
    st.query_params.from_dict(query(language, filters, choices))


def show() -> None:
    """Put the address of this run in the browser: a link from a page to itself asks for it without showing it there."""
    st.query_params.from_dict({name: st.query_params.get_all(name) for name in st.query_params})


def refilter(filters: Filters) -> None:
    """Change the filters; the choices of the page stay, the place in it doesn't."""
    here = read()
    write(here.language, filters, lasting(here.choices))


def choose(name: str, value: str) -> None:
    """Change one choice of the page and leave the rest of the address as it is, but for the place in the page.

    An empty value takes the choice out of the address, and so does the change of what it hangs on.
    """
    here = read()
    kept = {each: said for each, said in lasting(here.choices).items() if each not in _HANGING.get(name, ())}
    chosen = kept | {name: value}
    write(here.language, here.filters, {key: said for key, said in chosen.items() if said})


def lasting(choices: dict[str, str]) -> dict[str, str]:
    """The choices without the place in the page."""
    return {name: value for name, value in choices.items() if name not in PLACES}


def speak(language: str) -> None:
    """Change the language and leave the rest of the address as it is."""
    here = read()
    write(language, here.filters, here.choices)
