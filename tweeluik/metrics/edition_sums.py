"""What do the answers of editions add up to, so that figures and their uncertainty come from the same sums?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

# A kind of figure -> columns of the query by edition: sum and sum of squares of the quantity whose mean it is.
QUANTITIES = {
    "mean": ("total", "total_squares"),
    "top_two": ("top_two", "top_two"),
    "nps": ("net", "either"),
}
SUMMED = ("answers", "total", "total_squares", "top_two", "promoters", "detractors", "net", "either")


@dataclass(frozen=True)
class Sums:
    """What the editions of one question and format add up to, an entry an edition; no editions when nobody answered."""

    answers: np.ndarray
    of: dict[str, np.ndarray]

    @property
    def n(self) -> int:
        """People who answered."""
        return int(self.answers.sum())

    def quantity(self, kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Per edition: answers, sum and sum of squares of the quantity whose mean a kind of figure is."""
        total, squares = QUANTITIES[kind]
        return self.answers, self.of[total], self.of[squares]

    def ratios(self, kind: str) -> np.ndarray:
        """Per edition (sum, answers), as `differences.difference` takes them."""
        return np.column_stack([self.of[QUANTITIES[kind][0]], self.answers])


NOBODY = Sums(np.zeros(0), {column: np.zeros(0) for column in SUMMED})


def _with_nps(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the query with the contributions to a net promoter score: 100, 0 or -100 an answer, and squared."""
    return frame.assign(
        net=100.0 * (frame["promoters"] - frame["detractors"]),
        either=100.0**2 * (frame["promoters"] + frame["detractors"]),
    )


def sums_by(frame: pd.DataFrame, by: tuple[str, str]) -> dict[tuple, Sums]:
    """The rows of queries/satisfaction_by_edition.sql as sums per pair of values of two columns."""
    frame = _with_nps(frame)
    arrays = {column: frame[column].to_numpy(float) for column in SUMMED}
    return {
        key: Sums(arrays["answers"][rows], {column: array[rows] for column, array in arrays.items()})
        for key, rows in frame.groupby(list(by)).indices.items()
    }
