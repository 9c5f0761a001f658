"""How does a widget show what is remembered, and tell what is chosen?

A widget forgets when its page is left; these are set from what the session remembers, in every run.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st


def select(
    key: str, label: str, options: Sequence, value: object, name: Callable[..., str], act: Callable, **how: Any
) -> None:
    """A list of options, of which `value` is chosen; `act` takes another one. `name` is what an option is called."""
    options = [*options] if value is None or value in options else [value, *options]
    st.session_state[key] = value
    st.selectbox(label, options, key=key, format_func=_apart(options, name), on_change=_taken, args=(key, act), **how)


def choose(
    key: str, label: str, options: Sequence, value: object, name: Callable[..., str], act: Callable, **how: Any
) -> None:
    """A few options side by side, of which `value` is chosen; `act` takes another one."""
    st.session_state[key] = value
    called = _apart(options, name)
    st.segmented_control(
        label, options, key=key, required=True, wrap=True, format_func=called, on_change=_taken, args=(key, act), **how
    )


def _taken(key: str, act: Callable) -> None:
    """Hand over what was chosen; a click on a list that has changed meanwhile chose nothing."""
    if (value := st.session_state[key]) is not None:
        act(value)


def _apart(options: Sequence, name: Callable[..., str]) -> Callable[[object], str]:
    """What options are called, each differently: the browser knows them by their names only."""
    names = [name(option) for option in options]
    called = {
        option: f"{said} ({option})" if names.count(said) > 1 else said
        for option, said in zip(options, names, strict=True)
    }
    return lambda option: called.get(option, str(option))


def write(key: str, label: str, value: str, act: Callable, **how: Any) -> None:
    """A line to write in, with what is remembered; `act` takes what is written."""
    st.session_state[key] = value
    st.text_input(label, key=key, on_change=lambda: act(st.session_state[key]), **how)


def html(markup: str, language: str) -> None:
    """Markup in the reader's language."""
    st.html(f'<div lang="{language}">{markup}</div>')


def row(name: str, under: str, draw: Callable[[], None], sure: str, language: str) -> None:
    """A line: what it is about, the list that changes it, and how sure it is."""
    first, second, third = st.columns([5, 5, 4], vertical_alignment="center", gap="medium")
    with first:
        html(f'<p class="tw-name">{escape(name)}</p><p class="tw-under">{escape(under)}</p>', language)
    with second:
        draw()
    with third:
        html(f'<p class="tw-under">{escape(sure)}</p>', language)
