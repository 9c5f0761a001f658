"""What is loaded, and how is a load taken back or brought back?

Enters the annex (store), as the pages of loading do.
"""

from collections.abc import Callable

import streamlit as st

from tweeluik import config
from tweeluik.components import findings
from tweeluik.i18n import t
from tweeluik.store import Store
from tweeluik.store.uploads import ACTIVE, DEMO, UNDONE, Upload

_UPLOADS_SHOWN = 20


def history(language: str) -> None:
    """What is loaded, the latest first, each with the button that takes it back or brings it back."""
    store = Store(config.store_path())
    uploads = store.uploads()
    if not uploads:
        return
    st.header(t("pages.load.history", language), anchor=False)
    if any(upload.facts["origin"] == DEMO and upload.state == ACTIVE for upload in uploads):
        _button("leave_demo", language, lambda: store.undo(DEMO), "leave_demo")
    for upload in reversed(uploads[-_UPLOADS_SHOWN:]):
        _upload(store, upload, language)


def _upload(store: Store, upload: Upload, language: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"upload_{upload.upload_id}"):
        st.html(findings.upload_line(upload.upload_id, upload.state, upload.facts, language))
        if upload.state == ACTIVE:
            _button("undo", language, lambda: store.undo(upload.upload_id), f"undo_{upload.upload_id}")
        elif upload.state == UNDONE:
            _button("redo", language, lambda: store.redo(upload.upload_id), f"redo_{upload.upload_id}")


def _button(name: str, language: str, act: Callable[[], object], key: str) -> None:
    """A button that changes the store, and shows that it is at it: figures are rebuilt from the uploads that count."""
    if st.button(t(f"pages.load.{name}", language), key=key):
        with st.spinner(t("pages.load.rebuilding", language)):
            act()
        st.rerun()
