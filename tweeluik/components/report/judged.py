"""What does a report say of the five claims, of what changed since last year, and of what stands out?"""

from collections.abc import Iterator, Sequence

import pandas as pd

from tweeluik.components import changes as years
from tweeluik.components import claims as cards
from tweeluik.components import lookup
from tweeluik.components import standing_out as remarkable
from tweeluik.components.page import Page
from tweeluik.components.report.counted import section
from tweeluik.components.sentences import claims as about_claims
from tweeluik.components.sentences import standing_out as about_remarkable
from tweeluik.components.sentences.clauses import each_format
from tweeluik.config import FORMATS
from tweeluik.document import Column, Section, Table
from tweeluik.metrics import claims as judged
from tweeluik.metrics import meeting, participation, satisfaction, sectors, standing_out


def claims(page: Page) -> Section | None:
    """The verdict on each claim with its reasons, and its evidence as a table; nothing when one format is shown."""
    if len(page.formats) < len(FORMATS):
        return None
    subjects = (satisfaction, sectors, meeting, participation)
    figures = cards.with_evidence(page, lookup.together(page.ask(subject.by_format) for subject in subjects))
    pieces = judged.evidence(figures)
    verdicts = judged.verdicts(pieces)
    return section(
        page,
        "claims",
        about_claims.lead(page, verdicts),
        caption=page.text("pages.sections.claims.caption"),
        table=_text([row for _, verdict in verdicts.iterrows() for row in _evidence(page, figures, verdict, pieces)]),
        notes=tuple(_reasons(page, verdict, pieces) for _, verdict in verdicts.iterrows()),
        figures=tuple(verdicts["id"]),
    )


def _of(verdict: pd.Series, pieces: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    claim = verdict["id"].removeprefix("claims.")
    return claim, pieces[pieces["claim"] == claim]


def _reasons(page: Page, verdict: pd.Series, pieces: pd.DataFrame) -> str:
    claim, of_claim = _of(verdict, pieces)
    return page.text(
        "report.judged",
        claim=page.text(f"claims.title.{claim}"),
        verdict=about_claims.stamp(page, verdict["value"]),
        reasons=about_claims.reasons(page, verdict, of_claim),
    )


def _evidence(page: Page, figures: pd.DataFrame, verdict: pd.Series, pieces: pd.DataFrame) -> Iterator[dict[str, str]]:
    """A row a piece of evidence, as the card shows it, behind its claim and the verdict."""
    claim, of_claim = _of(verdict, pieces)
    for piece in of_claim.to_dict("records"):
        head = {
            page.text("report.columns.claim"): page.text(f"claims.title.{claim}"),
            page.text("report.columns.verdict"): about_claims.stamp(page, verdict["value"]),
        }
        yield head | cards.row(page, figures, piece)


def _text(rows: Sequence[dict[str, str]]) -> Table:
    """A table of text alone: one row weighs several units, and their numbers stand among all figures."""
    cells = tuple(tuple(row.values()) for row in rows)
    return Table(tuple(map(Column, rows[0])), cells, cells)


def changes(page: Page) -> Section:
    """The last full academic year beside the one before."""
    table = years.compared(page)
    notes = [_changed(page, row) for row in table.said]
    caption = page.text("pages.sections.changes.caption")
    return section(page, "changes", years.said(page), caption=caption, table=table, notes=notes, figures=years.FIGURES)


def _changed(page: Page, row: Sequence[str]) -> str:
    """A row of the table in a sentence."""
    said = {}
    for place, each in enumerate(page.formats):
        before, now, change = row[1 + 3 * place : 4 + 3 * place]
        said[each] = page.text("report.changed", before=before, now=now, change=change)
    return f"{row[0]}: {each_format(page, said)}."


def stands_out(page: Page) -> Section:
    """What stands out in a sentence each, or that nothing does."""
    candidates = remarkable.scanned(page)
    chosen = standing_out.chosen(candidates)
    said = [about_remarkable.said(page, row) for _, row in chosen.iterrows()]
    return section(
        page,
        "standing_out",
        page.text("standing_out.title"),
        caption=page.text("pages.sections.standing_out.caption"),
        notes=(*said, about_remarkable.scanned(page, candidates, chosen)),
        figures=tuple(dict.fromkeys(chosen["measure"])),
    )
