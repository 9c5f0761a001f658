"""What does it cost that evaluations are published in protected groups (benchmarks/protection.py)?"""

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components.simulation import kept, say, tabulate
from tweeluik.i18n import number, percent, t

TABLE = config.ROOT / "docs" / "protection.csv"
DATA = ("demo", "insteval")
_CUTS = ("all", "theme", "theme_mode", "year", "training")
_SHARES = ("share_small", "share_joined", "share_left_out")
_WAYS = ("protected", "apart")


def show(language: str) -> None:
    """The kept table: how many answers appear together with others, and how far means and intervals move."""
    rows, made = kept(TABLE, language)
    values = rows.set_index(["data", "about", "figure"])["value"]
    st.header(t("protection.title", language), anchor=False)
    said = {each: percent(values[(each, "answers", "share_joined")], language) for each in DATA}
    say(t("protection.text", language, **said), language)
    tabulate(_answers(values, language), t("protection.answers", language), language)
    tabulate(_cells(values, language), t("protection.cells", language), language)
    say(t("protection.made", language, **made), language)


def _answers(values: pd.Series, language: str) -> pd.DataFrame:
    """A row a figure, a column a data set: shares of answers; likeness and difference with and without groups."""
    said = [
        [t("protection.rows.answers", language), *(number(values[(d, "answers", "answers")], language) for d in DATA)]
    ]
    for share in _SHARES:
        shares = (percent(values[(each, "answers", share)], language, 1) for each in DATA)
        said.append([t(f"protection.rows.{share}", language), *shares])
    for way in _WAYS:
        alike = (number(values[(each, "overall", f"icc_{way}")], language, 3) for each in DATA)
        said.append([t(f"protection.rows.icc_{way}", language), *alike])
    for way in _WAYS:
        said.append(
            [t(f"protection.rows.interval_{way}", language), *(_interval(values, d, way, language) for d in DATA)]
        )
    names = (t(f"protection.columns.{name}", language) for name in ("figure", *DATA))
    return pd.DataFrame(said, columns=list(names))


def _interval(values: pd.Series, data: str, way: str, language: str) -> str:
    ends = (values[(data, "overall", f"{end}_{way}")] for end in ("low", "high"))
    low, high = (number(end, language, 3) for end in ends)
    return t("protection.interval", language, low=low, high=high)


def _cells(values: pd.Series, language: str) -> pd.DataFrame:
    """A row a data set and kind of selection: how many means, how many of them are hidden, how far the others move."""
    said = []
    for data in DATA:
        for cut in _CUTS:
            cells, gone = values[(data, cut, "cells")], values[(data, cut, "gone")]
            shifts = (
                number(values[(data, cut, f"shift_{name}")], language, 2) for name in ("median", "most", "largest")
            )
            name = f"{t(f'protection.columns.{data}', language)}, {t(f'protection.cut.{cut}', language)}"
            said.append([name, number(cells, language), percent(gone, language, 1), *shifts])
    names = ("cut", "cells", "gone", "median", "most", "largest")
    return pd.DataFrame(said, columns=[t(f"protection.columns.{name}", language) for name in names])
