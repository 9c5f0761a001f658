"""What does a click on a value narrow, and where does its name lead for those who read a table or use a keyboard?

A name in a table is a link to the same page under that filter: reached by Tab, opened in another tab, undone by Back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd

from tweeluik.components import address, periods
from tweeluik.components.page import Page
from tweeluik.filters import DIMENSIONS, Filters

TRAININGS = "trainings"


def can_narrow(dimension: str) -> bool:
    """Whether a value of it is something the filter bar knows."""
    return dimension in DIMENSIONS or dimension in periods.GRAINS


def narrowed(filters: Filters, dimension: str, value: str) -> Filters:
    """The filters with one dimension narrowed to a value; a year, quarter or month by its first day is a period."""
    if dimension in DIMENSIONS:
        return replace(filters, **{dimension: (value,)})
    first, after = periods.bounds(date.fromisoformat(value), dimension)
    return replace(filters, starts_from=first, starts_before=after)


def links(page: Page, rows: pd.DataFrame, dimensions: Sequence[str], names: Sequence[str]) -> list[str]:
    """For each row of `names` (labels of a table) where it leads on this page: its filter; empty when it has none.

    `rows`: label and value; for two dimensions also second, and row for both names.
    """
    return [
        "" if filters is None else _href("", filters, page, address.lasting(page.address.choices))
        for filters in _under(page, rows, dimensions, names)
    ]


def to_trainings(page: Page, rows: pd.DataFrame, dimensions: Sequence[str], names: Sequence[str]) -> list[str]:
    """The same on the page of trainings; a row that narrows nothing keeps the filters of now."""
    return [
        "" if filters is None else _href(TRAININGS, filters, page, {})
        for filters in _under(page, rows, dimensions, names)
    ]


def _under(page: Page, rows: pd.DataFrame, dimensions: Sequence[str], names: Sequence[str]) -> list[Filters | None]:
    columns = ["value", "second"][: len(dimensions)]
    found = dict(zip(rows["row" if "row" in rows else "label"], rows[columns].itertuples(index=False), strict=True))
    return [_all(page.filters, dimensions, found[name]) for name in names]


def _all(filters: Filters, dimensions: Sequence[str], values: Sequence[str]) -> Filters | None:
    """The filters narrowed in every dimension; nothing when one of the values can't be filtered on."""
    for dimension, value in zip(dimensions, values, strict=True):
        if not isinstance(value, str) or not value:
            return None
        filters = narrowed(filters, dimension, value)
    return filters


def _href(to: str, filters: Filters, page: Page, choices: dict[str, str]) -> str:
    return f"{to}?{urlencode(address.query(page.language, filters, choices), doseq=True)}"
