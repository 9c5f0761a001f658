"""Which customers use one format a good deal in a theme, and have not used the other one there yet?"""

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters


def by_organisation(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Organisations to talk to, a row a format they use, theme and organisation; most participants first.

    Columns: training_format (the one they use), theme, organisation_id, organisation_name, sector, size_class,
    participants (distinct attendees in the last 12 months of the data or of the period: 5 or more), editions, last_on.
    An organisation with any seat that was not given back in the other format and the same theme, at any time and
    whatever the filters, is not listed. Names of customers are the centre's own administration; nothing about
    evaluations stands beside them. Source: queries/worklist_by_organisation.sql.
    """
    return engine.query("worklist_by_organisation", **filters.parameters())
