"""How many watches are red, beside their place in the menu?"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from tweeluik import config
from tweeluik.components.watches import found
from tweeluik.engine import Engine
from tweeluik.engine.watches import kept
from tweeluik.i18n import number, t
from tweeluik.metrics.watches import RED

# While the watches are looked at, the menu looks again this often [s].
_AGAIN = 2.0


def beside(engine: Engine | None, language: str, link: Callable[..., None]) -> None:
    """Draw a link of the menu with the number of red watches, as soon as it is known: no page waits for it."""
    watches = kept(config.store_path())[0] if engine else []
    if not watches:
        link()
        return
    looked = found.look(engine, watches)
    if looked.done():
        link(mark=_mark(looked, language))
    else:
        st.fragment(partial(_until_known, looked, link), run_every=_AGAIN)()


def _until_known(looked, link: Callable[..., None]) -> None:
    if looked.done():
        st.rerun()
    link()


def _mark(looked, language: str) -> str:
    """Nothing when none is red, or when they couldn't be looked at: their page says why."""
    red = 0 if looked.exception() else int((looked.result()["state"] == RED).sum())
    return f":red-badge[{t('watches.red', language, n=number(red, language))}]" if red else ""
