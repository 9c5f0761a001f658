"""What is one measure in a cell: how do the rows of its query become a figure, and the sums of its uncertainty?

Each function takes the rows of the query of its measure (`explorable.py`), with `value` and `second` never missing, and
gives what finds the figure of a cell (value, second, format); a cell without rows has a figure too.
"""

from collections.abc import Callable
from math import exp, nan

import numpy as np
import pandas as pd

from tweeluik.config import IN_COMPANY
from tweeluik.metrics import satisfaction
from tweeluik.metrics.explorable import Measure
from tweeluik.metrics.frames import figure, ratio
from tweeluik.metrics.group_sums import NOBODY, sums_by

CELL = ["value", "second", "training_format"]
BY_DEFINITION = "by_definition"


def _counted(measure: Measure, id_: str, rows: pd.DataFrame) -> Callable[[tuple], dict]:
    """Counts, hours and contacts: a row is a cell."""
    found = {tuple(row[name] for name in CELL): row for row in rows.to_dict("records")}

    def level(key: tuple) -> dict:
        row = found.get(key, {})
        amount = row.get(measure.amount, nan if measure.amount == "hours" or measure.whole else 0)
        value = ratio(amount, row.get(measure.whole, 0)) if measure.whole else amount
        note = BY_DEFINITION if measure.whole and key[2] == IN_COMPANY else ""
        return figure(id_, key[2], value, row.get(measure.n, 0), row.get(measure.editions, 0), note=note)

    return level


def _pooled(measure: Measure, id_: str, rows: pd.DataFrame, nothing: float = 0) -> Callable[[tuple], dict]:
    """Ratios of sums over editions, or over groups of forms; `nothing` is the n of a cell without any."""
    known = rows[rows[measure.whole].notna()]
    known = known.assign(_editions=known[measure.editions] if measure.editions else known[measure.whole] > 0)
    sums = known.groupby(CELL)[[measure.amount, measure.whole, "_editions"]].sum()
    found = {key: tuple(row) for key, row in zip(sums.index, sums.to_numpy(float), strict=True)}

    def level(key: tuple) -> dict:
        amount, whole, editions = found.get(key, (0, nothing, 0))
        return figure(id_, key[2], ratio(amount, whole), whole, editions)

    return level


def _rooms(measure: Measure, id_: str, rows: pd.DataFrame) -> Callable[[tuple], dict]:
    """Capacity that was used; or how mixed an edition is: exp of the mean entropy over attendances."""
    if measure.whole:
        return _pooled(measure, id_, rows, nothing=nan)
    rows = rows[rows["known_sector"] > 0]
    weighed = rows.assign(entropy=rows["entropy"] * rows["known_sector"], editions=1)
    sums = weighed.groupby(CELL)[["entropy", "known_sector", "editions"]].sum()
    found = {key: tuple(row) for key, row in zip(sums.index, sums.to_numpy(float), strict=True)}

    def level(key: tuple) -> dict:
        entropy, people, editions = found.get(key, (0, 0, 0))
        note = BY_DEFINITION if key[2] == IN_COMPANY else ""
        return figure(id_, key[2], exp(entropy / people) if people else nan, people, editions, note=note)

    return level


def _answered(measure: Measure, id_: str, rows: pd.DataFrame) -> Callable[[tuple], dict]:
    """Means, shares and scores of one question, with their intervals."""
    sums = sums_by(rows, tuple(CELL))
    return lambda key: satisfaction.level(id_, key[2], measure.amount, sums.get(key, NOBODY))


LEVELS = {
    "seats_by_cell": _counted,
    "seats_by_cell_and_edition": _pooled,
    "editions_by_cell": _rooms,
    "forms_by_cell_and_group": _pooled,
    "answers_by_cell_and_group": _answered,
}


def pairs(measure: Measure, rows: pd.DataFrame) -> dict[tuple, np.ndarray]:
    """Per cell and format a row an edition, or group: (sum, of how many), as `difference` takes them."""
    if measure.of_question:
        return {key: sums.ratios(measure.amount) for key, sums in sums_by(rows, tuple(CELL)).items()}
    rows = rows[rows[measure.whole] > 0]
    sums = rows[[measure.amount, measure.whole]].to_numpy(float)
    return {key: sums[places] for key, places in rows.groupby(CELL).indices.items()}
