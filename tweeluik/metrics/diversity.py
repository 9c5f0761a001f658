"""How mixed is a group, and how alike are two mixes? Pure arithmetic on counts."""

from collections.abc import Sequence
from math import exp, lgamma, log, log2, nan


def shares(counts: Sequence[float]) -> list[float]:
    """Counts as shares of their sum, zeros left out."""
    total = sum(counts)
    return [count / total for count in counts if count > 0]


def entropy(counts: Sequence[float]) -> float:
    """Shannon's entropy [nats]; not a number for nobody."""
    return -sum(p * log(p) for p in shares(counts)) + 0.0 if sum(counts) else nan


def effective_number(counts: Sequence[float], order: int = 1) -> float:
    """Hill (1973) number of order 1, exp of the entropy, or 2, 1 / sum p^2; not a number for nobody."""
    if not sum(counts):
        return nan
    return exp(entropy(counts)) if order == 1 else 1 / sum(p * p for p in shares(counts))


def gini_simpson(counts: Sequence[float]) -> float:
    """1 - sum p^2, the plug-in chance that two draws with replacement differ."""
    return 1 - sum(p * p for p in shares(counts)) if sum(counts) else nan


def chance_different(counts: Sequence[float]) -> float:
    """Chance that two different people differ, 1 - sum n(n-1) / (N(N-1)); not a number for fewer than two."""
    total = sum(counts)
    return 1 - sum(n * (n - 1) for n in counts) / (total * (total - 1)) if total > 1 else nan


def rarefied(counts: Sequence[int], size: int) -> float:
    """Expected number of kinds among `size` people, sum of 1 - C(N-n, m)/C(N, m) (Hurlbert 1971); m at most N."""
    total = sum(counts)
    if not 0 < size <= total:
        return nan
    return sum(1 - _absent(total, count, size) for count in counts if count > 0)


def _absent(total: int, count: int, size: int) -> float:
    """C(total - count, size) / C(total, size)."""
    if total - count < size:
        return 0.0
    logs = (
        lgamma(total - count + 1),
        -lgamma(total - count - size + 1),
        -lgamma(total + 1),
        lgamma(total - size + 1),
    )
    return exp(sum(logs))


def total_variation(one: Sequence[float], other: Sequence[float]) -> float:
    """Share that would have to move to make two mixes the same, 0 to 1; both over the same kinds in the same order."""
    if not sum(one) or not sum(other):
        return nan
    return sum(abs(p - q) for p, q in _pairs(one, other)) / 2


def morisita_horn(one: Sequence[float], other: Sequence[float]) -> float:
    """Overlap of two mixes, 0 to 1 (Horn 1966): 2 sum pq / (sum p^2 + sum q^2)."""
    if not sum(one) or not sum(other):
        return nan
    pairs = _pairs(one, other)
    return 2 * sum(p * q for p, q in pairs) / sum(p * p + q * q for p, q in pairs)


def jensen_shannon(one: Sequence[float], other: Sequence[float]) -> float:
    """Jensen-Shannon divergence of two mixes in base 2, 0 to 1 (Lin 1991)."""
    if not sum(one) or not sum(other):
        return nan

    def surprise(p: float, q: float) -> float:
        return p * log2(2 * p / (p + q)) if p > 0 else 0.0

    return sum(surprise(p, q) + surprise(q, p) for p, q in _pairs(one, other)) / 2


def _pairs(one: Sequence[float], other: Sequence[float]) -> list[tuple[float, float]]:
    return [(a / sum(one), b / sum(other)) for a, b in zip(one, other, strict=True)]
