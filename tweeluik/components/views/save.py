"""How is the page as it stands now kept under a name?"""

import streamlit as st

from tweeluik import config
from tweeluik.components import address, periods, said
from tweeluik.components.page import Page
from tweeluik.components.views import reader
from tweeluik.store import views

PERSONAL, SHARED = "personal", "shared"


def draw(page: Page) -> None:
    """A button under the filters that opens a name, for whom, and whether to begin with it."""
    suggested = _suggested(page)
    with (
        st.popover(page.text("views.save"), icon=":material/bookmark_add:", width="stretch", key="save_view"),
        st.form("saving", border=False),
    ):
        st.text_input(page.text("views.name"), key="view_name", max_chars=views.LONGEST, placeholder=suggested)
        st.radio(
            page.text("views.for_whom"),
            (PERSONAL, SHARED),
            format_func=lambda whom: page.text(f"views.{whom}"),
            key="view_whom",
        )
        st.checkbox(page.text("views.begin"), key="view_begin", help=page.text("views.begin_help"))
        st.form_submit_button(page.text("views.keep"), on_click=_save, args=(page, suggested), type="primary")
        said.show("saving")
    reader.introduce()


def _save(page: Page, suggested: str) -> None:
    """Keep the page; what is off with it is said in the form, and the page stays as it is."""
    state, here = st.session_state, page.address
    owner = reader.become_owner() if state["view_whom"] == PERSONAL else ""
    choices = {name: value for name, value in here.choices.items() if name != "view"}
    parameters = address.query(here.language, here.filters, choices)
    query = {name: [values] if isinstance(values, str) else values for name, values in parameters.items()}

    def keep() -> None:
        view_id = views.save(config.store_path(), state["view_name"].strip() or suggested, page.name, query, owner)
        if state["view_begin"]:
            views.begin_with(config.store_path(), view_id, owner or views.EVERYBODY)

    if said.take("saving", keep, page.text("views.kept"), page.language):
        state["view_name"], state["view_begin"] = "", False


def _suggested(page: Page) -> str:
    """A name that says what the page shows: `Deelname, 2025-26, Zorg`."""
    parts = [page.text(f"pages.{page.name}.menu")]
    if page.periods and periods.code(page.filters, page.periods) != periods.ALL:
        parts.append(periods.said(page.filters, page.periods, page.language))
    parts += [page.label(dimension, value) for dimension, values in page.filters.active().items() for value in values]
    return ", ".join(parts)[: views.LONGEST].strip()
