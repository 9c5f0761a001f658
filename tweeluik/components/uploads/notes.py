"""Which dated notes stand in the trends, and how is one added or taken away?"""

from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components.markup import plain
from tweeluik.components.uploads import moments, steps
from tweeluik.config import FORMATS
from tweeluik.engine.notes import Note, noted
from tweeluik.i18n import day, t
from tweeluik.store import notes


def show(language: str) -> None:
    """The notes, the latest day first, and the place to add one."""
    st.header(t("uploads.notes.title", language), anchor=False)
    st.html(f'<p class="tw-caption" lang="{language}">{escape(t("uploads.notes.caption", language))}</p>')
    found = noted(config.store_path())
    if not found:
        st.write(t("uploads.notes.none", language))
    with st.container(gap="xsmall", key="notes"):
        for note in reversed(found):
            _one(note, language)
    _add(language)


def _add(language: str) -> None:
    with (
        st.form("note", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        noted_on = st.date_input(t("uploads.notes.day", language), format="DD/MM/YYYY", width=150, key="note_day")
        text = st.text_input(
            t("uploads.notes.text", language), max_chars=notes.LONGEST, key="note_text", width="stretch"
        )
        about = st.selectbox(
            t("uploads.notes.about", language),
            ("", *FORMATS),
            format_func=lambda each: _about(each, language),
            key="note_about",
            width=170,
        )
        added = st.form_submit_button(t("uploads.notes.add", language))
    if added:
        steps.do("add", lambda: [notes.add(config.store_path(), noted_on, text, about or None)], language)


def _about(training_format: str | None, language: str) -> str:
    return t(f"frame.format.{training_format}" if training_format else "uploads.notes.both", language)


def _one(note: Note, language: str) -> None:
    who = t("uploads.notes.written", language, who=note.written_by, when=moments.local(note.written_at, language))
    first = f"<strong>{escape(day(note.noted_on, language))}</strong> {escape(note.text)}"
    under = escape(f"{_about(note.training_format, language)} · {who}")
    with st.container(horizontal=True, vertical_alignment="center", key=f"note_{note.note_id}"):
        st.html(f'<p class="tw-upload" lang="{language}">{first}<br><span class="tw-under">{under}</span></p>')
        steps.ask_button("remove", note.note_id, language, t("uploads.notes.remove", language))
    if steps.asked_about(note.note_id):
        sentence = t("uploads.asked.remove", language, note=plain(note.text))
        steps.sure("remove", note.note_id, [sentence], lambda: _remove(note), language)


def _remove(note: Note) -> list[str]:
    notes.remove(config.store_path(), note.note_id)
    return [note.note_id]
