"""Who uses only in-company, only open, or both formats?"""

import pandas as pd

from tweeluik.config import FEWEST_ORGANISATIONS, FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import paths
from tweeluik.metrics.frames import figure, figures, ratio

KINDS = ("organisations", "learners")
PATTERNS = ("in_company_only", "open_only", "both")
# The pattern of those that use one format alone.
ONLY = {each: f"{each}_only" for each in FORMATS}


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `together.{organisations,learners}.*` (long frame of `frames.py`).

    Without a format: members by pattern (distinct organisations or people with an attendance); jaccard, both / all of
    them; overlap, both / those of the smaller format. With the format they use, or began in: also_other, the share
    that uses the other format too; within_year, the share of those who can be followed for 12 months that came to the
    other format in that time. Shares 0 to 1. No "lift" is given: among those who use at least one format it is biased
    below 1. Source: queries/together_by_pattern.sql, together_by_follow_up.sql.
    """
    rows = []
    for kind in KINDS:
        year = paths.follow_up(engine, filters, kind).query("months == 12").set_index("training_format")
        rows += [
            figure(f"together.{kind}.within_year", f, year.loc[f, "share"], year.loc[f, "followed"]) for f in FORMATS
        ]
    return pd.concat([shared(engine, filters), figures(rows)], ignore_index=True)


def shared(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Those of `by_format` that ask for no time between. Source: queries/together_by_pattern.sql."""
    counted = patterns(engine, filters).set_index(["kind", "pattern"])["members"]
    rows = []
    for kind in KINDS:
        members = {pattern: int(counted[kind, pattern]) for pattern in PATTERNS}
        both, total = members["both"], sum(members.values())
        users = {each: both + members[ONLY[each]] for each in FORMATS}
        values = members | {"jaccard": ratio(both, total), "overlap": ratio(both, min(users.values()))}
        rows += [figure(f"together.{kind}.{name}", None, value, total) for name, value in values.items()]
        rows += [figure(f"together.{kind}.also_other", f, ratio(both, users[f]), users[f]) for f in FORMATS]
    return figures(rows)


def patterns(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Members by pattern: kind, pattern, members, share (of all members of the kind).

    Source: queries/together_by_pattern.sql.
    """
    frame = engine.query("together_by_pattern", **filters.parameters())
    total = frame.groupby("kind")["members"].transform("sum")
    return frame.assign(share=frame["members"] / total.where(total > 0))


def by_dimension(engine: Engine, filters: Filters, dimension: str) -> pd.DataFrame:
    """Organisations by pattern within each value of a dimension, most organisations first.

    Columns: value (missing = unknown, or the joined ones), is_joined, in_company_only, both, open_only, organisations,
    share (both / organisations). A value of one or two organisations would point at them, so these are joined, with
    the smallest next one when together they are still too few; what then remains too few alone is left out.
    Source: queries/together_by_dimension.sql.
    """
    frame = engine.query("together_by_dimension", **filters.parameters(), dimension=dimension)
    frame = frame.rename(columns={"both_formats": "both"})
    frame = frame.assign(is_joined=False, organisations=frame[list(PATTERNS)].sum(axis=1))
    frame = frame.sort_values("organisations", ascending=False, kind="stable", ignore_index=True)
    small = int((frame["organisations"] < FEWEST_ORGANISATIONS).sum())
    while small and frame["organisations"].tail(small).sum() < FEWEST_ORGANISATIONS and small < len(frame):
        small += 1
    if small:
        joined = frame.tail(small)[[*PATTERNS, "organisations"]].sum()
        frame = frame.head(len(frame) - small)
        if joined["organisations"] >= FEWEST_ORGANISATIONS:
            frame = pd.concat([frame, pd.DataFrame([{"value": None, "is_joined": True, **joined}])], ignore_index=True)
    return frame.assign(share=frame["both"] / frame["organisations"])
