"""In what order do organisations and learners come to the two formats, and how much time lies between?

A member is an organisation or a learner with an attendance. All editions that start on one day count as one step, and
what is the first one is judged within the selection: who came before the data begin isn't known.
"""

from math import nan

import numpy as np
import pandas as pd

from tweeluik.config import FOLLOW_UP_MONTHS, FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.frames import ratio

# Where a step may lead; `none` is nothing more yet.
THEN = (*FORMATS, "both", "none")
# Name of a span of time -> its last day [days].
SPANS = {"month": 30, "quarter": 91, "half_year": 182, "year": 365, "two_years": 730, "longer": None}
_QUARTILES = {"lower_days": 0.25, "median_days": 0.5, "upper_days": 0.75}


def steps(engine: Engine, filters: Filters, kind: str) -> pd.DataFrame:
    """What came next after the first training, a row a format of the first day and of the next one.

    Columns: training_format (of the first day; `both` only when some began in both on one day), then_format
    (in_company, open, both on one day, none = nothing more yet), members, share (of those who began so), lower_days,
    median_days, upper_days (quartiles of the days between). Source: queries/together_by_step.sql.
    """
    frame = engine.query("together_by_step", **filters.parameters(), kind=kind)
    frame["then_format"] = frame["then_format"].fillna("none")
    begun = [*FORMATS, *(["both"] if (frame["first_format"] == "both").any() else [])]
    rows = []
    for first in begun:
        of_first = frame[frame["first_format"] == first]
        for then in THEN:
            which = of_first["then_format"] == then
            members = int(of_first.loc[which, "members"].sum())
            row = {"training_format": first, "then_format": then, "members": members}
            rows.append(row | {"share": ratio(members, of_first["members"].sum())} | _quartiles(of_first[which]))
    return pd.DataFrame(rows)


def _quartiles(frame: pd.DataFrame) -> dict[str, float]:
    """Quartiles of `days`, each counted `members` times; missing for nobody."""
    known = frame[frame["days"].notna()]
    if known.empty:
        return dict.fromkeys(_QUARTILES, nan)
    days = np.repeat(known["days"].to_numpy(float), known["members"].to_numpy(int))
    return {name: float(np.quantile(days, share)) for name, share in _QUARTILES.items()}


def crossings(engine: Engine, filters: Filters, kind: str) -> pd.DataFrame:
    """Time from the first training to the first one in the other format, a row a span and format of the first day.

    Columns: span (of `SPANS`), training_format, members, share (of those who began in the format and use both).
    Source: queries/together_by_crossing.sql.
    """
    frame = engine.query("together_by_crossing", **filters.parameters(), kind=kind)
    ends = [-1, *(last for last in SPANS.values() if last is not None), np.inf]
    span = pd.cut(frame["days"], ends, labels=list(SPANS)).astype(str)
    counted = frame.groupby([span, "first_format"])["members"].sum()
    rows = [
        {"span": each, "training_format": first, "members": int(counted.get((each, first), 0))}
        for each in SPANS
        for first in FORMATS
    ]
    result = pd.DataFrame(rows)
    total = result.groupby("training_format")["members"].transform("sum")
    return result.assign(share=result["members"] / total.where(total > 0))


def crossing_days(engine: Engine, filters: Filters, kind: str) -> pd.DataFrame:
    """Quartiles of the same time: training_format (of the first day), members, lower_days, median_days, upper_days.

    Source: queries/together_by_crossing.sql.
    """
    frame = engine.query("together_by_crossing", **filters.parameters(), kind=kind)
    of_first = {first: frame[frame["first_format"] == first] for first in FORMATS}
    return pd.DataFrame(
        [
            {"training_format": first, "members": int(rows["members"].sum()), **_quartiles(rows)}
            for first, rows in of_first.items()
        ]
    )


def follow_up(engine: Engine, filters: Filters, kind: str) -> pd.DataFrame:
    """Who came to the other format within 6, 12 and 24 months, only over those who can be followed that long.

    Columns: months, training_format (of the first day), members (all who began in it), followed (first day at least
    so long before the last day of the data, or of the period), not_yet (the others), crossed (of the followed, those
    with an attendance in the other format before the window closed), share (crossed / followed).
    Source: queries/together_by_follow_up.sql.
    """
    frame = engine.query("together_by_follow_up", **filters.parameters(), kind=kind)
    rows = []
    for months in FOLLOW_UP_MONTHS:
        for first in FORMATS:
            of_first = frame[frame["first_format"] == first]
            enough = of_first[of_first["months_followed"] >= months]
            members, followed = int(of_first["members"].sum()), int(enough["members"].sum())
            crossed = int(enough.loc[enough["months_to_other"] < months, "members"].sum())
            row = {"months": months, "training_format": first, "members": members, "followed": followed}
            rows.append(row | {"not_yet": members - followed, "crossed": crossed, "share": ratio(crossed, followed)})
    return pd.DataFrame(rows)
