"""What changed since last year, in both formats?"""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from tweeluik.components import diptych, panel, periods, proof, table, wording
from tweeluik.components.page import Page
from tweeluik.filters import Filters, year_bounds
from tweeluik.i18n import academic_year
from tweeluik.metrics import catalogue, participation, satisfaction

IDS = (
    "participation.enrolments",
    "participation.participants",
    "participation.organisations",
    "participation.completion_rate",
    "satisfaction.overall.mean",
)


def show(page: Page) -> None:
    """The last full academic year beside the one before, whatever period is chosen; the other filters hold."""
    year = _last_full_year(page)
    years = {each: _figures(page, each) for each in (year - 1, year)}
    frame = _frame(page, years, year)
    title = page.text("sentences.changes", year=academic_year(year), before=academic_year(year - 1))
    panel.heading(page, "changes", title)
    st.html(f'<div class="tw-table" lang="{page.language}">{table.markup(frame)}</div>')
    rows = pd.concat([figures.assign(academic_year=each) for each, figures in years.items()])
    proof.show(page, "changes", rows, IDS)


def _last_full_year(page: Page) -> int:
    running = periods.year_of(min(date.today(), page.dataset["last_on"].date()))
    return running if year_bounds(running)[1] <= date.today() else running - 1


def _figures(page: Page, year: int) -> pd.DataFrame:
    starts_from, starts_before = year_bounds(year)
    filters: Filters = replace(page.filters, starts_from=starts_from, starts_before=starts_before)
    rated = page.ask(satisfaction.trend, "overall", filters=filters).rename(columns={"mean": "value"})
    figures = diptych.together([page.ask(participation.by_format, filters=filters), rated.assign(id=IDS[-1])])
    return figures[figures["id"].isin(IDS)].drop(columns="academic_year")


def _frame(page: Page, years: dict[int, pd.DataFrame], year: int) -> pd.DataFrame:
    columns: dict[str, list[str]] = {page.text("charts.measure"): [_name(page, id_) for id_ in IDS]}
    for training_format in page.formats:
        name = page.text(f"frame.format.{training_format}")
        values = [[_value(years[each], id_, training_format) for each in (year - 1, year)] for id_ in IDS]
        for place, each in enumerate((year - 1, year)):
            said = [_said(page, id_, pair[place]) for id_, pair in zip(IDS, values, strict=True)]
            columns[f"{name} {academic_year(each)}"] = said
        columns[f"{name}: {page.text('charts.change')}"] = [
            _change(page, id_, *pair) for id_, pair in zip(IDS, values, strict=True)
        ]
    return pd.DataFrame(columns)


def _name(page: Page, id_: str) -> str:
    label = page.text(f"{catalogue.figure(id_).key}.label")
    subject, question = id_.split(".")[:2]
    return f"{page.text(f'pages.constructs.{question}')}: {label.lower()}" if subject == "satisfaction" else label


def _value(figures: pd.DataFrame, id_: str, training_format: str) -> float:
    row = diptych.row_of(figures, id_, training_format)
    return float("nan") if row is None else row["value"]


def _said(page: Page, id_: str, value: float) -> str:
    return wording.amount(value, wording.unit(id_), page.language)


def _change(page: Page, id_: str, before: float, now: float) -> str:
    if pd.isna(before) or pd.isna(now):
        return wording.amount(None, "count", page.language)
    return wording.gap(now - before, wording.unit(id_), page.language)
