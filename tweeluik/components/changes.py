"""What changed since last year, in both formats?"""

import pandas as pd
import streamlit as st

from tweeluik.components import panel, periods, proof, table, wording
from tweeluik.components.page import Page
from tweeluik.document import Column, Table
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
FIGURES = (*_COUNTED, _RATED)


def show(page: Page) -> None:
    """The last full academic year beside the one before, whatever period is chosen; the other filters hold."""
    rows, title = _rows(page), said(page)
    panel.heading(page, "changes", title)
    markup = table.markup(_table(page, rows).read(), title)
    st.html(f'<div class="tw-table" lang="{page.language}">{markup}</div>')
    proof.show(page, "changes", rows, FIGURES, ["participation_by_period"])


def said(page: Page) -> str:
    """Which two years are compared."""
    year = _last(page)
    return page.text("sentences.changes", year=academic_year(year), before=academic_year(year - 1))


def compared(page: Page) -> Table:
    """A row a figure; for each format both years and the change."""
    return _table(page, _rows(page))


def _last(page: Page) -> int:
    return periods.last_full_year(page.dataset["last_on"].date())


def _rows(page: Page) -> pd.DataFrame:
    """A row a figure, year and format, of both years: id, academic_year, training_format, value."""
    filters = page.filters.without("period")
    counts = page.ask(participation.trend, "year", filters=filters)
    counts = counts.assign(academic_year=[period.year for period in pd.to_datetime(counts["period"])])
    means = page.ask(satisfaction.trend, "overall", filters=filters).rename(columns={"mean": "value"})
    frames = [counts.assign(id=id_, value=counts[column]) for id_, column in _COUNTED.items()]
    columns = ["id", "academic_year", "training_format", "value"]
    rows = pd.concat([frame[columns] for frame in (*frames, means.assign(id=_RATED))], ignore_index=True)
    return rows[rows["academic_year"].isin((_last(page) - 1, _last(page)))]


def _table(page: Page, rows: pd.DataFrame) -> Table:
    values, year = rows.set_index(["id", "training_format", "academic_year"])["value"], _last(page)
    ids = FIGURES
    names = [_name(page, id_) for id_ in ids]
    columns, cells, read = [Column(page.text("charts.measure"))], [names], [names]
    for each in page.formats:
        name = page.text(f"frame.format.{each}")
        columns += [Column(f"{name} {academic_year(number)}", "row") for number in (year - 1, year)]
        columns.append(Column(f"{name}: {page.text('charts.change')}", "row"))
        pairs = [[values.get((id_, each, number), float("nan")) for number in (year - 1, year)] for id_ in ids]
        numbers = [*zip(*pairs, strict=True), [now - before for before, now in pairs]]
        cells += [[None if pd.isna(value) else float(value) for value in of_column] for of_column in numbers]
        read += [[_said(page, id_, pair[place]) for id_, pair in zip(ids, pairs, strict=True)] for place in (0, 1)]
        read.append([_change(page, id_, *pair) for id_, pair in zip(ids, pairs, strict=True)])
    units = tuple(wording.unit(id_) for id_ in ids)
    return Table(tuple(columns), tuple(zip(*cells, strict=True)), tuple(zip(*read, strict=True)), units)


def _name(page: Page, id_: str) -> str:
    label = page.text(f"{catalogue.figure(id_).key}.label")
    return f"{page.text('pages.constructs.overall')}: {label.lower()}" if id_ == _RATED else label


def _said(page: Page, id_: str, value: float) -> str:
    return wording.amount(value, wording.unit(id_), page.language)


def _change(page: Page, id_: str, before: float, now: float) -> str:
    if pd.isna(before) or pd.isna(now):
        return wording.amount(None, "count", page.language)
    return wording.gap(now - before, wording.unit(id_), page.language)
