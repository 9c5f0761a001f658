"""What became of a small step (kept, renamed, taken away), said where the reader took it?"""

from collections.abc import Callable

import streamlit as st

from tweeluik.errors import TweeluikError
from tweeluik.i18n import t


def take(where: str, act: Callable[[], object], done: str, language: str) -> bool:
    """Take a step from a click: what can be mended is said there and leaves the page as it is. Returns whether it was
    done; `done` is the sentence for then.
    """
    try:
        act()
    except TweeluikError as error:
        st.session_state[f"said_{where}"] = ("error", t(f"errors.{error.code}", language, **error.parts))
        return False
    st.session_state[f"said_{where}"] = ("success", done)
    return True


def show(where: str) -> None:
    """The sentence about the step that was taken last, once."""
    how, sentence = st.session_state.pop(f"said_{where}", ("", ""))
    if how:
        (st.error if how == "error" else st.success)(sentence)
