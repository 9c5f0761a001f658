"""Which part of the programme does the reader ask about, and what is active?

The widgets hold nothing: each run they are set from the address, and a change writes the address.
"""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from tweeluik.components import address, periods
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.filters import DIMENSIONS, FIRST_DAY, LAST_DAY, LENSES, Filters
from tweeluik.i18n import LANGUAGES
from tweeluik.metrics import options, trainings

_ALWAYS = ("theme", "sector", "institution", "mode")
_MORE = ("size", "province", "training")


def draw(page: Page) -> None:
    """The filters in the sidebar: period, what an edition is, who takes part, and the lens."""
    _period(page)
    for dimension in _ALWAYS:
        _dimension(page, dimension)
    _more(page)
    st.session_state["filter_lens"] = page.filters.lens
    st.segmented_control(
        page.text("frame.lens.label"),
        LENSES,
        key="filter_lens",
        required=True,
        format_func=lambda lens: page.text(f"frame.lens.{lens}"),
        on_change=lambda: _apply(page),
    )


def _more(page: Page) -> None:
    """The filters that are needed less often; their choices are worked out once they are opened."""
    is_active = any(dimension in page.filters.active() for dimension in _MORE)
    more = st.expander(
        page.text("frame.more_filters"), expanded=is_active, type="compact", key="more_filters", on_change="rerun"
    )
    if more.open:
        with more:
            for dimension in _MORE:
                _dimension(page, dimension)


def language(current: str, label: str) -> None:
    """The switch between Dutch and English."""
    st.session_state["language"] = current
    st.segmented_control(
        label,
        LANGUAGES,
        key="language",
        required=True,
        format_func=str.upper,
        on_change=lambda: address.speak(st.session_state["language"]),
    )


def chips(page: Page) -> None:
    """What is active, one button a value that opens it up again, and one that resets everything."""
    active = [(dimension, value) for dimension, values in page.filters.active().items() for value in values]
    if page.filters == Filters() and not page.address.stale:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        if (page.filters.starts_from, page.filters.starts_before) != (None, None):
            period = periods.said(page.filters, page.periods, page.language)
            _chip(page, "period", f"{page.text('frame.dimension.period')}: {period}", page.filters.without("period"))
        for dimension, value in active:
            rest = tuple(other for other in getattr(page.filters, dimension) if other != value)
            said = f"{page.text(f'frame.dimension.{dimension}')}: {plain(page.label(dimension, value))}"
            _chip(page, f"{dimension}_{value}", said, replace(page.filters, **{dimension: rest}))
        if page.filters.lens != LENSES[0]:
            said = f"{page.text('frame.lens.label')}: {page.text(f'frame.lens.{page.filters.lens}')}"
            _chip(page, "lens", said, page.filters.without("lens"))
        reset(page, "chips")


def reset(page: Page, key: str) -> None:
    """The one click that opens up everything."""
    st.button(
        page.text("frame.reset"), key=f"reset_{key}", type="tertiary", on_click=lambda: address.refilter(Filters())
    )


def _chip(page: Page, key: str, said: str, without: Filters) -> None:
    st.button(
        said,
        key=f"chip_{key}",
        icon=":material/close:",
        icon_position="right",
        help=page.text("frame.remove"),
        on_click=lambda: address.refilter(without),
    )


def _period(page: Page) -> None:
    codes = [periods.ALL, *page.periods, periods.OWN]
    st.session_state["filter_period"] = periods.code(page.filters, page.periods)
    st.selectbox(
        page.text("frame.dimension.period"),
        codes,
        key="filter_period",
        format_func=lambda code: periods.name(code, page.language),
        on_change=lambda: _apply(page),
    )
    if st.session_state["filter_period"] == periods.OWN:
        first, last = _span(page)
        _date(page, "from", page.filters.starts_from or first)
        _date(page, "until", page.filters.starts_before - timedelta(days=1) if page.filters.starts_before else last)


def _span(page: Page) -> tuple[date, date]:
    """First and last day of the data."""
    return page.dataset["first_on"].date(), page.dataset["last_on"].date()


def _date(page: Page, end: str, value: date) -> None:
    st.session_state[f"filter_{end}"] = value
    st.date_input(
        page.text(f"frame.period.{end}"),
        key=f"filter_{end}",
        format="DD/MM/YYYY",
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        on_change=lambda: _apply(page),
    )


def _dimension(page: Page, dimension: str) -> None:
    """One list of choices. What would give nothing under the other filters is said to be empty, not hidden."""
    known = page.options.loc[page.options["dimension"] == dimension, "value"].tolist()
    chosen = list(getattr(page.filters, dimension))
    filled = _filled(page, dimension)
    st.session_state[f"filter_{dimension}"] = chosen

    def name(value: str) -> str:
        label = page.label(dimension, value)
        return label if value in filled else page.text("frame.empty_choice", label=label)

    st.multiselect(
        page.text(f"frame.dimension.{dimension}"),
        sorted({*known, *chosen}, key=lambda value: _order(page, dimension, value)),
        key=f"filter_{dimension}",
        format_func=name,
        placeholder=page.text("frame.all"),
        select_all=False,
        filter_mode="contains",
        on_change=lambda: _apply(page),
    )


def _order(page: Page, dimension: str, value: str) -> str:
    """Sizes from small to large, all else by its label."""
    return value.partition("-")[0].rstrip("+").zfill(4) if dimension == "size" else page.label(dimension, value).lower()


def _filled(page: Page, dimension: str) -> set[str]:
    """The values that have enrolments under the other filters."""
    others = replace(page.filters.without(dimension), lens=LENSES[0])
    if others.is_everything:
        counted = page.options[page.options["dimension"] == dimension]
        return set(counted.loc[counted["enrolments"] > 0, "value"])
    if dimension == "training":
        counted = page.ask(trainings.by_training, filters=others)
        return set(counted.loc[counted["enrolments"] > 0, "training_id"])
    filled = page.ask(options.filled, filters=replace(page.filters, lens=LENSES[0]))
    return set(filled.loc[filled["dimension"] == dimension, "value"])


def _apply(page: Page) -> None:
    """Write what all widgets say: a change that overtakes an unfinished run would else lose the one before."""
    state = st.session_state
    starts_from, starts_before = _bounds(page)
    chosen = {
        dimension: tuple(sorted(state.get(f"filter_{dimension}", getattr(page.filters, dimension))))
        for dimension in DIMENSIONS
    }
    lens = state.get("filter_lens") or LENSES[0]
    address.refilter(Filters(starts_from=starts_from, starts_before=starts_before, lens=lens, **chosen))


def _bounds(page: Page) -> tuple[date | None, date | None]:
    state = st.session_state
    code = state["filter_period"]
    if code == periods.ALL:
        return None, None
    if code in page.periods:
        return page.periods[code]
    first, last = _span(page)
    until = state.get("filter_until", last)
    return state.get("filter_from", first), until + timedelta(days=1) if pd.notna(until) else None
