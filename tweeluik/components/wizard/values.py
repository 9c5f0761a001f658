"""What do the words in listed columns mean, those that stand on no list first?"""

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import table
from tweeluik.components.wizard import widgets, words
from tweeluik.components.wizard.state import Wizard
from tweeluik.i18n import number, t
from tweeluik.ingest.corrections import revalued
from tweeluik.ingest.look import Looked
from tweeluik.ingest.understood import Understood

# Unknown words that are asked about at once; a column with more is the wrong column.
_ASKED = 20


def ask(wizard: Wizard, looked: Looked, language: str) -> None:
    """The words that mean nothing here, each with the nearest meaning chosen already, and one click that takes all."""
    said = wizard.part.options.mapping.values
    unknown = [each for each in _listed(wizard, looked) if not each.is_known]
    # A sector of which nothing is known was answered too.
    unknown = [each for each in unknown if each.written not in said.get(each.target, {})]
    if not unknown:
        return
    st.subheader(t("wizard.values.title", language), anchor=False)
    widgets.html(f'<p class="tw-caption">{escape(t("wizard.values.lead", language))}</p>', language)
    keys = {(each.target, each.written): _key(wizard, each) for each in unknown[:_ASKED]}
    with st.form(f"wizard_values_{wizard.shown}", border=False):
        for each in unknown[:_ASKED]:
            _ask_one(each, looked, _key(wizard, each), language)
        if len(unknown) > _ASKED:
            more = t("wizard.values.more", language, n=number(len(unknown) - _ASKED, language))
            widgets.html(f'<p class="tw-caption">{escape(more)}</p>', language)
        # Taken before the page is drawn: a run that a finished job cuts short would lose the click.
        st.form_submit_button(
            t("wizard.values.apply", language),
            type="primary",
            key="wizard_values_apply",
            on_click=_take,
            args=(wizard, looked, keys, language),
        )


def _key(wizard: Wizard, each: Understood) -> str:
    return f"wizard_value_{wizard.shown}_{each.target}_{each.written}"


def _take(wizard: Wizard, looked: Looked, keys: dict[tuple[str, str], str], language: str) -> None:
    """Take every meaning that is chosen."""
    options = wizard.part.options
    for (target, written), key in keys.items():
        if (meaning := st.session_state.get(key)) is not None:
            options = revalued(looked, options, target, written, meaning)
    wizard.answer(options, language)


def _listed(wizard: Wizard, looked: Looked) -> tuple[Understood, ...]:
    """What the written values of this part became, as far as all rows were read as it now is."""
    known = {*looked.fields, *looked.declared}
    return tuple(each for each in wizard.prepared.understood if each.target in known) if wizard.prepared else ()


def _ask_one(each: Understood, looked: Looked, key: str, language: str) -> None:
    """What one word means, with the nearest meaning chosen already where there is one."""
    named = words.meanings(each.target, looked, language)
    options = list(named)
    near = words.listed(each.target, each.nearest, language) if each.nearest else ""
    place = next((at for at, value in enumerate(options) if value and named[value] == near), None)
    first, second = st.columns([5, 5], vertical_alignment="center", gap="medium")
    rows = t("wizard.values.rows", language, n=number(each.rows, language))
    under = f"{words.target(each.target, looked, language)} · {rows}"
    with first:
        widgets.html(
            f'<p class="tw-name">“{escape(each.written)}”</p><p class="tw-under">{escape(under)}</p>',
            language,
        )
    second.selectbox(
        each.written,
        options,
        index=place,
        format_func=named.__getitem__,
        key=key,
        label_visibility="collapsed",
        placeholder=t("wizard.choose", language),
    )


def known(wizard: Wizard, looked: Looked, language: str) -> None:
    """What every word became, folded; and how to change one."""
    listed = [each for each in _listed(wizard, looked) if each.is_known]
    if wizard.prepared is None:
        widgets.html(f'<p class="tw-caption">{escape(t("wizard.values.unread", language))}</p>', language)
    if not listed:
        return
    with st.expander(t("wizard.values.known", language), type="compact"):
        title = t("wizard.values.known", language)
        markup = table.markup(_table(listed, looked, language), title)
        widgets.html(f'<div class="tw-table tw-words">{markup}</div>', language)
        _change(wizard, looked, listed, language)


def _table(listed: Iterable[Understood], looked: Looked, language: str) -> pd.DataFrame:
    names = ("written", "count", "became")
    columns = [t("wizard.column", language), *(t(f"wizard.values.{name}", language) for name in names)]
    rows = [
        [
            each.header,
            each.written,
            number(each.rows, language),
            words.listed(each.target, each.value, language) or t("wizard.values.nothing", language),
        ]
        for each in listed
    ]
    return pd.DataFrame(rows, columns=columns)


def _change(wizard: Wizard, looked: Looked, listed: list[Understood], language: str) -> None:
    """Give one word another meaning."""
    key = f"wizard_change_{wizard.shown}"
    first, second = st.columns(2)
    with first:
        written = st.selectbox(
            t("wizard.values.change", language),
            range(len(listed)),
            index=None,
            key=key,
            format_func=lambda place: f"{listed[place].header}: {listed[place].written}",
            placeholder=t("wizard.choose", language),
        )
    if written is None:
        return
    each = listed[written]
    named = words.meanings(each.target, looked, language)

    def act(value: str) -> None:
        wizard.answer(revalued(looked, wizard.part.options, each.target, each.written, value), language)

    with second:
        label, place = t("wizard.values.change_to", language), t("wizard.choose", language)
        widgets.select(f"{key}_to", label, list(named), None, named.__getitem__, act, placeholder=place)
