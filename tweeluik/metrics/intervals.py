"""How sure is a figure of one format, knowing that the answers of one edition are alike?"""

from dataclasses import dataclass
from math import isnan, nan, sqrt

import numpy as np
from scipy.special import ndtri, stdtrit

from tweeluik.config import BOOTSTRAP_EDITIONS, CONFIDENCE

# Quantiles straight from scipy.special: the distributions of scipy.stats take half a second to import.
_Z = float(ndtri(0.5 + CONFIDENCE / 2))


@dataclass(frozen=True)
class Interval:
    """Limits of a 95 % interval; not a number when there is no basis for one."""

    low: float = nan
    high: float = nan


def wilson(successes: float, n: float) -> Interval:
    """Interval of a share [0 to 1] by Wilson (1927), equation of the score interval without continuity correction."""
    if n <= 0:
        return Interval()
    share, z2 = successes / n, _Z * _Z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def adjusted_wald_nps(promoters: float, detractors: float, n: float) -> Interval:
    """Interval of a net promoter score [-100 to 100]: 3/4 promoter and 3/4 detractor added, n + 3 (Rocks 2016)."""
    if n <= 0:
        return Interval()
    total = n + 3
    up, down = (promoters + 0.75) / total, (detractors + 0.75) / total
    half = _Z * sqrt((up + down - (up - down) ** 2) / total)
    return Interval(max(-100.0, 100 * (up - down - half)), min(100.0, 100 * (up - down + half)))


def t_mean(mean: float, deviation: float, n: float) -> Interval:
    """Interval of a mean from its standard deviation and (effective) n, by Student's t; needs n of 2 or more."""
    if n < 2:
        return Interval()
    half = float(stdtrit(n - 1, 0.5 + CONFIDENCE / 2)) * deviation / sqrt(n)
    return Interval(mean - half, mean + half)


def intraclass_correlation(answers: np.ndarray, totals: np.ndarray, squares: np.ndarray) -> float:
    """Likeness of answers of one edition: one-way ANOVA estimator for groups of unequal size (Donner 1986).

    Takes, per edition, the number of answers, their sum and their sum of squares. Not a number with fewer than two
    editions, with one answer each, or without any spread.
    """
    editions, n = len(answers), answers.sum()
    if editions < 2 or n <= editions:
        return nan
    sums = (totals.sum(), squares.sum(), (answers**2).sum(), (totals**2 / answers).sum())
    return float(correlation_of_sums(editions, n, *sums))


def correlation_of_sums(
    editions: np.ndarray,
    n: np.ndarray,
    total: np.ndarray,
    squares: np.ndarray,
    squared_answers: np.ndarray,
    between: np.ndarray,
) -> np.ndarray:
    """The same from sums over the editions, for one or for many sets of editions at once.

    `squared_answers` is the sum of their answers squared, `between` that of (sum of scores) squared / answers.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_between = (between - total**2 / n) / (np.asarray(editions) - 1)
        mean_within = (squares - between) / (n - editions)
        size = (n - squared_answers / n) / (np.asarray(editions) - 1)
        spread = mean_between + (size - 1) * mean_within
        return np.where(spread > 1e-12, (mean_between - mean_within) / spread, nan)


def design_effect(answers: np.ndarray, totals: np.ndarray, squares: np.ndarray) -> float:
    """By how much the likeness within editions inflates a variance, 1 or more; not a number below ten editions.

    1 + (m - 1) ICC, m = sum m_j^2 / sum m_j (Kish 1965); takes the sums of `intraclass_correlation`.
    """
    if len(answers) < BOOTSTRAP_EDITIONS:
        return nan
    correlation, size = intraclass_correlation(answers, totals, squares), (answers**2).sum() / answers.sum()
    return 1 + float(size - 1) * correlation if correlation > 0 else 1.0


def effective_n(answers: np.ndarray, totals: np.ndarray, squares: np.ndarray) -> tuple[float, bool]:
    """How many independent answers these are worth, never above n, and whether the editions were counted in.

    n / design effect; with fewer than ten editions plain n.
    """
    n, effect = float(answers.sum()), design_effect(answers, totals, squares)
    return (n, False) if isnan(effect) else (n / effect, True)
