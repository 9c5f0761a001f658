"""What stands out: where do the formats compare unlike elsewhere, what moved, which training lies far from the others?

Three kinds of candidates are scanned, only over figures that are published:

- *place*: in a theme, institution or delivery mode the difference open minus in-company is unlike the one everywhere
  else (a difference of two differences);
- *year*: a format moved between the last full academic year and the one before;
- *training*: its mean lies outside the 99.8 % limits of the funnel of its format.

Scanning hundreds of them finds some by chance, so each kind gets a third of the 5 %, and within it goes by Holm: with
nothing to find, at most one screen in twenty says anything at all. Holm and not Benjamini and Hochberg, because only a
few of what is left are said, the largest: a false discovery rate says nothing about a hand-picked part of the
discoveries, while each of Holm's is safe by itself. What is left must also be large enough to matter.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

import numpy as np
import pandas as pd
from scipy.special import stdtr

from tweeluik.config import (
    CONFIDENCE,
    FORMATS,
    FUNNEL_OUTER,
    LARGE_ENOUGH,
    MOST_OF_A_KIND,
    MOST_SAID,
    SCANNED_ANSWERS,
    SCANNED_EDITIONS,
)
from tweeluik.engine import Engine
from tweeluik.filters import BOTH, Filters
from tweeluik.metrics import trainings
from tweeluik.metrics.differences import student
from tweeluik.metrics.multiple import holm

PLACE, YEAR, TRAINING = KINDS = ("place", "year", "training")
RATED, COMPLETED = "satisfaction.overall.mean", "participation.completion_rate"
PLACES = ("theme", "institution", "mode")
_QUESTION = "overall"
_SUMS = ["groups", "part", "whole", "part_squares", "products", "whole_squares", "squares"]
COLUMNS = (
    "kind",
    "measure",
    "dimension",
    "value",
    "training_format",
    "here",
    "elsewhere",
    "low",
    "high",
    "p",
    "size",
    "n",
    "groups",
)


def candidates(engine: Engine, filters: Filters, last_year: int) -> pd.DataFrame:
    """Everything that is scanned, a row a candidate; under a lens only what is about that format.

    Columns: kind, measure (figure), dimension and value (of a place or year; the id of a training), training_format
    (missing for a difference), here and elsewhere (differences of a place; values of this year and the one before; mean
    of a training and of its format), low and high (95 % interval of here minus elsewhere; missing for a training), p,
    size (standard deviations of one answer or seat), n, groups. `last_year` is the academic year that is compared with
    the one before, whatever the period of the filters.
    Source: queries/rated_by_cell.sql, completed_by_cell.sql, satisfaction_by_training.sql.
    """
    rows: list[dict] = []
    for measure, query in ((RATED, "rated_by_cell"), (COMPLETED, "completed_by_cell")):
        cells, years = (
            engine.query(query, **each.parameters(), question=_QUESTION)
            for each in (filters, filters.without("period"))
        )
        rows += [*of_places(cells, measure), *of_years(years, measure, last_year)]
    rows += of_trainings(trainings.rated(engine, filters, _QUESTION))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame if filters.lens == BOTH else frame[frame["training_format"] == filters.lens].reset_index(drop=True)


def chosen(frame: pd.DataFrame) -> pd.DataFrame:
    """What stands out, the largest first, at most five rows and two of a kind; no rows when nothing does.

    The rows of `candidates` that stay clear among all of them (`holm_p` is added) and are large enough.
    """
    adjusted = pd.Series(np.nan, index=frame.index)
    for _, of_kind in frame.groupby("kind"):
        adjusted[of_kind.index] = np.minimum(1, len(KINDS) * holm(of_kind["p"]))
    frame = frame.assign(holm_p=adjusted)
    is_inside = (frame["kind"] == TRAINING) & (frame["p"] >= 1 - FUNNEL_OUTER)
    clear = frame[(frame["holm_p"] < 1 - CONFIDENCE) & (frame["size"] >= LARGE_ENOUGH) & ~is_inside]
    clear = clear.sort_values(["size", "measure", "value"], ascending=[False, True, True], kind="stable")
    return clear.groupby("kind").head(MOST_OF_A_KIND).head(MOST_SAID).reset_index(drop=True)


def of_places(cells: pd.DataFrame, measure: str) -> Iterator[dict]:
    """A candidate for each theme, institution and mode in which both formats have editions enough, as elsewhere.

    `cells` are the rows of queries/rated_by_cell.sql. Of two values the smaller one stands for both: each is elsewhere
    to the other.
    """
    sums = _by_cell(cells)
    whole = [sums.get(("everything", "all", each)) for each in FORMATS]
    if any(each is None for each in whole):
        return
    deviation = _deviation(sum(whole))
    for dimension in PLACES:
        values = sorted({value for name, value, _ in sums if name == dimension})
        found = []
        for value in values:
            inside = [sums.get((dimension, value, each), np.zeros(len(_SUMS))) for each in FORMATS]
            sets = [*inside, *(all_ - cell for all_, cell in zip(whole, inside, strict=True))]
            if min(each[0] for each in sets) >= SCANNED_EDITIONS:
                ratios = [_ratio(each) for each in sets]
                here, elsewhere = ratios[1] - ratios[0], ratios[3] - ratios[2]
                row = _candidate(PLACE, measure, here, elsewhere, sets, deviation)
                found.append(
                    row | {"dimension": dimension, "value": value, "n": sum(inside)[2], "groups": sum(inside)[0]}
                )
        yield from sorted(found, key=lambda row: row["n"])[:1] if len(values) == len(found) == 2 else found


def of_years(cells: pd.DataFrame, measure: str, last_year: int) -> Iterator[dict]:
    """A candidate for each format that has editions enough in the last year and in the one before."""
    sums = _by_cell(cells)
    for each in FORMATS:
        now, before = (sums.get(("year", str(year), each), np.zeros(len(_SUMS))) for year in (last_year, last_year - 1))
        if min(now[0], before[0]) >= SCANNED_EDITIONS:
            deviation = _deviation(now + before)
            row = _candidate(YEAR, measure, _ratio(now), _ratio(before), [now, before], deviation)
            about = {"dimension": "year", "value": str(last_year), "training_format": each}
            yield row | about | {"n": now[2], "groups": now[0]}


def of_trainings(frame: pd.DataFrame) -> list[dict]:
    """A candidate for each training and format with answers enough of its own (`trainings.rated`).

    Its size is counted on the mean that is drawn towards the others, so that chance doesn't add to it.
    """
    known = frame[frame["mean"].notna() & (frame["n"] >= SCANNED_ANSWERS) & (frame["deviation"] > 0)]
    # Without editions counted in the limits of the funnel are too narrow.
    known = known[known["by_editions"].astype(bool)]
    rows = []
    for row in known.to_dict("records"):
        error = row["deviation"] / sqrt(row["worth"])
        distance = row["mean"] - row["target"]
        kept = row["mean"] if np.isnan(row["shrunk"]) else row["shrunk"]
        # Student's t: the deviation is itself known from so many groups only.
        p = 2 * float(stdtr(row["freedom"], -abs(distance) / error))
        found = {"kind": TRAINING, "measure": RATED, "dimension": "training", "value": row["training_id"]}
        found |= {"training_format": row["training_format"], "here": row["mean"], "elsewhere": row["target"]}
        found |= {"p": p, "size": abs(kept - row["target"]) / row["deviation"], "n": row["n"]}
        rows.append(found | {"groups": row["rated_editions"]})
    return [{name: row.get(name, np.nan) for name in COLUMNS} for row in rows]


def _by_cell(cells: pd.DataFrame) -> dict[tuple[str, str, str], np.ndarray]:
    keys = zip(cells["dimension"], cells["value"], cells["training_format"], strict=True)
    return dict(zip(keys, cells[_SUMS].to_numpy(float), strict=True))


def _ratio(sums: np.ndarray) -> float:
    return float(sums[1] / sums[2])


def _deviation(sums: np.ndarray) -> float:
    """Standard deviation of one answer, or of one seat."""
    _, part, whole, *_, squares = sums
    return sqrt(max(0.0, squares / whole - (part / whole) ** 2))


def _variance(sums: np.ndarray) -> float:
    """Variance of a ratio over resamples of groups: what a bootstrap comes to (Efron 1982, chapter 6)."""
    groups, part, whole, part_squares, products, whole_squares, _ = sums
    ratio = part / whole
    away = max(0.0, part_squares - 2 * ratio * products + ratio**2 * whole_squares)
    return away / whole**2 * groups / (groups - 1)


def _candidate(
    kind: str, measure: str, here: float, elsewhere: float, sets: Sequence[np.ndarray], deviation: float
) -> dict:
    low, high, p = student(here - elsewhere, [_variance(each) for each in sets], tuple(each[0] for each in sets))
    size = abs(here - elsewhere) / deviation if deviation else 0.0
    found = {"kind": kind, "measure": measure, "training_format": None, "here": here, "elsewhere": elsewhere}
    return found | {"low": low, "high": high, "p": p, "size": size}
