"""Which column is which field, how sure is that, and what is left out?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from tweeluik.components.wizard import constants, mapping_file, questions, values, widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.i18n import number, percent, t
from tweeluik.ingest.corrections import of_kind, remapped
from tweeluik.ingest.look import REMEMBERED, Column, Looked
from tweeluik.schema import KINDS

# Choices that are no field.
_NOTHING, _OWN = "", "\x00own"


def show(wizard: Wizard, language: str) -> None:
    """The kind of the file, what it needs, its questions and words, and what is folded away: the rest."""
    looked = wizard.looked
    st.header(t("wizard.match.title", language), anchor=False)
    if not looked.columns:
        # Only the kind, or nothing, is known of a file that can't be read.
        st.warning(t("wizard.nothing_read", language))
        return
    _kind(wizard, looked, language)
    if not looked.kind:
        return
    _needed(wizard, looked, language)
    values.ask(wizard, looked, language)
    constants.ask_revision(wizard, looked, language)
    if looked.kind == "evaluations":
        questions.show(wizard, looked, language, lambda column: _select_target(wizard, looked, column, language))
    _optional(wizard, looked, language)
    values.known(wizard, looked, language)
    _unused(wizard, looked, language)
    mapping_file.show(wizard, looked, language)


def _kind(wizard: Wizard, looked: Looked, language: str) -> None:
    options = wizard.part.options
    said = options.kind or (options.mapping.kind if options.mapping.columns else None)
    sure = "kind_said" if options.kind else "kind_found" if looked.kind else "kind_unknown"
    label = t("wizard.match.kind", language)

    def draw() -> None:
        widgets.select(
            f"wizard_kind_{wizard.shown}",
            label,
            list(KINDS),
            looked.kind or said,
            lambda kind: t(f"pages.load.kinds.{kind}", language),
            lambda kind: wizard.answer(of_kind(options, kind), language),
            label_visibility="collapsed",
            placeholder=t("wizard.choose", language),
        )

    widgets.row(label, "", draw, t(f"wizard.match.{sure}", language), language)
    notes = [t("wizard.match.tool", language, tool=looked.tool)] if looked.tool and looked.kind == "evaluations" else []
    if any(column.how == REMEMBERED for column in looked.columns):
        notes.append(t("wizard.match.remembered", language))
    for note in notes:
        widgets.html(f'<p class="tw-caption">{escape(note)}</p>', language)


def _needed(wizard: Wizard, looked: Looked, language: str) -> None:
    """What every row needs, what several columns could be, and what the editions need."""
    doubted = {found.column: found.found for found in looked.findings if found.code == "field_twice"}
    absent = [found.column for found in looked.findings if found.code == "edition_column_missing"]
    set_ = [name for name in looked.mapping.constants if name in constants.OFFERED]
    st.subheader(t("wizard.match.needed", language), anchor=False)
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.match.needed_lead", language))}</p>', language)
    for name in dict.fromkeys([*looked.required, *doubted, *absent, *set_]):
        column = next((each for each in looked.columns if each.target == name), None)
        under = words.examples(column, language) if column else ""
        sure = words.sure(column, language) if column else _lacking(name, looked, doubted, absent, language)
        draw = lambda name=name, column=column: _select_column(wizard, looked, name, column, language)  # noqa: E731
        widgets.row(words.target(name, looked, language), under, draw, sure, language)
        if column is None and name in constants.OFFERED:
            constants.show(wizard, looked, name, language)
    _suggest(wizard, looked, language)


def _lacking(name: str, looked: Looked, doubted: dict[str, str], absent: Sequence[str], language: str) -> str:
    """Why a field has no column, and whether that matters."""
    if name in looked.mapping.constants:
        value = words.listed(name, looked.mapping.constants[name], language)
        return t("wizard.match.every_row", language, value=value)
    if name in doubted:
        return t("wizard.match.twice", language, columns=doubted[name])
    return t(f"wizard.match.{'elsewhere' if name in absent else 'lacking'}", language)


def _suggest(wizard: Wizard, looked: Looked, language: str) -> None:
    """Columns whose values look like a field that has none, each with the click that takes it."""
    for place, offered in enumerate(looked.suggestions):
        target = words.target(offered.target, looked, language)
        said = {"header": offered.header, "target": target, "share": percent(offered.fitting, language)}
        with st.container(key=f"wizard_suggest_{place}", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="tw-caption">{escape(t("wizard.match.suggest", language, **said))}</p>', width="content")
            st.button(
                t("wizard.match.use", language),
                key=f"wizard_use_{wizard.shown}_{offered.target}",
                on_click=_remap,
                args=(wizard, looked, offered.header, offered.target, language),
            )


def _remap(wizard: Wizard, looked: Looked, header: str, target: str, language: str) -> None:
    wizard.answer(remapped(looked, wizard.part.options, header, target), language)


def _select_column(wizard: Wizard, looked: Looked, name: str, column: Column | None, language: str) -> None:
    """The column of a field."""
    headers = {each.name: ", ".join(each.examples) for each in looked.columns if each.name}
    said = {to: header for header, to in wizard.part.options.mapping.columns.items() if to}
    known = wizard.part.options.mapping.columns
    seen = column.name if column and known.get(column.name, name) == name else _NOTHING

    def called(header: str) -> str:
        if not header:
            return t("wizard.match.no_column", language)
        return f"{header} ({headers[header]})" if headers.get(header) else header

    def choose(header: str) -> None:
        current = said.get(name, seen)
        if header or current:
            _remap(wizard, looked, header or current, name if header else "", language)

    widgets.select(
        f"wizard_field_{wizard.shown}_{name}",
        words.target(name, looked, language),
        [_NOTHING, *headers],
        said.get(name, seen),
        called,
        choose,
        label_visibility="collapsed",
    )


def _select_target(wizard: Wizard, looked: Looked, column: Column, language: str) -> None:
    """The field or question of a column."""

    def called(target: str) -> str:
        own = {_NOTHING: "leave_out", _OWN: "own"}.get(target)
        return t(f"wizard.match.{own}", language) if own else words.target(target, looked, language)

    def choose(target: str) -> None:
        if target == _OWN:
            wizard.describing = column.name
        else:
            _remap(wizard, looked, column.name, target, language)

    own = [_OWN] if looked.kind == "evaluations" else []
    widgets.select(
        f"wizard_column_{wizard.shown}_{column.place}",
        column.name,
        [_NOTHING, *own, *looked.declared, *looked.fields],
        wizard.part.options.mapping.columns.get(column.name, column.target),
        called,
        choose,
        label_visibility="collapsed",
    )


def _optional(wizard: Wizard, looked: Looked, language: str) -> None:
    """The other fields that have a column."""
    asked = {*looked.required, *looked.declared, ""}
    others = [column for column in looked.columns if column.target not in asked]
    if others:
        with st.expander(t("wizard.match.optional", language, n=number(len(others), language)), type="compact"):
            constants.sectors(wizard, looked, language)
            _columns(wizard, looked, others, language)


def _unused(wizard: Wizard, looked: Looked, language: str) -> None:
    """The columns that are not kept, and those that never are because they identify people."""
    unused = [column for column in looked.columns if column.name and not column.target and not column.is_personal]
    is_asked = any(found.code == "questions_missing" for found in looked.findings)
    if unused:
        title = t("wizard.match.unused", language, n=number(len(unused), language))
        with st.expander(
            title, type="compact", expanded=is_asked or wizard.describing in {each.name for each in unused}
        ):
            widgets.html(f'<p class="tw-caption">{escape(t("wizard.match.unused_lead", language))}</p>', language)
            _columns(wizard, looked, unused, language)
    personal = [column.name for column in looked.columns if column.is_personal]
    if personal:
        said = t("wizard.match.personal", language, columns=", ".join(personal))
        widgets.html(f'<p class="tw-caption">{escape(said)}</p>', language)


def _columns(wizard: Wizard, looked: Looked, columns: Sequence[Column], language: str) -> None:
    """A line a column, and the form of a question under the one that is being described."""
    for column in columns:
        draw = lambda column=column: _select_target(wizard, looked, column, language)  # noqa: E731
        widgets.row(column.name, words.examples(column, language), draw, words.sure(column, language), language)
        if wizard.describing == column.name:
            questions.form(wizard, looked, column, language)
