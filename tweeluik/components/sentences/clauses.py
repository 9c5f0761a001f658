"""What do all sentences share: a clause a format, the verdict on a difference, two values side by side?

Each sentence names the formats in the order of the panels, so swapped data give the mirrored sentence.
"""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.config import FORMATS


def each_format(page: Page, said: dict[str, str]) -> str:
    """One clause a format that is shown, in the order of the panels, behind its name."""
    clauses = [
        page.text("sentences.clause", training_format=page.text(f"sentences.format.{each}"), said=said[each])
        for each in page.formats
    ]
    return ", ".join(clauses)


def compared(page: Page, figures: pd.DataFrame, id_: str, key: str, **parts: object) -> str:
    """Both values of a figure and the verdict on their difference, in the sentence `key`.

    Under the lens the value of one format in `<key>_of_one`, which has no verdict.
    """
    rows = {each: lookup.row_of(figures, id_, each) for each in page.formats}
    unit = wording.unit(id_)
    said = {
        each: page.text("notes.no_data") if row is None else wording.amount(row["value"], unit, page.language)
        for each, row in rows.items()
    }
    if len(page.formats) < len(FORMATS):
        return page.text(f"{key}_of_one", said=each_format(page, said), **parts)
    return page.text(key, said=each_format(page, said), verdict=verdict(page, figures, id_), **parts)


def verdict(page: Page, figures: pd.DataFrame, id_: str) -> str:
    row = lookup.difference_of(figures, id_)
    said = [] if row is None else wording.notes(row, wording.REASONS, page.language, page.engine.threshold)
    return said[0] if said else page.text("sentences.no_difference")


def levels(page: Page, figures: pd.DataFrame, id_: str, key: str, **parts: object) -> str:
    said = {}
    for each in page.formats:
        row = lookup.row_of(figures, id_, each)
        value = None if row is None else row["value"]
        by_definition = row is not None and "by_definition" in wording.codes(row) and not pd.isna(value)
        said[each] = wording.amount(value, wording.unit(id_), page.language)
        said[each] += f" ({page.text('notes.by_definition')})" if by_definition else ""
    return page.text(key, said=each_format(page, said), **parts)
