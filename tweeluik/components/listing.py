"""How does a long list read: a part of it at a time, each name a link, and how one turns to the next part?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import address
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.filters import Filters
from tweeluik.i18n import number

PER_PART = 12


def part(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the part that the address names, else the first; beyond the end it is the last."""
    start = PER_PART * (_place(page, len(rows)) - 1)
    return rows.iloc[start : start + PER_PART]


def turn(page: Page, count: int) -> None:
    """Which rows these are of how many, with the way back and forth; nothing when all are shown."""
    if count <= PER_PART:
        return
    place, last = _place(page, count), _last(count)
    with st.container(horizontal=True, vertical_alignment="center", key="turn"):
        _step(page, "earlier", place - 1, place > 1)
        first = PER_PART * (place - 1) + 1
        ends = (first, min(first + PER_PART - 1, count), count)
        said = dict(zip(("first", "last", "all"), (number(end, page.language) for end in ends), strict=True))
        st.html(f'<p class="tw-caption">{escape(page.text("trainings.part", **said))}</p>', width="content")
        _step(page, "later", place + 1, place < last)


def link(page: Page, name: str, filters: Filters, choices: dict[str, str], icon: str | None = None) -> None:
    """A name that opens another state of this page."""
    st.page_link(
        config.ROOT / "pages" / f"{page.name}.py",
        label=plain(name),
        icon=icon,
        query_params=address.query(page.language, filters, choices),
    )


def _last(count: int) -> int:
    return max(1, -(-count // PER_PART))


def _place(page: Page, count: int) -> int:
    asked = page.address.choices.get("page", "1")
    return min(max(1, int(asked) if asked.isascii() and asked.isdigit() else 1), _last(count))


def _step(page: Page, name: str, to: int, possible: bool) -> None:
    st.button(
        page.text(f"trainings.{name}"),
        key=f"turn_{name}",
        type="tertiary",
        disabled=not possible,
        on_click=lambda: address.write(page.language, page.filters, page.address.choices | {"page": str(to)}),
    )
