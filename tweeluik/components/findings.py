"""How is what was found in a file said: most serious first, with where, what, what to do, and what it means?"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from tweeluik.components import spreadsheet, table
from tweeluik.findings import SEVERITIES, Finding, in_words, most_serious_first
from tweeluik.i18n import number, t

# How many row numbers stand in a finding on the page; the download has all of them.
_ROWS = 12
_PARTS = ("title", "todo", "meaning")


def show(found: Sequence[Finding], language: str) -> None:
    """The findings grouped by how serious they are, and all of them with all their rows as a file."""
    for severity in SEVERITIES:
        group = [each for each in most_serious_first(found) if each.severity == severity]
        if group:
            heading = t(f"pages.load.severity.{severity}", language, n=number(len(group), language))
            items = "".join(_one(each, language) for each in group)
            st.html(f'<h2 class="tw-finding-title" lang="{language}">{escape(heading)}</h2>{items}')
    if found:
        st.download_button(
            t("pages.load.download", language),
            lambda: spreadsheet.csv(as_table(found, language)),
            file_name="findings.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _one(found: Finding, language: str) -> str:
    title, *rest = in_words(found, language)
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in rest)
    return (
        f'<div class="tw-finding tw-{found.severity}" lang="{language}"><h3>{escape(title)}</h3>'
        f'<p class="tw-where">{escape(_where(found, language))}</p>{paragraphs}</div>'
    )


def _where(found: Finding, language: str) -> str:
    rows = ", ".join(map(str, found.rows[:_ROWS]))
    more = number(len(found.rows) - _ROWS, language)
    key = "rows_more" if len(found.rows) > _ROWS else "rows"
    parts = [
        found.file,
        t("pages.load.column", language, column=found.column) if found.column else "",
        t(f"pages.load.{key}", language, rows=rows, more=more) if found.rows else "",
    ]
    return " · ".join(part for part in parts if part)


def as_table(found: Iterable[Finding], language: str) -> pd.DataFrame:
    """A row a finding and spreadsheet row; a finding about a whole file has one row without a number."""
    rows = [
        (
            t(f"pages.load.named.{each.severity}", language),
            each.file,
            each.column,
            row,
            each.found,
            *in_words(each, language),
        )
        for each in found
        for row in each.rows or ("",)
    ]
    names = ("severity", "file", "column", "row", "found", *_PARTS)
    width = max(map(len, rows))
    return pd.DataFrame(rows, columns=[t(f"pages.load.columns.{name}", language) for name in names[:width]])


def files(reports: Iterable[Any], language: str) -> None:
    """What each file brings: a row a file with counts that add up to its rows."""
    names = ("new", "changed", "unchanged", "rejected")
    rows = [
        [
            report.prepared.file_name,
            t(f"pages.load.kinds.{report.prepared.kind}", language) if report.prepared.kind else "",
            number(report.prepared.rows, language),
            *(number(getattr(report.counts, name) if report.counts else None, language) for name in names),
        ]
        for report in reports
    ]
    columns = [t(f"pages.load.columns.{name}", language) for name in ("file", "kind", "rows", *names)]
    title = t("pages.load.brought", language)
    st.html(f'<div class="tw-table" lang="{language}">{table.markup(pd.DataFrame(rows, columns=columns), title)}</div>')
