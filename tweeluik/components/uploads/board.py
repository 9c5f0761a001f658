"""Is what is loaded complete: what is missing, late, contradictory or written twice, and what does it do to figures?"""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config, spreadsheet
from tweeluik.components import table
from tweeluik.components.ask import look_up
from tweeluik.components.uploads import moments
from tweeluik.components.uploads.worklists import in_words
from tweeluik.engine import Engine
from tweeluik.i18n import day, number, t
from tweeluik.metrics import completeness

_DAYS_A_MONTH = 30.44


def show(engine: Engine | None, language: str) -> None:
    """A line a matter that needs somebody, by subject, each with its worklist; the others folded away as in order."""
    if engine is None:
        return
    st.header(t("uploads.board.title", language), anchor=False)
    caption = t("uploads.board.caption", language, weeks=config.LATE_AFTER)
    st.html(f'<p class="tw-caption" lang="{language}">{escape(caption)}</p>')
    late = completeness.late_before(date.today())
    with st.spinner(t("uploads.board.working", language), show_time=True):
        board = look_up(engine, completeness.board, late)
    open_ones = board[board["count"].fillna(0) > 0]
    if (board["count"] == 0).all():
        st.write(t("uploads.board.all_in_order", language))
    with st.container(gap=None, key="board"):
        for subject, of_subject in open_ones.groupby("subject", sort=False):
            heading = escape(t(f"uploads.board.subjects.{subject}", language))
            st.html(f'<h3 class="tw-subject" lang="{language}">{heading}</h3>')
            for matter, count in zip(of_subject["matter"], of_subject["count"], strict=True):
                _line(engine, matter, count, late, language)
        _folded("in_order", board[board["count"].eq(0).fillna(False)]["matter"], language)
        _folded("too_slow", board[board["count"].isna()]["matter"], language)
    _recent(engine, language)


def _line(engine: Engine, matter: str, count: int, late: date, language: str) -> None:
    title, meaning = (escape(t(f"uploads.matters.{matter}.{part}", language)) for part in ("title", "meaning"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"matter_{matter}"):
        st.html(
            f'<div class="tw-matter" lang="{language}"><span class="tw-many">{number(count, language)}</span>'
            f'<p><strong>{title}</strong><br><span class="tw-under">{meaning}</span></p></div>'
        )
        st.download_button(
            t("uploads.board.worklist", language),
            lambda: spreadsheet.csv(in_words(completeness.worklist(engine, matter, late), language)),
            file_name=f"{matter}.csv",
            mime="text/csv",
            key=f"worklist_{matter}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _folded(what: str, matters: pd.Series, language: str) -> None:
    """The titles of matters that need nobody now, behind a line that opens them."""
    if matters.empty:
        return
    items = "".join(f"<li>{escape(t(f'uploads.matters.{matter}.title', language))}</li>" for matter in matters)
    said = escape(t(f"uploads.board.{what}", language, n=len(matters)))
    folded = f'<summary>{said}</summary><ul class="tw-list">{items}</ul>'
    st.html(f'<details class="tw-table" lang="{language}">{folded}</details>')


def _recent(engine: Engine, language: str) -> None:
    """How recent each kind of file is: what is late shows here first."""
    title, today = t("uploads.board.recent", language), date.today()
    kinds = look_up(engine, completeness.recent)
    columns = {
        "kind": [t(f"uploads.kinds.{kind}", language) for kind in kinds["kind"]],
        "uploads": [number(count, language) for count in kinds["uploads"]],
        "loaded": [_loaded(moment, today, language) for moment in kinds["loaded_at"]],
        "last_on": [day(None if pd.isna(last) else last.date(), language) for last in kinds["last_on"]],
    }
    shown = pd.DataFrame({t(f"uploads.recent.{name}", language): cells for name, cells in columns.items()})
    st.html(f'<h3 class="tw-subject" lang="{language}">{escape(title)}</h3>')
    st.html(f'<div class="tw-table" lang="{language}">{table.markup(shown, title)}</div>')


def _loaded(moment: pd.Timestamp, today: date, language: str) -> str:
    if pd.isna(moment):
        return t("uploads.recent.never", language)
    when, months = moments.local(moment.isoformat(), language), int((today - moment.date()).days / _DAYS_A_MONTH)
    return t("uploads.recent.ago", language, when=when, months=months) if months > 1 else when
