"""How do in-company and open compare on one figure: two panels and between them the hinge?

The hinge is the difference (open minus in-company), its interval as a small bar around zero, and the verdict in words.
It is drawn with plain elements, because the app's HTML element strips drawings.
"""

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import proof, wording
from tweeluik.components.page import Page
from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.i18n import number
from tweeluik.metrics import catalogue

# The axis of an interval reaches at least this far to both sides, so that a small difference looks small.
_REACH = {"rate_difference": 0.1, "score_difference": 0.5, "nps_difference": 30.0}


def show(
    page: Page,
    key: str,
    figures: pd.DataFrame,
    ids: Sequence[str],
    titles: dict[str, str] | None = None,
    compact: bool = False,
) -> None:
    """One row a figure, in this order, under one head with the names of the two formats; then the proof of them.

    `figures` is a long frame (`metrics.frames`); `titles` replaces the question of a figure; `compact`
    leaves out the intervals of the values, for long lists.
    """
    if not ids:
        return
    rows = "".join(_pair(page, figures, id_, (titles or {}).get(id_), compact) for id_ in ids)
    looks = {"tw-single": len(page.formats) < len(FORMATS), "tw-compact": compact}
    look = " ".join(["tw-diptych", *(name for name, holds in looks.items() if holds)])
    st.html(f'<div class="{look}" lang="{page.language}">{_head(page)}{rows}</div>')
    stems = tuple(id_.removesuffix(".mean") for id_ in ids)
    proof.show(page, key, figures[figures["id"].str.startswith(stems)], ids)


def together(figures: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Several long frames as one."""
    return pd.concat(list(figures), ignore_index=True)


def _head(page: Page) -> str:
    names = [f'<div class="tw-name tw-{each}">{name_of(page, each)}</div>' for each in page.formats]
    hinge = f'<div class="tw-middle">{escape(page.text("sentences.difference"))}</div>'
    return f'<div class="tw-head">{hinge.join(names)}</div>'


def name_of(page: Page, training_format: str) -> str:
    """The name of a format with its mark: a circle or a diamond."""
    return f'<span class="tw-mark" aria-hidden="true"></span>{escape(page.text(f"frame.format.{training_format}"))}'


def row_of(figures: pd.DataFrame, id_: str, training_format: str | None) -> pd.Series | None:
    """The row of a figure, or nothing when the data do not have it."""
    same = (
        figures["training_format"].isna() if training_format is None else figures["training_format"] == training_format
    )
    found = figures[(figures["id"] == id_) & same]
    return None if found.empty else found.iloc[0]


def difference_of(figures: pd.DataFrame, id_: str) -> pd.Series | None:
    """The row of the difference that belongs to a figure."""
    stem = id_.removesuffix(".mean")
    return row_of(figures, f"{stem}.difference", None)


def _pair(page: Page, figures: pd.DataFrame, id_: str, title: str | None, compact: bool) -> str:
    sides = {each: row_of(figures, id_, each) for each in FORMATS}
    panels = {each: _panel(page, id_, each, sides[each], compact) for each in page.formats}
    hinge = _hinge(page, figures, id_, sides) if len(panels) == len(FORMATS) else ""
    heading = escape(title or page.text(f"{catalogue.figure(id_).key}.question"))
    return (
        f'<section class="tw-pair"><h3>{heading}</h3><div class="tw-row">'
        f"{panels.get(IN_COMPANY, '')}{hinge}{panels.get(OPEN, '')}</div></section>"
    )


def _panel(page: Page, id_: str, training_format: str, row: pd.Series | None, compact: bool) -> str:
    name = f'<span class="tw-hidden">{escape(page.text(f"frame.format.{training_format}"))}: </span>'
    if row is None:
        value, under = number(None, page.language), [page.text("notes.no_data")]
    else:
        value = wording.amount(row["value"], wording.unit(id_), page.language)
        under = _under(page, row, compact)
    lines = "".join(f'<span class="tw-under">{escape(line)}</span>' for line in under)
    return (
        f'<div class="tw-panel tw-{training_format}">{name}<span class="tw-value">{escape(value)}</span>{lines}</div>'
    )


def _under(page: Page, row: pd.Series, compact: bool) -> list[str]:
    """The lines under a value: why it is missing, or what it rests on and its interval."""
    threshold = page.engine.threshold
    if pd.isna(row["value"]):
        why = wording.notes(row, (wording.HIDDEN, "whole_editions_only"), page.language, threshold)
        return why or [page.text("notes.no_data")]
    within = "" if compact else interval(page, row)
    base = [
        *wording.notes(row, ("by_definition",), page.language, threshold),
        wording.rests_on(row, page.language),
        *wording.notes(row, ("indicative",), page.language, threshold),
    ]
    return [line for line in (" · ".join(part for part in base if part), within) if line]


def interval(page: Page, row: pd.Series) -> str:
    """The interval of a figure in words, empty when it has none."""
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    unit = wording.unit(row["id"])
    low, high = (wording.amount(row[end], unit, page.language) for end in ("low", "high"))
    return page.text("sentences.interval", low=low, high=high)


def _hinge(page: Page, figures: pd.DataFrame, id_: str, sides: dict[str, pd.Series | None]) -> str:
    difference = difference_of(figures, id_)
    if difference is not None:
        return _measured(page, difference)
    values = [float("nan") if row is None else row["value"] for row in sides.values()]
    if any(pd.isna(value) for value in values):
        return _said(page, number(None, page.language), page.text("sentences.no_difference"))
    by_definition = any("by_definition" in wording.codes(row) for row in sides.values() if row is not None)
    verdict = "sentences.by_definition" if by_definition else "sentences.described"
    return _said(page, wording.gap(values[1] - values[0], wording.unit(id_), page.language), page.text(verdict))


def _measured(page: Page, row: pd.Series) -> str:
    """The hinge of a difference that was put to the test, or why it was not."""
    said = wording.amount(row["value"], wording.unit(row["id"]), page.language, sign=True)
    verdict = wording.notes(row, (*wording.VERDICTS, wording.HIDDEN), page.language, page.engine.threshold)
    words = verdict[0] if verdict else page.text("sentences.no_difference")
    if pd.isna(row["value"]) or pd.isna(row["low"]):
        return _said(page, said, words)
    return _said(page, said, words, _axis(row), interval(page, row))


def _axis(row: pd.Series) -> str:
    """The interval around zero; positions in percent of the axis."""
    floor = _REACH.get(wording.unit(row["id"]), 0.0)
    reach = 1.15 * max(floor, abs(row["low"]), abs(row["high"])) or 1.0
    low, value, high = (50 + 50 * row[column] / reach for column in ("low", "value", "high"))
    return (
        '<span class="tw-axis" aria-hidden="true"><i class="tw-zero"></i>'
        f'<i class="tw-interval" style="left:{low:.1f}%;width:{max(high - low, 1):.1f}%"></i>'
        f'<i class="tw-dot" style="left:{value:.1f}%"></i></span>'
    )


def _said(page: Page, value: str, verdict: str, axis: str = "", ends: str = "") -> str:
    name = f'<span class="tw-hidden">{escape(page.text("sentences.difference"))}: </span>'
    title = f' title="{escape(ends)}"' if ends else ""
    spoken = f'<span class="tw-hidden"> {escape(ends)}</span>' if ends else ""
    return (
        f'<div class="tw-hinge"{title}>{name}<span class="tw-difference">{escape(value)}</span>{axis}{spoken}'
        f'<span class="tw-verdict">{escape(verdict)}</span></div>'
    )
