"""What of Explore does a reader take along: one section, as any kind of file?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tweeluik.components import wording
from tweeluik.components.explore.options import Chosen, name_of
from tweeluik.components.page import Page
from tweeluik.components.report import build, drawn, tables
from tweeluik.components.report.counted import section
from tweeluik.components.report.page import offer
from tweeluik.components.sentences import explore as sentences
from tweeluik.config import FORMATS
from tweeluik.document import Cell, Column, Document, Section, Table
from tweeluik.metrics.explorable import TIMES
from tweeluik.metrics.frames import plain


def show(
    page: Page, shown: pd.DataFrame, chosen: Chosen, kinds: Sequence[str], make: Callable[[str, Document], Any]
) -> None:
    """A line that opens a button a kind of file; nothing is put together before it is opened."""
    opened = st.expander(page.text("report.make.title"), type="compact", key="take_along", on_change="rerun")
    if opened.open:
        with opened:
            parts = [of_view(page, shown, chosen)]
            document = build.document(page, parts, where=str(st.context.url or ""))
            offer(page, replace(document, name=page.text("report.explore_name")), kinds, make)


def of_view(page: Page, shown: pd.DataFrame, chosen: Chosen) -> Section:
    """What the page shows of a view (`explore.rows.of`), with the same sentences."""
    is_line = chosen.view.by in TIMES and not chosen.view.second
    return section(
        page,
        "explore",
        sentences.finding(page, shown, chosen),
        # Without what is said of marks that only the page draws.
        caption=sentences.caption(page, shown, replace(chosen, chart="", is_compared=False)),
        table=_table(page, shown, chosen),
        chart=drawn.by_label(
            page,
            shown.assign(label=shown["row"]),
            "amount",
            chosen.unit,
            chosen.name,
            "lines" if is_line else "bars",
            interval=bool(shown["low"].notna().any()),
        ),
        notes=tuple(sentences.notes(page, shown, chosen)),
        figures=(chosen.view.id,),
    )


def _table(page: Page, shown: pd.DataFrame, chosen: Chosen) -> Table:
    """A row a cell: for each format the measure, n, editions, interval and what it rests on; then the difference."""
    measured = [("amount", "value", chosen.unit), ("n", "n", "count"), ("editions", "editions", "count")]
    measured += [(end, end, chosen.unit) for end in ("low", "high")] if shown["low"].notna().any() else []
    columns = [Column(name_of(page, dimension)) for dimension in chosen.dimensions]
    for each in page.formats:
        name = page.text(f"frame.format.{each}")
        columns += [Column(f"{name}: {page.text(f'report.columns.{said}')}", unit) for _, said, unit in measured]
        if chosen.is_compared:
            columns.append(Column(page.text("explore.columns.before", training_format=name), chosen.unit))
        columns.append(Column(page.text("explore.columns.rests_on", training_format=name)))
    is_tested = chosen.view.what.is_tested and len(page.formats) == len(FORMATS)
    if is_tested:
        gap, unit = page.text("explore.columns.gap"), f"{chosen.unit}_difference"
        columns += [Column(gap, unit)]
        columns += [Column(f"{gap}: {page.text(f'report.columns.{end}')}", unit) for end in ("low", "high")]
        columns.append(Column(page.text("report.columns.verdict")))
    names = [*(name for name, _, _ in measured), *(["before"] if chosen.is_compared else []), "said"]
    rows = [tuple(_row(page, cell, chosen, names, is_tested)) for _, cell in shown.groupby("row", sort=False)]
    return tables.told(page, columns, rows)


def _row(page: Page, cell: pd.DataFrame, chosen: Chosen, names: Sequence[str], is_tested: bool) -> Iterable[Cell]:
    """The cells of one value, or of one pair of values."""
    of_format = cell.set_index("training_format")
    first = cell.iloc[0]
    yield from (first["label"], first["second_label"])[: len(chosen.dimensions)]
    for each in page.formats:
        yield from (plain(of_format.at[each, name]) for name in names)
    if is_tested:
        yield from (plain(first[name]) for name in ("gap", "gap_low", "gap_high"))
        code = pd.Series({"note": first["verdict"]})
        yield "; ".join(wording.notes(code, wording.REASONS, page.language, page.engine.threshold)[:1])
