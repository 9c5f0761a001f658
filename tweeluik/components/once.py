"""What does a server do once in its life, before its first page and after it?"""

import gc
from collections.abc import Callable

import streamlit as st


@st.cache_resource(show_spinner=False)
def prepare(_ready: Callable[[], None]) -> None:
    """Bring the store up to date."""
    _ready()


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """What is in memory now stays: don't look through it for waste after every run.

    The server does so between the last figure of a page and the word that it is done, 0.1 s that a reader waits.
    """
    gc.collect()
    gc.freeze()
