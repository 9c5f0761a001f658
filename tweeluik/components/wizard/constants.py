"""Which fields may have the same value in every row, and under which list of sectors is a file read?"""

from html import escape

import streamlit as st

from tweeluik.components.wizard import widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.i18n import t
from tweeluik.ingest.corrections import constant, reread
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.look import Looked

# Fields that one file often leaves out because all its rows share them.
OFFERED = ("edition_id", "training_format", "starts_on", "enrolment_status", "question_id")


def show(wizard: Wizard, looked: Looked, name: str, language: str) -> None:
    """The one value of a field without a column: from its list, or written."""
    value = wizard.part.options.settings.get(name) or looked.mapping.constants.get(name, "")
    key, label = f"wizard_constant_{wizard.shown}_{name}", t("wizard.match.constant", language)
    listed = fields(looked.kind)[name].values

    def act(said: str) -> None:
        wizard.answer(constant(looked, wizard.part.options, name, said), language)

    _, second, _ = st.columns([5, 5, 4], gap="medium")
    with second:
        if listed:
            none = t("wizard.match.constant_none", language)
            called = lambda value: words.listed(name, value, language) if value else none  # noqa: E731
            widgets.select(key, label, ["", *listed], value, called, act)
        else:
            widgets.write(key, label, value, lambda said: act(said.strip()))


def ask_revision(wizard: Wizard, looked: Looked, language: str) -> None:
    """Letters of sectors mean one thing in one list and another in the next: which list is it?"""
    found = [each for each in wizard.questions(wizard.step, wizard.part) if each.code == "sector_revision_unknown"]
    if not found:
        return
    said = t("wizard.match.revision", language, found=found[0].found, column=found[0].column)
    why = t("wizard.match.revision_why", language)
    with st.container(key="wizard_ask_revision"):
        widgets.html(f'<p class="tw-ask">{escape(said)}</p><p class="tw-caption">{escape(why)}</p>', language)
        with st.container(horizontal=True):
            for revision in reversed(fields(looked.kind)["sector_revision"].values):
                options = constant(looked, wizard.part.options, "sector_revision", revision)
                st.button(revision, key=f"wizard_revision_{revision}", on_click=wizard.answer, args=(options, language))


def sectors(wizard: Wizard, looked: Looked, language: str) -> None:
    """Whether the sectors belong to the reference classification or to one of the reader's own."""
    if any(column.target == "sector" for column in looked.columns):
        widgets.choose(
            f"wizard_sectors_{wizard.shown}",
            t("wizard.match.sectors", language),
            ("nace", "own"),
            wizard.part.options.said().get("sectors", "nace"),
            lambda value: t(f"wizard.match.sectors_{value}", language),
            lambda value: wizard.answer(reread(wizard.part.options, sectors=value), language),
        )
