"""What can these data not say?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import panel
from tweeluik.components.page import Page
from tweeluik.components.sentences import satisfaction as about_satisfaction
from tweeluik.components.sentences import sectors as about_sectors
from tweeluik.components.sentences.clauses import levels
from tweeluik.metrics import participation, satisfaction, sectors


def show(page: Page) -> None:
    """The gaps under one heading."""
    panel.title(page, page.text("sentences.limits"))
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said(page))
    st.html(f'<ul class="tw-list" lang="{page.language}">{items}</ul>')


def said(page: Page) -> list[str]:
    """The gaps of this selection with their size, and what holds for any selection."""
    unknown, _ = about_sectors.unknown(page, page.ask(sectors.unknown))
    return [
        levels(page, page.ask(participation.by_format), "participation.response_rate", "sentences.response"),
        unknown,
        about_satisfaction.joined(page, page.ask(satisfaction.coverage)),
        *_editions_of_other_formats(page.dataset, page),
        page.text("sentences.not_rates"),
        page.text("sentences.not_effects"),
    ]


def _editions_of_other_formats(dataset: pd.Series, page: Page) -> list[str]:
    other = int(dataset["other"])
    return [page.text("sentences.other_format" if other == 1 else "sentences.other_formats", n=other)] if other else []
