"""Is this page a saved view, or where a reader begins? Then it is said, with the way to the plain overview."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components import address
from tweeluik.components.address import Address
from tweeluik.components.markup import plain
from tweeluik.components.page import Page
from tweeluik.components.views import reader
from tweeluik.components.views.sound import as_saved, sound
from tweeluik.engine import Engine
from tweeluik.engine.views import View, saved, start_of
from tweeluik.filters import Filters


def begin(engine: Engine | None, language: str, pages: Sequence[str]) -> None:
    """Go on to the view that this reader begins with, when the address asks for nothing at all."""
    if st.query_params or engine is None:
        return
    view = start_of(config.store_path(), reader.owner())
    if view is None or view.page not in pages:
        return
    link = sound(engine, view).link(view, (view.query.get("lang") or [language])[-1])
    if view.page == pages[0]:
        st.query_params.from_dict(link)
        st.rerun()
    st.switch_page(config.ROOT / "pages" / f"{view.page}.py", query_params=link)


def mend(here: Address, engine: Engine, name: str) -> None:
    """Take out of the address of a view what the data have no longer; `say` names it."""
    view = _view(here, name)
    if view is None or (here.filters, _chosen(here)) != as_saved(view):
        return
    still = sound(engine, view)
    if (still.filters, still.choices) != as_saved(view):
        address.write(here.language, still.filters, still.choices | {"view": view.view_id})
        st.rerun()


def say(page: Page) -> None:
    """The name of the view, what is no longer in it, and the way out; nothing once the reader has changed it."""
    view = _view(page.address, page.name)
    if view is None:
        return
    still = sound(page.engine, view)
    if (page.filters, _chosen(page.address)) != (still.filters, still.choices):
        return
    is_start = start_of(config.store_path(), reader.owner()) == view
    said = page.text("views.begins" if is_start else "views.opened", name=view.name)
    with st.container(horizontal=True, vertical_alignment="center", key="saved_view"):
        st.html(f'<p class="tw-caption" lang="{page.language}">{escape(said)}</p>', width="content")
        st.page_link(
            config.ROOT / "pages" / "overview.py",
            label=page.text("views.plain"),
            query_params=address.query(page.language, Filters()),
        )
    if still.gone:
        st.warning(page.text("views.gone", names=", ".join(plain(each) for each in still.gone)))


def _view(here: Address, name: str) -> View | None:
    """The view that the address says it is."""
    said = here.choices.get("view")
    known = saved(config.store_path())[0] if said else []
    return next((view for view in known if view.view_id == said and view.page == name), None)


def _chosen(here: Address) -> dict[str, str]:
    return {name: value for name, value in here.choices.items() if name != "view"}
