"""Where does a figure come from: its definition, its SQL, its rows and the uploads under it?"""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from tweeluik import spreadsheet
from tweeluik.components import stamp, table
from tweeluik.components.page import Page
from tweeluik.engine import queries
from tweeluik.i18n import day, has, number
from tweeluik.metrics import catalogue, options

_COMPLETION = ("participation.completion_rate",)
_MIXED = ("sectors.total_variation", "sectors.morisita_horn", "sectors.jensen_shannon")
_BOTH = ("together.organisations.both", "together.learners.both")
_FOLLOWED = ("together.organisations.within_year", "together.learners.within_year")
# The figures a section shows, the queries behind its chart, and what these are asked besides the filters.
Sources = tuple[Sequence[str], Sequence[str]] | tuple[Sequence[str], Sequence[str], dict[str, object]]
# Section of a page -> its sources.
SOURCES: dict[str, Sources] = {
    "enrolments": (("participation.enrolments",), ("participation_by_period",)),
    "trend": ((), ("participation_by_period",)),
    "steps": (_COMPLETION, ("participation_by_format", "participation_by_edition")),
    "returning": ((), ("returning_by_year",)),
    "by": (_COMPLETION, ("participation_by_dimension",)),
    "mix": (_MIXED, ("sectors_by_format",)),
    "contacts": (("meeting.contacts_per_participant",), ("meeting_by_size",)),
    "shift": ((), ("sectors_by_year",)),
    "scores": (("satisfaction.mean", "satisfaction.top_two"), ("satisfaction_by_score",)),
    "spread": ((), ("satisfaction_by_score",)),
    "rarefaction": (("sectors.rarefied",), ("sectors_by_format",)),
    "beside": ((), ("sectors_by_format", "seats_by_sector")),
    "rated": (("satisfaction.mean",), ("satisfaction_by_group",)),
    "patterns": (_BOTH, ("together_by_pattern",)),
    "flow": ((), ("together_by_step",)),
    "crossings": ((), ("together_by_crossing",)),
    "windows": (_FOLLOWED, ("together_by_follow_up",)),
    "within": ((), ("together_by_dimension",)),
    "clients": (("satisfaction.mean",), ("clients_by_group",)),
    "worklist_open": ((), ("worklist_by_organisation",)),
    "worklist_in_company": ((), ("worklist_by_organisation",)),
    "list": (("trainings.mean", "trainings.shrunk", *_COMPLETION), ("trainings_by_format", "trainings_by_year")),
    "funnel": (("trainings.funnel", "trainings.shrunk", "trainings.mean"), ()),
    "editions": (_COMPLETION, ("editions_by_start",)),
    "theme": (("trainings.against_theme",), ()),
    "edition": ((*_COMPLETION, "meeting.contacts_per_participant"), ("editions_by_start",)),
    "room": (("sectors.within_effective",), ("sectors_by_edition",)),
    "joined": (("satisfaction.mean",), ("satisfaction_by_edition",)),
}


def show(
    page: Page,
    key: str,
    rows: pd.DataFrame,
    ids: Sequence[str] = (),
    sources: Sequence[str] = (),
    asked: dict[str, object] | None = None,
) -> None:
    """A line that opens the proof of what stands above it; nothing is worked out before it is opened.

    `rows` are what the figures above were drawn from; `ids` the figures to define; `sources` further named queries;
    `asked` their parameters besides the filters.
    """
    opened = st.expander(page.text("frame.proof.title"), type="compact", key=f"proof_{key}", on_change="rerun")
    if not opened.open:
        return
    kinds = list(dict.fromkeys(catalogue.figure(id_) for id_ in ids))
    names = [*sources, *(name for kind in kinds for name in kind.queries)]
    with opened:
        _definitions(page, kinds)
        _rows(page, key, rows)
        _sql(page, list(dict.fromkeys(names)), asked or {})
        _uploads(page)


def _definitions(page: Page, kinds: list[catalogue.Figure]) -> None:
    said = [
        f"<dt>{escape(page.text(f'{kind.key}.label'))}</dt><dd>{escape(page.text(f'{kind.key}.definition'))}</dd>"
        for kind in kinds
        if has(f"{kind.key}.label", page.language)
    ]
    if said:
        st.html(f'<dl class="tw-definitions" lang="{page.language}">{"".join(said)}</dl>')


def _rows(page: Page, key: str, rows: pd.DataFrame) -> None:
    st.markdown(f"**{page.text('frame.proof.rows', n=number(len(rows), page.language))}**")
    with st.container(horizontal=True):
        for kind, plain in (("european", False), ("plain", True)):
            st.download_button(
                page.text(f"frame.proof.{kind}"),
                lambda plain=plain: spreadsheet.csv(rows, plain, stamp.column(page)),
                file_name=f"{page.name}-{key}.csv",
                mime="text/csv",
                key=f"download_{key}_{kind}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _sql(page: Page, names: list[str], asked: dict[str, object]) -> None:
    for name in names:
        query = queries.load(name)
        st.markdown(f"**{page.text('frame.proof.query')}** `queries/{name}.sql`")
        st.code(query.sql, language="sql")
    values = page.filters.parameters() | asked
    taken = sorted({parameter for name in names for parameter in queries.load(name).parameters} & values.keys())
    said = "\n".join(f"${parameter} = {_literal(values[parameter])}" for parameter in taken)
    st.markdown(f"**{page.text('frame.proof.parameters')}**")
    st.code(said or page.text("frame.proof.no_parameters"), language=None)


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _uploads(page: Page) -> None:
    files = page.look_up(options.uploads)
    shown = pd.DataFrame(
        {
            page.text("frame.proof.upload"): files["upload_id"],
            page.text("frame.proof.file"): files["file_name"],
            page.text("frame.proof.loaded"): [day(moment.date(), page.language) for moment in files["loaded_at"]],
            page.text("frame.proof.file_rows"): [number(n, page.language) for n in files["row_count"]],
        }
    )
    title = page.text("frame.proof.uploads")
    st.markdown(f"**{title}**")
    st.html(f'<div class="tw-table" lang="{page.language}">{table.markup(shown, title)}</div>')
