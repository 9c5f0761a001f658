"""What do the two panels of a figure say, and the hinge between them, wherever they are drawn?"""

from collections.abc import Sequence

import pandas as pd

from tweeluik.components import hinge, wording
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.document import Pair, Side
from tweeluik.i18n import number
from tweeluik.metrics import catalogue

# The figures that the overview and a report begin with, and those of the meeting of sectors.
HEADLINES = (
    "satisfaction.overall.mean",
    "sectors.within_effective",
    "meeting.contacts_per_participant",
    "participation.completion_rate",
    "participation.participants",
    "satisfaction.recommend.nps",
)
MET = (
    "sectors.within_effective",
    "meeting.contacts_per_participant",
    "sectors.effective",
    "sectors.effective_organisations",
)
# A line may break behind the dot, never in front of it.
_SEPARATOR = "\N{NO-BREAK SPACE}· "


def of(
    page: Page,
    figures: pd.DataFrame,
    ids: Sequence[str],
    titles: dict[str, str] | None = None,
    compact: bool = False,
) -> tuple[Pair, ...]:
    """A pair a figure, in this order, on axes they share.

    `figures` is a long frame (`metrics.frames`); `titles` replaces the question of a figure; `compact` leaves out the
    intervals of the values, for long lists, and takes the verdicts among many.
    """
    reach = hinge.axes(figures, ids)
    return tuple(_pair(page, figures, id_, (titles or {}).get(id_), reach, compact) for id_ in ids)


def _pair(
    page: Page, figures: pd.DataFrame, id_: str, title: str | None, reach: dict[str, float], compact: bool
) -> Pair:
    rows = {each: row_of(figures, id_, each) for each in FORMATS}
    is_pair = len(page.formats) == len(FORMATS)
    return Pair(
        id_,
        title or page.text(f"{catalogue.figure(id_).key}.question"),
        {each: _side(page, id_, rows[each], compact) for each in page.formats},
        hinge.of(page, figures, id_, rows, reach, among_others=compact) if is_pair else None,
    )


def _side(page: Page, id_: str, row: pd.Series | None, compact: bool) -> Side:
    if row is None:
        return Side(None, number(None, page.language), (page.text("notes.no_data"),))
    value = None if pd.isna(row["value"]) else float(row["value"])
    return Side(value, wording.amount(value, wording.unit(id_), page.language), tuple(_under(page, row, compact)))


def _under(page: Page, row: pd.Series, compact: bool) -> list[str]:
    """The lines under a value: why it is missing, or what it rests on and its interval."""
    threshold = page.engine.threshold
    if pd.isna(row["value"]):
        why = wording.notes(row, (wording.HIDDEN, "whole_editions_only"), page.language, threshold)
        return why or [page.text("notes.no_data")]
    within = "" if compact else wording.interval(row, page.language)
    base = [
        *wording.notes(row, ("by_definition",), page.language, threshold),
        wording.rests_on(row, page.language),
        *wording.notes(row, ("indicative",), page.language, threshold),
    ]
    return [line for line in (_SEPARATOR.join(part for part in base if part), within) if line]
