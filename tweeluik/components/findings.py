"""How is what was found in a file said: most serious first, with where, what, what to do, and what it means?"""

from collections.abc import Callable, Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import spreadsheet
from tweeluik.findings import SEVERITIES, Finding, in_words, most_serious_first
from tweeluik.i18n import number, t

# How many row numbers stand in a finding on the page; the download has all of them.
_ROWS = 12
# Findings of one kind that stand open; the others are folded.
_SAME = 3
_PARTS = ("title", "todo", "meaning")
Words = Callable[[Finding, str], list[str]]


def show(found: Sequence[Finding], language: str, words: Words = in_words) -> None:
    """The findings grouped by how serious they are, and all of them with all their rows as a file.

    Most serious first; within that what is about a whole file or column before what is about rows. `words` puts one
    into words.
    """
    for severity in SEVERITIES:
        group = [each for each in most_serious_first(found) if each.severity == severity]
        if group:
            heading = t(f"pages.load.severity.{severity}", language, n=number(len(group), language))
            items = _by_code(sorted(group, key=lambda each: bool(each.rows)), language, words)
            st.html(f'<h2 class="tw-finding-title" lang="{language}">{escape(heading)}</h2>{items}')
    if found:
        st.download_button(
            t("pages.load.download", language),
            lambda: spreadsheet.csv(as_table(found, language, words)),
            file_name="findings.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _by_code(group: Sequence[Finding], language: str, words: Words) -> str:
    """The findings of one severity; of a kind that was found over and over the first few, the others folded."""
    markup = ""
    for code in dict.fromkeys(each.code for each in group):
        same = [_one(each, language, words) for each in group if each.code == code]
        markup += "".join(same[:_SAME])
        if rest := same[_SAME:]:
            more = escape(t("wizard.check.more", language, n=number(len(rest), language)))
            markup += f'<details class="tw-more"><summary>{more}</summary>{"".join(rest)}</details>'
    return markup


def _one(found: Finding, language: str, words: Words) -> str:
    title, *rest = words(found, language)
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


def as_table(found: Iterable[Finding], language: str, words: Words = in_words) -> pd.DataFrame:
    """A row a finding and spreadsheet row; a finding about a whole file has one row without a number."""
    rows = [
        (
            t(f"pages.load.named.{each.severity}", language),
            each.file,
            each.column,
            row,
            each.found,
            *words(each, language),
        )
        for each in found
        for row in each.rows or ("",)
    ]
    names = ("severity", "file", "column", "row", "found", *_PARTS)
    width = max(map(len, rows))
    return pd.DataFrame(rows, columns=[t(f"pages.load.columns.{name}", language) for name in names[:width]])
