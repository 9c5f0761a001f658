"""What stands between the two panels: the difference, its interval around zero, and the verdict in words?

Drawn with plain elements, because the app's HTML element strips drawings.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd

from tweeluik.components import wording
from tweeluik.components.lookup import adjusted_of, difference_of
from tweeluik.components.page import Page
from tweeluik.document import Hinge
from tweeluik.i18n import number

# The axis of an interval reaches at least this far to both sides, so that a small difference looks small.
_REACH = {"rate_difference": 0.1, "score_difference": 0.5, "nps_difference": 30.0}


def of(
    page: Page,
    figures: pd.DataFrame,
    id_: str,
    sides: dict[str, pd.Series | None],
    reach: dict[str, float],
    among_others: bool = False,
) -> Hinge:
    """What the hinge of a figure says: its measured difference when there is one, else that of the two values,
    described.

    `sides` are the rows of both formats; `reach` comes from `axes`. `among_others`: one of many that are tested at
    once, so its verdict is the one that is left after adjustment, where there is one.
    """
    difference = difference_of(figures, id_)
    if difference is not None:
        words = _verdict(page, difference)
        if among_others and (left := _verdict(page, adjusted_of(figures, id_))) != words:
            words = page.text("evidence.among", verdict=left)
        return _measured(page, difference, reach, words)
    values = [float("nan") if row is None else row["value"] for row in sides.values()]
    if any(pd.isna(value) for value in values):
        return Hinge(number(None, page.language), page.text("sentences.no_difference"))
    by_definition = any("by_definition" in wording.codes(row) for row in sides.values() if row is not None)
    verdict = "sentences.by_definition" if by_definition else "sentences.described"
    gap = values[1] - values[0]
    return Hinge(wording.gap(gap, wording.unit(id_), page.language), page.text(verdict), float(gap))


def _measured(page: Page, row: pd.Series, reach: dict[str, float], words: str) -> Hinge:
    """The hinge of a difference that was put to the test, or why it was not."""
    said = wording.amount(row["value"], wording.unit(row["id"]), page.language, sign=True)
    if pd.isna(row["value"]) or pd.isna(row["low"]):
        return Hinge(said, words, None if pd.isna(row["value"]) else float(row["value"]))
    ends = (float(row[name]) for name in ("value", "low", "high"))
    return Hinge(said, words, *ends, wording.interval(row, page.language), reach[wording.unit(row["id"])])


def _verdict(page: Page, row: pd.Series) -> str:
    found = wording.notes(row, wording.REASONS, page.language, page.engine.threshold)
    return found[0] if found else page.text("sentences.no_difference")


def axes(figures: pd.DataFrame, ids: Sequence[str]) -> dict[str, float]:
    """How far the axis of each unit goes to both sides of zero: the same for all hinges below each other."""
    reach = dict(_REACH)
    for row in (difference_of(figures, id_) for id_ in ids):
        if row is not None and not pd.isna(row["low"]):
            unit = wording.unit(row["id"])
            reach[unit] = max(reach.get(unit, 0.0), abs(row["low"]), abs(row["high"]))
    return {unit: 1.15 * furthest for unit, furthest in reach.items()}


def _axis(found: Hinge) -> str:
    """The interval around zero; positions in percent of the axis."""
    low, value, high = (50 + 50 * end / found.reach for end in (found.low, found.value, found.high))
    return (
        '<span class="tw-axis" aria-hidden="true"><i class="tw-zero"></i>'
        f'<i class="tw-interval" style="left:{low:.1f}%;width:{max(high - low, 1):.1f}%"></i>'
        f'<i class="tw-dot" style="left:{value:.1f}%"></i></span>'
    )


def drawn(page: Page, found: Hinge, opened: str = "") -> str:
    """The hinge as markup; `opened` is what stands under the verdict."""
    ends, axis = found.interval, "" if found.low is None else _axis(found)
    name = f'<span class="tw-hidden">{escape(page.text("sentences.difference"))}: </span>'
    title = f' title="{escape(ends)}"' if ends else ""
    spoken = f'<span class="tw-hidden"> {escape(ends)}</span>' if ends else ""
    return (
        f'<div class="tw-hinge"{title}>{name}<span class="tw-difference">{escape(found.said)}</span>{axis}{spoken}'
        f'<span class="tw-verdict">{escape(found.verdict)}</span>{opened}</div>'
    )
