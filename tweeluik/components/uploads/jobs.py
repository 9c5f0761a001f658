"""Which jobs per sector does the programme stand beside, and how are others loaded or taken away?"""

import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from tweeluik import config
from tweeluik.components import findings, table
from tweeluik.components.ask import look_up
from tweeluik.components.markup import plain
from tweeluik.components.page import short_sectors
from tweeluik.components.uploads import moments, steps
from tweeluik.engine import Engine
from tweeluik.engine.reference import Reference, reference
from tweeluik.errors import FileRefused
from tweeluik.findings import Finding, in_words
from tweeluik.i18n import has, number, t
from tweeluik.ingest import jobs
from tweeluik.ingest.numbers import MARKS
from tweeluik.metrics import options
from tweeluik.schema import TABLES
from tweeluik.store import reference as kept

_TYPES = ["csv", "txt", "tsv", "xlsx", "xls", "ods"]
# A table of a row a sector is small [MB].
_LARGEST = 10
_ROUND, _REVISION, _MARK = "jobs_round", "jobs_revision", "jobs_mark"
_REVISIONS = TABLES["organisations"]["sector_revision"].values
_MARKS = dict(zip(MARKS, ("comma", "point"), strict=True))
# What a file may leave open -> the question that settles it.
_OPEN = {"sector_revision_unknown": _REVISION, "decimal_ambiguous": _MARK, "decimal_mixed": _MARK}


def show(engine: Engine | None, language: str) -> None:
    """What is in use, and the place to drop a table of jobs per sector."""
    st.header(t("jobs.title", language), anchor=False)
    st.html(f'<p class="tw-caption" lang="{language}">{escape(t("jobs.caption", language))}</p>')
    _in_use(reference(config.store_path()), language)
    file = st.file_uploader(
        t("jobs.drop", language),
        type=_TYPES,
        key=f"jobs_file_{st.session_state.setdefault(_ROUND, 0)}",
        max_upload_size=_LARGEST,
        help=t("jobs.help", language),
    )
    if file:
        _dropped(file, engine, language)


def _in_use(found: Reference | None, language: str) -> None:
    if found is None:
        st.write(t("jobs.seats", language))
        return
    total = number(sum(each for _, each in found.jobs), language)
    sectors, unknown = number(len(found.jobs), language), number(found.unknown, language)
    key = "in_use" if found.unknown else "in_use_whole"
    when = moments.local(found.loaded_at, language)
    st.write(
        t(f"jobs.{key}", language, file=plain(found.file_name), jobs=total, sectors=sectors, unknown=unknown, when=when)
    )
    steps.ask_button("remove_jobs", "jobs", language)
    if steps.asked_about("jobs"):
        steps.sure("remove_jobs", "jobs", [t("uploads.asked.remove_jobs", language)], _remove, language)


def _remove() -> list[str]:
    kept.remove(config.store_path())
    return []


def _dropped(file: UploadedFile, engine: Engine | None, language: str) -> None:
    """How the file is understood, with the button that takes it; or why it is refused, with what can be answered."""
    try:
        found = _read(file, engine)
    except FileRefused as refused:
        findings.show(refused.findings, language, _told)
        _ask(refused.findings, language)
        return
    _understood(found, language)
    if st.button(t("jobs.use", language), type="primary", key="jobs_use"):
        steps.do("use_jobs", lambda: _keep(file.name, found), language)


def _read(file: UploadedFile, engine: Engine | None) -> jobs.Jobs:
    frame = look_up(engine, options.by_dimension) if engine else pd.DataFrame({"dimension": [], "value": []})
    own = frame.loc[frame["dimension"] == "sector", "value"].dropna().tolist()
    with tempfile.TemporaryDirectory(prefix="tweeluik-") as folder:
        path = Path(folder, Path(file.name).name)
        path.write_bytes(file.getbuffer())
        return jobs.read(path, st.session_state.get(_REVISION), st.session_state.get(_MARK), own)


def _told(finding: Finding, language: str) -> list[str]:
    """A finding in words, with what to do about it on this page."""
    said, key = in_words(finding, language), f"jobs.todo.{finding.code}"
    return [said[0], t(key, language), *said[2:]] if has(key, language) else said


def _ask(found: Sequence[Finding], language: str) -> None:
    """The question that would settle what the file leaves open; its answer holds for the files dropped after it too."""
    asked = {_OPEN[each.code] for each in found if each.code in _OPEN}
    marks = {mark: t(f"jobs.mark.{name}", language) for mark, name in _MARKS.items()}
    choices = {_REVISION: {revision: revision for revision in reversed(_REVISIONS)}, _MARK: marks}
    for key in sorted(asked):
        with st.container(horizontal=True):
            for answer, label in choices[key].items():
                st.button(label, key=f"{key}_{answer}", on_click=st.session_state.update, args=({key: answer},))


def _understood(found: jobs.Jobs, language: str) -> None:
    short = short_sectors(language)
    rows = sorted(found.by_sector.items(), key=lambda each: -each[1])
    names = [t(f"jobs.columns.{name}", language) for name in ("sector", "jobs")]
    frame = pd.DataFrame([(short.get(name, name), number(n, language)) for name, n in rows], columns=names)
    said = t("jobs.understood", language, sectors=number(len(rows), language))
    st.html(f'<p class="tw-caption" lang="{language}">{escape(said)}</p>')
    st.html(f'<div class="tw-table" lang="{language}">{table.markup(frame, said)}</div>')
    if found.unknown:
        listed = ", ".join(f"{name} ({number(n, language)})" for name, n in found.unknown.items())
        st.warning(t("jobs.unknown", language, listed=plain(listed)))


def _keep(name: str, found: jobs.Jobs) -> list[str]:
    kept.keep(config.store_path(), name, found.by_sector, sum(found.unknown.values()))
    st.session_state[_ROUND] += 1
    for key in (_REVISION, _MARK):
        st.session_state.pop(key, None)
    return [plain(name)]
