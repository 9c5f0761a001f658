"""Which parts does a reader take to the meeting, what do they say, and as what kind of file?"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from tweeluik.components import address, panel, takeaway
from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.components.report import build
from tweeluik.document import Document, Section


def choose(page: Page) -> list[str]:
    """The parts that the address names, else all of them; a change is written to the address."""
    key, everything = "choice_sections", list(build.SECTIONS)
    said = page.address.choices.get("sections", "").split(",")
    chosen = [name for name in everything if name in said] or everything
    st.session_state[key] = chosen

    def keep() -> None:
        kept = [name for name in everything if name in st.session_state[key]]
        address.choose("sections", "" if kept == everything else ",".join(kept))

    st.pills(
        page.text("report.choose.sections"),
        everything,
        selection_mode="multi",
        key=key,
        format_func=lambda name: page.text(f"report.sections.{name}"),
        on_change=keep,
    )
    return chosen


def gather(page: Page, chosen: Sequence[str]) -> Document:
    """The document of the chosen parts under the filters of the page; it says that it is at work."""
    with st.spinner(page.text("report.make.reading")):
        return build.document(page, list(build.sections(page, chosen)), where=str(st.context.url or ""))


def take(page: Page, document: Document, kinds: Sequence[str], make: Callable[[str, Document], Any]) -> None:
    """Under a heading a button a kind of file, with what it is for; no file is made before its button is clicked."""
    panel.title(page, page.text("report.make.title"))
    offer(page, document, kinds, make)


def offer(page: Page, document: Document, kinds: Sequence[str], make: Callable[[str, Document], Any]) -> None:
    """The buttons without a heading."""
    st.html(f'<p class="tw-caption" lang="{page.language}">{escape(page.text("report.choose.language"))}</p>')
    for column, kind in zip(st.columns(len(kinds), gap="large"), kinds, strict=True):
        file = make(kind, document)
        with column:
            st.download_button(
                page.text(f"report.make.{kind}"),
                file.data,
                file_name=file.name,
                mime=file.mime,
                key=f"report_{kind}",
                on_click="ignore",
                icon=":material/download:",
                width="stretch",
            )
            said = escape(page.text(f"report.make.{kind}_for"))
            st.html(f'<p class="tw-caption" lang="{page.language}">{said}</p>')


def holds(page: Page, document: Document) -> None:
    """What the report will say: the stamp, and a sentence a part, to copy one by one."""
    panel.title(page, page.text("report.holds.title"))
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in document.stamp.facts)
    parts = "".join(_part(page, section) for section in document.sections)
    st.html(f'<ol class="tw-report" lang="{page.language}">{parts}</ol>')
    st.html(f'<dl class="tw-facts" lang="{page.language}">{facts}</dl>')


def _part(page: Page, section: Section) -> str:
    """The name of a part and its finding, copied with what its first pair rests on."""
    evidence = [takeaway.told(page, pair) for pair in section.pairs[:1]]
    button = takeaway.text_button(
        page, page.text("report.copy.sentence"), "\n".join([section.finding, *evidence]), section.name
    )
    return f'<li><span class="tw-caption">{escape(section.name)}</span><p>{unbroken(section.finding)}</p>{button}</li>'
