"""What do the answers of protected groups add up to, so that figures and their uncertainty come from the same sums?

The group is the cluster of every interval: an edition, or the small editions that are published together. Were it the
edition, the centre of an interval would be a mean of means of editions, and two selections would give a small one away.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

# A kind of figure -> columns of the query by group: sum and sum of squares of the quantity whose mean it is.
QUANTITIES = {
    "mean": ("total", "total_squares"),
    "top_two": ("top_two", "top_two"),
    "nps": ("net", "either"),
}
SUMMED = (
    "editions",
    "answers",
    "attended",
    "total",
    "total_squares",
    "top_two",
    "promoters",
    "detractors",
    "net",
    "either",
)


@dataclass(frozen=True)
class Sums:
    """What the groups of one question and format add up to, an entry a group; no groups when nobody answered."""

    answers: np.ndarray
    of: dict[str, np.ndarray]

    @property
    def n(self) -> int:
        """People who answered."""
        return int(self.answers.sum())

    @property
    def editions(self) -> int:
        """Editions that somebody answered in."""
        return int(self.of["editions"].sum())

    def quantity(self, kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Per group: answers, sum and sum of squares of the quantity whose mean a kind of figure is."""
        total, squares = QUANTITIES[kind]
        return self.answers, self.of[total], self.of[squares]

    def ratios(self, kind: str) -> np.ndarray:
        """Per group (sum, answers), as `differences.difference` takes them."""
        return np.column_stack([self.of[QUANTITIES[kind][0]], self.answers])


NOBODY = Sums(np.zeros(0), {column: np.zeros(0) for column in SUMMED})


def with_nps(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the query with the contributions to a net promoter score: 100, 0 or -100 an answer, and squared."""
    return frame.assign(
        net=100.0 * (frame["promoters"] - frame["detractors"]),
        either=100.0**2 * (frame["promoters"] + frame["detractors"]),
    )


def sums_by(frame: pd.DataFrame, by: tuple[str, ...]) -> dict[tuple, Sums]:
    """The rows of queries/satisfaction_by_group.sql, or by cell, as sums per combination of values of some columns."""
    frame = with_nps(frame)
    arrays = {column: frame[column].to_numpy(float) for column in SUMMED}
    return {
        key: Sums(arrays["answers"][rows], {column: array[rows] for column, array in arrays.items()})
        for key, rows in frame.groupby(list(by)).indices.items()
    }
