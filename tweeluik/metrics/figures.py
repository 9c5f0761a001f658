"""Every headline figure of every page, under the same filters and through the same gate."""

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import (
    claims,
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


def all_figures(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The long frame of `frames.py` for all subjects, in the order of the pages, and the claims that are read from it.

    Values are numbers, and words for the claims. The lens keeps one format and leaves out what compares the two.
    """
    frame = pd.concat([subject.by_format(engine, filters) for subject in SUBJECTS], ignore_index=True)
    frame = pd.concat([frame, claims.of_figures(frame)], ignore_index=True)
    if filters.lens == "both":
        return frame
    return frame[frame["training_format"] == filters.lens].reset_index(drop=True)
