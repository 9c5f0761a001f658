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
    # The page has a title of its own.
    st.markdown(source.partition("\n")[2] if source.startswith("# ") else source)


def thresholds(language: str) -> None:
    """The thresholds that this installation works with, read from its configuration."""
    values = {
        "threshold": number(config.threshold(), language),
        "indicative": number(config.INDICATIVE_BELOW, language),
        "comments": number(config.COMMENTS_THRESHOLD, language),
        "organisations": number(config.ORGANISATIONS_THRESHOLD, language),
        "fewest_editions": number(config.FEWEST_EDITIONS, language),
        "bootstrap_editions": number(config.BOOTSTRAP_EDITIONS, language),
        "draws": number(config.BOOTSTRAP_DRAWS, language),
        "confidence": percent(config.CONFIDENCE, language),
        "unknown": percent(config.UNKNOWN_SECTORS_WARNING, language),
        "completion": percent(config.COMPLETION_THRESHOLD, language),
    }
    frame = pd.DataFrame(
        {
            t("pages.method.threshold", language): [t(f"pages.method.thresholds.{name}", language) for name in values],
            t("pages.method.value", language): list(values.values()),
        }
    )
    st.header(t("pages.method.thresholds_title", language), anchor=False)
    st.html(f'<div class="tw-table" lang="{language}">{table.markup(frame)}</div>')


def definitions(language: str) -> None:
    """Every figure: its name, its definition, and the queries it comes from."""
    st.header(t("pages.method.definitions_title", language), anchor=False)
    entries = "".join(
        f"<dt>{escape(t(f'{figure.key}.label', language))} <code>{figure.id}</code></dt>"
        f"<dd>{escape(t(f'{figure.key}.definition', language))} <code>{', '.join(figure.queries)}</code></dd>"
        for figure in catalogue.FIGURES.values()
    )
    st.html(f'<dl class="tw-definitions" lang="{language}">{entries}</dl>')
