"""How alike are the answers of one edition, and how much less do they therefore say?"""

from collections.abc import Iterator
from math import nan

import numpy as np

from tweeluik.config import BOOTSTRAP_EDITIONS
from tweeluik.metrics.frames import figure
from tweeluik.metrics.intervals import design_effect, intraclass_correlation


def likeness(
    stem: str, training_format: str | None, sums: tuple[np.ndarray, np.ndarray, np.ndarray], editions: int
) -> Iterator[dict]:
    """Rows `<stem>.icc` and, of one format, `<stem>.design_effect`; without a value below ten editions.

    `sums` are, per edition, the number of answers, their sum and their sum of squares. Fewer editions say nothing about
    likeness, and could give one of them away (docs/decisions.md, 7).
    """
    n, enough = float(sums[0].sum()), len(sums[0]) >= BOOTSTRAP_EDITIONS
    yield figure(f"{stem}.icc", training_format, intraclass_correlation(*sums) if enough else nan, n, editions)
    if training_format:
        yield figure(f"{stem}.design_effect", training_format, design_effect(*sums), n, editions)
