"""What does one need to begin: which files, what stands in each, and what does the app look like with data?"""

from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components.wizard import session, widgets
from tweeluik.i18n import t

# Kind of file -> an example of a few rows; together they are one small programme, half in-company and half open.
EXAMPLES = {
    "enrolments": "inschrijvingen.csv",
    "evaluations": "evaluaties.csv",
    "editions": "edities.csv",
    "organisations": "organisaties.csv",
}


def show(language: str) -> None:
    """On an empty store: look around first, and the four kinds of file with an example of each."""
    widgets.html(f"<p>{escape(t('wizard.first.text', language))}</p>", language)
    st.button(
        t("wizard.first.look_around", language),
        key="wizard_look_around",
        type="primary",
        on_click=lambda: session.look_around(sorted(config.DEMO.glob("*.csv")), language),
    )
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.examples.text", language))}</p>', language)
    st.header(t("wizard.first.title", language), anchor=False)
    for kind, name in EXAMPLES.items():
        _kind(kind, name, language)
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.first.columns", language))}</p>', language)


def _kind(kind: str, name: str, language: str) -> None:
    """A kind of file in a line: what a row is and what it must say, and an example to download."""
    said, row, needs = (escape(t(f"wizard.first.{kind}.{part}", language)) for part in ("name", "row", "needs"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"wizard_kind_{kind}"):
        widgets.html(
            f'<p class="tw-upload"><strong>{said}</strong> {row}<br><span class="tw-under">{needs}</span></p>', language
        )
        st.download_button(
            t("wizard.first.example", language, file=name),
            (config.EXAMPLES / name).read_bytes,
            file_name=name,
            mime="text/csv",
            key=f"wizard_sample_of_{kind}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
