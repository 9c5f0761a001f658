"""Which views are there for this reader, and how is one opened, renamed, begun with or taken away?"""

from collections.abc import Callable
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components import frame, said
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.components.views import reader
from tweeluik.components.views.sound import Sound, sound
from tweeluik.components.watches import words
from tweeluik.engine.views import View, saved, starts_of
from tweeluik.store import views


def show(page: Page) -> None:
    """The views of this reader and the shared ones, by name; and files of the store that are none."""
    found, damaged = saved(config.store_path(), reader.owner())
    st.header(page.text("views.title"), anchor=False)
    st.html(f'<p class="tw-caption" lang="{page.language}">{escape(page.text("views.caption"))}</p>')
    said.show("views")
    if not found:
        st.write(page.text("views.none"))
    starts = starts_of(config.store_path())
    with st.container(gap="xsmall", key="views"):
        for view in found:
            _one(page, view, is_start=starts.get(view.whose) == view.view_id)
    if damaged:
        st.warning(page.text("views.damaged", files=", ".join(plain(name) for name in damaged)))


def _one(page: Page, view: View, is_start: bool) -> None:
    still = sound(page.engine, view)
    with st.container(horizontal=True, vertical_alignment="center", key=f"view_{view.view_id}"):
        with st.container(gap=None):
            if view.page in frame.PAGES:
                place, link = config.ROOT / "pages" / f"{view.page}.py", still.link(view, page.language)
                st.page_link(place, label=f"**{plain(view.name)}**", query_params=link)
            else:
                st.markdown(f"**{plain(view.name)}**")
            st.html(f'<p class="tw-under" lang="{page.language}">{escape(_under(page, view, still, is_start))}</p>')
        _change(page, view, is_start)


def _under(page: Page, view: View, still: Sound, is_start: bool) -> str:
    """Which page under which filters, whose, whether one begins with it, and what is no longer there."""
    known = view.page in frame.PAGES
    parts = [
        page.text(f"pages.{view.page}.menu") if known else page.text("views.no_page", page=view.page),
        words.scope(page, still.filters),
        page.text("views.yours" if view.owner else "views.everybodys"),
        page.text("views.start_of_yours" if view.owner else "views.start_of_everybody") if is_start else "",
        page.text("views.gone", names=", ".join(still.gone)) if still.gone else "",
    ]
    return " · ".join(part for part in parts if part)


def _change(page: Page, view: View, is_start: bool) -> None:
    """What can be done with a view, one click away from the list."""
    store, name = config.store_path(), f"view_renamed_{view.view_id}"
    begin = "" if is_start else view.view_id
    with st.popover(page.text("views.change"), type="tertiary", key=f"change_{view.view_id}"):
        with st.form(f"rename_{view.view_id}", border=False):
            st.text_input(page.text("views.name"), view.name, max_chars=views.LONGEST, key=name)
            st.form_submit_button(
                page.text("views.rename"),
                on_click=lambda: _do(
                    page, "renamed", lambda: views.rename(store, view.view_id, st.session_state[name], view.owner)
                ),
            )
        st.button(
            page.text("views.begin_not" if is_start else "views.begin"),
            key=f"begin_{view.view_id}",
            help=page.text("views.begin_yours" if view.owner else "views.begin_everybody"),
            on_click=lambda: _do(page, "begun", lambda: views.begin_with(store, begin, view.whose)),
        )
        st.button(
            page.text("views.remove" if view.owner else "views.remove_shared"),
            key=f"remove_{view.view_id}",
            on_click=lambda: _do(page, "removed", lambda: views.remove(store, view.view_id)),
        )


def _do(page: Page, name: str, act: Callable[[], None]) -> None:
    said.take("views", act, page.text(f"views.done.{name}"), page.language)
