"""How does a chart read for those who read rather than look?"""

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.components.wording import amount
from tweeluik.i18n import number

# Column of a chart's frame -> its unit, for those that a table shows.
_UNITS = {
    **dict.fromkeys(("enrolments", "participants", "organisations", "editions", "people", "attendees", "new"), "count"),
    **dict.fromkeys(("participations", "answers", "n"), "count"),
    **dict.fromkeys(("completion_rate", "retention", "share", "possible_share"), "rate"),
    **dict.fromkeys(("mean", "low", "high", "shrunk"), "score"),
    "hours": "hours",
    "contacts_per_participant": "contacts",
}
# A longer table would take the browser seconds; the rows of the proof have everything.
_LONGEST = 100


def by_format(page: Page, frame: pd.DataFrame, heading: str, formats: Sequence[str]) -> pd.DataFrame:
    """A chart's frame as text: a row a label, under `heading`, and a column for each measure and format.

    `frame`: label, training_format and measures; the columns that `_UNITS` knows are shown, named `charts.<column>`.
    Rows that `show` leaves out stay empty.
    """
    labels = list(dict.fromkeys(frame["label"]))
    unread = [""] * (len(labels) - _LONGEST)
    text = {heading: labels}
    frame = frame[frame["label"].isin(labels[:_LONGEST])]
    for column in (name for name in frame.columns if name in _UNITS):
        cells = dict(zip(zip(frame["training_format"], frame["label"], strict=True), frame[column], strict=True))
        for each in formats:
            name = f"{page.text(f'frame.format.{each}')}: {page.text(f'charts.{column}')}"
            shown = [amount(cells.get((each, label)), _UNITS[column], page.language) for label in labels[:_LONGEST]]
            text[name] = shown + unread
    return pd.DataFrame(text)


def show(page: Page, frame: pd.DataFrame, caption: str) -> None:
    """The table behind a line that opens it, with no trip to the server; a very long one says where the rest is."""
    said = page.text("trainings.longer", n=_LONGEST, all=number(len(frame), page.language))
    rest = f'<p class="tw-caption">{escape(said)}</p>' if len(frame) > _LONGEST else ""
    st.html(
        f'<details class="tw-table" lang="{page.language}"><summary>{escape(page.text("frame.as_table"))}</summary>'
        f"{markup(frame.head(_LONGEST), caption)}{rest}</details>"
    )


def markup(frame: pd.DataFrame, caption: str = "", row_class: Callable[[int], str] | None = None) -> str:
    """A plain table: the first column names the row, all others are figures."""
    head = "".join(f'<th scope="col">{unbroken(str(name))}</th>' for name in frame.columns)
    body = "".join(
        f'<tr class="{row_class(place) if row_class else ""}"><th scope="row">{escape(str(cells[0]))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells[1:])
        + "</tr>"
        for place, cells in enumerate(frame.itertuples(index=False, name=None))
    )
    return (
        f'<div class="tw-scroll" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
