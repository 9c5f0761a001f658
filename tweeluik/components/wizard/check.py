"""What was found in the files, what is to be done about it here, and which rows were refused?"""

from html import escape

import streamlit as st

from tweeluik.components import findings
from tweeluik.components.markup import plain
from tweeluik.components.wizard import widgets, words
from tweeluik.components.wizard.state import MATCH, READ, Wizard
from tweeluik.i18n import number, t


def show(wizard: Wizard, language: str) -> None:
    """What waits for an answer, the refused rows, and all findings, most serious first."""
    report = wizard.outcome.report
    if report is None:
        widgets.html(f'<p class="tw-lead">{escape(t("wizard.check.all_rows", language))}</p>', language)
        return
    title = "skippable" if report.refused and report.skippable else "errors" if report.refused else "clean"
    st.header(t(f"wizard.check.title_{title}", language), anchor=False)
    _open(wizard, language)
    _rejected(wizard, language)
    if report.findings:
        findings.show([words.named(each, language) for each in report.findings], language, words.told)
    else:
        widgets.html(f'<p class="tw-caption">{escape(t("wizard.check.none", language))}</p>', language)


def _open(wizard: Wizard, language: str) -> None:
    """The ways back to the steps where something is asked."""
    with st.container(horizontal=True):
        for step in (READ, MATCH):
            asked = wizard.questions(step)
            if asked:
                said = {"step": t(f"wizard.steps.{step}", language), "n": number(len(asked), language)}
                st.button(
                    t("wizard.check.open", language, **said),
                    key=f"wizard_open_{step}",
                    on_click=_turn,
                    args=(wizard, step, language),
                )


def _turn(wizard: Wizard, step: str, language: str) -> None:
    """Turn to a step, at the first file that waits there."""
    names = {found.file for found in wizard.questions(step)}
    wizard.shown = next((at for at, part in enumerate(wizard.parts) if part.name in names), wizard.shown)
    wizard.go(step, language)


def _rejected(wizard: Wizard, language: str) -> None:
    """The refused rows as files to mend, and the choice to load the others."""
    rejected = wizard.outcome.rejected
    if not rejected:
        return
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.check.rejected_lead", language))}</p>', language)
    for file in wizard.outcome.report.files:
        prepared = file.prepared
        if prepared.file_name in rejected:
            n = number(len(prepared.rejected), language)
            st.download_button(
                t("wizard.check.rejected", language, file=plain(prepared.file_name), n=n),
                rejected[prepared.file_name].read_bytes,
                file_name=f"{prepared.file_name}.rejected.csv",
                mime="text/csv",
                key=f"wizard_rejected_{prepared.file_name}",
                on_click="ignore",
                icon=":material/download:",
            )
    skip(wizard, language)


def skip(wizard: Wizard, language: str) -> None:
    """The box by which refused rows are left out knowingly, where only rows stand in the way."""
    report = wizard.outcome.report
    if not (report and report.refused and report.skippable):
        return

    def choose() -> None:
        wizard.skip_rejected = st.session_state["wizard_skip"]

    st.session_state["wizard_skip"] = wizard.skip_rejected
    n = number(wizard.rejected, language)
    st.checkbox(t("wizard.check.skip", language, n=n), key="wizard_skip", on_change=choose)
