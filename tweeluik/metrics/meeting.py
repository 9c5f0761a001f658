"""Whom could people meet: how many potential contacts with other organisations and sectors does an edition hold?

Potential contacts only: who really spoke to whom is not in the data. In-company has about none by definition, so
the two formats are not tested against each other; open editions are compared among each other and over time.
"""

from math import nan

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.frames import figure, figures, per_format, ratio

WHOLE, BY_DEFINITION = "whole_editions_only", "by_definition"
PAIRS = ("pairs", "cross_organisation_pairs", "cross_sector_pairs")


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `meeting.*` (long frame of `frames.py`).

    Pairs are of whole editions, so they are unknown under a filter on who takes part; contacts per participant is a
    mean over participants and stays. Source: queries/meeting_by_format.sql, contacts_by_format.sql.
    """
    rows = []
    for training_format, row in per_format(engine.query("meeting_by_format", **filters.parameters())).items():
        note = BY_DEFINITION if training_format == "in_company" else ""
        for name in PAIRS:
            if filters.splits_editions:
                rows.append(figure(f"meeting.{name}", training_format, nan, note=WHOLE))
            else:
                about = "" if name == "pairs" else note
                value, n = row[name], row["participants"]
                rows.append(figure(f"meeting.{name}", training_format, value, n, row["editions"], note=about))
    for training_format, row in per_format(engine.query("contacts_by_format", **filters.parameters())).items():
        note = BY_DEFINITION if training_format == "in_company" else ""
        value, n = ratio(row["met_organisations"], row["participants"]), row["participants"]
        rows.append(figure("meeting.contacts_per_participant", training_format, value, n, row["editions"], note=note))
    return figures(rows)


def by_group_size(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Potential contacts by size of the group and delivery mode, online apart from on site.

    Columns: group_size, delivery_mode (missing = unknown), training_format, editions, participants, pairs,
    cross_organisation_pairs, contacts_per_participant, possible_share (cross-organisation pairs of all pairs, 0 to 1).
    Source: queries/meeting_by_size.sql.
    """
    frame = engine.query("meeting_by_size", **filters.parameters())
    return frame.assign(possible_share=frame["cross_organisation_pairs"] / frame["pairs"].where(frame["pairs"] > 0))
