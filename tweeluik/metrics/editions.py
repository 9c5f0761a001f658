"""What happened in each edition: when, how full, whom people could meet, and with which others is it evaluated?

What is administrative is of the edition itself. Evaluations are never: they are those of its protected group.
"""

import numpy as np
import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.suppression import only_enough


def by_start(engine: Engine, filters: Filters) -> pd.DataFrame:
    """A row an edition, the latest first: the columns of the query and completion_rate, fill_rate (0 to 1),
    contacts_per_participant (people of other organisations) and effective_sectors; missing = unknown.

    Filters on who takes part do not apply. Source: queries/editions_by_start.sql.
    """
    frame = engine.query("editions_by_start", **filters.parameters())
    return frame.assign(
        completion_rate=frame["completed"] / frame["kept"].where(frame["is_held"] & (frame["kept"] > 0)),
        fill_rate=frame["kept"] / frame["capacity"].where(frame["capacity"] > 0),
        contacts_per_participant=2
        * frame["cross_organisation_pairs"]
        / frame["known_organisation"].where(frame["known_organisation"] > 0),
        effective_sectors=np.exp(frame["entropy"]),
    )


def sectors(engine: Engine, filters: Filters, edition_id: str) -> pd.DataFrame:
    """Attendances of one edition by sector (missing = unknown), most first: training_format, sector, participations.

    Source: queries/sectors_by_edition.sql.
    """
    frame = engine.query("sectors_by_edition", **filters.parameters())
    return frame[frame["edition_id"] == edition_id].drop(columns="edition_id").reset_index(drop=True)


def evaluations(engine: Engine, filters: Filters, edition_id: str) -> pd.DataFrame:
    """How the protected group of an edition answered each question: question_id (missing = the forms themselves),
    group_key, training_id (of the group, `mixed` when of several), neighbours (other editions in it), n, mean.

    Source: queries/satisfaction_by_edition.sql.
    """
    frame = engine.query("satisfaction_by_edition", **filters.parameters())
    frame = frame[frame["edition_id"] == edition_id].drop(columns="edition_id")
    frame = only_enough(frame, ["group_key"], "answers", engine.threshold)
    return frame.assign(n=frame["answers"], mean=frame["total"] / frame["answers"]).drop(columns=["answers", "total"])
