"""One edition: what is administrative as it was, and evaluations only of the protected group that it belongs to."""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik.components import panel, proof, table, trail, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences import trainings as sentences
from tweeluik.config import IN_COMPANY, INDICATIVE_BELOW
from tweeluik.i18n import number
from tweeluik.metrics import editions


def facts(page: Page, edition: pd.Series) -> None:
    """Dates, seats and how full; whom people could meet, in-company by definition about nobody."""
    panel.heading(page, "edition", sentences.edition(page, edition, trail.when(page, edition)))
    pairs = {
        "format": page.text(f"frame.format.{edition['training_format']}"),
        "mode": page.label("mode", edition["delivery_mode"]),
        "status": page.text(f"trainings.status.{_status(edition)}"),
        "contact_hours": _said(page, edition, "contact_hours", "hours"),
        "capacity": _said(page, edition, "capacity"),
        "seats": _said(page, edition, "seats"),
        "kept": _said(page, edition, "kept"),
        "no_shows": _said(page, edition, "no_shows"),
        "attended": _said(page, edition, "attended"),
        "completed": _said(page, edition, "completed"),
        "fill_rate": _said(page, edition, "fill_rate", "rate"),
        "completion_rate": _said(page, edition, "completion_rate", "rate"),
        "organisations": _said(page, edition, "organisations"),
        "pairs": _said(page, edition, "pairs"),
        "cross_organisation_pairs": _meeting(page, edition, "cross_organisation_pairs", "count"),
        "cross_sector_pairs": _meeting(page, edition, "cross_sector_pairs", "count"),
        "contacts_per_participant": _meeting(page, edition, "contacts_per_participant", "contacts"),
        "effective_sectors": _meeting(page, edition, "effective_sectors", "effective"),
    }
    said = "".join(
        f"<div><dt>{escape(page.text(f'trainings.fact.{name}'))}</dt><dd>{escape(value)}</dd></div>"
        for name, value in pairs.items()
    )
    st.html(f'<dl class="tw-facts" lang="{page.language}">{said}</dl>')
    proof.show(page, "edition", edition.to_frame().T, *proof.SOURCES["edition"])


def _status(edition: pd.Series) -> str:
    """An edition without a status counts as held once somebody attended it."""
    if isinstance(edition["edition_status"], str):
        return edition["edition_status"]
    return "held" if edition["is_held"] else "unknown"


def _said(page: Page, edition: pd.Series, name: str, unit: str = "count") -> str:
    return wording.amount(edition[name], unit, page.language)


def _meeting(page: Page, edition: pd.Series, name: str, unit: str) -> str:
    said = _said(page, edition, name, unit)
    if edition["training_format"] != IN_COMPANY or pd.isna(edition[name]):
        return said
    return f"{said} ({page.text('notes.by_definition')})"


def room(page: Page, edition: pd.Series) -> pd.DataFrame:
    """Its attendees by sector, as the rows of a chart."""
    frame = page.ask(editions.sectors, edition["edition_id"])
    return page.labelled(frame, "sector", "sector").assign(amount=lambda rows: rows["participations"])


def evaluations(page: Page, edition: pd.Series, asked: pd.DataFrame) -> None:
    """Each question as the whole protected group of this edition answered it, and with whom it is joined."""
    given = page.ask(editions.evaluations, edition["edition_id"])
    frame = asked[["question_id", "title"]].merge(given, on="question_id", how="inner")
    panel.heading(page, "joined", sentences.evaluated(page, frame))
    if frame.empty:
        return
    panel.note(page, page.text("trainings.group_rule", threshold=page.engine.threshold))
    rows = [
        {
            page.text("trainings.beside.question"): row["title"],
            page.text("charts.mean"): wording.amount(row["mean"], "score", page.language),
            page.text("charts.n"): _answers(page, row["n"]),
            page.text("trainings.joined_with"): sentences.neighbours(page, row),
        }
        for _, row in frame.iterrows()
    ]
    read = table.markup(pd.DataFrame(rows), page.text("pages.sections.joined.caption"))
    st.html(f'<div class="tw-table tw-joined" lang="{page.language}">{read}</div>')
    proof.show(page, "joined", frame, *proof.SOURCES["joined"])


def forms(page: Page, edition: pd.Series) -> pd.Series | None:
    """The protected group of the forms of this edition; nothing when it has none, or too few even together."""
    given = page.ask(editions.evaluations, edition["edition_id"])
    given = given[given["question_id"].isna()]
    return None if given.empty else given.iloc[0]


def _answers(page: Page, n: float) -> str:
    said = number(n, page.language)
    return f"{said} ({page.text('notes.indicative')})" if n < INDICATIVE_BELOW else said
