"""How is a period named, chosen, and followed from one year to the next?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from tweeluik.config import FORMATS
from tweeluik.engine.notes import Note
from tweeluik.filters import Filters, year_bounds, year_of, years_back
from tweeluik.i18n import academic_year, day, t

ALL, OWN = "all", "own"
GRAINS = ("year", "quarter", "month")


def choices(first: date, last: date) -> dict[str, tuple[date, date]]:
    """Code -> first day and first day after, for the academic years (`2025-26`) and quarters (`2025-Q4`) of the data,
    the latest first.
    """
    years = {academic_year(year): year_bounds(year) for year in range(year_of(last), year_of(first) - 1, -1)}
    numbers = range(last.year * 4 + (last.month - 1) // 3, first.year * 4 + (first.month - 1) // 3 - 1, -1)
    quarters = {f"{number // 4}-Q{number % 4 + 1}": (_quarter(number), _quarter(number + 1)) for number in numbers}
    return years | quarters


def _quarter(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def code(filters: Filters, known: dict[str, tuple[date, date]]) -> str:
    """The code of the period that is chosen: one of the known, `all`, or `own` for other dates."""
    if filters.starts_from is None and filters.starts_before is None:
        return ALL
    bounds = (filters.starts_from, filters.starts_before)
    return next((name for name, known_bounds in known.items() if known_bounds == bounds), OWN)


def name(code: str, language: str) -> str:
    """A code in words: all years, `2025-26`, `Q4 2025`, own dates."""
    if code in (ALL, OWN):
        return t(f"frame.period.{code}", language)
    year, _, quarter = code.partition("-Q")
    return t("frame.period.quarter", language, quarter=quarter, year=year) if quarter else code


def said(filters: Filters, known: dict[str, tuple[date, date]], language: str) -> str:
    """The chosen period in words; own dates with their first and last day."""
    chosen = code(filters, known)
    if chosen != OWN:
        return name(chosen, language)
    first, after = filters.starts_from, filters.starts_before
    last = after - timedelta(days=1) if after else None
    key = "between" if first and last else "since" if first else "until_day"
    return t(f"frame.period.{key}", language, first=day(first, language), last=day(last, language))


def full_years(frame: pd.DataFrame, today: date) -> list[int]:
    """The academic years of a frame that are over, in order."""
    return [year for year in sorted(set(frame["academic_year"])) if year_bounds(year)[1] <= today]


def last_full_year(last_on: date) -> int:
    """The last academic year that is over, of data that end on this day."""
    running = year_of(min(date.today(), last_on))
    return running if year_bounds(running)[1] <= date.today() else running - 1


def year_earlier(filters: Filters) -> Filters:
    """The same filters from one year earlier, so that each period has the one before to compare with."""
    if filters.starts_from is None:
        return filters
    return replace(filters, starts_from=years_back(filters.starts_from))


def labelled(frame: pd.DataFrame, grain: str, measure: str, since: date | None, language: str) -> pd.DataFrame:
    """A trend frame with `label`, `value` for clicks and `academic_year`, from `since` on; by quarter or month with
    `before`: the value of the same period a year earlier (missing when the data begin later).
    """
    frame = frame.assign(period=pd.to_datetime(frame["period"]).dt.date)
    frame["value"] = [period.isoformat() for period in frame["period"]]
    frame["academic_year"] = [year_of(period) for period in frame["period"]]
    frame["label"] = [said_of(period, grain, language) for period in frame["period"]]
    if grain == "year":
        return frame
    keys = zip(frame["period"], frame["training_format"], strict=True)
    values = dict(zip(keys, frame[measure], strict=True))
    frame["before"] = [
        values.get((years_back(period), training_format), float("nan"))
        for period, training_format in zip(frame["period"], frame["training_format"], strict=True)
    ]
    # A period that begins before `since` may still hold days after it.
    step = timedelta(days=92 if grain == "quarter" else 31)
    return frame if since is None else frame[[period + step > since for period in frame["period"]]]


def noted(frame: pd.DataFrame, grain: str, notes: Sequence[Note], language: str) -> pd.DataFrame:
    """A trend frame (label, training_format) with the notes of its periods; the frame itself when there are none.

    `noted`: their texts, empty where there is none; `noted_place`: what part of the period had passed at the first.
    """
    texts: dict[tuple[str, str], list[str]] = {}
    places: dict[tuple[str, str], float] = {}
    for note in notes:
        first, after = bounds(note.noted_on, grain)
        for each in (note.training_format,) if note.training_format else FORMATS:
            key = said_of(first, grain, language), each
            texts.setdefault(key, []).append(note.text)
            places.setdefault(key, (note.noted_on - first) / (after - first))
    keys = list(zip(frame["label"], frame["training_format"], strict=True))
    if not texts.keys() & set(keys):
        return frame
    return frame.assign(
        noted=["; ".join(texts.get(key, ())) for key in keys], noted_place=[places.get(key) for key in keys]
    )


def bounds(value: date, grain: str) -> tuple[date, date]:
    """First day and first day after of the period in which a day falls."""
    if grain == "year":
        return year_bounds(year_of(value))
    if grain == "quarter":
        number = value.year * 4 + (value.month - 1) // 3
        return _quarter(number), _quarter(number + 1)
    first = value.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def said_of(period: date, grain: str, language: str) -> str:
    """A year, quarter or month by its first day: `2024-25`, `Q4 2024`, `Oct 2024`."""
    if grain == "year":
        return academic_year(period.year)
    if grain == "quarter":
        return t("frame.period.quarter", language, quarter=(period.month + 2) // 3, year=period.year)
    return t(f"frame.month.{period.month}", language) + f" {period.year}"
