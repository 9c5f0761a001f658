"""Who uses only in-company, only open, or both formats?"""

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.frames import figure, figures, ratio

KINDS = ("organisations", "learners")
PATTERNS = ("in_company_only", "open_only", "both")


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `together.{organisations,learners}.*` (long frame of `frames.py`), without a format.

    Members are distinct organisations or people with an attendance; jaccard is both / all of them, 0 to 1. No "lift"
    is given: among those who use at least one format it is biased below 1. Source: queries/together_by_pattern.sql.
    """
    counted = engine.query("together_by_pattern", **filters.parameters()).set_index(["kind", "pattern"])["members"]
    rows = []
    for kind in KINDS:
        members = {pattern: int(counted[kind, pattern]) for pattern in PATTERNS}
        total = sum(members.values())
        values = members | {"jaccard": ratio(members["both"], total)}
        rows += [figure(f"together.{kind}.{name}", None, value, total) for name, value in values.items()]
    return figures(rows)
