"""How do in-company and open compare on one figure: two panels and between them the hinge (`hinge.py`)?"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import evidence, glossary, hinge, lookup, pairs, proof, takeaway
from tweeluik.components.page import Page
from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.document import Pair, Side


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
    rows = "".join(pair(page, figures, each, compact) for each in pairs.of(page, figures, ids, titles, compact))
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


def pair(page: Page, figures: pd.DataFrame, found: Pair, compact: bool) -> str:
    """One figure: its title, the panels and the hinge, with what a difference rests on to open."""
    panels = {each: _panel(page, each, side) for each, side in found.sides.items()}
    middle = ""
    if found.hinge:
        opened = found.hinge.low is not None and not compact
        difference = lookup.difference_of(figures, found.id)
        middle = hinge.drawn(page, found.hinge, evidence.markup(page, figures, difference) if opened else "")
    # A long list is of one kind, which the section above it explains.
    asked = "" if compact else glossary.beside(glossary.of_figure(found.id), page.language)
    return (
        f'<section class="tw-pair"><div class="tw-asked"><h3>{escape(found.title)}</h3>{asked}</div>'
        f'{takeaway.figures_button(page, found)}<div class="tw-row">'
        f"{panels.get(IN_COMPANY, '')}{middle}{panels.get(OPEN, '')}</div></section>"
    )


def _panel(page: Page, training_format: str, side: Side) -> str:
    name = f'<span class="tw-hidden">{escape(page.text(f"frame.format.{training_format}"))}: </span>'
    lines = "".join(f'<span class="tw-under">{escape(line)}</span>' for line in side.under)
    value = f'<span class="tw-value">{escape(side.said)}</span>'
    return f'<div class="tw-panel tw-{training_format}">{name}{value}{lines}</div>'
