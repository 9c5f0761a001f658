"""Which sectors take part more, or less, than they weigh in a reference: all enrolments, or jobs that were loaded?"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from tweeluik.components import address, panel, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences import rooms as sentences
from tweeluik.config import ROOT, store_path
from tweeluik.engine.reference import Reference, reference
from tweeluik.metrics import representation

# The sectors that are drawn, the heaviest of the reference; the table has all of them.
_DRAWN = 14


def show(page: Page, draw: Callable) -> None:
    """Both formats beside the reference; with a filter on sector shares mean nothing, and it says so."""
    if page.filters.sector:
        panel.note(page, page.text("rooms.no_sector_filter"))
        return
    loaded = reference(store_path())
    jobs = loaded.jobs if loaded else ()
    frame = _labelled(page, page.ask(representation.by_sector, jobs))
    finding = sentences.beside(page, frame, _named(page, loaded))
    drawn = frame[frame["label"].isin(frame["label"].unique()[:_DRAWN]) & (frame["reference"] > 0)]
    panel.show(page, "beside", finding, draw(drawn, page.language, page.formats), frame, clicks="sector")
    panel.note(page, f"{sentences.beyond(page, frame)} {_about(page, loaded)}".strip())
    # The page of uploads is where a reference is loaded.
    query = address.query(page.language, page.filters)
    st.page_link(
        ROOT / "pages" / "uploads.py",
        label=page.text("jobs.link"),
        icon=":material/upload_file:",
        query_params=query,
    )


def _labelled(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """`name` of each sector, and `label` with the share that it has in the reference."""
    names = [page.label("sector", sector) for sector in frame["sector"]]
    shares = [wording.amount(share, "rate", page.language) for share in frame["reference_share"]]
    return frame.assign(
        name=names,
        value=frame["sector"],
        label=[f"{name} · {share}" for name, share in zip(names, shares, strict=True)],
    )


def _named(page: Page, loaded: Reference | None) -> str:
    return page.text("rooms.reference.jobs" if loaded else "rooms.reference.seats")


def _about(page: Page, loaded: Reference | None) -> str:
    """Where the reference comes from, and how to take another."""
    if loaded is None:
        return page.text("rooms.reference.how")
    return page.text("rooms.reference.from", file=loaded.file_name)
