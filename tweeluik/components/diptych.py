"""How do in-company and open compare on one figure: two panels and between them the hinge (`hinge.py`)?"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import glossary, hinge, proof, wording
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.i18n import number
from tweeluik.metrics import catalogue

# A line may break behind the dot, never in front of it.
_SEPARATOR = "\N{NO-BREAK SPACE}· "


def show(
    page: Page,
    key: str,
    figures: pd.DataFrame,
    ids: Sequence[str],
    titles: dict[str, str] | None = None,
    compact: bool = False,
    also: Sequence[str] = (),
) -> None:
    """One row a figure, in this order, under one head with the names of the two formats; then the proof of them.

    `figures` is a long frame (`metrics.frames`); `titles` replaces the question of a figure; `compact` leaves out the
    intervals of the values, for long lists; `also` are figures that are said in words below, for the proof.
    """
    if not ids:
        return
    reach = hinge.axes(figures, ids)
    rows = "".join(_pair(page, figures, id_, (titles or {}).get(id_), reach, compact) for id_ in ids)
    looks = {"tw-single": len(page.formats) < len(FORMATS), "tw-compact": compact}
    look = " ".join(["tw-diptych", *(name for name, holds in looks.items() if holds)])
    st.html(f'<div class="{look}" lang="{page.language}">{_head(page)}{rows}</div>')
    stems = tuple(id_.removesuffix(".mean") for id_ in ids)
    defined = [*ids, *_under_hinges(figures, stems, compact), *also]
    proof.show(page, key, figures[figures["id"].str.startswith((*stems, *also))], defined)


def _under_hinges(figures: pd.DataFrame, stems: Sequence[str], compact: bool) -> list[str]:
    """The figures that the hinges of these stand on, as far as the data have them."""
    names = ("difference", *(("p", "holm_p") if compact else ("icc", "design_effect")))
    known = set(figures["id"])
    return [id_ for stem in stems for name in names if (id_ := f"{stem}.{name}") in known]


def _head(page: Page) -> str:
    names = [f'<div class="tw-name tw-{each}">{name_of(page, each)}</div>' for each in page.formats]
    opened = glossary.behind(page.text("sentences.difference"), glossary.HINGE, page.language)
    middle = f'<div class="tw-middle">{opened}</div>'
    return f'<div class="tw-head">{middle.join(names)}</div>'


def name_of(page: Page, training_format: str) -> str:
    """The name of a format with its mark: a circle or a diamond."""
    return f'<span class="tw-mark" aria-hidden="true"></span>{escape(page.text(f"frame.format.{training_format}"))}'


def _pair(
    page: Page, figures: pd.DataFrame, id_: str, title: str | None, reach: dict[str, float], compact: bool
) -> str:
    sides = {each: row_of(figures, id_, each) for each in FORMATS}
    panels = {each: _panel(page, id_, each, sides[each], compact) for each in page.formats}
    is_pair = len(panels) == len(FORMATS)
    middle = hinge.markup(page, figures, id_, sides, reach, among_others=compact) if is_pair else ""
    heading = escape(title or page.text(f"{catalogue.figure(id_).key}.question"))
    # A long list is of one kind, which the section above it explains.
    asked = "" if compact else glossary.beside(glossary.of_figure(id_), page.language)
    return (
        f'<section class="tw-pair"><div class="tw-asked"><h3>{heading}</h3>{asked}</div><div class="tw-row">'
        f"{panels.get(IN_COMPANY, '')}{middle}{panels.get(OPEN, '')}</div></section>"
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
    within = "" if compact else wording.interval(row, page.language)
    base = [
        *wording.notes(row, ("by_definition",), page.language, threshold),
        wording.rests_on(row, page.language),
        *wording.notes(row, ("indicative",), page.language, threshold),
    ]
    return [line for line in (_SEPARATOR.join(part for part in base if part), within) if line]
