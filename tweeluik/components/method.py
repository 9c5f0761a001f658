"""What does each number mean, how is it made, and where are its limits?"""

import csv
from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import table, wording
from tweeluik.config import FORMATS
from tweeluik.i18n import has, number, percent, t
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
        "coverage": percent(config.SMALLEST_COVERAGE, language),
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
    """Every figure by subject: its name, definition, example, limit, its id and the queries it comes from."""
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
    said = f"{definition}<br>{escape(example(key, figures, language))}<br>{escape(limit(key, language))}"
    return f"<dt>{label}</dt><dd>{said}<br><small>{escape(source)}</small></dd>"


def example(key: str, figures: list[catalogue.Figure], language: str) -> str:
    """The example of figures that share their texts: one in words, else what the worked example gives.

    KeyError when there is neither.
    """
    if written := _nearest("example", key, language):
        return written
    worked = _worked()
    figure = next(each for each in figures if each.id in worked)
    said = []
    for each in FORMATS:
        if value := worked[figure.id][each]:
            said.append(f"{t(f'sentences.format.{each}', language)} {_amount(value, figure, language)}")
    if value := worked[figure.id]["both"]:
        value = _amount(value, figure, language)
        said.append(t("examples.in_all", language, value=value) if said else value)
    return t("examples.worked", language, said=", ".join(said))


def limit(key: str, language: str) -> str:
    """The limit of a figure, else that of the figures it belongs to. KeyError when there is none."""
    found = _nearest("limit", key, language)
    if not found:
        raise KeyError(key)
    return found


def _nearest(kind: str, key: str, language: str) -> str:
    """The text of a figure, else of the beginning of its id that has one, else nothing."""
    parts = key.removeprefix("figures.").split(".")
    for length in range(len(parts), 0, -1):
        name = f"examples.{kind}.{'_'.join(parts[:length])}"
        if has(name, language):
            return t(name, language)
    return ""


def _amount(value: str, figure: catalogue.Figure, language: str) -> str:
    return wording.amount(float(value), figure.unit, language, sign=figure.unit.endswith("difference"))


@cache
def _worked() -> dict[str, dict[str, str]]:
    """What the worked example of four editions gives for each kind of figure, held by a test to what is computed."""
    with (_DOCS / "worked.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}
