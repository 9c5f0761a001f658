"""Which single figures say something of the two formats together: the size of a difference, the likeness of mixes?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tweeluik.components import proof, table, wording
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.metrics import catalogue


def show(page: Page, key: str, figures: pd.DataFrame, ids: Sequence[str]) -> None:
    """A row a figure with its question and its value, or why it has none; nothing when one format is shown."""
    if len(page.formats) < len(FORMATS):
        return
    rows = [(id_, row_of(figures, id_, None)) for id_ in ids]
    columns = {
        page.text("charts.measure"): [page.text(f"{catalogue.figure(id_).key}.label") for id_, _ in rows],
        page.text("charts.question"): [page.text(f"{catalogue.figure(id_).key}.question") for id_, _ in rows],
        page.text("charts.value"): [_said(page, id_, row) for id_, row in rows],
    }
    title = page.text(f"pages.measures.{key}")
    markup = table.markup(pd.DataFrame(columns), title)
    st.html(f'<div class="tw-table tw-measures" lang="{page.language}"><p class="tw-caption">{title}</p>{markup}</div>')
    proof.show(page, f"measures_{key}", figures[figures["id"].isin(ids)], ids)


def _said(page: Page, id_: str, row: pd.Series | None) -> str:
    if row is not None and pd.isna(row["value"]):
        why = wording.notes(row, (wording.HIDDEN, "whole_editions_only"), page.language, page.engine.threshold)
        return why[0] if why else page.text("notes.no_data")
    return wording.amount(None if row is None else row["value"], wording.unit(id_), page.language)
