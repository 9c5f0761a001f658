"""How does one add files: drop them, read what was found, load them?

The only component that enters the annex (ingest and store). Files are checked as soon as they are dropped, by the same
road as on a terminal; nothing is written before the reader says so.
"""

import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import streamlit as st

from tweeluik import config
from tweeluik.components import address, findings
from tweeluik.components.markup import plain
from tweeluik.i18n import t
from tweeluik.ingest import Options
from tweeluik.ingest.load import LoadReport
from tweeluik.ingest.load import load as load_files
from tweeluik.ingest.parts import parts
from tweeluik.schema import KINDS
from tweeluik.store import Store

# The browser keeps a file in memory until it is on disk [MB]; larger ones are loaded from a terminal.
_LARGEST = 200
_DROPPED, _DONE, _ROUND = "load_dropped", "load_done", "load_round"
# Way of reading -> what may be chosen; the first means: find out.
_WAYS = {
    "kind": ("", *KINDS),
    "date_order": ("", "dmy", "mdy", "ymd"),
    "decimal": ("", ",", "."),
    "sectors": ("nace", "own"),
    "training_format": ("", "in_company", "open", "other"),
}
# What happens after the files are read, in this order.
_STEPS = ("compare", "build", "check", "publish")


class Dropped:
    """Files that wait on disk until they are loaded or put aside; their folder goes when this does."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="tweeluik-"))
        self.forget = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    @property
    def paths(self) -> list[Path]:
        return sorted(self.folder.iterdir())


def teach(language: str) -> None:
    """On an empty store: which files there are, and what each needs."""
    if not Store(config.store_path()).uploads():
        st.markdown(t("pages.load.teach", language))


def drop(language: str) -> None:
    """The place to drop files. They go to disk at once, so that the server need not hold them in memory."""
    key = f"load_files_{st.session_state.setdefault(_ROUND, 0)}"
    files = st.file_uploader(
        t("pages.load.drop", language),
        type=["csv", "txt", "tsv", "xlsx", "xls", "ods"],
        accept_multiple_files=True,
        key=key,
        max_upload_size=_LARGEST,
        help=t("pages.load.larger", language, megabytes=_LARGEST),
    )
    if files:
        dropped = Dropped()
        for file in files:
            with (dropped.folder / Path(file.name).name).open("wb") as target:
                shutil.copyfileobj(file, target)
        st.session_state[_DROPPED] = dropped
        st.session_state.pop(_DONE, None)
        st.session_state[_ROUND] += 1
        st.rerun()


def check_and_load(language: str) -> None:
    """What the dropped files would bring and what was found in them; then the button that loads them."""
    if report := st.session_state.get(_DONE):
        _say(report, language)
        _details(report, language)
    dropped: Dropped | None = st.session_state.get(_DROPPED)
    if dropped is None:
        return
    options = _options(language)
    report = _run(dropped.paths, options, language, dry_run=True)
    _say(report, language)
    with st.container(horizontal=True):
        if not report.refused and st.button(t("pages.load.load", language), type="primary", key="load_now"):
            st.session_state[_DONE] = _run(dropped.paths, options, language, dry_run=False)
            _put_aside()
            st.rerun()
        st.button(t("pages.load.put_aside", language), on_click=_put_aside, key="load_put_aside")
    _details(report, language)


def _put_aside() -> None:
    st.session_state.pop(_DROPPED).forget()


def _options(language: str) -> Options:
    """How the files are to be read, where it could not be found out."""
    chosen = {}
    with (
        st.expander(t("pages.load.ways.title", language), type="compact"),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        for name, values in _WAYS.items():
            chosen[name] = st.selectbox(
                t(f"pages.load.ways.{name}.label", language),
                values,
                key=f"load_way_{name}",
                format_func=lambda value, name=name: t(f"pages.load.ways.{name}.{value or 'find_out'}", language),
            )
    training_format = chosen.pop("training_format")
    settings = {"training_format": training_format} if training_format else {}
    return Options(**{name: value or None for name, value in chosen.items()}, settings=settings)


def _run(paths: Sequence[Path], options: Options, language: str, dry_run: bool) -> LoadReport:
    """Load or try the files, saying at each moment what is being done."""
    place = st.empty()
    steps = ["read"] * len(paths) + list(_STEPS)

    def say(step: str, file: str = "", rows: int = 0) -> None:
        done = steps.index(step) if step != "read" else [path.name for path in paths].index(file)
        place.progress(done / len(steps), t(f"terminal.progress.{step}", language, file=plain(file)))

    def wait() -> None:
        place.progress(0.0, t("terminal.load.waiting", language))

    store = Store(config.store_path())
    report = load_files(parts(paths, options, store.mappings()), store, dry_run=dry_run, waiting=wait, progress=say)
    place.empty()
    return report


def _say(report: LoadReport, language: str) -> None:
    """What became of the files, in a sentence."""
    outcome = "refused" if report.refused else "published" if report.published else "tried"
    if outcome == "tried" and not any(file.counts.accepted for file in report.files if file.counts):
        outcome = "nothing_new"
    show = {"refused": st.error, "published": st.success}.get(outcome, st.info)
    show(t(f"pages.load.outcome.{outcome}", language))


def _details(report: LoadReport, language: str) -> None:
    findings.files(report.files, language)
    findings.show(report.findings, language)


def to_uploads(language: str) -> None:
    """The way to what is loaded: what each file brought, and how it is taken back."""
    st.page_link(
        config.ROOT / "pages" / "uploads.py",
        label=t("pages.load.to_uploads", language),
        icon=":material/history:",
        query_params=address.query(language, address.read().filters),
    )
