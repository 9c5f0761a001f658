"""Do verdicts and intervals keep what they promise on data of which the truth is known (benchmarks/simulate.py)?"""

from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import table
from tweeluik.i18n import day, number, percent, t

_TABLE = config.ROOT / "docs" / "simulation.csv"
_CHOSEN = "tweeluik"
_KINDS = (_CHOSEN, "percentile", "percentile_widened", "basic", "normal", "bca", "studentised", "wild", "linear")
# What the kinds of interval are compared on: measure and editions of each format.
_COMPARED = [(measure, *editions) for measure in ("score", "rate") for editions in ((10, 10), (20, 20), (10, 40))]


def show(language: str) -> None:
    """The kept tables: what the verdict does at each number of editions, and how other intervals would have done."""
    rows, made = kept(_TABLE, language)
    rows = rows[rows["sizes"] == "5-20"]
    st.header(t("simulation.title", language), anchor=False)
    say(t("simulation.text", language, n=number(int(rows["data_sets"].min()), language)), language)
    tabulate(_promises(rows, language), t("simulation.promises", language), language)
    tabulate(_kinds(rows, language), t("simulation.kinds", language), language)
    say(t("simulation.made", language, **made), language)


def kept(path: Path, language: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows of a kept table of benchmarks, and of its first line the day and the command that made it."""
    made_on, command = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ").split(", ")
    made = {"day": day(pd.Timestamp(made_on).date(), language), "command": command}
    return pd.read_csv(path, comment="#"), made


def say(text: str, language: str) -> None:
    """A paragraph under the text of the method."""
    st.html(f'<p class="tw-caption" lang="{language}">{escape(text)}</p>')


def tabulate(frame: pd.DataFrame, caption: str, language: str) -> None:
    """A table under its caption."""
    said = f'<p class="tw-caption">{escape(caption)}</p>{table.markup(frame, caption)}'
    st.html(f'<div class="tw-table" lang="{language}">{said}</div>')


def _promises(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """A row a number of editions: differences claimed where there is none, found where there is one, truths held."""
    scores = rows[(rows["measure"] == "score") & (rows["interval"] == _CHOSEN)]
    said = []
    for editions, of_number in scores.groupby(["in_company", "open"], sort=False):
        nothing, gap = (of_number[of_number["truth"] == truth].iloc[0] for truth in (0.0, 0.4))
        shares = (nothing["claims"], gap["claims"], nothing["covers"], gap["covers"])
        said.append([_editions(editions, language), *(percent(share, language, 1) for share in shares)])
    names = ("editions", "claimed", "found", "holds_nothing", "holds_gap")
    return pd.DataFrame(said, columns=[t(f"simulation.columns.{name}", language) for name in names])


def _kinds(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """A row a kind of interval, the chosen one first: how often it holds the truth when there is no difference."""
    nothing = rows[rows["truth"] == 0].set_index(["interval", "measure", "in_company", "open"])["covers"]
    said = {t("simulation.columns.kind", language): [t(f"simulation.kind.{kind}", language) for kind in _KINDS]}
    for measure, *editions in _COMPARED:
        name = t(f"simulation.columns.{measure}", language, editions=_editions(editions, language))
        said[name] = [percent(nothing[(kind, measure, *editions)], language, 1) for kind in _KINDS]
    return pd.DataFrame(said)


def _editions(pair: tuple[int, int] | list[int], language: str) -> str:
    one, other = pair
    return number(one, language) if one == other else t("simulation.and", language, one=one, other=other)
