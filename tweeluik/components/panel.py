"""How does a chart stand on a page: the finding above it, the panels, the same as a table, and the proof?"""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from tweeluik.components import address, choices, diptych, narrow, proof, table, takeaway
from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.filters import DIMENSIONS

# Columns that only serve the drawing.
_DRAWN = ["value", "second", "amount", "text", "place", "noted_place"]
_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def show(
    page: Page,
    key: str,
    finding: str,
    charts: Any,
    rows: pd.DataFrame,
    controls: Sequence[str] = (),
    clicks: str | Sequence[str] = "",
    formats: Sequence[str] = (),
    names: bool = True,
    read: pd.DataFrame | None = None,
    caption: str = "",
    sources: proof.Sources | None = None,
    proven: pd.DataFrame | None = None,
) -> None:
    """A section: `finding` as heading, its controls, the chart or the two panels, the same as a table, and the proof.

    `charts` is one figure, one a format, or small ones by their titles; `rows` what they were drawn from; `controls`
    the choices of the page that belong here; `clicks` the dimensions that a click narrows, whose values in the table
    are links; `formats` those it is about (all shown ones); `names` whether they stand above the chart; `read` the
    table, when it is not a column a format; `caption` and `sources` in place of those of the section; `proven` the
    rows to download, when they are not what is drawn.
    """
    caption = caption or page.text(f"pages.sections.{key}.caption")
    clicks = [clicks] if isinstance(clicks, str) else clicks
    clicks = [dimension for dimension in clicks if narrow.can_narrow(dimension)]
    is_pair = isinstance(charts, dict) and bool(charts) and set(charts) <= set(FORMATS)
    above = "" if is_pair or not names else legend(page, formats or page.formats)
    _heading(page, key, finding, caption, "" if controls else above, charts=True)
    if controls:
        choices.draw(page, *controls)
    if controls and above:
        st.html(above)
    if is_pair:
        _pair(page, key, finding, charts, rows, clicks)
    elif isinstance(charts, dict):
        _cells(page, key, finding, charts, clicks)
    else:
        draw(page, key, charts, finding, clicks)
    if clicks:
        st.caption(_invitation(page, clicks))
    if read is None:
        read = table.by_format(page, rows, page.text(f"pages.sections.{key}.rows"), formats or page.formats)
    table.show(page, read, caption, _links(page, rows, clicks, read))
    proven = rows.drop(columns=_DRAWN, errors="ignore") if proven is None else proven
    proof.show(page, key, proven, *(sources or proof.SOURCES[key]))


def _links(page: Page, rows: pd.DataFrame, clicks: Sequence[str], read: pd.DataFrame) -> table.Links | None:
    """Where the names of a table lead, and behind each row the trainings under it, where these stand elsewhere."""
    if not clicks:
        return None
    names = read.iloc[: table.LONGEST, 0]
    further = () if page.name == narrow.TRAININGS else narrow.to_trainings(page, rows, clicks, names)
    return table.Links(narrow.links(page, rows, clicks, names), page.text("frame.drill"), further)


def _invitation(page: Page, clicks: Sequence[str]) -> str:
    """What a click does, and what does the same without a mouse."""
    names = [page.text(f"frame.dimension.{each if each in DIMENSIONS else 'period'}").lower() for each in clicks]
    said = page.text("frame.click", dimension=page.text("frame.and").join(names))
    if page.name == narrow.TRAININGS and "training" in clicks:
        said = page.text("trainings.click")
    return f"{said} {page.text('frame.click_in_table')}"


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
    _heading(page, key, finding, page.text(f"pages.sections.{key}.caption"), below, charts)


def _heading(page: Page, key: str, finding: str, caption: str, below: str, charts: bool) -> None:
    said = f'<p class="tw-caption" lang="{page.language}">{escape(caption)}</p>'
    st.html(f'{_h2(page, finding)}<div class="tw-sub">{said}{takeaway.buttons(page, key, charts)}</div>{below}')


def _h2(page: Page, sentence: str) -> str:
    """A heading of its own making: it says in which language it is, and never breaks a name at its hyphen."""
    return f'<h2 class="tw-finding-title" lang="{page.language}">{unbroken(sentence[:1].upper() + sentence[1:])}</h2>'


def legend(page: Page, formats: Sequence[str]) -> str:
    """The names of the formats with their marks."""
    names = "".join(f'<span class="tw-{each}" data-legend>{diptych.name_of(page, each)}</span>' for each in formats)
    return f'<p class="tw-caption tw-spread" lang="{page.language}">{names}</p>'


def _pair(
    page: Page, key: str, finding: str, charts: dict[str, Any], rows: pd.DataFrame, clicks: Sequence[str]
) -> None:
    for column, training_format in zip(st.columns(len(page.formats), gap="large"), page.formats, strict=True):
        with column:
            name = diptych.name_of(page, training_format)
            st.html(f'<p class="tw-caption tw-{training_format}" lang="{page.language}" data-legend>{name}</p>')
            said = table.notes(page, rows[rows["training_format"] == training_format])
            alt = f"{page.text(f'frame.format.{training_format}')}. {finding} {said}".strip()
            draw(page, f"{key}_{training_format}", charts[training_format], alt, clicks)


def draw(page: Page, key: str, figure: Any, alt: str, clicks: Sequence[str] = ()) -> None:
    """One chart with its text alternative. A click on a bar or point narrows the dimensions that it is a value of."""
    if not clicks:
        st.plotly_chart(figure, config=_CONFIG, alt=alt, key=f"chart_{key}")
        return
    # Another key after every click: a chart keeps its selection as long as its key, and misses a second click.
    count = st.session_state.setdefault(f"clicks_{key}", 0)
    own_key = f"chart_{key}_{count}"
    st.plotly_chart(
        figure,
        config=_CONFIG,
        alt=alt,
        key=own_key,
        on_select=lambda: _narrow(page, key, own_key, clicks),
        selection_mode="points",
    )


def _narrow(page: Page, key: str, own_key: str, clicks: Sequence[str]) -> None:
    """Narrow each dimension to the value of the bar or point that was clicked; one without a value does nothing."""
    st.session_state[f"clicks_{key}"] += 1
    for point in st.session_state[own_key].selection.points:
        said = point.get("customdata")
        values = said if isinstance(said, list) else [said]
        if len(values) < len(clicks) or not all(values[: len(clicks)]):
            continue
        filters = page.filters
        for dimension, value in zip(clicks, values, strict=False):
            filters = narrow.narrowed(filters, dimension, str(value))
        address.refilter(filters)


def _cells(page: Page, key: str, finding: str, charts: dict[str, Any], clicks: Sequence[str] = ()) -> None:
    grid = st.grid(min_column_width=260, gap="medium")
    cells = [grid.container() for _ in charts]
    # All titles first: a chart alone in the grid would be as wide as the page, and be drawn again beside others.
    for cell, title in zip(cells, charts, strict=True):
        cell.html(f'<h3 class="tw-caption" lang="{page.language}" data-legend>{escape(title)}</h3>')
    for place, (cell, (title, figure)) in enumerate(zip(cells, charts.items(), strict=True)):
        with cell:
            draw(page, f"{key}_{place}", figure, f"{title}. {finding}", clicks)


def note(page: Page, sentence: str, warning: bool = False) -> None:
    """A sentence under a section, marked when it should temper what stands above."""
    if warning:
        st.warning(sentence)
    elif sentence:
        st.html(f'<p class="tw-caption" lang="{page.language}">{escape(sentence)}</p>')
