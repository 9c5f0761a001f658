"""What is being done with the files now, and how does one stop it?"""

import streamlit as st

from tweeluik.components.markup import plain
from tweeluik.components.wizard import session
from tweeluik.i18n import number, t
from tweeluik.ingest.job import Progress

# How often the reader is told [s].
_EVERY = 0.4
_STEPS = ("start", "wait", "read", "compare", "build", "check", "preview", "publish")


@st.fragment(run_every=_EVERY)
def show(language: str, is_beside: bool) -> None:
    """The step, the file, the rows so far and the seconds; the whole page is drawn anew when the job has ended.

    `is_beside` keeps it in a corner, so that nothing moves under the hand of somebody who goes on answering.
    """
    wizard = session.current()
    if wizard is None or wizard.job is None or not wizard.job.is_running:
        st.rerun()
    now, seconds = wizard.job.progress(), number(wizard.job.seconds, language)
    said = t("wizard.progress.seconds", language, step=_said(now, language), seconds=seconds)
    with st.container(key=f"wizard_progress_{'beside' if is_beside else 'alone'}"):
        st.progress(_STEPS.index(now.step) / len(_STEPS), said)
        st.button(t("wizard.progress.cancel", language), key="wizard_cancel", type="tertiary", on_click=wizard.cancel)


def _said(now: Progress, language: str) -> str:
    key = "rows" if now.step == "read" and now.rows else now.step
    return t(f"wizard.progress.{key}", language, file=plain(now.file), rows=number(now.rows, language))
