"""What is said when there is nothing to show: no store, no data, filtered to nothing, a link half understood?"""

from collections.abc import Callable, Sequence
from html import escape
from typing import NoReturn

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import address, filter_bar, periods, stale
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.filters import Filters
from tweeluik.i18n import number, t


def no_store(language: str) -> NoReturn:
    """Nothing was ever loaded: say so, where to load or look around, and where to read how it works."""
    with st.sidebar:
        filter_bar.language(language, t("frame.language", language))
    st.title(t("frame.no_store.title", language), anchor=False)
    nothing_loaded(language)


def nothing_loaded(language: str) -> NoReturn:
    """The same on a page that stands in its frame already."""
    st.write(t("frame.no_store.text", language))
    _to_loading(language)
    st.page_link(
        config.ROOT / "pages" / "guide.py",
        label=t("frame.to_guide", language),
        icon=":material/menu_book:",
        query_params=address.query(language, Filters()),
    )
    st.stop()


def nothing_left(page: Page) -> None:
    """Stop when the data, or what the filters leave of them, hold no enrolment; go on otherwise."""
    if page.scope["enrolments"].sum():
        return
    if not page.dataset["enrolments"]:
        st.write(page.text("frame.no_data"))
        _to_loading(page.language)
    else:
        st.write(page.text("frame.filtered_to_nothing"))
        filter_bar.reset(page, "nothing")
    st.stop()


def no_answers(page: Page, questions: pd.DataFrame) -> None:
    """Stop when no evaluation was ever answered; go on otherwise."""
    if questions.empty:
        st.write(page.text("frame.no_answers"))
        _to_loading(page.language)
        st.stop()


def refusing(language: str, refused: Sequence[str]) -> Callable[[str], None]:
    """What says which parts of the address mean nothing here, so that nobody reads other numbers than a link promised:
    those that are known now, and each that a page refuses once it knows what it offers.
    """
    place, names = st.empty(), list(refused)

    def refuse(*more: str) -> None:
        names.extend(name for name in more if name not in names)
        if names:
            place.warning(t("frame.refused", language, names=", ".join(plain(name) for name in names)))

    refuse()
    return refuse


def left_out(page: Page) -> None:
    """A warning for a filter whose values the data don't have: without it the figures would be taken for narrower."""
    if page.address.stale:
        st.warning(" ".join(map(plain, stale.sentences(page))), icon=":material/filter_alt_off:")


def scope(page: Page) -> str:
    """What the page is about, in a line: period, what is narrowed, how much is left."""
    active, left = page.filters.active(), page.scope.loc[list(page.formats)].sum()
    parts = [
        periods.said(page.filters, page.periods, page.language) if page.periods else "",
        *(", ".join(page.label(dimension, value) for value in values) for dimension, values in active.items()),
        page.text(
            "frame.scope",
            enrolments=number(left["enrolments"], page.language),
            editions=number(left["editions"], page.language),
        ),
    ]
    said = " · ".join(part for part in parts if part)
    return escape(said[:1].upper() + said[1:])


def _to_loading(language: str) -> None:
    st.page_link(
        config.ROOT / "pages" / "load.py",
        label=t("frame.to_loading", language),
        icon=":material/upload_file:",
        query_params=address.query(language, Filters()),
    )
