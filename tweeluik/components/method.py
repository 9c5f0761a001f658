"""What does each number mean, how is it made, and where are its limits?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import table
from tweeluik.i18n import number, percent, t
from tweeluik.metrics import catalogue

_DOCS = config.ROOT / "docs"


def text(language: str) -> None:
    """The explanation of the method, as it stands in the documentation."""
    source = (_DOCS / f"method.{language}.md").read_text(encoding="utf-8")
    with st.container(key="method_text"):
        # The page has a title of its own.
        st.markdown(source.partition("\n")[2] if source.startswith("# ") else source)


def thresholds(language: str) -> None:
    """The thresholds that this installation works with, read from its configuration."""
    values = {
        "threshold": number(config.threshold(), language),
        "indicative": number(config.INDICATIVE_BELOW, language),
        "fewest_editions": number(config.FEWEST_EDITIONS, language),
        "bootstrap_editions": number(config.BOOTSTRAP_EDITIONS, language),
        "draws": number(config.BOOTSTRAP_DRAWS, language),
        "confidence": percent(config.CONFIDENCE, language),
        "unknown": percent(config.UNKNOWN_SECTORS_WARNING, language),
    }
    frame = pd.DataFrame(
        {
            t("pages.method.threshold", language): [t(f"pages.method.thresholds.{name}", language) for name in values],
            t("pages.method.value", language): list(values.values()),
        }
    )
    title = t("pages.method.thresholds_title", language)
    st.header(title, anchor=False)
    st.html(f'<div class="tw-table" lang="{language}">{table.markup(frame, title)}</div>')


def definitions(language: str) -> None:
    """Every figure by subject: its name, its definition, its id and the queries it comes from."""
    st.header(t("pages.method.definitions_title", language), anchor=False)
    for subject in dict.fromkeys(figure.id.partition(".")[0] for figure in catalogue.FIGURES.values()):
        alike: dict[str, list[catalogue.Figure]] = {}
        for figure in catalogue.FIGURES.values():
            if figure.id.startswith(f"{subject}."):
                alike.setdefault(figure.key, []).append(figure)
        heading = escape(t(f"pages.method.subjects.{subject}", language))
        entries = "".join(_definition(key, figures, language) for key, figures in alike.items())
        st.html(f'<h3 lang="{language}">{heading}</h3><dl class="tw-definitions" lang="{language}">{entries}</dl>')


def _definition(key: str, figures: list[catalogue.Figure], language: str) -> str:
    """One entry for the figures that share their texts."""
    label, definition = (escape(t(f"{key}.{part}", language)) for part in ("label", "definition"))
    names = dict.fromkeys(f"queries/{name}.sql" for figure in figures for name in figure.queries)
    source = " · ".join([*(figure.id for figure in figures), *names])
    return f"<dt>{label}</dt><dd>{definition}<br><small>{escape(source)}</small></dd>"
