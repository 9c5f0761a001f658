"""How does a reader choose between the few options of a page?"""

from functools import partial

import streamlit as st

from tweeluik.components import address
from tweeluik.components.page import Page

# More options than this stand in a list instead of side by side.
_SIDE_BY_SIDE = 5


def draw(page: Page, *names: str) -> None:
    """The widgets of choices that `Page.choice` offered, in a row; a change is written to the address."""
    with st.container(horizontal=True, gap="medium"):
        for name in names:
            _one(page, name, page.choices[name])


def _one(page: Page, name: str, labels: dict[str, str]) -> None:
    key = f"choice_{name}"
    st.session_state[key] = page.chosen[name]
    side_by_side = len(labels) <= _SIDE_BY_SIDE
    widget = partial(st.segmented_control, required=True, wrap=True) if side_by_side else st.selectbox
    widget(
        page.text(f"pages.choices.{name}.label"),
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        on_change=lambda: address.choose(name, st.session_state[key]),
    )
