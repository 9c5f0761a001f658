"""What stands out in this selection, and where does the reader look at it?"""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import address, panel, periods, proof
from tweeluik.components.page import Page
from tweeluik.components.sentences import standing_out as sentences
from tweeluik.filters import Filters
from tweeluik.metrics import standing_out

_QUERIES = ("rated_by_cell", "completed_by_cell", "satisfaction_by_training")


def show(page: Page) -> None:
    """A sentence each with the way to its place, the largest first; or that nothing stands out."""
    candidates = scanned(page)
    chosen = standing_out.chosen(candidates)
    panel.heading(page, "standing_out", page.text("standing_out.title"))
    for place, row in chosen.iterrows():
        with st.container(key=f"out_{place}", gap=None):
            st.html(f'<p class="tw-said" lang="{page.language}">{escape(sentences.said(page, row))}</p>')
            name, filters = _place(page, row)
            st.page_link(
                config.ROOT / "pages" / f"{name}.py",
                label=f"{page.text('standing_out.look')}: {page.text(f'pages.{name}.menu')}",
                icon=":material/arrow_forward:",
                query_params=address.query(page.language, filters),
            )
    panel.note(page, sentences.scanned(page, candidates, chosen))
    proof.show(page, "standing_out", candidates, [standing_out.RATED, standing_out.COMPLETED], _QUERIES)


def scanned(page: Page) -> pd.DataFrame:
    """Everything that could stand out in this selection."""
    return page.ask(standing_out.candidates, periods.last_full_year(page.dataset["last_on"].date()))


def _place(page: Page, row: pd.Series) -> tuple[str, Filters]:
    """The page on which a candidate stands, and the filters that lead to it."""
    subject = row["measure"].partition(".")[0]
    if row["kind"] == standing_out.YEAR:
        return subject, page.filters.without("period")
    filters = replace(page.filters, **{row["dimension"]: (row["value"],)})
    return ("trainings" if row["kind"] == standing_out.TRAINING else subject), filters
