"""How is a figure said: its value by its unit, what it rests on, and what its note means?"""

import pandas as pd

from tweeluik.config import FEWEST_GROUPS, INDICATIVE_BELOW
from tweeluik.i18n import has, number, percent, t
from tweeluik.metrics import catalogue

_DECIMALS = {"count": 0, "nps": 0, "nps_difference": 0, "hours": 1, "effective": 1, "contacts": 1}
# Figures whose n is something else than the one of their subject.
_NOUNS = {
    "participation.no_show_rate": "kept",
    "participation.completion_rate": "kept",
    "participation.hours_per_attendee": "attendees",
    "participation.repeat_rate": "attendees",
    "participation.fill_rate": "places",
    "participation.response_rate": "attended",
    "participation.solo_share": "attended",
    "together.organisations.within_year": "organisations_followed",
    "together.learners.within_year": "learners_followed",
    "together.organisations.also_other": "organisations",
    "trainings.editions_each": "trainings",
}
_SUBJECT_NOUNS = {
    "participation": "enrolments",
    "sectors": "attended",
    "meeting": "attended",
    "satisfaction": "answers",
    "together": "learners",
    "trainings": "enrolments",
}
# The longest part of a line that is never broken [characters].
_IN_ONE_PIECE = 24
VERDICTS = ("higher_open", "higher_in_company", "no_clear_difference", "too_few_editions")
HIDDEN = "fewer_than_threshold"
# What a difference can say: its verdict, or why it has none.
REASONS = (*VERDICTS, HIDDEN, "whole_editions_only")


def unit(id_: str) -> str:
    """The unit of a figure, also of one that belongs to a question."""
    return catalogue.figure(id_).unit


def amount(value: float | None, unit: str, language: str, sign: bool = False) -> str:
    """A value as it is read: `91 %`, `4,31`, `+7 pt`; unknown is an en dash."""
    if value is None or pd.isna(value):
        return number(None, language)
    if unit == "p":
        return number(value, language, 3) if value >= 0.0005 else f"< {number(0.001, language, 3)}"
    if unit == "rate":
        return percent(value, language, 1 if 0 < abs(value) < 0.1 else 0)
    if unit == "rate_difference":
        points = number(100 * value, language, 1 if abs(value) < 0.1 else 0, sign=True)
        return f"{points}\N{NO-BREAK SPACE}{t('sentences.points', language)}"
    decimals = 0 if unit == "hours" and abs(value) >= 100 else _DECIMALS.get(unit, 2)
    return number(value, language, decimals, sign=sign or unit.endswith("difference"))


def spoken(value: object, language: str) -> object:
    """The verdict on a claim in words, a number as it is: the value of a figure in a table or on a terminal."""
    return t(f"claims.verdict.{value}", language) if isinstance(value, str) else value


def gap(value: float, unit: str, language: str) -> str:
    """A difference of two values of a unit, with its sign."""
    return amount(value, f"{unit}_difference" if unit in ("rate", "score", "nps") else unit, language, sign=True)


def codes(row: pd.Series) -> list[str]:
    """The notes of a figure."""
    return str(row["note"] or "").split()


def notes(row: pd.Series, wanted: tuple[str, ...], language: str, threshold: int) -> list[str]:
    """The wanted notes of a figure in words, in their order."""
    return [words(code, language, threshold) for code in wanted if code in codes(row)]


def words(code: str, language: str, threshold: int) -> str:
    """What a note means."""
    return t(f"notes.{code}", language, threshold=threshold, below=INDICATIVE_BELOW, groups=FEWEST_GROUPS)


def rests_on(row: pd.Series, language: str) -> str:
    """What a figure rests on: `412 answers · 38 editions`; empty when unknown or hidden."""
    noun = _NOUNS.get(row["id"], _SUBJECT_NOUNS[row["id"].partition(".")[0]])
    parts = [counted(row["n"], noun, language), counted(row["editions"], "editions", language)]
    return "\N{NO-BREAK SPACE}· ".join(_whole(part) for part in parts if part)


def _whole(part: str) -> str:
    """A short part in one piece; a long one may break, or it would not fit a phone."""
    return part.replace(" ", "\N{NO-BREAK SPACE}") if len(part) <= _IN_ONE_PIECE else part


def counted(count: object, noun: str, language: str) -> str:
    """A number with its noun, singular for one; empty when unknown."""
    if count is None or pd.isna(count):
        return ""
    key = f"sentences.one.{noun}" if count == 1 and has(f"sentences.one.{noun}", language) else f"sentences.n.{noun}"
    return t(key, language, n=number(float(count), language))


def interval(row: pd.Series, language: str) -> str:
    """The interval of a figure in words, empty when it has none."""
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    return t("sentences.interval", language, **_ends(row, language))


def ends(row: pd.Series, language: str) -> str:
    """The interval of a figure for a cell of a table; an en dash when it has none."""
    return number(None, language) if pd.isna(row["low"]) else t("evidence.ends", language, **_ends(row, language))


def _ends(row: pd.Series, language: str) -> dict[str, str]:
    return {end: amount(row[end], unit(row["id"]), language) for end in ("low", "high")}
