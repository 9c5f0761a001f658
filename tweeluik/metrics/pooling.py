"""How far may the mean of a training stand from the others by chance, and what remains of it once chance is counted?

Three layers: answers differ within an edition, editions differ within a training, trainings differ. The first two are
chance for a training; they give the limits of the funnel (Spiegelhalter 2005). The third is what partial pooling keeps.
"""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from scipy.special import ndtri, stdtrit

from tweeluik.config import BOOTSTRAP_EDITIONS, CONFIDENCE, FEWEST_EDITIONS, FEWEST_TRAININGS, FUNNEL_OUTER
from tweeluik.metrics.intervals import correlation_of_sums

INNER_Z, OUTER_Z = (float(ndtri(0.5 + level / 2)) for level in (CONFIDENCE, FUNNEL_OUTER))


@dataclass(frozen=True)
class TrainingSums:
    """What the groups of each training add up to, an entry a training (`queries/satisfaction_by_training.sql`)."""

    groups: np.ndarray
    answers: np.ndarray
    total: np.ndarray
    total_squares: np.ndarray
    squared_answers: np.ndarray
    between: np.ndarray
    mean_total: np.ndarray
    mean_squares: np.ndarray

    @property
    def means(self) -> np.ndarray:
        return self.total / self.answers


def of_one(answers: np.ndarray, totals: np.ndarray, squares: np.ndarray) -> TrainingSums:
    """The sums of a single entry from those of its groups: answers, sum of scores and of squared scores each."""
    means = totals / answers
    parts = (answers, totals, squares, answers**2, totals * means, means, means**2)
    return TrainingSums(np.array([float(len(answers))]), *(np.array([part.sum()]) for part in parts))


@dataclass(frozen=True)
class Chance:
    """Variance of an answer within an edition, and of an edition within a training; whether editions were counted in.

    Without enough editions the second is 0 and the first holds all spread within a training.
    """

    within: float
    between: float
    by_editions: bool

    @property
    def deviation(self) -> float:
        """Standard deviation of a single answer, editions included."""
        return sqrt(self.within + self.between)

    def of_mean(self, sums: TrainingSums) -> np.ndarray:
        """Variance by chance of each mean: within / n + between x sum of squared group sizes / n^2."""
        return self.within / sums.answers + self.between * sums.squared_answers / sums.answers**2

    def worth(self, sums: TrainingSums) -> np.ndarray:
        """How many independent answers each mean is worth, n / (1 + (m - 1) ICC), m = sum m_j^2 / n; never above n."""
        share = self.between / (self.within + self.between) if self.between > 0 else 0.0
        return sums.answers / (1 + (sums.squared_answers / sums.answers - 1) * share)


def chance(sums: TrainingSums) -> Chance:
    """The two layers of chance, by nested analysis of variance for groups of unequal size (Searle 1971).

    Editions are counted in when there are at least ten more of them than trainings. Not a number without two answers
    in one training.
    """
    n, groups, trainings = sums.answers.sum(), sums.groups.sum(), len(sums.answers)
    of_trainings = (sums.total**2 / sums.answers).sum()
    squares = max(0.0, sums.total_squares.sum() - of_trainings)
    plain = squares / (n - trainings) if n > trainings else nan
    if groups - trainings < BOOTSTRAP_EDITIONS or n <= groups:
        return Chance(plain, 0.0, by_editions=False)
    mean_between = (sums.between.sum() - of_trainings) / (groups - trainings)
    mean_within = max(0.0, sums.total_squares.sum() - sums.between.sum()) / (n - groups)
    size = (n - (sums.squared_answers / sums.answers).sum()) / (groups - trainings)
    if mean_between <= mean_within:
        return Chance(plain, 0.0, by_editions=True)
    return Chance(mean_within, (mean_between - mean_within) / size, by_editions=True)


def outside(means: np.ndarray, worth: np.ndarray, target: float, deviation: float) -> np.ndarray:
    """How far out of the funnel each mean is, with sign: 1 outside the 95 % limits, 2 outside those of 99.8 %, else 0.

    The limits are target -+ z x deviation / sqrt(worth), z = 1.96 and 3.09 (Spiegelhalter 2005).
    """
    error, distance = deviation / np.sqrt(worth), means - target
    # Means that are the same but for the last digit stay inside, also where no answer differs from another.
    far = [(np.abs(distance) > z * error + 1e-9).astype(int) for z in (INNER_Z, OUTER_Z)]
    return np.sign(distance) * (far[0] + far[1])


@dataclass(frozen=True)
class Pooled:
    """Trainings as draws from one distribution: its mean and standard deviation, and each mean drawn towards it."""

    centre: float
    spread: float
    means: np.ndarray


def partially_pooled(means: np.ndarray, variances: np.ndarray) -> Pooled:
    """Means shrunk by their uncertainty: centre + t^2 / (t^2 + v) x (mean - centre), v the variance by chance.

    Random intercepts with known v; t^2 by the method of moments of DerSimonian and Laird (1986), never below 0; the
    centre weighs each mean by 1 / (t^2 + v). Fewer than five trainings say too little about t^2: not a number.
    """
    if len(means) < FEWEST_TRAININGS or np.isnan(variances).any():
        return Pooled(nan, nan, np.full(len(means), nan))
    if not variances.all():
        return Pooled(float(means.mean()), float(means.std(ddof=1)), means)
    weights = 1 / variances
    plain_centre = (weights * means).sum() / weights.sum()
    heterogeneity = (weights * (means - plain_centre) ** 2).sum() - (len(means) - 1)
    tau2 = max(0.0, heterogeneity / (weights.sum() - (weights**2).sum() / weights.sum()))
    weights = 1 / (tau2 + variances)
    centre = float((weights * means).sum() / weights.sum())
    return Pooled(centre, sqrt(tau2), centre + tau2 * weights * (means - centre))


def intervals(sums: TrainingSums) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of each mean by the ladder of editions.

    Fewer than 5 groups: none. 5 to 9: Student's t on the groups' own means. 10 and more: t at the effective n.
    """
    low, high = np.full((2, len(sums.answers)), nan)
    few = (sums.groups >= FEWEST_EDITIONS) & (sums.groups < BOOTSTRAP_EDITIONS)
    many = sums.groups >= BOOTSTRAP_EDITIONS
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = sums.mean_total / sums.groups
        spread = np.sqrt(np.maximum(0, sums.mean_squares - sums.groups * centre**2) / (sums.groups - 1))
        half = stdtrit(sums.groups - 1, 0.5 + CONFIDENCE / 2) * spread / np.sqrt(sums.groups)
    low[few], high[few] = (centre - half)[few], (centre + half)[few]
    likeness = correlation_of_sums(
        sums.groups, sums.answers, sums.total, sums.total_squares, sums.squared_answers, sums.between
    )
    size = sums.squared_answers / sums.answers
    worth = sums.answers / (1 + (size - 1) * np.where(likeness > 0, likeness, 0))
    variance = np.maximum(0, sums.total_squares - sums.total**2 / sums.answers) / np.maximum(1, sums.answers - 1)
    half = stdtrit(worth - 1, 0.5 + CONFIDENCE / 2) * np.sqrt(variance / worth)
    low[many], high[many] = (sums.means - half)[many], (sums.means + half)[many]
    return low, high
