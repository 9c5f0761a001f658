"""Does the verdict keep its promises on data of which the truth is known, and which interval keeps them best?

    python benchmarks/simulate.py                      the whole table into docs/simulation.csv
    python benchmarks/simulate.py --data-sets 200      a quick look, printed only

A data set is two formats with editions of 5 to 20 answers on a scale of 1 to 5: normal likings, rounded and cut off at
the ends, with a mean of 4.0, a standard deviation of 0.9 and an intraclass correlation of 0.10 within editions. A
difference is in points of that scale. Rates are no-shows of 5 to 20 seats an edition, 0.05 on average. `claims` is the
share of data sets in which the verdict names a format, `covers` that in which the interval holds the true difference.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri, stdtrit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tweeluik.config import BOOTSTRAP_DRAWS, BOOTSTRAP_EDITIONS  # noqa: E402
from tweeluik.metrics import differences  # noqa: E402

TABLE = ROOT / "docs" / "simulation.csv"
COLUMNS = ("measure", "in_company", "open", "sizes", "truth", "interval", "data_sets", "claims", "covers", "width")
CHOSEN, SEED = "tweeluik", 20261125
# Of likings, before they are rounded and cut off; scores then have a deviation of 0.90 and a correlation of 0.10.
_DEVIATION, _ALIKE = 1.0, 0.115
_RATES_ALIKE = 0.05
_Z = float(ndtri(0.975))
Limits = tuple[float, float]


@cache
def liking_of(mean: float) -> float:
    """The mean liking at which scores have this mean."""

    def excess(liking: float) -> float:
        below = ndtr((np.array([1.5, 2.5, 3.5, 4.5]) - liking) / _DEVIATION)
        return np.diff([0.0, *below, 1.0]) @ np.arange(1, 6) - mean

    return brentq(excess, 1, 9)


def scores(chance: np.random.Generator, editions: int, sizes: tuple[int, int], mean: float) -> np.ndarray:
    """One format, a row an edition: (sum of scores, answers)."""
    answers = chance.integers(sizes[0], sizes[1] + 1, editions)
    of_edition = chance.normal(liking_of(mean), _DEVIATION * sqrt(_ALIKE), editions)
    likings = np.repeat(of_edition, answers) + chance.normal(0, _DEVIATION * sqrt(1 - _ALIKE), answers.sum())
    given = np.clip(np.floor(likings + 0.5), 1, 5)
    return np.column_stack([np.add.reduceat(given, np.cumsum(answers) - answers), answers]).astype(float)


def no_shows(chance: np.random.Generator, editions: int, sizes: tuple[int, int], rate: float) -> np.ndarray:
    """One format, a row an edition: (no-shows, seats)."""
    seats = chance.integers(sizes[0], sizes[1] + 1, editions)
    spread = (1 - _RATES_ALIKE) / _RATES_ALIKE
    of_edition = chance.beta(rate * spread, (1 - rate) * spread, editions)
    return np.column_stack([chance.binomial(seats, of_edition), seats]).astype(float)


@dataclass(frozen=True)
class Truth:
    """Programmes of one kind: editions per format, sizes of editions per format, and the true difference."""

    measure: str
    editions: tuple[int, int]
    difference: float
    sizes: tuple[tuple[int, int], tuple[int, int]] = ((5, 20), (5, 20))

    def draw(self, chance: np.random.Generator) -> list[np.ndarray]:
        """One data set: in-company, open."""
        make, level = (scores, 4.0) if self.measure == "score" else (no_shows, 0.05)
        levels = (level, level + self.difference)
        return [make(chance, *each) for each in zip(self.editions, self.sizes, levels, strict=True)]


@dataclass(frozen=True)
class Side:
    """One format of a data set: its ratio, the ratios of its resamples, their variances, and the jackknife's."""

    sums: np.ndarray
    ratio: float
    variance: float
    drawn: np.ndarray
    drawn_variances: np.ndarray
    without: np.ndarray

    @property
    def few(self) -> float:
        """What a variance over m drawn editions falls short: m / (m - 1)."""
        return len(self.sums) / (len(self.sums) - 1)


def _variances(five: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    total, count, squares, products, counts = five.T
    ratio = total / count
    return ratio, np.maximum(0, squares - 2 * ratio * products + ratio**2 * counts) / count**2


def side(sums: np.ndarray, stream: int) -> Side:
    """Everything that any of the intervals wants of a format, from the same resamples as the product's."""
    total, count = sums.T
    five = np.column_stack([total, count, total**2, total * count, count**2])
    (ratio,), (variance,) = _variances(five.sum(axis=0, keepdims=True))
    drawn, drawn_variances = _variances(differences._weights(len(sums), stream) @ five)
    without = (total.sum() - total) / (count.sum() - count)
    return Side(sums, ratio, variance, drawn, drawn_variances, without)


def _freedom(variances: list[float], sides: tuple[Side, Side]) -> float:
    parts = sum(v**2 / (len(each.sums) - 1) for v, each in zip(variances, sides, strict=True))
    return sum(variances) ** 2 / parts if parts else 1.0


def _around(value: float, variances: list[float], sides: tuple[Side, Side]) -> Limits:
    half = float(stdtrit(_freedom(variances, sides), 0.975)) * sqrt(sum(variances))
    return value - half, value + half


def alternatives(one: Side, other: Side) -> Iterator[tuple[str, Limits]]:
    """Each kind of interval that was weighed, with its limits."""
    sides, value, drawn = (one, other), other.ratio - one.ratio, other.drawn - one.drawn
    low, high = np.quantile(drawn, [0.025, 0.975])
    yield "percentile", (low, high)
    yield "basic", (2 * value - high, 2 * value - low)
    yield "normal", (value - _Z * drawn.std(), value + _Z * drawn.std())
    widened = [each.drawn.var() * each.few for each in sides]
    plain = sqrt(sum(each.drawn.var() for each in sides)) or 1.0
    wider = float(stdtrit(_freedom(widened, sides), 0.975)) * sqrt(sum(widened)) / plain
    yield "percentile_widened", tuple(np.quantile(drawn, ndtr([-wider, wider])))
    yield "linear", _around(value, [each.variance * each.few for each in sides], sides)
    yield "bca", _bca(sides, value, drawn)
    error = sqrt(one.variance * one.few + other.variance * other.few)
    errors = np.sqrt(one.drawn_variances * one.few + other.drawn_variances * other.few)
    with np.errstate(divide="ignore", invalid="ignore"):
        studentised = np.nan_to_num((drawn - value) / errors, nan=0.0, posinf=1e6, neginf=-1e6)
    low, high = np.quantile(studentised, [0.025, 0.975])
    yield "studentised", (value - high * error, value - low * error)
    half = np.quantile(np.abs(_wild(sides)), 0.95) * error
    yield "wild", (value - half, value + half)


def _bca(sides: tuple[Side, Side], value: float, drawn: np.ndarray) -> Limits:
    """Bias corrected and accelerated (Efron 1987), the acceleration by the jackknife over both formats."""
    below = ((drawn < value).sum() + (drawn == value).sum() / 2) / len(drawn)
    bias = float(ndtri(np.clip(below, 1e-4, 1 - 1e-4)))
    pulls = [(each.without.mean() - each.without) / each.few * sign for each, sign in zip(sides, (-1, 1), strict=True)]
    pull = np.concatenate(pulls)
    acceleration = (pull**3).sum() / (6 * (pull**2).sum() ** 1.5) if pull.any() else 0.0
    places = [bias + (bias + z) / (1 - acceleration * (bias + z)) for z in (-_Z, _Z)]
    return tuple(np.quantile(drawn, ndtr(places)))


def _wild(sides: tuple[Side, Side]) -> np.ndarray:
    """Studentised differences when the residual of each edition changes its sign by chance (Cameron et al. 2008)."""
    shifts, variances = [], []
    for stream, each in enumerate(sides):
        total, count = each.sums.T
        residuals = total - each.ratio * count
        signs = np.where(np.random.default_rng(stream).random((BOOTSTRAP_DRAWS, len(count))) < 0.5, -1.0, 1.0)
        shift = signs @ residuals / count.sum()
        rest = signs * residuals - shift[:, None] * count
        shifts.append(shift)
        variances.append((rest**2).sum(axis=1) / count.sum() ** 2 * each.few)
    errors = np.sqrt(variances[0] + variances[1])
    return (shifts[1] - shifts[0]) / np.where(errors > 0, errors, np.inf)


def limits(data: list[np.ndarray], chosen_only: bool) -> Iterator[tuple[str, Limits]]:
    """The interval of the product, and from ten editions on the others beside it."""
    found = differences.difference(*data)
    yield CHOSEN, (found.low, found.high)
    if not chosen_only and min(map(len, data)) >= BOOTSTRAP_EDITIONS:
        yield from alternatives(*(side(sums, stream) for stream, sums in enumerate(data)))


def measure(truth: Truth, data_sets: int, seed: int = SEED, chosen_only: bool = False) -> list[dict]:
    """A row for each kind of interval: how often it claims a difference, holds the true one, and how wide it is."""
    chance = np.random.default_rng([seed, *truth.editions, round(1000 * truth.difference)])
    found: dict[str, list[Limits]] = {}
    for _ in range(data_sets):
        for name, ends in limits(truth.draw(chance), chosen_only):
            found.setdefault(name, []).append(ends)
    sizes = " and ".join(dict.fromkeys(f"{low}-{high}" for low, high in truth.sizes))
    rows = []
    for name, ends in found.items():
        low, high = np.array(ends).T
        shares = {
            "claims": np.mean((low > 0) | (high < 0)),
            "covers": np.mean((low <= truth.difference) & (high >= truth.difference)),
            "width": np.mean(high - low),
        }
        said = (truth.measure, *truth.editions, sizes, truth.difference, name, data_sets)
        rows.append(dict(zip(COLUMNS, said, strict=False)) | {k: round(float(v), 4) for k, v in shares.items()})
    return rows


def truths() -> list[Truth]:
    """What is simulated: from five editions on, with and without a difference, unequal numbers and sizes, and rates."""
    numbers = [(5, 5), (7, 7), (9, 9), (10, 10), (15, 15), (20, 20), (40, 40), (10, 40)]
    return [
        *(Truth("score", editions, difference) for difference in (0.0, 0.4) for editions in numbers),
        *(Truth("score", editions, 0.0, ((5, 60), (5, 12))) for editions in numbers[3:]),
        *(Truth("rate", editions, difference) for difference in (0.0, 0.05) for editions in numbers[3:]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-sets", type=int, help="print a table over so many; without it, the kept one over 2000")
    asked = parser.parse_args()
    rows = [row for truth in truths() for row in measure(truth, asked.data_sets or 2000)]
    with sys.stdout if asked.data_sets else TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {date.today().isoformat()}, python benchmarks/simulate.py\n")
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
