"""Which sectors take part more, or less, than they weigh elsewhere: among all enrolments, or in jobs?"""

from math import nan

import pandas as pd

from tweeluik.config import FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters


def by_sector(engine: Engine, filters: Filters, jobs: tuple[tuple[str, float], ...] = ()) -> pd.DataFrame:
    """A row a sector and format, sectors that weigh most in the reference first: sector, training_format,
    participations, share (of the attendances in sectors that the reference has; missing for others), reference (jobs,
    or enrolments), reference_share, ratio (share / reference_share; missing likewise, or when nobody attended).

    The reference is `jobs` (sector, number), else all enrolments of both formats over all data with a known sector.
    Source: queries/sectors_by_format.sql, seats_by_sector.sql.
    """
    attended = engine.query("sectors_by_format", **filters.parameters())
    attended = attended[attended["sector"].notna()].set_index(["sector", "training_format"])["participations"]
    reference = _reference(engine, jobs)
    sectors = reference.index.union(attended.index.get_level_values("sector").unique())
    reference = reference.reindex(sectors, fill_value=0).sort_values(ascending=False, kind="stable")
    grid = pd.MultiIndex.from_product([reference.index, FORMATS], names=["sector", "training_format"])
    frame = attended.reindex(grid, fill_value=0).astype(int).reset_index()
    frame["reference"] = frame["sector"].map(reference).astype(float)
    held = frame["participations"].where(frame["reference"] > 0)
    totals = held.groupby(frame["training_format"]).transform("sum")
    frame["share"] = held / totals.where(totals > 0)
    frame["reference_share"] = frame["reference"] / (reference.sum() or nan)
    frame["ratio"] = frame["share"] / frame["reference_share"]
    return frame


def _reference(engine: Engine, jobs: tuple[tuple[str, float], ...]) -> pd.Series:
    if jobs:
        return pd.Series(dict(jobs), dtype=float).sort_index()
    seats = engine.query("seats_by_sector")
    return seats[seats["sector"].notna()].set_index("sector")["enrolments"].astype(float)
