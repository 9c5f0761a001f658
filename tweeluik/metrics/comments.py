"""What did people write? Only for those who may read it, and never of a group under ten."""

import pandas as pd

from tweeluik.config import COMMENTS_FROM
from tweeluik.engine import Engine
from tweeluik.filters import Filters


def by_group(engine: Engine, filters: Filters, may_read: bool) -> pd.DataFrame:
    """The comments of whole protected groups of forms: group_key, training_id, training_format, starts_on, editions,
    people, comment; the latest group first, alphabetical within it. No rows for who may not read them.

    Source: queries/comments_by_group.sql.
    """
    frame = engine.query("comments_by_group", **filters.parameters())
    return frame[(frame["people"] >= COMMENTS_FROM) & may_read].reset_index(drop=True)
