"""How is what was said about a file kept for the terminal, and given back?"""

import tempfile
from html import escape
from pathlib import Path

import streamlit as st

from tweeluik.components.wizard import widgets
from tweeluik.components.wizard.state import Wizard
from tweeluik.errors import FileRefused
from tweeluik.i18n import t
from tweeluik.ingest.look import Looked
from tweeluik.ingest.mapping import Mapping, Options, load_mapping

_ROUND = "wizard_mapping_round"


def show(wizard: Wizard, looked: Looked, language: str) -> None:
    """The mapping as a file to keep, and the place to give one back."""
    with st.expander(t("wizard.mapping.title", language), type="compact"):
        widgets.html(f'<p class="tw-caption">{escape(t("wizard.mapping.lead", language))}</p>', language)
        st.download_button(
            t("wizard.mapping.download", language),
            looked.mapping.to_toml(),
            file_name=f"{Path(looked.name).stem}.toml",
            mime="application/toml",
            key="wizard_mapping_download",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        given = st.file_uploader(
            t("wizard.mapping.give", language),
            type=["toml"],
            key=f"wizard_mapping_{st.session_state.setdefault(_ROUND, 0)}",
            max_upload_size=1,
        )
        if given:
            _take(wizard, given.getvalue(), language)


def _take(wizard: Wizard, content: bytes, language: str) -> None:
    """Read the file as the mapping says; what was said before makes way."""
    try:
        mapping = _read(content)
    except FileRefused as refusal:
        st.warning(t("wizard.mapping.unreadable", language, reason=refusal.findings[0].found))
        return
    st.session_state[_ROUND] += 1
    wizard.answer(Options(mapping=mapping, sheet=wizard.part.options.sheet), language)
    st.rerun()


def _read(content: bytes) -> Mapping:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mapping.toml")
        path.write_bytes(content)
        return load_mapping(path)
