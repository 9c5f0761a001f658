"""What does one upload touch, how was it read, and how much of it still counts?"""

import json
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components import frame
from tweeluik.components.ask import look_up
from tweeluik.components.uploads import moments
from tweeluik.i18n import day, number, t
from tweeluik.ingest.mapping import Mapping, from_dict
from tweeluik.metrics import completeness
from tweeluik.store import Store
from tweeluik.store.contents import Contents, contents
from tweeluik.store.uploads import ACTIVE, UNDONE_MARK, Upload

_OPENED = "uploads_opened"
_COUNTED = ("editions", "trainings", "organisations", "participants")
# Kinds whose rows are merged column by column: a later file refines, and replaces nothing whole.
_MERGED = ("editions", "organisations")


def button(upload: Upload, language: str) -> bool:
    """The button that opens and closes the details of an upload; whether they are open."""
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    st.button(
        t("uploads.details", language),
        key=f"details_{upload.upload_id}",
        type="tertiary",
        on_click=lambda: opened.symmetric_difference_update({upload.upload_id}),
    )
    return upload.upload_id in opened


def touched(upload: Upload, language: str) -> str:
    """What an upload holds, in a sentence."""
    holds = _contents(upload)
    if not holds.rows:
        return t("uploads.touched.nothing", language)
    things = [t("uploads.touched.rows", language, n=number(holds.rows, language)), *_things(holds, language)]
    return t("uploads.touched.sentence", language, things=", ".join(things), days=_days(holds, language))


def show(upload: Upload, language: str) -> None:
    """Where it comes from, what it touches, what of it still counts, what was dropped, and how it was read."""
    holds, facts = _contents(upload), upload.facts
    said = {
        "file": f"{upload.upload_id} · {facts['file_name']}",
        "loaded": _by(facts["loaded_at"], facts["loaded_by"], language),
        "undone": _undone(upload, language),
        "rows": f"{number(facts['rows'], language)}: {_counts(facts, language)}",
        "holds": ", ".join(_things(holds, language)) + _days(holds, language),
        "standing": _standing(upload, holds, language),
        "dropped": ", ".join(facts["dropped"]),
    }
    rows = "".join(
        f"<dt>{escape(t(f'uploads.details_of.{name}', language))}</dt><dd>{escape(text)}</dd>"
        for name, text in said.items()
        if text
    )
    with st.container(key=f"details_of_{upload.upload_id}"):
        st.html(f'<dl class="tw-definitions" lang="{language}">{rows}</dl>')
        _mapping(upload, language)


def _contents(upload: Upload) -> Contents:
    """What it holds; counted once for each version of the data, which know when its editions are."""
    engine = frame.current_engine()
    return _counted(str(upload.folder), engine.version if engine else "", upload)


@st.cache_data(max_entries=200, show_spinner=False)
def _counted(folder: str, version: str, _upload: Upload) -> Contents:
    return contents(_upload, Store(config.store_path()).database)


def _things(holds: Contents, language: str) -> list[str]:
    counts = [(name, getattr(holds, name)) for name in _COUNTED]
    return [t(f"uploads.touched.{name}", language, n=number(count, language)) for name, count in counts if count]


def _days(holds: Contents, language: str) -> str:
    if holds.first_on is None:
        return ""
    first, last = day(holds.first_on, language), day(holds.last_on, language)
    return t("uploads.touched.days", language, first=first, last=last)


def _by(moment: str, who: str, language: str) -> str:
    said = t("uploads.by", language, who=who) if who else ""
    return f"{moments.with_utc(moment, language)} {said}".strip()


def _undone(upload: Upload, language: str) -> str:
    """When and by whom it was taken back; empty when it was not."""
    marks = [place / UNDONE_MARK for place in (upload.folder, upload.folder.parent)]
    for mark in marks:
        if mark.exists():
            undone = json.loads(mark.read_text(encoding="utf-8"))
            return _by(undone["undone_at"], undone["undone_by"], language)
    return ""


def _counts(facts: dict, language: str) -> str:
    return t("uploads.counts", language, **{name: number(n, language) for name, n in facts["counts"].items()})


def _standing(upload: Upload, holds: Contents, language: str) -> str:
    engine = frame.current_engine()
    if upload.state != ACTIVE or engine is None:
        return t("uploads.details_of.standing_none", language)
    standing = int(look_up(engine, completeness.standing).get(upload.upload_id, 0))
    key = "standing_merged" if upload.facts["kind"] in _MERGED else "standing_facts"
    key = "standing_all" if standing == holds.rows else key
    parts = {"standing": standing, "rows": holds.rows, "overtaken": holds.rows - standing}
    return t(f"uploads.details_of.{key}", language, **{name: number(n, language) for name, n in parts.items()})


def _mapping(upload: Upload, language: str) -> None:
    """How the file was read, as the TOML that `load --mapping` takes."""
    mapping = from_dict(upload.facts["mapping"])
    st.markdown(f"**{t('uploads.details_of.mapping', language)}**")
    if mapping == Mapping():
        st.write(t("uploads.details_of.mapping_none", language))
        return
    toml = mapping.to_toml()
    st.code(toml, language="toml", wrap_lines=True)
    st.download_button(
        t("uploads.details_of.download_mapping", language),
        toml,
        file_name=f"{upload.upload_id}.toml",
        mime="application/toml",
        key=f"mapping_{upload.upload_id}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help=t("uploads.details_of.mapping_help", language),
    )
