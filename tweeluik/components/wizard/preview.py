"""What would a load change: rows of each file, values before and after, and the headline figures?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import table
from tweeluik.components.wizard import check, moves, widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.i18n import has, number, t
from tweeluik.store.before_after import Change

_COUNTS = ("new", "changed", "unchanged", "rejected")


def show(wizard: Wizard, language: str) -> None:
    """A row a file that adds up, how the figures move, and the values that change."""
    report = wizard.outcome.report
    if report is None:
        widgets.html(f'<p class="tw-lead">{escape(t("wizard.check.all_rows", language))}</p>', language)
        return
    st.header(t("wizard.preview.title", language), anchor=False)
    counted = [file for file in report.files if file.counts]
    if report.refused and not report.skippable:
        st.info(t("wizard.preview.refused", language))
    elif not any(file.counts.accepted for file in counted):
        st.info(t("wizard.preview.nothing", language))
    check.skip(wizard, language)
    _files(wizard, language)
    if wizard.outcome.figures is not None:
        moves.show(wizard.outcome.figures, language)
    for file in counted:
        if changes := wizard.outcome.changes.get(file.prepared.file_name):
            _changes(file.prepared.file_name, changes, language)


def _files(wizard: Wizard, language: str) -> None:
    """new + changed + unchanged + refused = rows, of each file."""
    rows, notes = [], []
    for file in wizard.outcome.report.files:
        prepared = file.prepared
        kind = t(f"pages.load.kinds.{prepared.kind}", language) if prepared.kind else ""
        counts = [number(getattr(file.counts, name) if file.counts else None, language) for name in _COUNTS]
        rows.append([prepared.file_name, kind, *counts, number(prepared.rows, language)])
        notes += prepared.dropped
    columns = [t(f"pages.load.columns.{name}", language) for name in ("file", "kind")]
    columns += [t(f"wizard.preview.{name}", language) for name in (*_COUNTS, "rows")]
    title = t("wizard.preview.brought", language)
    markup = table.markup(pd.DataFrame(rows, columns=columns), title)
    said = t("wizard.preview.dropped", language, columns=", ".join(dict.fromkeys(notes))) if notes else ""
    widgets.html(
        f'<h3 class="tw-step">{escape(title)}</h3><div class="tw-table tw-sum">{markup}</div>'
        f'<p class="tw-caption">{escape(said)}</p>',
        language,
    )


def _changes(file: str, changes: list[Change], language: str) -> None:
    """The values that a file changes, before and after."""
    names = ("row", "what", "field", "before", "after")
    rows = [
        [
            number(change.source_row, language),
            f"{t(f'wizard.tables.{change.table}', language)} {change.key}",
            _field(change.column, language),
            words.listed(change.column, change.before, language) or "–",
            words.listed(change.column, change.after, language) or "–",
        ]
        for change in changes
    ]
    frame = pd.DataFrame(rows, columns=[t(f"wizard.preview.{name}", language) for name in names])
    title = t("wizard.preview.changes", language, file=file)
    first = t("wizard.preview.changes_first", language, n=number(len(changes), language))
    widgets.html(
        f'<h3 class="tw-step">{escape(title)}</h3><p class="tw-caption">{escape(first)}</p>'
        f'<div class="tw-table tw-words">{table.markup(frame, title)}</div>',
        language,
    )


def _field(name: str, language: str) -> str:
    key = f"wizard.fields.{name}"
    return t(key, language) if has(key, language) else name
