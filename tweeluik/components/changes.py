"""What changed since last year, in both formats?"""

import pandas as pd
import streamlit as st

from tweeluik.components import panel, periods, proof, table, wording
from tweeluik.components.page import Page
from tweeluik.i18n import academic_year
from tweeluik.metrics import catalogue, participation, satisfaction

# Figures that a trend has by year -> its column; the whole table costs two questions.
_COUNTED = {
    "participation.enrolments": "enrolments",
    "participation.participants": "participants",
    "participation.organisations": "organisations",
    "participation.hours": "hours",
}
_RATED = "satisfaction.overall.mean"


def show(page: Page) -> None:
    """The last full academic year beside the one before, whatever period is chosen; the other filters hold."""
    year = periods.last_full_year(page.dataset["last_on"].date())
    rows = _rows(page)
    rows = rows[rows["academic_year"].isin((year - 1, year))]
    title = page.text("sentences.changes", year=academic_year(year), before=academic_year(year - 1))
    panel.heading(page, "changes", title)
    st.html(f'<div class="tw-table" lang="{page.language}">{table.markup(_frame(page, rows, year), title)}</div>')
    proof.show(page, "changes", rows, [*_COUNTED, _RATED], ["participation_by_period"])


def _rows(page: Page) -> pd.DataFrame:
    """A row a figure, academic year and format: id, academic_year, training_format, value."""
    filters = page.filters.without("period")
    counts = page.ask(participation.trend, "year", filters=filters)
    counts = counts.assign(academic_year=[period.year for period in pd.to_datetime(counts["period"])])
    means = page.ask(satisfaction.trend, "overall", filters=filters).rename(columns={"mean": "value"})
    frames = [counts.assign(id=id_, value=counts[column]) for id_, column in _COUNTED.items()]
    columns = ["id", "academic_year", "training_format", "value"]
    return pd.concat([frame[columns] for frame in (*frames, means.assign(id=_RATED))], ignore_index=True)


def _frame(page: Page, rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """The table as text: a row a figure; for each format both years and the change."""
    values = rows.set_index(["id", "training_format", "academic_year"])["value"]
    ids = [*_COUNTED, _RATED]
    columns = {page.text("charts.measure"): [_name(page, id_) for id_ in ids]}
    for each in page.formats:
        name = page.text(f"frame.format.{each}")
        pairs = [[values.get((id_, each, number), float("nan")) for number in (year - 1, year)] for id_ in ids]
        for place, number in enumerate((year - 1, year)):
            said = [_said(page, id_, pair[place]) for id_, pair in zip(ids, pairs, strict=True)]
            columns[f"{name} {academic_year(number)}"] = said
        changes = [_change(page, id_, *pair) for id_, pair in zip(ids, pairs, strict=True)]
        columns[f"{name}: {page.text('charts.change')}"] = changes
    return pd.DataFrame(columns)


def _name(page: Page, id_: str) -> str:
    label = page.text(f"{catalogue.figure(id_).key}.label")
    return f"{page.text('pages.constructs.overall')}: {label.lower()}" if id_ == _RATED else label


def _said(page: Page, id_: str, value: float) -> str:
    return wording.amount(value, wording.unit(id_), page.language)


def _change(page: Page, id_: str, before: float, now: float) -> str:
    if pd.isna(before) or pd.isna(now):
        return wording.amount(None, "count", page.language)
    return wording.gap(now - before, wording.unit(id_), page.language)
