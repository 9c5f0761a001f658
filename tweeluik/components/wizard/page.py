"""How does one add files? Drop them, see how they are read and matched, what was found, what would change, and load.

Five steps on one page. Files are looked at, checked and loaded by jobs of their own (`tweeluik.ingest.job`); nothing is
loaded before the reader says so.
"""

from pathlib import Path

import streamlit as st

from tweeluik.components.markup import plain
from tweeluik.components.wizard import check, drop, load, match, preview, progress, read, session, widgets
from tweeluik.components.wizard.state import CHECKED, LOADED, MATCH, PREVIEW, READ, STEPS, Wizard
from tweeluik.i18n import has, number, t
from tweeluik.ingest.job import LOAD

_STYLE = Path(__file__).with_name("wizard.css")
_DRAWN = {READ: read.show, MATCH: match.show, CHECKED: check.show, PREVIEW: preview.show, LOADED: load.show}
# What is about one file at a time.
_OF_A_PART = (READ, MATCH)


def show(language: str) -> None:
    """The place to drop files, or the step at which the dropped ones are."""
    st.html(_STYLE)
    wizard = session.current()
    if wizard and wizard.job and not wizard.job.is_running:
        wizard.take(language)
    if wizard is None or wizard.done:
        if wizard:
            load.done(wizard, language)
        drop.show(language)
        return
    _line(wizard, language)
    # Always the same place, so that the steps below stay what they are for the browser.
    with st.container():
        _state(wizard, language)
    if wizard.outcome.looked and not _is_loading(wizard):
        if wizard.step in _OF_A_PART:
            _parts(wizard, language)
        _DRAWN[wizard.step](wizard, language)
        _onwards(wizard, language)
    _foot(wizard, language)


def _is_loading(wizard: Wizard) -> bool:
    return wizard.job is not None and wizard.job.request.task == LOAD


def _line(wizard: Wizard, language: str) -> None:
    """The five steps, with the number of questions or errors that wait there."""

    def name(step: str) -> str:
        said = t(f"wizard.steps.{step}", language)
        others = [found for found in wizard.errors if found not in wizard.questions(READ) + wizard.questions(MATCH)]
        waiting = (others if step == CHECKED else wizard.questions(step)) if not wizard.may_load else []
        return t("wizard.steps.open", language, step=said, n=number(len(waiting), language)) if waiting else said

    widgets.choose(
        "wizard_step",
        t("wizard.steps.label", language),
        STEPS,
        wizard.step,
        name,
        lambda step: wizard.go(step, language),
        label_visibility="collapsed",
    )


def _state(wizard: Wizard, language: str) -> None:
    """What is being done with the files now, or why it ended."""
    if wizard.failure:
        code = wizard.failure.code
        own = {"store_changed": "changed_meanwhile", "store_busy": "busy"}.get(code)
        key = f"wizard.load.{own}" if own else f"errors.{code}"
        st.warning(
            t(key, language, **wizard.failure.parts) if has(key, language) else t("frame.error.mendable", language)
        )
    if wizard.job:
        progress.show(language, is_beside=bool(wizard.outcome.looked) and not _is_loading(wizard))
        return
    if wizard.was_stopped:
        st.info(t(f"wizard.{'stopped' if wizard.step == LOADED else 'cancelled'}", language))
    if not wizard.is_checked and (wizard.failure or wizard.was_stopped or not wizard.outcome.looked):
        again = t("wizard.again", language)
        st.button(again, key="wizard_again", on_click=lambda: wizard.look_again(language))


def _parts(wizard: Wizard, language: str) -> None:
    """Which of several files is shown; one with an open question is marked."""
    if len(wizard.parts) == 1:
        return

    def name(place: int) -> str:
        part = wizard.parts[place]
        waiting = len(wizard.questions(wizard.step, part))
        said = t("wizard.steps.open", language, step=part.name, n=number(waiting, language)) if waiting else part.name
        return plain(said)

    def turn(place: int) -> None:
        wizard.shown, wizard.describing = place, ""

    with st.container(horizontal=True, vertical_alignment="bottom"):
        widgets.choose("wizard_part", t("wizard.part", language), range(len(wizard.parts)), wizard.shown, name, turn)
        st.button(
            t("wizard.remove", language),
            key="wizard_remove",
            type="tertiary",
            on_click=lambda: wizard.leave_out(language),
        )


def _onwards(wizard: Wizard, language: str) -> None:
    """The button to the next step."""
    place = STEPS.index(wizard.step)
    if wizard.step == LOADED:
        return
    following = STEPS[place + 1]
    st.button(
        t("wizard.next", language, step=t(f"wizard.steps.{following}", language)),
        key="wizard_next",
        type="primary",
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=lambda: wizard.go(following, language),
    )


def _foot(wizard: Wizard, language: str) -> None:
    """More files, and the way out."""
    if not _is_loading(wizard):
        with st.expander(
            t("wizard.add", language), type="compact", expanded=wizard.step == CHECKED and wizard.rejected > 0
        ):
            drop.uploader(language, t("wizard.add_help", language))
    st.button(
        t("wizard.put_away", language),
        key="wizard_put_away",
        type="tertiary",
        icon=":material/close:",
        on_click=session.put_away,
    )
