"""What may be shown of an evaluation? The one gate that every evaluation frame passes.

The rows it gets already stand on whole protected groups (`tweeluik/store/groups.py`), so hiding here is about saying
why nothing is shown, not about keeping a cell from being computed.
"""

import numpy as np
import pandas as pd

from tweeluik.config import INDICATIVE_BELOW

FEWER, INDICATIVE = "fewer_than_threshold", "indicative"


def gate(frame: pd.DataFrame, people: pd.Series, hidden: list[str], threshold: int) -> pd.DataFrame:
    """The frame with `hidden` columns emptied where fewer than `threshold` people stand under a row.

    `people` is aligned with the frame: the respondents under each row, the fewer of the two formats for a difference.
    A column `note` receives `fewer_than_threshold`, or `indicative` below ten.
    """
    shown = frame.copy()
    few = (people < threshold).to_numpy()
    for column in hidden:
        shown[column] = shown[column].mask(few, pd.NA if shown[column].dtype == "Int64" else np.nan)
    if "note" in shown:
        marked = (people < INDICATIVE_BELOW).to_numpy() & ~few
        shown["note"] = [
            FEWER if is_few else f"{note} {INDICATIVE}".strip() if is_marked else note
            for note, is_few, is_marked in zip(shown["note"], few, marked, strict=True)
        ]
    return shown


def only_enough(frame: pd.DataFrame, by: list[str], people: str, threshold: int) -> pd.DataFrame:
    """Only the rows of groups (`by`) whose `people` add up to the threshold: a distribution shows all or nothing."""
    if frame.empty:
        return frame
    return frame[frame.groupby(by)[people].transform("sum") >= threshold].reset_index(drop=True)
