"""How is a file read: its letters, columns, numbers, dates, sheets, and its first rows as they were understood?"""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from tweeluik.components.wizard import widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.findings import Finding
from tweeluik.i18n import has, number, t
from tweeluik.ingest.corrections import reread
from tweeluik.ingest.dates import readings as days
from tweeluik.ingest.dialect import HEADER_WITHIN
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.look import HIDDEN, Column, Looked
from tweeluik.ingest.numbers import readings as numbers
from tweeluik.schema import DATE, DECIMAL, INTEGER

# Way of reading -> what may be chosen.
_WAYS = {
    "encoding": ("utf-8", "windows-1252", "utf-16", "iso-8859-15", "cp850", "mac-roman"),
    "delimiter": (";", ",", "\t", "|"),
    "header_row": tuple(map(str, range(1, HEADER_WITHIN + 1))),
    "decimal": (",", "."),
    "date_order": ("dmy", "mdy", "ymd"),
}
_OF_TEXT = ("encoding", "delimiter")


def show(wizard: Wizard, language: str) -> None:
    """The questions that only the reader can answer, what was found, and the first rows."""
    looked = wizard.looked
    st.header(t("wizard.read.title", language), anchor=False)
    _ask_dates(wizard, language)
    _ask_numbers(wizard, language)
    if any(found.code == "sheet_not_chosen" for found in looked.findings):
        st.warning(t("wizard.read.no_sheet", language))
    elif not looked.columns:
        _unreadable(looked, language)
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.read.lead", language))}</p>', language)
    _ways(wizard, looked, language)
    if looked.columns:
        _rows(wizard, looked, language)


def _unreadable(looked: Looked, language: str) -> None:
    st.warning(t("wizard.nothing_read", language))
    for found in looked.findings:
        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in words.told(found, language))
        st.html(f'<div class="tw-finding tw-error" lang="{language}">{said}</div>')


def _ask(name: str, question: str, why: str, answers: dict[str, str], act: Callable[[str], None]) -> None:
    """A question with its answers as buttons, the likeliest first."""
    with st.container(key=f"wizard_ask_{name}"):
        st.html(f'<p class="tw-ask">{escape(question)}</p><p class="tw-caption">{escape(why)}</p>')
        with st.container(horizontal=True):
            for place, (answer, said) in enumerate(answers.items()):
                kind = "secondary" if place else "primary"
                st.button(said, key=f"wizard_{name}_{answer}", type=kind, on_click=act, args=(answer,))


def _asked(wizard: Wizard, code: str) -> list[Finding]:
    return [found for found in wizard.questions(wizard.step, wizard.part) if found.code == code]


def _ask_dates(wizard: Wizard, language: str) -> None:
    """Dates that can be two days: which one is meant? One order holds for the whole file."""
    found = _in_place(wizard.looked, _asked(wizard, "date_order_ambiguous"))
    if not found:
        return
    orders = [order for order in _WAYS["date_order"] if order in found[0].expected.split("|")]
    read = days(found[0].found)[1]
    answers = {order: words.spoken(read[order], language) for order in orders if order in read}
    headers = list(dict.fromkeys(each.column for each in found))
    others = _other_examples(wizard.looked, headers, found[0].found)
    why = t(f"wizard.read.ask.{'date_why' if others else 'date_alone'}", language, examples=", ".join(others))
    between = t("wizard.read.ask.or", language).join(answers.values())
    said = {"written": found[0].found, "columns": _joined(headers, language), "days": between}
    question = t("wizard.read.ask.date", language, **said)
    _ask("dates", question, why, answers, lambda order: _reread(wizard, language, date_order=order))


def _in_place(looked: Looked, found: Sequence[Finding]) -> list[Finding]:
    """Findings in the order of their columns."""
    places = {column.name: column.place for column in looked.columns}
    return sorted(found, key=lambda each: places.get(each.column, len(places)))


def _joined(headers: Sequence[str], language: str) -> str:
    """Headers as in a sentence: “A”, “B” and “C”."""
    quoted = [f"“{header}”" for header in headers]
    *first, last = quoted
    return t("wizard.read.ask.and", language).join([", ".join(first), last] if first else [last])


def _other_examples(looked: Looked, headers: Sequence[str], but: str) -> list[str]:
    written = [each for column in looked.columns if column.name in headers for each in column.examples]
    return [each for each in dict.fromkeys(written) if each not in (but, HIDDEN)][:3]


def _ask_numbers(wizard: Wizard, language: str) -> None:
    """Numbers that can be a thousand or a fraction: which is meant?"""
    found = _in_place(wizard.looked, _asked(wizard, "decimal_ambiguous"))
    if not found:
        return
    read = numbers(found[0].found)
    marks = sorted(read, key=lambda mark: mark != found[0].expected)
    answers = {mark: _plain(read[mark], language) for mark in marks}
    between = t("wizard.read.ask.or", language).join(answers.values())
    columns = _joined(list(dict.fromkeys(each.column for each in found)), language)
    said = {"written": found[0].found, "columns": columns, "numbers": between}
    rows = number(sum(len(each.rows) for each in found), language)
    why = t("wizard.read.ask.number_why", language, rows=rows)
    question = t("wizard.read.ask.number", language, **said)
    _ask("numbers", question, why, answers, lambda mark: _reread(wizard, language, decimal=mark))


def _plain(value: float, language: str) -> str:
    """A number without marks between its thousands, which is what is asked about."""
    said = f"{value:.12g}"
    return said.replace(".", ",") if language == "nl" else said


def _reread(wizard: Wizard, language: str, **said: str | None) -> None:
    wizard.answer(reread(wizard.part.options, **said), language)


def _ways(wizard: Wizard, looked: Looked, language: str) -> None:
    """What was found of the file as a whole, each in a list that changes it."""
    said = wizard.part.options.said()
    names = [name for name in _WAYS if not (looked.workbook and name in _OF_TEXT)]
    with st.container(horizontal=True, key="wizard_ways"):
        for name in names:
            found = getattr(looked, name)
            widgets.select(
                f"wizard_{name}_{wizard.shown}",
                t(f"wizard.read.{name}", language),
                ["", *_WAYS[name]],
                said.get(name, ""),
                lambda value, name=name, found=found: _way(name, value, found, language),
                lambda value, name=name: _reread(wizard, language, **{name: value or None}),
            )
    if looked.sheets and len(looked.sheets) > 1:
        _sheets(wizard, looked, language)


def _way(name: str, value: str, found: str, language: str) -> str:
    """What a way of reading is called; "" is what was found."""
    if not value and not found:
        return t("wizard.read.find_out", language)
    key = f"wizard.read.{name}s.{value or found}"
    said = t(key, language) if has(key, language) else value or found
    return said if value else t("wizard.read.found", language, value=said)


def _sheets(wizard: Wizard, looked: Looked, language: str) -> None:
    path = wizard.part.path
    key = f"wizard_sheets_{wizard.shown}"
    st.session_state[key] = [part.options.sheet for part in wizard.parts if part.path == path and part.options.sheet]

    def choose() -> None:
        if chosen := [sheet for sheet in looked.sheets if sheet in st.session_state[key]]:
            wizard.choose_sheets(chosen, language)

    st.multiselect(t("wizard.read.sheets", language), looked.sheets, key=key, on_change=choose)


def _rows(wizard: Wizard, looked: Looked, language: str) -> None:
    """The first rows under their headers, with the day or number that a cell was understood as where it can be two."""
    title, hidden = t("wizard.read.rows", language), t("wizard.read.hidden", language)
    head = "".join(
        f'<th scope="col">{escape(column.name)}<small>{escape(_target(column, looked, language))}</small></th>'
        for column in looked.columns
    )
    understood = _understanding(wizard, looked, language)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(cell, understood(place, cell))}</td>" for place, cell in enumerate(row)) + "</tr>"
        for row in looked.rows
    )
    widgets.html(
        f'<h3 class="tw-step">{escape(title)}</h3>'
        f'<div class="tw-scroll tw-cells" role="group" tabindex="0" aria-label="{escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<p class="tw-caption">{escape(hidden)}</p>',
        language,
    )


def _target(column: Column, looked: Looked, language: str) -> str:
    return words.target(column.target, looked, language) if column.target else ""


def _cell(cell: str, understood: str) -> str:
    return escape(cell) + (f"<small>{escape(understood)}</small>" if understood else "")


def _understanding(wizard: Wizard, looked: Looked, language: str) -> Callable[[int, str], str]:
    """What a cell was understood as, where its writing leaves room for doubt."""
    said = wizard.part.options.said()
    order, mark = said.get("date_order") or looked.date_order, said.get("decimal") or looked.decimal
    known = fields(looked.kind) if looked.kind else {}
    targets = {column.place: column.target for column in looked.columns}

    def understood(place: int, cell: str) -> str:
        kind = known[targets[place]].type if targets.get(place) in known else ""
        if kind == DATE:
            day = days(cell, looked.workbook)[1].get(order)
            return words.spoken(day, language) if day else ""
        found = numbers(cell) if kind in (DECIMAL, INTEGER) else {}
        return _plain(found[mark], language) if mark in found and len(set(found.values())) > 1 else ""

    return understood
