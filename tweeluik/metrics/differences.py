"""Is the difference between open and in-company real, and how large is it? Always open minus in-company."""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import nan, sqrt

import numpy as np
from scipy.special import stdtrit

from tweeluik.config import (
    BOOTSTRAP_DRAWS,
    BOOTSTRAP_EDITIONS,
    BOOTSTRAP_SEED,
    CONFIDENCE,
    FEWEST_EDITIONS,
)

_TAIL = (1 - CONFIDENCE) / 2
# Up to so many editions a table of weights is kept for the next question (16 MB at most, six of them); it costs a
# multiplication where drawing anew costs ten times as much.
_MOST_EDITIONS, _KEPT_WEIGHTS = 1000, 6


@dataclass(frozen=True)
class Difference:
    """A difference with its interval, how it was found (`bootstrap`, `welch` or none) and the verdict as a code."""

    value: float
    low: float
    high: float
    basis: str
    verdict: str


def difference(in_company: np.ndarray, open_: np.ndarray) -> Difference:
    """Difference of two ratios of sums, by the ladder of editions.

    Each argument has a row per edition: (sum, count), such as (sum of scores, answers) or (completed, eligible).
    Fewer than 5 editions in a format: no interval. 5 to 9: Welch's t on the editions' own ratios. 10 and more:
    percentile bootstrap over editions, drawn within each format.
    """
    in_company, open_ = _with_count(in_company), _with_count(open_)
    if not len(in_company) or not len(open_):
        return Difference(nan, nan, nan, "", "")
    value = _ratio(open_) - _ratio(in_company)
    fewest = min(len(in_company), len(open_))
    if fewest < FEWEST_EDITIONS:
        return Difference(value, nan, nan, "", "too_few_editions")
    if fewest < BOOTSTRAP_EDITIONS:
        low, high, basis = *_welch(in_company, open_), "welch"
    else:
        low, high, basis = *_bootstrap(in_company, open_), "bootstrap"
    return Difference(value, low, high, basis, verdict(low, high))


def verdict(low: float, high: float) -> str:
    """What an interval of open minus in-company says, as a code of `locales/*/notes.toml`."""
    if low > 0:
        return "higher_open"
    return "higher_in_company" if high < 0 else "no_clear_difference"


def _with_count(sums: np.ndarray) -> np.ndarray:
    """The editions that count, in an order of their own: how a database numbers them may not move an interval."""
    sums = np.asarray(sums, dtype=float).reshape(-1, 2)
    sums = sums[sums[:, 1] > 0]
    return sums[np.lexsort(sums.T)]


def _ratio(sums: np.ndarray) -> float:
    return float(sums[:, 0].sum() / sums[:, 1].sum())


def _welch(in_company: np.ndarray, open_: np.ndarray) -> tuple[float, float]:
    """Welch's t interval on the editions' own ratios."""
    means = [sums[:, 0] / sums[:, 1] for sums in (in_company, open_)]
    variances = [each.var(ddof=1) / len(each) for each in means]
    centre, error = float(means[1].mean() - means[0].mean()), sqrt(sum(variances))
    if error == 0:
        return centre, centre
    freedom = sum(variances) ** 2 / sum(v**2 / (len(m) - 1) for v, m in zip(variances, means, strict=True))
    half = float(stdtrit(freedom, 1 - _TAIL)) * error
    return centre - half, centre + half


def _bootstrap(in_company: np.ndarray, open_: np.ndarray) -> tuple[float, float]:
    """Percentile interval over editions drawn with replacement within each format.

    The two streams of chance go by content, not by format, so that swapped formats give the mirrored interval.
    """
    swapped = (open_.shape, open_.tobytes()) < (in_company.shape, in_company.tobytes())
    first, second = (open_, in_company) if swapped else (in_company, open_)
    drawn_first, drawn_second = _resampled(first, stream=0), _resampled(second, stream=1)
    drawn = drawn_first - drawn_second if swapped else drawn_second - drawn_first
    low, high = np.quantile(drawn, [_TAIL, 1 - _TAIL])
    return float(low), float(high)


def _resampled(sums: np.ndarray, stream: int) -> np.ndarray:
    """Ratios of `BOOTSTRAP_DRAWS` resamples of editions."""
    is_few = len(sums) <= _MOST_EDITIONS
    drawn = _weights(len(sums), stream) @ sums if is_few else _drawn_by_kind(sums, stream)
    return drawn[:, 0] / drawn[:, 1]


@lru_cache(maxsize=_KEPT_WEIGHTS)
def _weights(editions: int, stream: int) -> np.ndarray:
    """How often each edition is drawn, a row a resample: the same for every question of as many editions."""
    drawn = (_uniform(stream)[:, :editions] * editions).astype(np.int64)
    drawn += editions * np.arange(BOOTSTRAP_DRAWS)[:, None]
    counts = np.bincount(drawn.ravel(), minlength=BOOTSTRAP_DRAWS * editions)
    return counts.reshape(BOOTSTRAP_DRAWS, editions).astype(float)


@cache
def _uniform(stream: int) -> np.ndarray:
    """Numbers from 0 to 1, drawn once: every number of editions is drawn from the same ones (16 MB a stream)."""
    chance = np.random.default_rng([BOOTSTRAP_SEED, stream])
    return chance.random((BOOTSTRAP_DRAWS, _MOST_EDITIONS))


def _drawn_by_kind(sums: np.ndarray, stream: int) -> np.ndarray:
    """Resampled sums of very many editions.

    Editions with the same sums are one kind; how often each kind is drawn is multinomial. That is the same chance as
    drawing editions one by one, at a cost that does not grow with their number.
    """
    kinds, counts = np.unique(sums, axis=0, return_counts=True)
    chance = np.random.default_rng([BOOTSTRAP_SEED, stream])
    return chance.multinomial(len(sums), counts / len(sums), size=BOOTSTRAP_DRAWS) @ kinds


@dataclass(frozen=True)
class Dominance:
    """Over all pairs of one answer of each format: how often open scores higher, lower, the same [pairs]."""

    greater: int
    less: int
    ties: int

    @property
    def cliffs_delta(self) -> float:
        """(greater - less) / pairs, -1 to 1 (Cliff 1993)."""
        pairs = self.greater + self.less + self.ties
        return (self.greater - self.less) / pairs if pairs else nan

    @property
    def superiority(self) -> float:
        """Chance that an answer in open is higher than one in-company, ties counted half (Vargha and Delaney 2000)."""
        pairs = self.greater + self.less + self.ties
        return (self.greater + self.ties / 2) / pairs if pairs else nan


def dominance(in_company: dict[float, int], open_: dict[float, int]) -> Dominance:
    """Compare every answer with every other, from the number of answers per score."""
    greater = less = ties = 0
    for score, answers in open_.items():
        for other, others in in_company.items():
            if score > other:
                greater += answers * others
            elif score < other:
                less += answers * others
            else:
                ties += answers * others
    return Dominance(greater, less, ties)


def hedges_g(in_company: tuple[float, float, int], open_: tuple[float, float, int]) -> float:
    """Standardised difference of (mean, deviation, n), times 1 - 3/(4 df - 1) (Hedges 1981)."""
    (mean_in, sd_in, n_in), (mean_open, sd_open, n_open) = in_company, open_
    freedom = n_in + n_open - 2
    if freedom < 1 or min(n_in, n_open) < 2:
        return nan
    pooled = sqrt(((n_in - 1) * sd_in**2 + (n_open - 1) * sd_open**2) / freedom)
    return (mean_open - mean_in) / pooled * (1 - 3 / (4 * freedom - 1)) if pooled > 0 else nan
