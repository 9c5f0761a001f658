"""How does a chart stand on a page: the finding above it, the panels, the same as a table, and the proof?"""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from tweeluik.components import address, choices, diptych, proof, table, takeaway
from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.filters import DIMENSIONS
from tweeluik.i18n import has

# Columns that only serve the drawing.
_DRAWN = ["value", "amount", "text", "place", "noted_place"]
_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def show(
    page: Page,
    key: str,
    finding: str,
    charts: Any,
    rows: pd.DataFrame,
    controls: Sequence[str] = (),
    clicks: str = "",
    formats: Sequence[str] = (),
    names: bool = True,
    read: pd.DataFrame | None = None,
) -> None:
    """A section: `finding` as heading, its controls, the chart or the two panels, the same as a table, and the proof.

    `charts` is one figure, or one a format; `rows` what they were drawn from; `controls` the choices of the page that
    belong here; `clicks` the dimension that a click on a bar narrows; `formats` those it is about (all shown ones);
    `names` whether they stand above the chart; `read` the table, when it is not a column a format.
    """
    above = "" if isinstance(charts, dict) or not names else legend(page, formats or page.formats)
    heading(page, key, finding, "" if controls else above, charts=True)
    if controls:
        choices.draw(page, *controls)
    if isinstance(charts, dict):
        _pair(page, key, finding, charts, rows, clicks)
    else:
        if controls and above:
            st.html(above)
        draw(page, key, charts, finding, clicks)
    if read is None:
        read = table.by_format(page, rows, page.text(f"pages.sections.{key}.rows"), formats or page.formats)
    table.show(page, read, page.text(f"pages.sections.{key}.caption"))
    proof.show(page, key, rows.drop(columns=_DRAWN, errors="ignore"), *proof.SOURCES[key])


def title(page: Page, said: str) -> None:
    """A heading that is no finding."""
    st.html(_h2(page, said))


def lead(page: Page, sentence: str) -> None:
    """The finding above a diptych, as a heading."""
    st.html(f'{_h2(page, sentence)}<div class="tw-sub">{takeaway.buttons(page, "lead", charts=False)}</div>')


def heading(page: Page, key: str, finding: str, below: str = "", charts: bool = False) -> None:
    """The finding as a heading, and in small print what is counted and in what unit; `below` is markup under them.

    `charts`: whether any follow, so that a picture of them can be taken along.
    """
    caption = f'<p class="tw-caption" lang="{page.language}">{escape(page.text(f"pages.sections.{key}.caption"))}</p>'
    st.html(f'{_h2(page, finding)}<div class="tw-sub">{caption}{takeaway.buttons(page, key, charts)}</div>{below}')


def _h2(page: Page, sentence: str) -> str:
    """A heading of its own making: it says in which language it is, and never breaks a name at its hyphen."""
    return f'<h2 class="tw-finding-title" lang="{page.language}">{unbroken(sentence[:1].upper() + sentence[1:])}</h2>'


def legend(page: Page, formats: Sequence[str]) -> str:
    """The names of the formats with their marks."""
    names = "".join(f'<span class="tw-{each}" data-legend>{diptych.name_of(page, each)}</span>' for each in formats)
    return f'<p class="tw-caption tw-spread" lang="{page.language}">{names}</p>'


def _pair(page: Page, key: str, finding: str, charts: dict[str, Any], rows: pd.DataFrame, clicks: str) -> None:
    for column, training_format in zip(st.columns(len(page.formats), gap="large"), page.formats, strict=True):
        with column:
            name = diptych.name_of(page, training_format)
            st.html(f'<p class="tw-caption tw-{training_format}" lang="{page.language}" data-legend>{name}</p>')
            said = table.notes(page, rows[rows["training_format"] == training_format])
            alt = f"{page.text(f'frame.format.{training_format}')}. {finding} {said}".strip()
            draw(page, f"{key}_{training_format}", charts[training_format], alt, clicks)


def draw(page: Page, key: str, figure: Any, alt: str, filters_by: str = "") -> None:
    """One chart with its text alternative. A click on a bar filters, when the dimension can be filtered."""
    if filters_by not in DIMENSIONS:
        st.plotly_chart(figure, config=_CONFIG, alt=alt, key=f"chart_{key}")
        return
    # Another key after every click: a chart keeps its selection as long as its key, and misses a second click.
    clicks = st.session_state.setdefault(f"clicks_{key}", 0)
    own_key = f"chart_{key}_{clicks}"
    st.plotly_chart(
        figure,
        config=_CONFIG,
        alt=alt,
        key=own_key,
        on_select=lambda: _narrow(page, key, own_key, filters_by),
        selection_mode="points",
    )
    own = f"{filters_by}s.click"
    said = page.text(f"frame.dimension.{filters_by}").lower()
    st.caption(page.text(own if has(own, page.language) else "frame.click", dimension=said))


def _narrow(page: Page, key: str, own_key: str, dimension: str) -> None:
    """Narrow one dimension to the value of the bar that was clicked."""
    st.session_state[f"clicks_{key}"] += 1
    for point in st.session_state[own_key].selection.points:
        value = point.get("customdata")
        value = value[0] if isinstance(value, list) else value
        if value:
            address.refilter(replace(page.filters, **{dimension: (str(value),)}))


def grid(page: Page, key: str, finding: str, charts: dict[str, Any], rows: pd.DataFrame) -> None:
    """A section of small charts under their titles, as many beside each other as fit."""
    heading(page, key, finding, legend(page, page.formats), charts=True)
    cells = st.grid(min_column_width=260, gap="medium")
    for place, (title, figure) in enumerate(charts.items()):
        with cells.container():
            st.html(f'<h3 class="tw-caption" lang="{page.language}" data-legend>{escape(title)}</h3>')
            draw(page, f"{key}_{place}", figure, f"{title}. {finding}")
    table.show(page, table.by_format(page, rows, page.text(f"pages.sections.{key}.rows"), page.formats), finding)
    proof.show(page, key, rows.drop(columns=_DRAWN, errors="ignore"), *proof.SOURCES[key])


def note(page: Page, sentence: str, warning: bool = False) -> None:
    """A sentence under a section, marked when it should temper what stands above."""
    if warning:
        st.warning(sentence)
    elif sentence:
        st.html(f'<p class="tw-caption" lang="{page.language}">{escape(sentence)}</p>')
