"""Which of the first records is the header, what stands above it, and what belongs to it?

Survey tools write several header rows (Qualtrics: names, question texts, import ids), people write titles above them.
"""

import html
import re
from dataclasses import dataclass

from tweeluik.ingest.dialect import HEADER_WITHIN, Known, known_in
from tweeluik.ingest.encoding import refuse
from tweeluik.ingest.numbers import TYPED, readings
from tweeluik.ingest.reference import is_missing, squeeze

_IMPORT_ID = re.compile(r'^\{\s*"ImportId"\s*:')
_TAG = re.compile(r"<[^<>]+>")
# Share of a record's columns that are filled from which it may be a header rather than a title.
_FILLED = 0.6
# Question texts in a second row are recognised by the columns under them: this many must be all numbers.
_FEWEST_NUMERIC, _ROWS_UNDER = 2, 20


@dataclass(frozen=True)
class Header:
    """Names of the columns and, beside each, its question text or "". Rows count from 1, as the spreadsheet shows them.

    `row` is the header's own row, `first_row` the first that may hold data, `titles` the filled rows above the header.
    """

    names: tuple[str, ...]
    texts: tuple[str, ...]
    row: int
    first_row: int
    titles: tuple[int, ...]


def clean(cell: str) -> str:
    """A header or question text without the HTML and line breaks that survey tools put in it."""
    return squeeze(html.unescape(_TAG.sub(" ", cell)))


def _filled(record: list[str]) -> int:
    return sum(1 for cell in record if cell.strip())


def _place(records: list[list[str]], known: Known) -> int:
    """The place of the header among the first records; the one before two rows of texts and import ids, if any."""
    for place, record in enumerate(records[:HEADER_WITHIN]):
        if any(_IMPORT_ID.match(cell.strip()) for cell in record):
            return max(place - 2, 0)
    first = range(min(len(records), HEADER_WITHIN))
    hits = {place: known_in(records[place], known) for place in first}
    best = max(first, key=lambda place: hits[place])
    width = max(_filled(records[place]) for place in first)
    if hits[best] >= 2 or (hits[best] and len(records[best]) == 1):
        above = records[best - 1] if best else []
        texts = _filled(above) >= max(1, _FILLED * width) and _is_text_row(records[best], records[best + 1 :])
        return best - 1 if texts else best
    wide = (place for place in first if _filled(records[place]) >= max(1, _FILLED * width))
    return next(wide, next(place for place, record in enumerate(records) if _filled(record)))


def _asked(records: list[list[str]], asked: str) -> int:
    place = int(asked) - 1 if asked.isascii() and asked.isdigit() else -1
    if place not in range(len(records)) or not _filled(records[place]):
        raise refuse("header_row_unknown", asked, str(len(records)))
    return place


def _is_number(cell: str) -> bool:
    return bool(readings(squeeze(cell)))


def _is_text_row(record: list[str], under: list[list[str]]) -> bool:
    """Whether a record says words in every column that holds only numbers further down."""
    numeric = 0
    for column, cell in enumerate(record):
        cells = [
            row[column] for row in under[:_ROWS_UNDER] if column < len(row) and not is_missing(squeeze(row[column]))
        ]
        if len(cells) > 1 and all(map(_is_number, cells)):
            if is_missing(squeeze(cell)) or _is_number(cell) or len(cell.split()) < 2:
                return False
            numeric += 1
    return numeric >= _FEWEST_NUMERIC


def find(records: list[list[str]], known: Known, asked: str | None = None) -> Header:
    """The header among the first records of a file (at least one of them filled), or in the row that was asked for.

    Raises FileRefused when that is no row among them, or an empty one.
    """
    place = _asked(records, asked) if asked else _place(records, known)
    names, following = records[place], records[place + 1 :]
    texts: list[str] = []
    below = 0
    if any(_IMPORT_ID.match(cell.strip()) for row in following[:2] for cell in row):
        below = 1 if any(_IMPORT_ID.match(cell.strip()) for cell in following[0]) else 2
        texts = following[0] if below == 2 else []
    elif following and _is_text_row(following[0], following[1:]):
        below, texts = 1, following[0]
    width = len(names)
    padded = [clean(text) for text in texts[:width]] + [""] * (width - len(texts))
    titles = tuple(row for row, record in enumerate(records[:place], start=1) if _filled(record))
    header = tuple(clean(name.removeprefix(TYPED)) for name in names)
    return Header(header, tuple(padded), place + 1, place + below + 2, titles)
