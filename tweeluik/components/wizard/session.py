"""Which files is this reader loading?

They stand in the session under one name that is no widget's, so that they outlive page and language switches; widgets
are set from them in every run. They go, with their folder and their job, when the session or the reader puts them away.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import IO

import streamlit as st

from tweeluik import config
from tweeluik.components.wizard.state import LOADED, Wizard
from tweeluik.ingest.job import LOAD, Outcome
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part
from tweeluik.store.uploads import DEMO, fingerprint, listed

_KEY = "wizard"


def current() -> Wizard | None:
    """The files that this reader is loading, if any."""
    return st.session_state.get(_KEY)


def drop(files: Sequence[IO[bytes]], language: str) -> None:
    """Begin with dropped files, or add them to those that are not loaded yet; invented ones make way."""
    wizard = current()
    if wizard is None or wizard.done or wizard.origin == DEMO:
        put_away()
        wizard = st.session_state[_KEY] = Wizard()
    wizard.add(files, language)


def practise(paths: Sequence[Path], language: str) -> None:
    """Begin with invented files, which leave by themselves when own ones are loaded."""
    put_away()
    wizard = st.session_state[_KEY] = Wizard(DEMO, parts=[Part(path, Options(), path.name) for path in paths])
    wizard.look_again(language)


def look_around(paths: Sequence[Path], language: str) -> None:
    """Load invented files at once into the store as it is now: they are known to be sound, and leave by themselves."""
    put_away()
    version = fingerprint(listed(config.store_path()), config.threshold())
    parts = [Part(path, Options(), path.name) for path in paths]
    wizard = st.session_state[_KEY] = Wizard(DEMO, parts=parts, step=LOADED, outcome=Outcome(version=version))
    wizard.start(LOAD, language)


def put_away() -> None:
    """Forget the files, with their folder and what is being done with them."""
    wizard = st.session_state.pop(_KEY, None)
    if wizard:
        wizard.cancel()
        wizard.workplace.forget()
