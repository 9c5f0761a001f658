"""Which customers deserve a call: a list to read, and to take along as a file?"""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import spreadsheet
from tweeluik.components import panel, proof, stamp, table
from tweeluik.components.page import Page
from tweeluik.i18n import day, number

# The rows that are read on the page; the file has them all.
_SHOWN = 10


def show(page: Page, frame: pd.DataFrame, say: Callable[[Page, pd.DataFrame, str], str]) -> None:
    """A section for each format that is shown, of the customers that use it and not the other one.

    `frame` is `metrics.worklists.by_organisation`; `say` writes the finding of one format.
    """
    for each in page.formats:
        of_format = frame[frame["training_format"] == each]
        _one(page, each, say(page, of_format, each), of_format)


def _one(page: Page, training_format: str, finding: str, frame: pd.DataFrame) -> None:
    """The finding, the first rows of the list, the whole list as a file, and the proof."""
    key = f"worklist_{training_format}"
    panel.heading(page, key, finding)
    if not frame.empty:
        caption = page.text(f"pages.sections.{key}.caption")
        shown = _read(page, frame.head(_SHOWN))
        st.html(f'<div class="tw-table" lang="{page.language}">{table.markup(shown, caption)}</div>')
        if len(frame) > _SHOWN:
            more = page.text("together.worklist.more", n=number(len(frame) - _SHOWN, page.language))
            st.html(f'<p class="tw-caption" lang="{page.language}">{escape(more)}</p>')
        st.download_button(
            page.text("together.worklist.download", n=number(len(frame), page.language)),
            lambda: spreadsheet.csv(_whole(page, frame), stamp=stamp.column(page)),
            file_name=f"{page.name}-{key}.csv",
            mime="text/csv",
            key=f"worklist_{training_format}",
            on_click="ignore",
            icon=":material/download:",
        )
    proof.show(page, key, frame, *proof.SOURCES[key])


def _whole(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The list under headings in the reader's language; dates and numbers stay what they are."""
    columns = [name for name in frame.columns if name != "training_format"]
    whole = frame[columns].assign(
        sector=[page.label("sector", sector) for sector in frame["sector"]],
        size_class=[page.label("size", size) for size in frame["size_class"]],
        last_on=[moment.date().isoformat() for moment in frame["last_on"]],
    )
    return whole.rename(columns={name: page.text(f"together.worklist.columns.{name}") for name in columns})


def _read(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    names = [name if isinstance(name, str) else id_ for name, id_ in _names(frame)]
    text = {
        "organisation_name": names,
        "theme": frame["theme"].tolist(),
        "sector": [page.label("sector", sector) for sector in frame["sector"]],
        "participants": [number(n, page.language) for n in frame["participants"]],
        "editions": [number(n, page.language) for n in frame["editions"]],
        "last_on": [day(moment.date(), page.language) for moment in frame["last_on"]],
    }
    return pd.DataFrame({page.text(f"together.worklist.columns.{name}"): cells for name, cells in text.items()})


def _names(frame: pd.DataFrame) -> zip:
    return zip(frame["organisation_name"], frame["organisation_id"], strict=True)
