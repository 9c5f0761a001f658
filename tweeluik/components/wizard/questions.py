"""Which questions does a file of evaluations ask, on which scale, and how is one of the reader's own described?"""

import re
import unicodedata
from collections.abc import Callable
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tweeluik.components.wizard import widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.i18n import t
from tweeluik.ingest.corrections import declared
from tweeluik.ingest.look import Column, Looked
from tweeluik.schema import CONSTRUCTS

_PACE = "pace"
_LONGEST_NAME = 40
_FORM, _UNCLEAR = "wizard_question", "wizard_question_is_unclear"
_PARTS = ("text_nl", "text_en", "scale_min", "scale_max", "construct", "higher_is_better")


def show(wizard: Wizard, looked: Looked, language: str, select: Callable[[Column], None]) -> None:
    """The columns that are questions, each with its scale; and questions of a long file that nothing knows."""
    asked = [column for column in looked.columns if column.target in looked.declared]
    st.subheader(t("wizard.match.questions", language), anchor=False)
    key = "questions_lead" if asked or "score" in {column.target for column in looked.columns} else "questions_missing"
    widgets.html(f'<p class="tw-caption">{escape(t(f"wizard.match.{key}", language))}</p>', language)
    for column in asked:
        scale = words.scale(looked.declared[column.target], language)
        name = f"{column.name} · {column.text}" if column.text else column.name
        sure = f"{words.sure(column, language)} · {scale}"
        widgets.row(name, words.examples(column, language), lambda column=column: select(column), sure, language)
        _rescale(wizard, column.target, t("wizard.match.rescale", language))
        if wizard.describing in (column.target, column.name):
            form(wizard, looked, column, language)
    for found in wizard.questions(wizard.step, wizard.part):
        if found.code == "question_unknown":
            _rescale(wizard, found.found, t("wizard.question.describe", language, name=found.found))
            if wizard.describing == found.found:
                form(wizard, looked, Column(-1, found.found, "", ()), language)


def _rescale(wizard: Wizard, name: str, said: str) -> None:
    def describe() -> None:
        wizard.describing = name

    st.button(said, key=f"wizard_describe_{wizard.shown}_{name}", type="tertiary", on_click=describe)


def form(wizard: Wizard, looked: Looked, column: Column, language: str) -> None:
    """The form that describes a question: its words, scale, direction, and what it asks about."""
    known = looked.declared.get(column.target)
    title = (
        t("wizard.question.rescale", language, question=words.target(column.target, looked, language))
        if known
        else t("wizard.question.title", language, header=column.text or column.name)
    )
    with st.form(f"wizard_question_{wizard.shown}_{column.place}", border=False):
        seen = t("wizard.question.seen", language, examples=", ".join(column.examples)) if column.examples else ""
        lead = f"{t('wizard.question.lead', language)} {seen}"
        widgets.html(f'<p class="tw-ask">{escape(title)}</p><p class="tw-caption">{escape(lead)}</p>', language)
        if known is None:
            _texts(column, language)
        low, high = st.columns(2)
        _number(low, "scale_min", known.scale_min if known else None, language)
        _number(high, "scale_max", known.scale_max if known else None, language)
        if known is None:
            _construct(language)
        if known is None or known.higher_is_better is not None:
            _direction(known.higher_is_better if known else True, language)
        if st.session_state.get(_UNCLEAR):
            st.warning(t("wizard.question.ends", language))
        # Taken before the page is drawn: a run that a finished job cuts short would lose the click.
        with st.container(horizontal=True):
            act = {"on_click": _take, "args": (wizard, looked, column, language)}
            st.form_submit_button(
                t("wizard.question.save", language), type="primary", key="wizard_question_save", **act
            )
            left = t("wizard.question.cancel", language)
            st.form_submit_button(left, key="wizard_question_cancel", on_click=_leave, args=(wizard,))


def _leave(wizard: Wizard) -> None:
    wizard.describing = ""
    st.session_state.pop(_UNCLEAR, None)


def _texts(column: Column, language: str) -> None:
    """The words of the question, in both languages; the file's own stand there already."""
    written = column.text or column.name
    for part in (f"text_{language}", "text_en" if language == "nl" else "text_nl"):
        st.text_input(t(f"wizard.question.{part}", language), value=written, key=f"{_FORM}_{part}")


def _number(place: DeltaGenerator, part: str, value: float | None, language: str) -> None:
    label = t(f"wizard.question.{part}", language)
    place.number_input(label, value=value, step=1.0, format="%g", key=f"{_FORM}_{part}")


def _construct(language: str) -> None:
    st.selectbox(
        t("wizard.question.construct", language),
        ["", *CONSTRUCTS],
        key=f"{_FORM}_construct",
        format_func=lambda name: t(f"pages.constructs.{name}" if name else "wizard.question.no_construct", language),
        help=t("wizard.question.pace", language),
    )


def _direction(better: bool, language: str) -> None:
    st.radio(
        t("wizard.question.direction", language),
        (True, False),
        index=0 if better else 1,
        key=f"{_FORM}_higher_is_better",
        horizontal=True,
        format_func=lambda higher: t(f"wizard.question.{'higher' if higher else 'lower'}", language),
    )


def _take(wizard: Wizard, looked: Looked, column: Column, language: str) -> None:
    """Declare the question as it was described."""
    said = {part: st.session_state.get(f"{_FORM}_{part}") for part in _PARTS}
    low, high = said["scale_min"], said["scale_max"]
    if low is None or high is None or low >= high:
        st.session_state[_UNCLEAR] = True
        return
    if said["construct"] == _PACE:
        said["higher_is_better"] = None
    given = {part: value for part, value in said.items() if value not in (None, "")}
    name = column.target if column.target in looked.declared else _name(column, looked)
    header = column.name if column.place >= 0 else ""
    _leave(wizard)
    wizard.answer(declared(looked, wizard.part.options, name, given, header), language)


def _name(column: Column, looked: Looked) -> str:
    """A name for a question of one's own: of a long file what the file calls it, else a short form of its header."""
    if column.place < 0:
        return column.name
    letters = unicodedata.normalize("NFKD", column.name).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:_LONGEST_NAME].strip("_") or "question"
    taken = {*looked.declared, *looked.fields}
    return short if short not in taken else next(f"{short}_{n}" for n in range(2, 1000) if f"{short}_{n}" not in taken)
