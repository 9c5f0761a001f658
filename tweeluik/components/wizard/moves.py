"""How do the headline figures move, and which become hidden or shown?"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import table
from tweeluik.components.wizard import widgets
from tweeluik.components.wording import amount, unit
from tweeluik.config import FORMATS
from tweeluik.i18n import has, number, t
from tweeluik.metrics import catalogue

# Figures that people speak of, first the ones they ask for first; of the rest a fold.
_FIRST = (
    "satisfaction.overall.mean",
    "participation.enrolments",
    "participation.participants",
    "participation.organisations",
    "participation.completion_rate",
    "participation.no_show_rate",
    "participation.hours",
    "participation.fill_rate",
    "participation.response_rate",
    "sectors.effective",
)
_SPOKEN = (".mean", ".nps")
_ARROW = " \N{RIGHTWARDS ARROW} "


def show(figures: pd.DataFrame, language: str) -> None:
    """Figures (id, training_format, before, after, hidden_before, hidden_after): those that move first."""
    st.subheader(t("wizard.preview.figures", language), anchor=False)
    moved = [id_ for id_ in _ordered(figures) if _moves(figures, id_)]
    told = [id_ for id_ in moved if id_ in _FIRST or id_.endswith(_SPOKEN)]
    _lead(figures, told, language)
    for key, column, other in (
        ("becomes_hidden", "hidden_after", "hidden_before"),
        ("becomes_shown", "hidden_before", "hidden_after"),
    ):
        turned = figures[figures[column] & ~figures[other] & figures["id"].isin([*moved])]
        names = [f"{_name(row.id, language)} ({_format(row.training_format, language)})" for row in turned.itertuples()]
        if names and not figures["before"].isna().all():
            said = t(f"wizard.preview.{key}", language, figures=", ".join(names))
            widgets.html(f'<p class="tw-caption">{escape(said)}</p>', language)
    if told:
        _table(figures, told, language)
    rest = [id_ for id_ in _ordered(figures) if id_ not in told]
    if rest:
        title = t("wizard.preview.others", language, n=number(len(rest), language))
        with st.expander(title, type="compact"):
            _table(figures, rest, language)


def _lead(figures: pd.DataFrame, told: Sequence[str], language: str) -> None:
    """The move that matters most, as a sentence."""
    if figures["before"].isna().all() and not figures["hidden_before"].any():
        said = t("wizard.preview.first", language)
    elif not told:
        said = t("wizard.preview.still", language)
    else:
        moves = [
            t("wizard.preview.move", language, format=_format(each, language), before=before, after=after)
            for each in FORMATS
            for before, after in [_ends(figures, told[0], each, language)]
            if before != after
        ]
        said = t("wizard.preview.moves", language, figure=_name(told[0], language), moves=", ".join(moves))
    widgets.html(f'<p class="tw-lead">{escape(said)}</p>', language)


def _ordered(figures: pd.DataFrame) -> list[str]:
    """The ids, those that people speak of first."""
    ids = list(dict.fromkeys(figures["id"]))
    place = {id_: at for at, id_ in enumerate(_FIRST)}
    return sorted(ids, key=lambda id_: (place.get(id_, len(place)), not id_.endswith(_SPOKEN)))


def _row(figures: pd.DataFrame, id_: str, training_format: str) -> pd.Series | None:
    found = figures[(figures["id"] == id_) & (figures["training_format"] == training_format)]
    return None if found.empty else found.iloc[0]


def _moves(figures: pd.DataFrame, id_: str) -> bool:
    """Whether a figure differs in a format, or becomes hidden or shown."""
    rows = figures[figures["id"] == id_]
    same = (rows["before"] == rows["after"]) | (rows["before"].isna() & rows["after"].isna())
    return bool((~same | (rows["hidden_before"] != rows["hidden_after"])).any())


def _ends(figures: pd.DataFrame, id_: str, training_format: str, language: str) -> tuple[str, str]:
    """A figure before and after, as it is read."""
    row = _row(figures, id_, training_format)
    if row is None:
        return number(None, language), number(None, language)
    hidden = t("wizard.preview.hidden", language)
    ends = [hidden if row[f"hidden_{end}"] else amount(row[end], unit(id_), language) for end in ("before", "after")]
    return ends[0], ends[1]


def _table(figures: pd.DataFrame, ids: Sequence[str], language: str) -> None:
    """A row a figure, with an arrow where it moves."""
    rows = [
        [_name(id_, language), *(_move(*_ends(figures, id_, each, language), language) for each in FORMATS)]
        for id_ in ids
    ]
    columns = [t("wizard.preview.measure", language), *(_format(each, language) for each in FORMATS)]
    title = t("wizard.preview.figures", language)
    markup = table.markup(pd.DataFrame(rows, columns=columns), title)
    widgets.html(f'<div class="tw-table tw-moves">{markup}</div>', language)


def _move(before: str, after: str, language: str) -> str:
    """What a figure becomes, with what it was where it was something else."""
    return after if before in (after, number(None, language)) else f"{before}{_ARROW}{after}"


def _name(id_: str, language: str) -> str:
    """What a figure is called; one of a question with the question."""
    label = t(f"{catalogue.figure(id_).key}.label", language)
    if id_ in catalogue.FIGURES:
        return label
    question = id_.split(".")[1]
    key = f"pages.constructs.{question}"
    return f"{t(key, language) if has(key, language) else question}: {label[:1].lower()}{label[1:]}"


def _format(training_format: str, language: str) -> str:
    return t(f"frame.format.{training_format}", language)
