"""What does one measure say in each value of one or two dimensions, beside what it said in the period before?

Every cell is the figure that a filter on that cell gives. What stands together as "other" is counted anew from the rows
under it: people who are in several values count once, rates are ratios of sums, and evaluations stay unions of whole
protected groups, so that nothing hidden follows from a total.
"""

from dataclasses import dataclass
from itertools import product
from math import nan

import numpy as np
import pandas as pd

from tweeluik.config import CONFIDENCE, FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.cells import CELL, LEVELS, pairs
from tweeluik.metrics.differences import difference
from tweeluik.metrics.explorable import MEASURES, TIMES, Measure
from tweeluik.metrics.frames import figures
from tweeluik.metrics.multiple import holm
from tweeluik.metrics.suppression import gate

# Stands for everything that is not shown by itself: a character for private use, that no file holds as a value.
OTHER = "\ue000other"
# What a protected group or an open edition has instead of one value: shown as such, never joined with others.
SEVERAL = ("mixed", "several")
# The most values that stand beside each other in a second dimension; the rest of them is "other" too.
MOST_BESIDE = 6
_NOT_KNOWN = "\ue000unknown"
_HIDDEN = ["amount", "n", "editions", "low", "high"]


@dataclass(frozen=True)
class View:
    """What is looked at: a measure (of one question), by one dimension and perhaps a second, the `top` largest values.

    `second` is empty for one dimension. Times are never cut to a top.
    """

    measure: str
    by: str
    second: str = ""
    question: str = ""
    top: int = 8

    @property
    def what(self) -> Measure:
        """The measure itself."""
        return MEASURES[self.measure]

    @property
    def id(self) -> str:
        """The id of the figure in every cell."""
        return self.what.id(self.question)


def cells(engine: Engine, filters: Filters, view: View) -> pd.DataFrame:
    """A row a value, second value and format, through the gate for evaluations.

    Columns: value, second (missing = unknown; OTHER = the others together; second is missing throughout when there is
    none), id, training_format, amount [unit of the figure], n, editions, low, high, note. Both formats for every pair
    that either has: counts 0, else missing. Source: the query of the measure (`explorable.py`).
    """
    return _levels(engine, filters, view, _shown(engine, filters, view))


def before(engine: Engine, filters: Filters, view: View) -> pd.DataFrame:
    """The same cells in the period before (`Filters.earlier`), with the same values shown by themselves.

    Source: the query of the measure.
    """
    return _levels(engine, filters.earlier(), view, _shown(engine, filters, view))


def gaps(engine: Engine, filters: Filters, view: View) -> pd.DataFrame:
    """Open minus in-company in every cell, by the ladder of editions: value, second, gap, low, high, p, holm_p, note.

    The verdict in `note` is adjusted for all cells that have a p (Holm); no rows for a measure without a test. Through
    the gate: fewer people in either format than the threshold hides it. Source: the query of the measure.
    """
    shown = _shown(engine, filters, view)
    rows = _rows(engine, filters, view, shown)
    cells = _spine(rows, _seats(engine, filters, view, shown)) if view.what.is_tested else []
    sums, nobody = pairs(view.what, rows) if cells else {}, np.zeros((0, 2))
    found = [
        (value, second, difference(*(sums.get((value, second, each), nobody) for each in FORMATS)))
        for value, second in cells
    ]
    frame = pd.DataFrame(
        [
            (value, second, each.value, each.low, each.high, each.p, nan, f"{each.verdict} {each.basis}".strip())
            for value, second, each in found
        ],
        columns=["value", "second", "gap", "low", "high", "p", "holm_p", "note"],
    )
    if view.what.is_evaluation:
        people = _people(rows)
        under = pd.Series([min(people.get((*cell, each), 0) for each in FORMATS) for cell in cells], dtype=float)
        frame = gate(frame, under, ["gap", "low", "high", "p"], engine.threshold)
    return _with_missing(_adjusted(frame))


def _adjusted(frame: pd.DataFrame) -> pd.DataFrame:
    """With the p that holds for all shown cells together, and the verdict that is left."""
    tested = frame["p"].notna()
    frame.loc[tested, "holm_p"] = holm(frame.loc[tested, "p"])
    unclear = tested & ~(frame["holm_p"] < 1 - CONFIDENCE)
    left = [" ".join(["no_clear_difference", *note.split()[1:]]) for note in frame.loc[unclear, "note"]]
    frame.loc[unclear, "note"] = left
    return frame


def _shown(engine: Engine, filters: Filters, view: View) -> dict[str, object]:
    """The parameters that say which values stand by themselves: the largest in what the measure rests on."""
    everything = {"all_shown": True, "shown": [], "all_beside": True, "beside": []}
    rows = _rows(engine, filters, view, everything)
    seats = _seats(engine, filters, view, everything)
    shown = _largest(rows, seats, "value", view, view.top) if view.by not in TIMES else None
    beside = _largest(rows, seats, "second", view, MOST_BESIDE) if view.second not in TIMES else None
    return {"all_shown": not shown, "shown": shown or [], "all_beside": not beside, "beside": beside or []}


def _largest(rows: pd.DataFrame, seats: pd.DataFrame, column: str, view: View, most: int) -> list[str]:
    """The values that are kept, and those that are no single value; none when nothing is left over.

    One value alone is no "other": it is shown by itself.
    """
    totals = dict.fromkeys(seats[column], 0) | rows.groupby(column)[view.what.n].sum().to_dict()
    # Equal ones in order of their name, so that a link shows the same ones tomorrow.
    single = sorted(set(totals) - {_NOT_KNOWN, *SEVERAL}, key=lambda value: (-totals[value], value))
    return [*single[:most], *SEVERAL] if len(single) > most + 1 else []


def _rows(engine: Engine, filters: Filters, view: View, shown: dict[str, object]) -> pd.DataFrame:
    """The rows of the query behind a view, with a mark instead of an unknown value."""
    asked = filters.of_questions((view.question,)) if view.what.of_question else filters.parameters()
    return _ask(engine, view.what.query, asked, view, shown)


def _ask(engine: Engine, query: str, asked: dict, view: View, shown: dict[str, object]) -> pd.DataFrame:
    rows = engine.query(query, **asked, **shown, dimension=view.by, second=view.second or "none", other=OTHER)
    return rows.assign(value=rows["value"].fillna(_NOT_KNOWN), second=rows["second"].fillna(_NOT_KNOWN))


def parameters(engine: Engine, filters: Filters, view: View) -> pd.Series:
    """What the query of a view is asked with, besides the filters: for the proof."""
    shown = _shown(engine, filters, view)
    return pd.Series({"dimension": view.by, "second": view.second or "none", "other": OTHER, **shown}, dtype=object)


def _seats(engine: Engine, filters: Filters, view: View, shown: dict[str, object]) -> pd.DataFrame:
    """The known values that have a seat, for evaluations: where too few answered, the page says so."""
    if not view.what.is_evaluation:
        return pd.DataFrame({"value": [], "second": []})
    seats = _ask(engine, "seats_by_cell", filters.parameters(), view, shown)
    return seats[(seats["value"] != _NOT_KNOWN) & ((seats["second"] != _NOT_KNOWN) | (view.second == ""))]


def _spine(rows: pd.DataFrame, seats: pd.DataFrame) -> list[tuple[str, str]]:
    """The pairs of values that either format has."""
    return list(
        dict.fromkeys(pair for frame in (rows, seats) for pair in zip(frame["value"], frame["second"], strict=True))
    )


def _levels(engine: Engine, filters: Filters, view: View, shown: dict[str, object]) -> pd.DataFrame:
    """The measure in every cell and format."""
    rows, seats = _rows(engine, filters, view, shown), _seats(engine, filters, view, shown)
    level, keys = LEVELS[view.what.query](view.what, view.id, rows), list(product(_spine(rows, seats), FORMATS))
    frame = figures([level((*cell, each)) for cell, each in keys]).rename(columns={"value": "amount"})
    frame.insert(0, "second", [second for (_, second), _ in keys])
    frame.insert(0, "value", [value for (value, _), _ in keys])
    if view.what.is_evaluation:
        people = _people(rows)
        under = pd.Series([people.get((*cell, each), 0) for cell, each in keys], dtype=float)
        frame = gate(frame, under, _HIDDEN, engine.threshold)
    return _with_missing(frame)


def _with_missing(frame: pd.DataFrame) -> pd.DataFrame:
    kept = {name: frame[name].astype(object).where(frame[name] != _NOT_KNOWN, None) for name in ("value", "second")}
    return frame.assign(**kept)


def _people(rows: pd.DataFrame) -> dict[tuple, float]:
    """Respondents under each cell and format."""
    return rows.groupby(CELL)["responses" if "responses" in rows else "answers"].sum().to_dict()
