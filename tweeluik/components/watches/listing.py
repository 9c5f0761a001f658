"""Which figures are watched, and how does each stand now?"""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components import address, lookup, said
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.components.uploads import moments
from tweeluik.components.watches import found, words
from tweeluik.engine.watches import Watch, kept
from tweeluik.errors import TweeluikError
from tweeluik.metrics.watches import QUIET, RED
from tweeluik.store import watches


def show(page: Page) -> None:
    """The watches, the red ones first; and files of the store that are none."""
    known, damaged = kept(config.store_path())
    st.header(page.text("watches.title"), anchor=False)
    st.html(f'<p class="tw-caption" lang="{page.language}">{escape(page.text("watches.caption"))}</p>')
    said.show("watches")
    if not known:
        st.write(page.text("watches.none"))
    else:
        pairs = _looked_at(page, known)
        with st.container(gap="xsmall", key="watches"):
            for watch, row in sorted(pairs, key=lambda pair: pair[1].get("state") != RED):
                _one(page, watch, row)
    if damaged:
        st.warning(page.text("watches.damaged", files=", ".join(plain(name) for name in damaged)))


def _looked_at(page: Page, known: Sequence[Watch]) -> list[tuple[Watch, dict]]:
    """Each watch with what it finds; with nothing, and a sentence why, when the data could not be asked: a watch that
    asks too much can then still be taken away.
    """
    looked = found.look(page.engine, known)
    with st.spinner(page.text("watches.looking"), show_time=True):
        error = looked.exception()
    if isinstance(error, TweeluikError):
        st.error(page.text(f"errors.{error.code}", **error.parts))
        return [(watch, {}) for watch in known]
    return list(zip(known, looked.result().to_dict("records"), strict=True))


def _one(page: Page, watch: Watch, row: dict) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"watch_{watch.watch_id}"):
        st.html(_lines(page, watch, row))
        if place := lookup.page_of(watch.figure):
            st.page_link(
                config.ROOT / "pages" / f"{place}.py",
                label=page.text("watches.to_page"),
                query_params=address.query(page.language, watch.filters(date.today())),
            )
        with st.popover(page.text("watches.remove"), type="tertiary", key=f"let_go_{watch.watch_id}"):
            st.button(
                page.text("watches.sure"),
                key=f"sure_{watch.watch_id}",
                on_click=lambda: said.take(
                    "watches",
                    lambda: watches.remove(config.store_path(), watch.watch_id),
                    page.text("watches.removed"),
                    page.language,
                ),
            )


def _lines(page: Page, watch: Watch, row: dict) -> str:
    """What is watched, and how it stands; then what was found; then under which filters, and since when it is so."""
    name, scope = words.title(page, watch), words.scope(page, watch.filters(date.today()), watch.period)
    mark, under = "", [scope]
    if row:
        state = row["state"] if row["state"] in (RED, QUIET) else "unsaid"
        since = page.text(f"watches.since.{state}", when=moments.local(row["since"], page.language))
        mark = f' <span class="tw-state tw-is-{state}">{escape(page.text(f"watches.marks.{state}"))}</span>'
        under = [words.found(page, watch, row), f"{scope} · {since}"]
    lines = "".join(f'<br><span class="tw-under">{escape(line)}</span>' for line in under)
    return f'<p class="tw-upload" lang="{page.language}"><strong>{escape(name)}</strong>{mark}{lines}</p>'
