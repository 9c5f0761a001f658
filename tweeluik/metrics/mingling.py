"""Do people rate meeting others higher where more sectors sat in the room? An association, described and not tested.

The unit is the protected group (`tweeluik/store/groups.py`): an edition, or the small editions that are published
together; its sectors are those of the mean attendance in these editions, so nothing is about an edition under the
threshold.
"""

from collections.abc import Iterator
from math import nan

import numpy as np
import pandas as pd

from tweeluik.config import FEWEST_GROUPS, FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.frames import figure, figures, missing
from tweeluik.metrics.satisfaction import questions
from tweeluik.metrics.suppression import gate

# What is asked about the people one met.
CONSTRUCTS = ("networking", "cross_sector")
FEW_GROUPS, NO_SPREAD = "too_few_groups", "no_spread"


def asked(engine: Engine) -> pd.Series:
    """The versions of the questions about meeting others that were answered and have a better end."""
    frame = questions(engine)
    wanted = frame["construct"].isin(CONSTRUCTS) & frame["higher_is_better"].notna()
    return frame.loc[wanted, "question_id"]


def by_group(engine: Engine, filters: Filters, question_ids: tuple[str, ...]) -> pd.DataFrame:
    """A row a question and protected group whose sectors are known: question_id, training_format, sectors (effective
    number in one edition), mean [scale of the question], answers, editions; through the gate.

    Source: queries/satisfaction_by_group.sql, diversity_by_group.sql.
    """
    parameters = filters.of_questions(question_ids)
    rated = engine.query("satisfaction_by_group", **parameters)
    rooms = engine.query("diversity_by_group", **parameters).drop(columns="training_format")
    frame = rated.merge(rooms, on=["question_id", "group_key"])
    frame = frame[frame["participations"] > 0]
    frame = frame.assign(sectors=np.exp(frame["within_entropy"]), mean=frame["total"] / frame["answers"])
    columns = ["question_id", "training_format", "sectors", "mean", "answers", "editions"]
    frame = frame.sort_values(["question_id", "training_format", "sectors", "group_key"])[columns]
    frame = gate(frame, frame["answers"], ["mean"], engine.threshold)
    return frame[frame["mean"].notna()].reset_index(drop=True)


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Figures `satisfaction.<question>.sectors_rho` (long frame of `frames.py`): Spearman's rank correlation of sectors
    in the room and mean, over protected groups, for questions about meeting others.

    `n` are answers, `editions` those of the groups. Without a value below `FEWEST_GROUPS` groups (`too_few_groups`),
    or when fewer than that have another number of sectors than most, as in-company by definition (`no_spread`).
    Source: as `by_group`.
    """
    question_ids = tuple(asked(engine))
    groups = by_group(engine, filters, question_ids) if question_ids else pd.DataFrame()
    return figures([row for question_id in question_ids for row in _correlations(groups, question_id)])


def _correlations(groups: pd.DataFrame, question_id: str) -> Iterator[dict]:
    for training_format in FORMATS:
        of_it = groups[(groups["question_id"] == question_id) & (groups["training_format"] == training_format)]
        value, note = nan, FEW_GROUPS
        if len(of_it) >= FEWEST_GROUPS:
            usual = of_it["sectors"].round(9).value_counts().iloc[0]
            is_spread = len(of_it) - usual >= FEWEST_GROUPS
            value = spearman(of_it["sectors"], of_it["mean"]) if is_spread else nan
            note = NO_SPREAD if missing(value) else ""
        id_ = f"satisfaction.{question_id}.sectors_rho"
        yield figure(id_, training_format, value, of_it["answers"].sum(), of_it["editions"].sum(), note=note)


def spearman(one: pd.Series, other: pd.Series) -> float:
    """Rank correlation, -1 to 1, ties at their mean rank (Spearman 1904); not a number when either side is constant."""
    ranks = [np.asarray(side.round(9).rank(), dtype=float) for side in (one, other)]
    if len(one) < 2 or any(np.ptp(side) == 0 for side in ranks):
        return nan
    return float(np.corrcoef(*ranks)[0, 1])


def banded(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups of one question in bands of sectors: band (1, 1-2, 2-3, ...: more than the first), training_format,
    groups, answers, mean (over answers), sectors (mean over groups).
    """
    band = np.ceil(groups["sectors"].round(9)).astype(int)
    frame = groups.assign(band=band, total=groups["mean"] * groups["answers"], groups=1)
    summed = frame.groupby(["band", "training_format"])[["groups", "answers", "total", "sectors"]].sum().reset_index()
    return summed.assign(mean=summed["total"] / summed["answers"], sectors=summed["sectors"] / summed["groups"]).drop(
        columns="total"
    )
