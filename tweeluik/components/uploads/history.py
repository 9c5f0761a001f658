"""What was loaded, the latest first, and how is one of them taken back or brought back?"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components.markup import plain
from tweeluik.components.uploads import details, moments, steps
from tweeluik.i18n import number, t
from tweeluik.store import Store
from tweeluik.store.uploads import ACTIVE, DEMO, LEFT, UNDONE, UNDONE_MARK, Upload

# Uploads on a page; from more on there is a place to search.
_SHOWN = 8


def show(language: str) -> None:
    """The list with its search and pages, each upload with its details and the step that can be taken."""
    uploads = Store(config.store_path()).uploads()
    st.header(t("uploads.history", language), anchor=False)
    steps.done()
    if not uploads:
        st.write(t("uploads.none", language))
        return
    _summary(uploads, language)
    if any(upload.facts["origin"] == DEMO and upload.state == ACTIVE for upload in uploads):
        _leave_demo(language)
    with st.container(gap="xsmall", key="history"):
        for upload in _page_of(_found(uploads, language), language):
            _one(upload, language)


def _summary(uploads: Sequence[Upload], language: str) -> None:
    count = number(sum(upload.state == ACTIVE for upload in uploads), language)
    when = moments.local(max(upload.facts["loaded_at"] for upload in uploads), language)
    said = t("uploads.count", language, count=count, all=number(len(uploads), language), when=when)
    st.html(f'<p class="tw-caption" lang="{language}">{escape(said)}</p>')


def _found(uploads: Sequence[Upload], language: str) -> list[Upload]:
    """The uploads that the reader searches for, the latest first."""
    latest = list(reversed(uploads))
    if len(uploads) <= _SHOWN:
        return latest
    said = st.text_input(t("uploads.search", language), key="uploads_search").strip()
    found = [upload for upload in latest if said.casefold() in _searched(upload, language)]
    if not found:
        st.write(t("uploads.nothing_found", language, said=plain(said)))
    return found


def _searched(upload: Upload, language: str) -> str:
    facts = upload.facts
    kind, state = t(f"uploads.kinds.{facts['kind']}", language), t(f"uploads.states.{upload.state}", language)
    words = (upload.upload_id, facts["file_name"], facts["loaded_by"], kind, state, facts["loaded_at"])
    return " ".join(words).casefold()


def _page_of(found: Sequence[Upload], language: str) -> Sequence[Upload]:
    pages = -(-len(found) // _SHOWN)
    if pages < 2:
        return found
    page = st.pagination(pages, key=f"uploads_page_{pages}")
    return found[(page - 1) * _SHOWN : page * _SHOWN]


def _one(upload: Upload, language: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"upload_{upload.upload_id}"):
        st.html(_line(upload, language))
        opened = details.button(upload, language)
        if upload.state != LEFT:
            steps.ask_button(_step(upload), upload.upload_id, language)
    asked = steps.asked_about(upload.upload_id)
    if asked == _step(upload):
        _sure(upload, language)
    elif asked:
        steps.too_late(language)
    if opened:
        details.show(upload, language)


def _step(upload: Upload) -> str:
    return "redo" if upload.state == UNDONE else "undo"


def _line(upload: Upload, language: str) -> str:
    """An upload in two lines: which file, of what kind, in which state; then when, by whom and what it brought."""
    facts = upload.facts
    kind, state = t(f"uploads.kinds.{facts['kind']}", language), t(f"uploads.states.{upload.state}", language)
    counts = {name: number(count, language) for name, count in facts["counts"].items()}
    said = [
        moments.local(facts["loaded_at"], language),
        t("uploads.by", language, who=facts["loaded_by"]) if facts["loaded_by"] else "",
        t("uploads.counts", language, **counts),
    ]
    under = escape(" · ".join(part for part in said if part))
    return (
        f'<p class="tw-upload tw-{upload.state}" lang="{language}"><strong>{escape(facts["file_name"])}</strong>'
        f' <span class="tw-under">{kind} · {state}</span><br><span class="tw-under">{under}</span></p>'
    )


def _sure(upload: Upload, language: str) -> None:
    name, store = _step(upload), Store(config.store_path())
    touched = details.touched(upload, language)
    sentences = [t(f"uploads.asked.{name}", language, file=plain(upload.facts["file_name"]), touched=touched)]
    if name == "redo" and (others := _taken_back_with(upload, store)):
        sentences.append(t("uploads.asked.together", language, uploads=", ".join(others)))
    steps.sure(name, upload.upload_id, sentences, lambda: getattr(store, name)(upload.upload_id), language)


def _taken_back_with(upload: Upload, store: Store) -> list[str]:
    """Other uploads of the same load that one step took back together, and that come back together."""
    load = upload.folder.parent
    if not (load / UNDONE_MARK).exists():
        return []
    return [each.upload_id for each in store.uploads() if each.folder.parent == load and each != upload]


def _leave_demo(language: str) -> None:
    steps.ask_button("leave_demo", DEMO, language)
    if steps.asked_about(DEMO):
        store = Store(config.store_path())
        said = [t("uploads.asked.leave_demo", language)]
        steps.sure("leave_demo", DEMO, said, lambda: store.undo(DEMO), language)
