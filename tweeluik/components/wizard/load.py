"""The button that loads, and then: what was loaded, where to look, and how to take it back?"""

from html import escape

import streamlit as st

from tweeluik import config
from tweeluik.components import address
from tweeluik.components.wizard import check, session, widgets
from tweeluik.components.wizard.state import CHECKED, Wizard
from tweeluik.i18n import number, t
from tweeluik.ingest.job import LOAD
from tweeluik.store import Store

_PAGES = ("overview", "participation", "sectors", "satisfaction", "together")


def show(wizard: Wizard, language: str) -> None:
    """What stands ready, and the button; or what stands in the way."""
    st.header(t("wizard.load.title", language), anchor=False)
    report = wizard.outcome.report
    if not wizard.is_checked or report is None:
        widgets.html(f'<p class="tw-lead">{escape(t("wizard.check.all_rows", language))}</p>', language)
        return
    check.skip(wizard, language)
    if not wizard.may_load:
        n = number(len(wizard.errors), language)
        widgets.html(f'<p class="tw-lead">{escape(t("wizard.load.refused", language, n=n))}</p>', language)
        to_check = t("wizard.load.to_check", language)
        st.button(to_check, key="wizard_to_check", on_click=wizard.go, args=(CHECKED, language))
        return
    counts = [file.counts for file in report.files if file.counts]
    if not any(count.accepted for count in counts):
        st.info(t("wizard.preview.nothing", language))
        return
    new, changed = (number(sum(getattr(count, name) for count in counts), language) for name in ("new", "changed"))
    key = "one_file" if len(report.files) == 1 else "n_files"
    files = t(f"wizard.load.{key}", language, n=number(len(report.files), language))
    widgets.html(
        f'<p class="tw-lead">{escape(t("wizard.load.ready", language, new=new, changed=changed, files=files))}</p>',
        language,
    )
    if wizard.rejected:
        said = t("wizard.load.skipping", language, n=number(wizard.rejected, language))
        widgets.html(f'<p class="tw-caption">{escape(said)}</p>', language)
    st.button(
        t("wizard.load.button", language),
        key="load_now",
        type="primary",
        disabled=wizard.job is not None,
        on_click=wizard.start,
        args=(LOAD, language),
    )


def done(wizard: Wizard, language: str) -> None:
    """What was loaded, and where to look."""
    report = wizard.done.report
    if not report.published:
        st.info(t("wizard.done.nothing", language))
        return
    st.header(t("wizard.done.title", language), anchor=False)
    lines = []
    for file in report.files:
        counts = {name: number(count, language) for name, count in file.counts.as_dict().items()}
        lines.append(t("wizard.done.line", language, file=file.prepared.file_name, **counts))
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    widgets.html(f'<ul class="tw-list">{items}</ul>', language)
    _links(wizard, language)
    if st.button(t("wizard.done.undo", language), key="wizard_undo", icon=":material/undo:"):
        with st.spinner(t("uploads.rebuilding", language)):
            Store(config.store_path()).undo(report.files[0].upload_id, whole_load=True)
        session.put_away()
        st.rerun()


def _links(wizard: Wizard, language: str) -> None:
    """The pages on which something moved."""
    moved = _moved(wizard)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="tw-caption" lang="{language}">{escape(t("wizard.done.look", language))}</p>', width="content"
        )
        for page in [*(name for name in _PAGES if name == _PAGES[0] or name in moved), "uploads"]:
            st.page_link(
                config.ROOT / "pages" / f"{page}.py",
                label=t(f"pages.{page}.menu", language),
                query_params=address.query(language, address.read().filters),
            )


def _moved(wizard: Wizard) -> set[str]:
    """The subjects of the figures that the preview saw move."""
    figures = wizard.outcome.figures
    if figures is None:
        return set(_PAGES)
    same = (figures["before"] == figures["after"]) | (figures["before"].isna() & figures["after"].isna())
    return {id_.partition(".")[0] for id_ in figures.loc[~same, "id"]}
