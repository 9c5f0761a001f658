"""Where are files dropped, and with which examples can one practise?"""

import io
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from tweeluik import config
from tweeluik.components.wizard import first, session, widgets
from tweeluik.i18n import t
from tweeluik.store import Store
from tweeluik.store.uploads import ACTIVE, OWN

# The browser keeps a file in memory until it is on disk [MB]; larger ones are loaded from a terminal.
_LARGEST = 200
_TYPES = ["csv", "txt", "tsv", "xlsx", "xls", "ods"]
_ROUND = "wizard_round"


def show(language: str) -> None:
    """What is needed when there is nothing yet, the place to drop files, and examples."""
    uploads = Store(config.store_path()).uploads()
    if not uploads:
        first.show(language)
    uploader(language, t("pages.load.larger", language, megabytes=_LARGEST))
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.safe", language))}</p>', language)
    # Invented files beside own ones would count as one.
    has_own = any(upload.state == ACTIVE and upload.facts["origin"] == OWN for upload in uploads)
    with st.expander(t("wizard.examples.title", language), type="compact"):
        widgets.html(f'<p class="tw-caption">{escape(t("wizard.examples.text", language))}</p>', language)
        for name, paths in _examples().items():
            _example(name, paths, not has_own, language)


def uploader(language: str, help: str) -> None:
    """The place to drop files. They go to disk at once, so that the server need not hold them in memory."""
    files = st.file_uploader(
        t("wizard.drop", language),
        type=_TYPES,
        accept_multiple_files=True,
        key=f"wizard_files_{st.session_state.setdefault(_ROUND, 0)}",
        max_upload_size=_LARGEST,
        help=help,
    )
    if files:
        session.drop(files, language)
        _let_go(files)
        st.session_state[_ROUND] += 1
        st.rerun()


def _let_go(files: Sequence[UploadedFile]) -> None:
    """The server would keep what was dropped as long as its session; by now it is on disk."""
    context = get_script_run_ctx()
    for file in files:
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _examples() -> dict[str, Sequence[Path]]:
    return {
        "messy": [config.EXAMPLES / "rommelige-inschrijvingen.csv"],
        "forms": [config.EXAMPLES / "evaluatieformulieren.csv"],
        "demo": sorted(config.DEMO.glob("*.csv")),
    }


def _example(name: str, paths: Sequence[Path], may_try: bool, language: str) -> None:
    """An example in a line: what it is, try it, download it."""
    title, text = (escape(t(f"wizard.examples.{name}.{part}", language)) for part in ("name", "text"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"wizard_example_{name}"):
        said = f'<strong>{title}</strong><br><span class="tw-under">{text}</span>'
        st.html(f'<p class="tw-upload" lang="{language}">{said}</p>')
        if may_try:
            st.button(
                t("wizard.examples.try", language),
                key=f"wizard_try_{name}",
                on_click=lambda: session.practise(_with_what_it_needs(name, paths), language),
            )
        st.download_button(
            t("wizard.examples.download", language),
            (lambda: _zipped(paths)) if len(paths) > 1 else paths[0].read_bytes,
            file_name=f"{name}.zip" if len(paths) > 1 else paths[0].name,
            key=f"wizard_download_{name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _with_what_it_needs(name: str, paths: Sequence[Path]) -> Sequence[Path]:
    """Forms say nothing without the editions that they are about."""
    return [*_examples()["messy"], *paths] if name == "forms" else paths


def _zipped(paths: Sequence[Path]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, path.name)
    return target.getvalue()
