"""Does the picture hold when those who did not answer are counted in, or think otherwise?

Only in editions that somebody answered in: an edition without any answer may never have been asked the question.
"""

from collections.abc import Iterator
from math import nan

import numpy as np

from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.metrics.differences import Difference, difference
from tweeluik.metrics.frames import figure
from tweeluik.metrics.group_sums import Sums

# What a point more from everybody in a format adds to open minus in-company.
_SIGN = {IN_COMPANY: -1, OPEN: 1}
HOLDS, BEYOND = "holds_whatever", "beyond_scale"


def rows(question: dict, sums: dict[str, Sums], found: Difference) -> Iterator[dict]:
    """Rows of `frames.py` about who did not answer: `weighted` and its difference, `weighted_n`, `what_if`.

    `found` is the difference of the means as they were answered.
    """
    stem = f"satisfaction.{question['question_id']}"
    for training_format, each in sums.items():
        attended, total = _attended(each), weighted(each)[:, 0].sum()
        value = total / attended.sum() if each.n else nan
        yield figure(f"{stem}.weighted", training_format, value, each.n, each.editions)
        yield figure(f"{stem}.weighted_n", training_format, effective_answers(each), each.n, each.editions)
    n, editions = sum(each.n for each in sums.values()), sum(each.editions for each in sums.values())
    again = difference(*(weighted(sums[each]) for each in FORMATS))
    note = f"{again.verdict} {again.basis}".strip()
    yield figure(f"{stem}.weighted.difference", None, again.value, n, editions, again.low, again.high, note)
    for training_format, (value, note) in what_if(question, sums, found).items():
        silent = (_attended(sums[training_format]) - sums[training_format].answers).sum()
        yield figure(f"{stem}.what_if", training_format, value, silent, sums[training_format].editions, note=note)


def _attended(sums: Sums) -> np.ndarray:
    """Who attended each group; whoever answered did, also where the enrolments are not loaded."""
    return np.maximum(sums.of["attended"], sums.answers)


def weighted(sums: Sums) -> np.ndarray:
    """Per group (sum, count) as if all who attended had answered like those who did: each answer counts for
    attended / answered.
    """
    attended = _attended(sums)
    return np.column_stack([attended * sums.of["total"] / sums.answers, attended])


def effective_answers(sums: Sums) -> float:
    """How many answers of equal weight the weighted ones are worth: (sum of weights)^2 / sum of squares (Kish 1965)."""
    attended = _attended(sums)
    return float(attended.sum() ** 2 / (attended**2 / sums.answers).sum()) if sums.n else nan


def what_if(question: dict, sums: dict[str, Sums], found: Difference) -> dict[str, tuple[float, str]]:
    """How much higher or lower those who did not answer in one format would have to score, on average and on the
    question's own scale, for the verdict to change; those of the other format score like those who answered.

    Per format (points, note). No points with `beyond_scale`: no score on the scale would do it; `holds_whatever`: not
    even all of both formats together; or `too_few_editions`, when there is no verdict that could change.
    """
    if found.verdict not in ("higher_open", "higher_in_company", "no_clear_difference"):
        return dict.fromkeys(FORMATS, (nan, found.verdict))
    # Per format: what a point of its silent people moves the difference, and the points they can be away.
    moves = {each: _SIGN[each] * (1 - sums[each].n / _attended(sums[each]).sum()) for each in FORMATS}
    rooms = {each: _room(question, sums[each]) for each in FORMATS}
    furthest = [sorted(moves[each] * end for end in rooms[each]) for each in FORMATS]
    least, most = (sum(ends) for ends in zip(*furthest, strict=True))
    if _same_verdict(found, least) and _same_verdict(found, most):
        return dict.fromkeys(FORMATS, (nan, HOLDS))
    return {each: _smallest(_turning_points(found), moves[each], rooms[each]) for each in FORMATS}


def _room(question: dict, sums: Sums) -> tuple[float, float]:
    mean = sums.of["total"].sum() / sums.n
    return question["scale_min"] - mean, question["scale_max"] - mean


def _same_verdict(found: Difference, shift: float) -> bool:
    """Whether the verdict stays when the whole interval shifts."""
    low, high = found.low + shift, found.high + shift
    if found.verdict == "no_clear_difference":
        return low <= 0 <= high
    return low > 0 if found.verdict == "higher_open" else high < 0


def _turning_points(found: Difference) -> list[float]:
    """How far the interval has to shift until zero crosses one of its ends."""
    if found.verdict == "no_clear_difference":
        return [-found.low, -found.high]
    return [-found.low if found.verdict == "higher_open" else -found.high]


def _smallest(shifts: list[float], move: float, room: tuple[float, float]) -> tuple[float, str]:
    points = [shift / move for shift in shifts] if move else []
    possible = [point for point in points if room[0] <= point <= room[1]]
    if not possible:
        return nan, BEYOND
    # Of two that are as near the higher one, so that exchanged formats say the same.
    return min(possible, key=lambda point: (abs(point), -point)), ""
