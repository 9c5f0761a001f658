"""What stands around every page: menu, filters, the mark of invented data, and the one place that catches errors?"""

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from tweeluik import config
from tweeluik.components import address, filter_bar, once, states, takeaway
from tweeluik.components.address import Address
from tweeluik.components.ask import look_up
from tweeluik.components.page import Page
from tweeluik.components.views import opened, save
from tweeluik.components.watches import badge
from tweeluik.engine import Engine, open_engine
from tweeluik.engine.duck import file_version
from tweeluik.errors import StoreError, TweeluikError
from tweeluik.i18n import day, has, t
from tweeluik.metrics import options

# File stem = last part of the address = key of the texts, in the order of the menu; the first is at `/`.
PAGES = (
    "overview",
    "participation",
    "sectors",
    "satisfaction",
    "together",
    "trainings",
    "explore",
    "report",
    "views",
    "load",
    "uploads",
    "guide",
    "method",
)
_FOLDER = config.ROOT / "pages"
# A file of our own: the app fetches its named icons for the tab from another server.
_ICON = config.ROOT / "static" / "panels.png"
_STYLE = Path(__file__).with_name("panels.css")
_PRINT = Path(__file__).with_name("print.js").read_text(encoding="utf-8")
# Set by `start` for one run: without it a page file was run by itself and has no frame.
_MARK = "_framed"
# Versions of the data that are held open: the one of now, and the one that a page being drawn began with.
_VERSIONS = 2

_log = logging.getLogger("tweeluik")


def start(ready: Callable[[], None]) -> None:
    """Run the page that the address names, in its frame.

    `ready` brings a store that a killed process left behind up to date; it is called once in the life of the server.
    """
    st.set_page_config(layout="wide", page_icon=str(_ICON))
    st.session_state[_MARK] = True
    language = address.read().language
    with _caught(language):
        once.prepare(ready)
        _navigation(language).run()
        once.settle()


def open_page(name: str) -> Page:
    """Title, filters and the data of this moment; stops with its own words when there is nothing to show."""
    _frame(name)
    here = address.read()
    engine = current_engine()
    if engine is None:
        states.no_store(here.language)
    opened.mend(here, engine, name)
    here = address.sound(here, engine)
    page = Page(name, here, engine)
    with st.sidebar:
        filter_bar.draw(page)
        save.draw(page)
        filter_bar.language(here.language, page.text("frame.language"))
    _demo(name, here, engine)
    _title(page)
    opened.say(page)
    states.left_out(page)
    filter_bar.chips(page)
    takeaway.listen(page)
    page = replace(page, refuse=states.refusing(here.language, here.refused))
    states.nothing_left(page)
    return page


def open_plain_page(name: str) -> Address:
    """A page that asks nothing of the data: title and menu, no filters. Returns the address."""
    _frame(name)
    here = address.read()
    with st.sidebar:
        filter_bar.language(here.language, t("frame.language", here.language))
    _demo(name, here, current_engine())
    st.title(t(f"pages.{name}.title", here.language), anchor=False)
    st.html(f'<p class="tw-lead" lang="{here.language}">{t(f"pages.{name}.question", here.language)}</p>')
    return here


def current_engine() -> Engine | None:
    """An engine on the data of this moment, shared by all readers of the same version; nothing when none are loaded."""
    database = config.store_path() / "tweeluik.duckdb"
    try:
        return _engine(file_version(database), database)
    except StoreError as error:
        if error.code == "no_database":
            return None
        raise


@st.cache_resource(max_entries=_VERSIONS, show_spinner=False)
def _engine(version: str, _database: Path) -> Engine:
    return open_engine(_database)


def _frame(name: str) -> None:
    """Menu and style; a page file that was run without the frame is run again inside it.

    On a server where nobody has opened `/` yet, a link straight to a page runs its file alone.
    """
    here = address.read()
    if not st.session_state.pop(_MARK, False):
        _navigation(here.language)
        st.rerun()
    engine = current_engine()
    if name == PAGES[0]:
        opened.begin(engine, here.language, PAGES)
    st.html(_STYLE)
    _out_of_sight(here.language)
    with st.sidebar:
        st.html(f'<p class="tw-brand" lang="{here.language}">{t("frame.brand", here.language)}</p>')
    with st.sidebar.container(key="menu"):
        for page in PAGES:
            link = partial(_menu_link, page, here)
            badge.beside(engine, here.language, link) if page == "views" else link()


def _menu_link(name: str, here: Address, mark: str = "") -> None:
    st.page_link(
        _FOLDER / f"{name}.py",
        label=f"{t(f'pages.{name}.menu', here.language)} {mark}".strip(),
        query_params=address.query(here.language, here.filters),
    )


def _out_of_sight(language: str) -> None:
    """The language of the page for those who hear it, what charts need on paper, and an empty chart.

    The app says that every page is in English, and a screen reader would read Dutch as if it were. The chart makes the
    browser fetch 4.5 MB of drawing code while the figures are worked out. All are drawn in every run, because elements
    that come and go at the top make the browser draw all others anew.
    """
    with st.container(key="drawing_code"):
        script = f'document.documentElement.lang = "{language}"\n{_PRINT}'
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
        st.plotly_chart({"data": [{"type": "scatter"}], "layout": {"height": 10}}, key="empty_chart")


def _navigation(language: str):
    """The pages under their addresses. The menu is our own, because its links must carry the filters."""
    pages = [
        st.Page(_FOLDER / f"{name}.py", title=_tab(name, language), default=name == PAGES[0], url_path=name)
        for name in PAGES
    ]
    return st.navigation(pages, position="hidden")


def _tab(name: str, language: str) -> str:
    return f"{t(f'pages.{name}.menu', language)} · {t('frame.brand', language)}"


def _title(page: Page) -> None:
    st.title(page.text(f"pages.{page.name}.title"), anchor=False)
    printed = page.text("frame.printed", day=day(date.today(), page.language))
    lines = f'<p class="tw-lead">{states.scope(page)}</p><p class="tw-printed">{printed}</p>'
    st.html(f'<div lang="{page.language}">{lines}</div>')


def _demo(name: str, here: Address, engine: Engine | None) -> None:
    """The mark of invented data, on every page until the reader's own are loaded, and the ways to other pages."""
    if engine is None or not look_up(engine, options.dataset)["is_demo"]:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="demo"):
        mark, rest = t("frame.demo", here.language), t("frame.demo_rest", here.language)
        st.html(f'<p class="tw-demo" lang="{here.language}"><strong>{mark}</strong> {rest}</p>', width="content")
        for page, label in (("load", "leave_demo"), ("guide", "to_guide")):
            if page != name:
                st.page_link(
                    _FOLDER / f"{page}.py",
                    label=t(f"frame.{label}", here.language),
                    query_params=address.query(here.language, here.filters),
                )


@contextmanager
def _caught(language: str) -> Iterator[None]:
    """What the reader can mend is said in a sentence; anything else is a bug: logged, with a reference to give."""
    try:
        yield
    except TweeluikError as error:
        key = f"errors.{error.code}"
        st.error(t(key, language, **error.parts) if has(key, language) else t("frame.error.mendable", language))
        _log.warning("%s", error)
    except Exception:
        reference = secrets.token_hex(3)
        _log.exception("reference %s", reference)
        st.error(t("frame.error.bug", language, reference=reference))
