"""How sure is a difference: its interval, how it was found, and how much the answers of alike people are worth?"""

from html import escape

import pandas as pd

from tweeluik.components import wording
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.i18n import number

_FOUND_BY = ("bootstrap", "welch")


def markup(page: Page, figures: pd.DataFrame, difference: pd.Series) -> str:
    """A line under the verdict that opens what it rests on, without a trip to the server."""
    found_by = wording.notes(difference, _FOUND_BY, page.language, page.engine.threshold)
    stem = difference["id"].removesuffix(".difference")
    lines = [wording.interval(difference, page.language), *found_by, *_likeness(page, figures, stem)]
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<details class="tw-evidence"><summary>{escape(page.text("evidence.title"))}</summary>{said}</details>'


def _likeness(page: Page, figures: pd.DataFrame, stem: str) -> list[str]:
    """How alike the people of an edition are, and for how many independent ones they count; none when unknown."""
    alike = {each: row_of(figures, f"{stem}.icc", each) for each in page.formats}
    effects = {each: row_of(figures, f"{stem}.design_effect", each) for each in page.formats}
    if any(row is None or pd.isna(row["value"]) for row in (*alike.values(), *effects.values())):
        return []
    icc = {each: wording.amount(row["value"], "index", page.language) for each, row in alike.items()}
    worth = {each: _worth(page, row) for each, row in effects.items()}
    return [
        page.text("evidence.likeness", said=each_format(page, icc)),
        page.text("evidence.worth", said=each_format(page, worth)),
    ]


def _worth(page: Page, effect: pd.Series) -> str:
    worth, of = (number(count, page.language) for count in (effect["n"] / effect["value"], effect["n"]))
    return page.text("evidence.of", worth=worth, n=of)
