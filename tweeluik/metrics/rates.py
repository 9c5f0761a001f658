"""Is a difference between two rates real, and how alike are the people of one edition in it?

Enrolments are administrative, so an edition stands by itself; evaluation forms are counted by protected groups.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tweeluik.config import FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.differences import difference
from tweeluik.metrics.frames import figure, figures
from tweeluik.metrics.likeness import likeness
from tweeluik.metrics.suppression import gate

# Rate -> what is counted, and of how many (columns of both participation queries), and in how many editions.
OF_SEATS = {
    "cancellation_rate": ("cancelled", "enrolments", "editions"),
    "no_show_rate": ("no_shows", "kept", "editions_kept"),
    "completion_rate": ("completed_held", "kept_held", "editions_held"),
}
_FILL, _RESPONSE, WHOLE = "participation.fill_rate", "participation.response_rate", "whole_editions_only"


def of_seats(engine: Engine, filters: Filters) -> list[dict]:
    """Rows of `frames.py` for cancellation, no-show, completion and fill rate: difference, icc, design effect.

    A filter on who takes part cuts editions in two, so the fill rate then has no difference.
    Source: queries/participation_by_edition.sql, capacity_by_edition.sql.
    """
    editions = engine.query("participation_by_edition", **filters.parameters())
    rows = []
    for name, (part, whole, _) in OF_SEATS.items():
        sums = _by_format(editions, (part, whole))
        rows += [_difference(f"participation.{name}", sums), *_likeness(f"participation.{name}", sums)]
    if filters.splits_editions:
        return [*rows, figure(f"{_FILL}.difference", None, np.nan, note=WHOLE)]
    capacity = engine.query("capacity_by_edition", **filters.parameters())
    return [*rows, _difference(_FILL, _by_format(capacity, ("kept", "capacity")))]


def of_response(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The long frame of `frames.py` for the response rate: difference, icc, design effect, through the gate.

    Source: queries/response_by_group.sql.
    """
    groups = engine.query("response_by_group", **filters.parameters())
    sums, editions = _by_format(groups, ("responses", "attended")), groups.groupby("training_format")["editions"].sum()
    counted = {each: int(editions.get(each, 0)) for each in FORMATS}
    rows = [_difference(_RESPONSE, sums, counted), *_likeness(_RESPONSE, sums, counted)]
    people = {each: of_format[:, 0].sum() for each, of_format in sums.items()}
    people[None] = min(people.values())
    under = pd.Series([people[row["training_format"]] for row in rows])
    return gate(figures(rows), under, ["value", "n", "editions", "low", "high"], engine.threshold)


def _by_format(frame: pd.DataFrame, columns: tuple[str, str]) -> dict[str, np.ndarray]:
    """Per format a row an edition that has any: (counted, of how many)."""
    sums = {each: frame.loc[frame["training_format"] == each, list(columns)].to_numpy(float) for each in FORMATS}
    return {each: of_format[of_format[:, 1] > 0] for each, of_format in sums.items()}


def _difference(id_: str, sums: dict[str, np.ndarray], editions: dict[str, int] | None = None) -> dict:
    found = difference(*sums.values())
    n, count = sum(each[:, 1].sum() for each in sums.values()), sum((editions or _number(sums)).values())
    note = f"{found.verdict} {found.basis}".strip()
    return figure(f"{id_}.difference", None, found.value, n, count, found.low, found.high, note)


def _likeness(id_: str, sums: dict[str, np.ndarray], editions: dict[str, int] | None = None) -> Iterator[dict]:
    """Each seat counts 0 or 1, so its square is the same."""
    for each, of_format in sums.items():
        counted, of = of_format.T
        yield from likeness(id_, each, (of, counted, counted), (editions or _number(sums))[each])


def _number(sums: dict[str, np.ndarray]) -> dict[str, int]:
    return {each: len(of_format) for each, of_format in sums.items()}
