"""Which differences stay clear when several questions are put to the test at once?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tweeluik.config import CONFIDENCE
from tweeluik.metrics.frames import figure, figures


def holm(chances: Sequence[float]) -> np.ndarray:
    """The p of each test, adjusted so that five times in a hundred at most any of them is wrong (Holm 1979)."""
    p = np.asarray(chances, dtype=float)
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def adjusted(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows `satisfaction.<question>.holm_p` over all questions of a long frame (`frames.py`) whose p is shown.

    A question counts once, by its mean: the p of a net promoter score is of the same answers.

    The note is the verdict that is left: that of the difference, or no clear difference.
    """
    is_mean = frame["id"].str.endswith(".p") & ~frame["id"].str.endswith(".nps.p")
    shown = frame[is_mean & frame["value"].notna()]
    notes = dict(zip(frame["id"], frame["note"], strict=True))
    rows = []
    for (_, row), p in zip(shown.iterrows(), holm(shown["value"]), strict=True):
        stem = row["id"].removesuffix(".p")
        verdict = notes[f"{stem}.difference"].split()[0] if p < 1 - CONFIDENCE else "no_clear_difference"
        rows.append(figure(f"{stem}.holm_p", None, float(p), row["n"], row["editions"], note=verdict))
    return figures(rows)
