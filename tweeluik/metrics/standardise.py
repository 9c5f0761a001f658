"""How far do the formats differ when both are given the same mix of strata?

Direct standardisation: each format's own mean per stratum, weighted by the share that the stratum has of the answers of
both together. Only strata count in which both formats have enough answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import nan

import numpy as np

from tweeluik.config import BOOTSTRAP_EDITIONS, FEWEST_EDITIONS
from tweeluik.metrics.differences import MOST_EDITIONS, Difference, student, times_drawn, verdict

# The stratum of a group whose editions differ in it: it is compared with nothing.
NOWHERE = -1
# A share of a spread below this is rounding: the group is alone.
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Groups:
    """The protected groups of one format: the number of their stratum, and a row (sum, answers) each."""

    stratum: np.ndarray
    sums: np.ndarray

    def cells(self, strata: int) -> np.ndarray:
        """A row (sum, answers) a stratum; groups that stand nowhere are left out."""
        placed = self.stratum != NOWHERE
        return np.column_stack(
            [np.bincount(self.stratum[placed], column[placed], minlength=strata) for column in self.sums.T]
        )

    def within(self, strata: np.ndarray) -> "Groups":
        """The groups in some strata, by stratum and then in an order of their content alone."""
        kept = strata[self.stratum] & (self.stratum != NOWHERE)
        stratum, sums = self.stratum[kept], self.sums[kept]
        order = np.lexsort((*sums.T, stratum))
        return Groups(stratum[order], sums[order])


@dataclass(frozen=True)
class Alike:
    """Like for like: `means` per format (in-company, open) and the `difference` of them.

    raw difference = `outside` (what the answers that are not compared add to it) + `mix` (what the strata weigh
    differently in the two formats) + what remains, the difference like for like.
    """

    means: tuple[float, float]
    difference: Difference
    outside: float
    mix: float


def used(pair: tuple[Groups, Groups], strata: int, threshold: int) -> np.ndarray:
    """Which strata can be compared: both formats have at least `threshold` answers there."""
    return np.logical_and(*(groups.cells(strata)[:, 1] >= threshold for groups in pair))


def shares(pair: tuple[Groups, Groups], compared: np.ndarray) -> np.ndarray:
    """The weight of each stratum: its share of the answers of both formats in the strata that are compared, else 0."""
    answers = sum(groups.cells(len(compared))[:, 1] for groups in pair) * compared
    return answers / answers.sum()


def like_for_like(pair: tuple[Groups, Groups], compared: np.ndarray) -> Alike:
    """Both formats (in-company, open) with the same mix of the `compared` strata, of which there is at least one.

    No interval with fewer than ten groups in a format, or fewer than four more than it has strata: means of editions of
    different strata cannot be put to a Welch test. Else Student's t on the standard error of a bootstrap over groups,
    drawn within each format with the weights held fixed; where drawing does not work, on what is worked out instead.
    """
    weights = shares(pair, compared)
    inside = tuple(groups.within(compared) for groups in pair)
    means = tuple(_standardised(groups, weights) for groups in inside)
    raw, covered = (_gap(groups.sums for groups in each) for each in (pair, inside))
    value = means[1] - means[0]
    return Alike(means, _difference(inside, weights, value), raw - covered, covered - value)


def _gap(pair: Iterable[np.ndarray]) -> float:
    in_company, open_ = (sums[:, 0].sum() / sums[:, 1].sum() for sums in pair)
    return float(open_ - in_company)


def _standardised(groups: Groups, weights: np.ndarray) -> float:
    sums, answers = groups.cells(len(weights)).T
    return float((weights[weights > 0] * sums[weights > 0] / answers[weights > 0]).sum())


def _difference(pair: tuple[Groups, Groups], weights: np.ndarray, value: float) -> Difference:
    fewest = min(len(groups.stratum) for groups in pair)
    # What is left to vary: each stratum takes a mean of its own, where a plain mean takes one.
    freedom = tuple(len(groups.stratum) - len(np.unique(groups.stratum)) for groups in pair)
    if fewest < BOOTSTRAP_EDITIONS or min(freedom) < FEWEST_EDITIONS - 1:
        return Difference(value, nan, nan, "", "too_few_editions")
    # The streams of chance go by content, not by format, so that swapped formats give the mirrored interval.
    content = [(groups.sums.shape, groups.stratum.tobytes(), groups.sums.tobytes()) for groups in pair]
    streams = (1, 0) if content[1] < content[0] else (0, 1)
    variances = [_variance(groups, weights, stream) for groups, stream in zip(pair, streams, strict=True)]
    low, high, p = student(value, variances, tuple(left + 1 for left in freedom))
    return Difference(value, low, high, "bootstrap", verdict(low, high), p)


def _variance(groups: Groups, weights: np.ndarray, stream: int) -> float:
    """Variance of a standardised mean over resamples of groups, widened by what the means of the strata take.

    Of very many groups, or with under five in some stratum, it is worked out: most resamples would lack that stratum.
    """
    strata, sizes = np.unique(groups.stratum, return_counts=True)
    m = len(groups.stratum)
    if m > MOST_EDITIONS or sizes.min() < FEWEST_EDITIONS:
        return _worked_out(groups, weights)
    return _drawn(groups, weights, stream) * m / (m - len(strata))


def _drawn(groups: Groups, weights: np.ndarray, stream: int) -> float:
    """Over resamples; a stratum that a resample lacks leaves its weight to the others."""
    strata, starts = np.unique(groups.stratum, return_index=True)
    ends = [*starts[1:], len(groups.stratum)]
    drawn, total, present = times_drawn(len(groups.stratum), stream), 0.0, 0.0
    for stratum, start, end in zip(strata, starts, ends, strict=True):
        sums, answers = np.einsum("re,ke->kr", drawn[:, start:end], np.ascontiguousarray(groups.sums[start:end].T))
        is_there = answers > 0
        total += weights[stratum] * np.divide(sums, answers, out=np.zeros_like(sums), where=is_there)
        present += weights[stratum] * is_there
    return float((total / present).var())


def _worked_out(groups: Groups, weights: np.ndarray) -> float:
    """From how far the mean of each group is from that of its stratum, with its share in the answers there.

    Scaled within each stratum to be right when means of groups vary alike (as CR2 of Bell and McCaffrey 2002). A group
    that is alone in its stratum says nothing of its own spread: it has that of all the others.
    """

    def by_stratum(of_groups: np.ndarray) -> np.ndarray:
        return np.bincount(groups.stratum, of_groups, minlength=len(weights))

    total, answers = groups.sums.T
    share = answers / by_stratum(answers)[groups.stratum]
    away = total / answers - (by_stratum(total) / np.maximum(by_stratum(answers), 1))[groups.stratum]
    squared = by_stratum(share**2)
    # What a squared distance comes to when the means of groups have a variance of 1.
    expected = 1 - 2 * share + squared[groups.stratum]
    known = by_stratum(share**2 * expected)
    several = known > _ROUNDING
    spread = np.full(len(weights), (away**2).sum() / expected.sum())
    spread[several] = by_stratum(share**2 * away**2)[several] / known[several]
    return float((weights**2 * squared * spread).sum())
