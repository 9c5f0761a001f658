"""What do the charts of participation say in a sentence?"""

from datetime import date

import pandas as pd

from tweeluik.components import lookup, periods
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import compared, each_format
from tweeluik.config import FORMATS
from tweeluik.i18n import academic_year, number, percent

# A count that moves less than this is said to stay about the same.
_STEADY = 0.03


def people(page: Page, figures: pd.DataFrame) -> str:
    """How many people in each format and together; who is in both counts once (long frame with `participants`)."""
    id_ = "participation.participants"
    rows = {each: lookup.row_of(figures, id_, each) for each in (*page.formats, None)}
    said = {each: number(None if row is None else row["value"], page.language) for each, row in rows.items()}
    key = "people" if len(page.formats) == len(FORMATS) else "people_one"
    return page.text(f"sentences.{key}", said=each_format(page, said), together=said[None])


def trend(page: Page, frame: pd.DataFrame, measure: str) -> str:
    """How a count moved from the last year but one to the last full year; its level when there is one year.

    `frame`: academic_year, training_format and the column `measure`.
    """
    name = page.text(f"charts.{measure}")
    years = periods.full_years(frame, date.today()) or sorted(set(frame["academic_year"]))
    if not years:
        return page.text("sentences.nothing", measure=name)
    of_year = {year: frame[frame["academic_year"] == year].set_index("training_format")[measure] for year in years}
    last = of_year[years[-1]]
    if years[-1] - 1 not in of_year:
        said = {each: number(last.get(each, 0), page.language) for each in page.formats}
        return page.text("sentences.level", measure=name, year=academic_year(years[-1]), said=each_format(page, said))
    before = of_year[years[-1] - 1]
    said = {each: _change(page, before.get(each, 0), last.get(each, 0)) for each in page.formats}
    return page.text("sentences.changed", measure=name, year=academic_year(years[-1]), said=each_format(page, said))


def _change(page: Page, before: float, now: float) -> str:
    if pd.isna(before) or pd.isna(now) or not before:
        return page.text("sentences.from_nothing" if now else "sentences.still_nothing", n=number(now, page.language))
    change = now / before - 1
    if abs(change) < _STEADY:
        return page.text("sentences.steady")
    return page.text("sentences.up" if change > 0 else "sentences.down", change=percent(abs(change), page.language))


def largest(page: Page, frame: pd.DataFrame, dimension: str) -> str:
    """Which value of a dimension weighs most in each format.

    `frame`: label, training_format, enrolments.
    """
    by_label = {each: frame[frame["training_format"] == each].set_index("label")["enrolments"] for each in page.formats}
    tops = {each: counts.idxmax() for each, counts in by_label.items() if counts.sum()}
    shares = {each: percent(by_label[each][top] / by_label[each].sum(), page.language) for each, top in tops.items()}
    nothing = page.text("notes.no_data")
    name = page.text(f"frame.dimension.{dimension}").lower()
    if len(tops) == 2 and len(set(tops.values())) == 1:
        label = tops[page.formats[0]]
        return page.text("sentences.largest_same", dimension=name, label=label, said=each_format(page, shares))
    said = {
        each: page.text("sentences.top", label=tops[each], share=shares[each]) if each in tops else nothing
        for each in page.formats
    }
    return page.text("sentences.largest", dimension=name, said=each_format(page, said))


def steps(page: Page, figures: pd.DataFrame) -> str:
    """Who reaches the end, and whether the formats differ in that (long frame with the completion rate)."""
    return compared(page, figures, "participation.completion_rate", "sentences.steps")


def returning(page: Page, frame: pd.DataFrame) -> str:
    """What part of the attendees of the last year had attended the format before."""
    if frame.empty:
        return page.text("sentences.nothing", measure=page.text("charts.attendees"))
    last = frame["academic_year"].max()
    of_year = frame[frame["academic_year"] == last].set_index("training_format")
    shares = of_year["returning"] / of_year["attendees"].where(of_year["attendees"] > 0)
    said = {each: percent(shares.get(each), page.language) for each in page.formats}
    return page.text("sentences.returning", year=academic_year(int(last)), said=each_format(page, said))
