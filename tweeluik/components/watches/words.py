"""How are a watch, its limit and what it finds put into words, and how is a limit read that somebody typed?"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from tweeluik.components import periods, questions, wording
from tweeluik.components.page import Page
from tweeluik.engine.watches import Watch
from tweeluik.errors import UsageError
from tweeluik.filters import Filters, relative, year_of
from tweeluik.i18n import NARROW_SPACE, academic_year, number, t
from tweeluik.metrics import catalogue
from tweeluik.metrics.watches import QUIET, RED

# Units that people read in hundredths.
_HUNDREDTHS = {"rate": "percent", "rate_difference": "points"}

# Subjects with figures that are made of each format and of both together; elsewhere the name of a figure says it.
_ALSO_OF_BOTH = ("participation.", "trainings.")


def figure(page: Page, id_: str) -> str:
    """The name of a figure, with its question: `Respons`, `Gemiddelde score: Algemeen`."""
    try:
        label = page.text(f"{catalogue.figure(id_).key}.label")
    except KeyError:
        return id_
    if id_ in catalogue.FIGURES:
        return label
    question_id = id_.split(".")[1]
    return f"{label}: {_titles(page).get(question_id, question_id)}"


def about(page: Page, id_: str, training_format: str | None) -> str:
    """The format that a figure is about; of none whether it is of both together or a difference."""
    if training_format:
        return page.text(f"frame.format.{training_format}")
    return page.text("watches.between" if "difference" in id_ else "watches.together")


def condition(page: Page, id_: str, code: str, beyond: float) -> str:
    """`onder 40 %`, `duidelijk boven 4,2`."""
    return page.text(f"watches.conditions.{code}", limit=limit(beyond, unit(id_), page.language))


def title(page: Page, watch: Watch) -> str:
    """A watch in a line: figure, format and condition."""
    parts = [figure(page, watch.figure)]
    is_of_both = watch.figure.startswith(_ALSO_OF_BOTH) and "difference" not in watch.figure
    if watch.training_format or is_of_both:
        parts.append(about(page, watch.figure, watch.training_format))
    return " · ".join([*parts, condition(page, watch.figure, watch.condition, watch.limit)])


def scope(page: Page, filters: Filters, period: str = "", today: date | None = None) -> str:
    """Filters in words: the period, fixed or moving, and what is narrowed."""
    when = moving(page.language, period, today) if period else periods.said(filters, page.periods, page.language)
    values = [page.label(dimension, value) for dimension, chosen in filters.active().items() for value in chosen]
    lens = "" if filters.lens == "both" else page.text(f"frame.lens.{filters.lens}")
    return " · ".join(part for part in (when, *values, lens) if part)


def moving(language: str, period: str, today: date | None = None) -> str:
    """A period that moves with the calendar, with what it is today: `dit academiejaar (2026-27)`."""
    year = year_of(relative(Filters(), period, today or date.today()).starts_from)
    return t(f"watches.periods.{period}", language, year=academic_year(year))


def found(page: Page, watch: Watch, row: Mapping[str, Any]) -> str:
    """What a watch finds now: the value with what it rests on and its interval, or why there is none to say."""
    if pd.isna(row["value"]):
        return page.text(f"watches.states.{row['state']}", threshold=page.engine.threshold, stale=row["stale"])
    as_figure = pd.Series({**row, "id": watch.figure})
    interval = wording.interval(as_figure, page.language) if watch.condition.startswith("clearly") else ""
    why = "" if row["state"] in (RED, QUIET) else page.text(f"watches.states.{row['state']}", stale="", threshold="")
    value = page.text("watches.now", value=exact(row["value"], unit(watch.figure), page.language, watch.limit))
    return " · ".join(part for part in (value, wording.rests_on(as_figure, page.language), interval, why) if part)


def unit(id_: str) -> str:
    """The unit of a figure, also of one that nobody makes any more."""
    try:
        return wording.unit(id_)
    except KeyError:
        return "index"


def exact(value: float, of: str, language: str, beside: float | None = None) -> str:
    """A value with one digit more than where it is read alone, and with as many as tell it from the limit beside it."""
    many = 100 * value if of in _HUNDREDTHS else value
    said = (
        _with_unit(number(many, language, 1), of, language)
        if of in _HUNDREDTHS
        else wording.amount(value, of, language)
    )
    if beside is None or value == beside or said != exact(beside, of, language):
        return said
    return _with_unit(number(many, language, 4), of, language)


def limit(value: float, of: str, language: str) -> str:
    """A limit as people read it, with no more digits than it has."""
    many = 100 * value if of in _HUNDREDTHS else value
    decimals = next(places for places in range(7) if places == 6 or abs(round(many, places) - many) < 1e-9)
    return _with_unit(number(many, language, decimals), of, language)


def _with_unit(said: str, of: str, language: str) -> str:
    if _HUNDREDTHS.get(of) == "percent":
        return said + (f"{NARROW_SPACE}%" if language == "nl" else "%")
    return f"{said}\N{NO-BREAK SPACE}{t('sentences.points', language)}" if of in _HUNDREDTHS else said


def read_limit(written: str, of: str) -> float:
    """The limit that somebody typed, in the unit of the figure: `40`, `40 %`, `4,2`, `4.2`, `1.250` for a count.

    The last comma or point is the decimal mark, but for counts and hours, where three digits behind it are thousands.
    Raises UsageError `limit_unreadable`.
    """
    plain = re.sub(r"[\s%]|\bpt\b", "", written).replace("\N{MINUS SIGN}", "-")
    if of in ("count", "hours") and re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    if not re.fullmatch(r"[-+]?\d{1,12}([.,]\d{1,9})?", plain):
        raise UsageError("limit_unreadable", limit=written[:40])
    value = float(plain.replace(",", "."))
    return value / 100 if of in _HUNDREDTHS else value


def _titles(page: Page) -> dict[str, str]:
    asked = questions.asked(page)
    return dict(zip(asked["question_id"], asked["title"], strict=True))
