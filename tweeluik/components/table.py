"""How does a chart read for those who read rather than look?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.components.wording import amount
from tweeluik.document import Column, Table
from tweeluik.i18n import number
from tweeluik.metrics import frames

# Column of a chart's frame -> its unit, for those that a table shows.
_UNITS = {
    **dict.fromkeys(("enrolments", "participants", "organisations", "editions", "people", "attendees", "new"), "count"),
    **dict.fromkeys(("participations", "answers", "n", "groups"), "count"),
    **dict.fromkeys(("members", "followed", "crossed", "not_yet"), "count"),
    **dict.fromkeys(("lower_days", "median_days", "upper_days"), "count"),
    **dict.fromkeys(("completion_rate", "retention", "share", "possible_share", "weight"), "rate"),
    **dict.fromkeys(("mean", "low", "high", "shrunk"), "score"),
    "ratio": "index",
    "expected": "effective",
    "hours": "hours",
    "contacts_per_participant": "contacts",
}
# A longer table would take the browser seconds; the rows of the proof have everything.
LONGEST = 100


@dataclass(frozen=True)
class Links:
    """Where the names of the rows lead, and under a heading of its own where else; an empty address is no link."""

    names: Sequence[str]
    heading: str = ""
    further: Sequence[str] = ()


def by_format(page: Page, frame: pd.DataFrame, heading: str, formats: Sequence[str]) -> pd.DataFrame:
    """A chart's frame as text: a row a label, under `heading`, and a column for each measure and format.

    `frame`: label, training_format and measures; the columns that `_UNITS` knows are shown, named `charts.<column>`.
    Rows that `show` leaves out stay empty.
    """
    labels = list(dict.fromkeys(frame["label"]))
    shown = of_format(page, frame[frame["label"].isin(labels[:LONGEST])], heading, formats).read()
    unread = pd.DataFrame({heading: labels[LONGEST:]}, dtype=object)
    return pd.concat([shown, unread], ignore_index=True).fillna("") if len(unread) else shown


def of_format(page: Page, frame: pd.DataFrame, heading: str, formats: Sequence[str]) -> Table:
    """The same as numbers and as they are read, of every label."""
    labels = list(dict.fromkeys(frame["label"]))
    columns, cells, said = [Column(heading)], [labels], [labels]
    for column in (name for name in frame.columns if name in _UNITS):
        unit, named = _UNITS[column], page.text(f"charts.{column}")
        values = dict(zip(zip(frame["training_format"], frame["label"], strict=True), frame[column], strict=True))
        for each in formats:
            of_column = [frames.plain(values.get((each, label))) for label in labels]
            columns.append(Column(f"{page.text(f'frame.format.{each}')}: {named}", unit, named, each))
            cells.append(of_column)
            said.append([amount(value, unit, page.language) for value in of_column])
    if "noted" in frame:
        columns.append(Column(page.text("uploads.notes.column")))
        noted = _notes_by_label(page, frame, labels, formats)
        cells, said = [*cells, noted], [*said, noted]
    return Table(tuple(columns), tuple(zip(*cells, strict=True)), tuple(zip(*said, strict=True)))


def _notes_by_label(page: Page, frame: pd.DataFrame, labels: Sequence[str], formats: Sequence[str]) -> list[str]:
    """The dated notes of each label: once when they are about every format that is shown, else named."""
    texts = dict(zip(zip(frame["label"], frame["training_format"], strict=True), frame["noted"], strict=True))
    cells = []
    for label in labels:
        said = {each: texts.get((label, each)) or "" for each in formats}
        named = [f"{page.text(f'frame.format.{each}')}: {text}" for each, text in said.items() if text]
        same = len(set(said.values())) == 1
        cells.append(said[formats[0]] if same else "; ".join(named))
    return cells


def notes(page: Page, frame: pd.DataFrame) -> str:
    """The dated notes of a chart's frame in a sentence, for its text alternative; empty when there are none."""
    if "noted" not in frame or not frame["noted"].any():
        return ""
    said = [f"{label}: {text}" for label, text in zip(frame["label"], frame["noted"], strict=True) if text]
    return page.text("uploads.notes.said", notes=" · ".join(said))


def show(page: Page, frame: pd.DataFrame, caption: str, links: Links | None = None) -> None:
    """The table behind a line that opens it, with no trip to the server; a very long one says where the rest is."""
    said = page.text("trainings.longer", n=LONGEST, all=number(len(frame), page.language))
    rest = f'<p class="tw-caption">{escape(said)}</p>' if len(frame) > LONGEST else ""
    st.html(
        f'<details class="tw-table" lang="{page.language}"><summary>{escape(page.text("frame.as_table"))}</summary>'
        f"{markup(frame.head(LONGEST), caption, links=links)}{rest}</details>"
    )


def markup(
    frame: pd.DataFrame,
    caption: str = "",
    row_class: Callable[[int], str] | None = None,
    links: Links | None = None,
) -> str:
    """A plain table: the first column names the row, all others are figures."""
    further = links.further if links else ()
    heads = [*map(str, frame.columns), *([links.heading] if further else [])]
    head = "".join(f'<th scope="col">{unbroken(name)}</th>' for name in heads)
    body = "".join(
        f'<tr class="{row_class(place) if row_class else ""}">'
        f'<th scope="row">{_link(cells[0], links.names[place]) if links else escape(str(cells[0]))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells[1:])
        + (f"<td>{_link(links.heading, further[place], cells[0])}</td>" if further else "")
        + "</tr>"
        for place, cells in enumerate(frame.itertuples(index=False, name=None))
    )
    return (
        f'<div class="tw-scroll" role="group" tabindex="0" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _link(name: object, href: str, about: object = "") -> str:
    """A name that leads somewhere; `about` says to a screen reader which row it belongs to."""
    if not href:
        return "" if about else escape(str(name))
    said = f' aria-label="{escape(f"{name}: {about}")}"' if about else ""
    return f'<a href="{escape(href)}" target="_self"{said}>{escape(str(name))}</a>'
