"""How is a figure chosen to keep an eye on, and would it be red now?"""

from dataclasses import replace
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import said
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.components.watches import words
from tweeluik.config import FORMATS, OPEN
from tweeluik.engine.watches import CONDITIONS, Watch
from tweeluik.filters import PERIODS
from tweeluik.metrics.figures import some_figures
from tweeluik.metrics.suppression import FEWER
from tweeluik.metrics.watches import FEW, NO_DATA, QUIET, watchable
from tweeluik.store import watches

_USUAL = "participation.response_rate"
_BOTH = "both"


def show(page: Page) -> None:
    """The place to make a watch, folded away: a figure, of whom, a condition, a limit, a period; and how it is now."""
    place = st.expander(page.text("watches.new"), icon=":material/add:", key="new_watch", on_change="rerun")
    if place.open:
        with place:
            _form(page)


def _form(page: Page) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        figure, period = _figure(page), _period(page)
    asked = Watch("", figure, None, CONDITIONS[0], 0.0, _query(page, period), period, "")
    rows = page.ask(some_figures, (figure,), filters=asked.filters(date.today()))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = replace(asked, training_format=_about(page, figure, rows))
        row = row_of(rows, figure, asked.training_format)
        asked = replace(asked, condition=_condition(page, row))
        st.text_input(page.text("watches.limit"), key="watch_limit", width=120)
    scope = page.text("watches.under", scope=words.scope(page, asked.filters(date.today()), period))
    now = _now(page, asked, row)
    now = escape(f"{now[:1].upper()}{now[1:]}.")
    st.html(f'<p class="tw-under" lang="{page.language}"><strong>{now}</strong><br>{escape(scope)}</p>')
    st.button(page.text("watches.make"), type="primary", key="make_watch", on_click=_make, args=(page, asked))


def _figure(page: Page) -> str:
    ids = list(watchable(page.engine))
    return st.selectbox(
        page.text("watches.figure"),
        ids,
        index=ids.index(_USUAL),
        format_func=lambda id_: words.figure(page, id_),
        key="watch_figure",
        filter_mode="contains",
        width="stretch",
    )


def _period(page: Page) -> str:
    """The academic year of the day, so that the watch stays alive; else the dates of the address."""
    fixed = words.scope(page, replace(page.filters.without("lens"), **dict.fromkeys(page.filters.active(), ())))
    return st.selectbox(
        page.text("frame.dimension.period"),
        (*PERIODS, ""),
        format_func=lambda period: words.moving(page.language, period) if period else fixed,
        key="watch_period",
        width=260,
    )


def _about(page: Page, figure: str, rows: pd.DataFrame) -> str | None:
    """Whom the figure is about: only what it is made for."""
    made = [None if pd.isna(each) else each for each in rows["training_format"]]
    options = [each for each in (*FORMATS, None) if each in made] or list(FORMATS)
    chosen = st.selectbox(
        page.text("watches.about"),
        [each or _BOTH for each in options],
        index=options.index(OPEN) if OPEN in options else 0,
        format_func=lambda each: words.about(page, figure, None if each == _BOTH else each),
        key=f"watch_about_{len(options)}",
        width=220,
    )
    return None if chosen == _BOTH else chosen


def _condition(page: Page, row: pd.Series | None) -> str:
    """Below or above; "clearly" where the figure has an interval."""
    has_interval = row is not None and not pd.isna(row["low"])
    return st.selectbox(
        page.text("watches.when"),
        [code for code in CONDITIONS if has_interval or not code.startswith("clearly")],
        format_func=lambda code: page.text(f"watches.codes.{code}"),
        key=f"watch_condition_{has_interval}",
        width=260,
        help=page.text("watches.clearly") if has_interval else None,
    )


def _now(page: Page, asked: Watch, row: pd.Series | None) -> str:
    """What the figure is now, so that a limit can be chosen that means something."""
    state = NO_DATA if row is None else FEW if FEWER in str(row["note"]).split() else QUIET
    value = {"value": None} if row is None else dict(row)
    return words.found(page, asked, value | {"state": state, "stale": ""})


def _query(page: Page, period: str) -> dict[str, list[str]]:
    """The filters of the address; without its dates when the period moves."""
    filters = page.filters.without("lens")
    return (filters.without("period") if period else filters).to_query()


def _make(page: Page, asked: Watch) -> None:
    """Make the watch with the limit as it is written now: a click may come before the field was read."""

    def make() -> None:
        limit = words.read_limit(st.session_state["watch_limit"], words.unit(asked.figure))
        place = (asked.figure, asked.training_format, asked.condition, limit, asked.query, asked.period)
        watches.add(config.store_path(), *place)

    if said.take("watches", make, page.text("watches.made"), page.language):
        st.session_state["watch_limit"] = ""
