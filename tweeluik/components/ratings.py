"""How do clients that also send people to open editions rate their in-company editions, question by question?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import panel, proof, table
from tweeluik.components.page import Page
from tweeluik.components.wording import amount, counted, notes
from tweeluik.metrics.clients import CLIENTS


def show(page: Page, finding: str, frame: pd.DataFrame) -> None:
    """A section: the finding, a row a question with the mean of each kind of client, and the proof.

    `frame` is `rows_together.ratings`; kinds without a single answer have no column.
    """
    panel.heading(page, "clients", finding)
    if not frame.empty:
        markup = table.markup(_read(page, frame), page.text("pages.sections.clients.caption"))
        st.html(f'<div class="tw-table" lang="{page.language}">{markup}</div>')
    st.html(f'<p class="tw-caption" lang="{page.language}">{escape(page.text("together.larger_clients"))}</p>')
    proof.show(page, "clients", frame, *proof.SOURCES["clients"])


def _read(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    text = {page.text("pages.sections.clients.rows"): list(dict.fromkeys(frame["label"]))}
    for kind in CLIENTS:
        of_kind = frame[frame["clients"] == kind]
        if kind in CLIENTS[:2] or of_kind["n"].fillna(0).sum():
            text[page.text(f"together.clients.{kind}")] = [_cell(page, row) for _, row in of_kind.iterrows()]
    return pd.DataFrame(text)


def _cell(page: Page, row: pd.Series) -> str:
    """A mean with its interval and what it stands on, or why there is none."""
    if pd.isna(row["mean"]):
        return page.text("notes.fewer_than_threshold", threshold=page.engine.threshold)
    base = ", ".join((counted(row["n"], "answers", page.language), counted(row["editions"], "editions", page.language)))
    marks = notes(row, ("too_few_editions", "indicative"), page.language, page.engine.threshold)
    ends = {end: amount(row[end], "score", page.language) for end in ("low", "high")}
    interval = [] if pd.isna(row["low"]) else [page.text("evidence.ends", **ends)]
    return f"{amount(row['mean'], 'score', page.language)} ({'; '.join([*interval, ', '.join([base, *marks])])})"
