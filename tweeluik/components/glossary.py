"""What does a word mean, in one sentence, beside the word and in a list?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from tweeluik.i18n import t, texts
from tweeluik.metrics import catalogue

# What stands in a hinge, from top to bottom.
HINGE = ("difference", "interval", "higher", "no_clear_difference", "too_few_editions", "by_definition", "described")


def of_figure(id_: str) -> str:
    """The word of a figure: its kind goes by the last part of its id."""
    return catalogue.figure(id_).id.rpartition(".")[2]


def words(language: str) -> list[str]:
    """Every word, in the order of the alphabet of the language."""
    keys = {key.split(".")[1] for key in texts(language) if key.startswith("glossary.")}
    return sorted(keys, key=lambda key: t(f"glossary.{key}.term", language).casefold())


def beside(word: str, language: str) -> str:
    """A question mark that opens the sentence of a word, with a click, a tap or a key."""
    term = _term(word, language)
    said = t("frame.explain", language, term=term)
    mark = (
        f'<summary><span class="tw-hidden">{said}</span><span class="tw-question" aria-hidden="true">?</span></summary>'
    )
    return f'<details class="tw-help">{mark}<p><strong>{term}.</strong> {_text(word, language)}</p></details>'


def behind(shown: str, several: Sequence[str], language: str) -> str:
    """A line of a page that opens the sentences of several words."""
    said = "".join(f"<p><strong>{_term(word, language)}.</strong> {_text(word, language)}</p>" for word in several)
    return f'<details class="tw-help tw-many-words"><summary>{escape(shown)}</summary>{said}</details>'


def show(language: str) -> None:
    """All words with their sentences."""
    entries = "".join(f"<dt>{_term(word, language)}</dt><dd>{_text(word, language)}</dd>" for word in words(language))
    st.header(t("pages.method.words_title", language), anchor=False)
    st.html(f'<dl class="tw-definitions" lang="{language}">{entries}</dl>')


def _term(word: str, language: str) -> str:
    return escape(t(f"glossary.{word}.term", language))


def _text(word: str, language: str) -> str:
    return escape(t(f"glossary.{word}.text", language))
