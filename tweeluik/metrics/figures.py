"""Every headline figure of every page, under the same filters and through the same gate."""

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import (
    like_for_like,
    meeting,
    mingling,
    participation,
    satisfaction,
    sectors,
    together,
    trainings,
)

SUBJECTS = (participation, sectors, meeting, satisfaction, like_for_like, mingling, trainings, together)


def all_figures(engine: Engine, filters: Filters, strata: tuple[str, ...] = like_for_like.DEFAULT) -> pd.DataFrame:
    """The long frame of `frames.py` for all subjects, in the order of the pages.

    The lens keeps one format and leaves out what compares the two. `strata` are the dimensions of like for like.
    """
    more = {like_for_like: (strata,)}
    parts = [subject.by_format(engine, filters, *more.get(subject, ())) for subject in SUBJECTS]
    frame = pd.concat(parts, ignore_index=True)
    if filters.lens == "both":
        return frame
    return frame[frame["training_format"] == filters.lens].reset_index(drop=True)
