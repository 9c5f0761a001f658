"""How do figures of both formats stand in a table, as numbers and as they are read?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.document import Cell, Column, Pair, Table
from tweeluik.i18n import number
from tweeluik.metrics.frames import COLUMNS, plain

_LEVEL = (("value", "row"), ("n", "count"), ("editions", "count"), ("low", "row"), ("high", "row"))
_GAP = tuple((name, "gap") for name in ("difference", "low", "high"))


def of_figures(page: Page, figures: pd.DataFrame, pairs: Sequence[Pair]) -> Table:
    """A row a figure: for each format its value, n, editions and interval, then the difference, and the id."""
    columns = [Column(page.text("charts.measure"))]
    for each in page.formats:
        name = page.text(f"frame.format.{each}")
        columns += [Column(f"{name}: {page.text(f'report.columns.{column}')}", unit) for column, unit in _LEVEL]
    if len(page.formats) == len(FORMATS):
        columns += [Column(_of_difference(page, column), unit) for column, unit in _GAP]
        columns.append(Column(page.text("report.columns.verdict")))
    columns += [Column(page.text("report.columns.note")), Column(page.text("report.columns.id"))]
    rows = [tuple(_row(page, figures, pair)) for pair in pairs]
    units = tuple(wording.unit(pair.id) for pair in pairs)
    return told(page, columns, rows, units)


def _of_difference(page: Page, column: str) -> str:
    name = page.text("sentences.difference")
    return name if column == "difference" else f"{name}: {page.text(f'report.columns.{column}')}"


def _row(page: Page, figures: pd.DataFrame, pair: Pair) -> Iterable[Cell]:
    yield pair.title
    notes: list[str] = []
    for each in page.formats:
        row = lookup.row_of(figures, pair.id, each)
        yield from (plain(None if row is None else row[column]) for column, _ in _LEVEL)
        notes += [] if row is None else wording.codes(row)
    if pair.hinge:
        # A gap that was not put to the test is no figure: it is left to the two values.
        row = lookup.difference_of(figures, pair.id)
        yield from (plain(None if row is None else row[column]) for column in ("value", "low", "high"))
        yield pair.hinge.verdict
    yield "; ".join(dict.fromkeys(wording.words(code, page.language, page.engine.threshold) for code in notes))
    yield pair.id


def of_all(page: Page, figures: pd.DataFrame) -> Table:
    """Every figure as the terminal prints it (long frame of `metrics.frames`): a row each, under the same names."""
    units = {"value": "row", "low": "row", "high": "row", "n": "count", "editions": "count"}
    columns = tuple(Column(name, units.get(name, "")) for name in COLUMNS)
    records = figures[list(COLUMNS)].to_dict("records")
    rows = tuple(tuple(_cell(page, name, record[name]) for name in COLUMNS) for record in records)
    of_rows = tuple(wording.unit(record["id"]) for record in records)
    return told(page, columns, rows, of_rows)


def _cell(page: Page, name: str, value: object) -> Cell:
    if name == "note":
        return "; ".join(wording.words(code, page.language, page.engine.threshold) for code in str(value or "").split())
    if name in ("id", "training_format"):
        return value or ""
    return plain(wording.spoken(value, page.language))


def told(page: Page, columns: Sequence[Column], rows: Sequence[tuple], units: tuple[str, ...] = ()) -> Table:
    """The rows with how each cell is read."""
    table = Table(tuple(columns), tuple(rows), (), units)
    said = tuple(
        tuple(_read(page, cell, table.unit(row, column)) for column, cell in enumerate(cells))
        for row, cells in enumerate(rows)
    )
    return replace(table, said=said)


def _read(page: Page, cell: Cell, unit: str) -> str:
    if not unit or isinstance(cell, str):
        return str(cell)
    return number(None, page.language) if cell is None else wording.amount(cell, unit, page.language)
