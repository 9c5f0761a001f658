"""How is something changed for everybody: asked first, done with progress, and said afterwards?"""

from collections.abc import Callable, Sequence

import streamlit as st

from tweeluik import config
from tweeluik.errors import StoreBusy
from tweeluik.i18n import t
from tweeluik.store import lock

_ASKED, _DONE = "uploads_asked", "uploads_done"


def ask_button(name: str, about: str, language: str, label: str = "") -> None:
    """The button that asks for a step (`uploads.<name>`) about something; nothing is done before the reader is sure."""
    st.button(
        label or t(f"uploads.{name}", language),
        key=f"{name}_{about}",
        type="tertiary",
        on_click=lambda: st.session_state.update({_ASKED: (name, about)}),
    )


def asked_about(about: str) -> str:
    """The step that the reader asked for about something and is not sure of yet; empty when there is none."""
    name, asked = st.session_state.get(_ASKED, ("", ""))
    return name if asked == about else ""


def sure(name: str, about: str, sentences: Sequence[str], act: Callable[[], Sequence[str]], language: str) -> None:
    """What the step touches, and the buttons that do it or leave it; `act` returns what it changed, to be named."""
    with st.container(border=True, key=f"sure_{name}_{about}"):
        for sentence in sentences:
            st.markdown(sentence)
        with st.container(horizontal=True):
            go = st.button(t(f"uploads.sure.{name}", language), type="primary", key=f"sure_{name}")
            st.button(t("uploads.cancel", language), key="cancel", on_click=_forget)
        if go:
            do(name, act, language)


def do(name: str, act: Callable[[], Sequence[str]], language: str) -> None:
    """Take the step with progress, then show the page anew with a sentence that says so.

    Raises StoreBusy when another process writes for longer than a step waits; nothing has changed then, and the
    question still stands.
    """
    waits = _is_busy()
    with st.spinner(t("uploads.waiting" if waits else "uploads.rebuilding", language), show_time=True):
        changed = act()
    _forget()
    st.session_state[_DONE] = t(f"uploads.done.{name}", language, uploads=", ".join(changed))
    st.rerun()


def too_late(language: str) -> None:
    """What was asked for has been done by somebody else since."""
    _forget()
    st.info(t("uploads.too_late", language))


def done() -> None:
    """The sentence about the step that was just taken."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(said)


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _is_busy() -> bool:
    """Whether somebody else is writing now; only for the words that are shown meanwhile."""
    try:
        with lock.writing(config.store_path(), patience=0.0):
            return False
    except StoreBusy:
        return True
