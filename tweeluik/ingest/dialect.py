"""Which character separates the columns of a text file?

Each candidate is tried on the first records: one that shows known headers and gives every record the same number of
columns wins. A first line `sep=;` is believed.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tweeluik.config import LONGEST_CELL
from tweeluik.ingest.encoding import refuse

DELIMITERS = (";", ",", "\t", "|")
# Records in which a header is looked for, and in which columns are counted.
HEADER_WITHIN, SAMPLE_RECORDS = 25, 200
_SEP_LINE = re.compile(r'^"?sep=(.)"?(\r\n|\r|\n)', re.IGNORECASE)
_NAMES = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}

Known = Callable[[str], bool]

# Python's own limit of 131,072 characters refuses long comments; without any, an open quote swallows the whole file.
csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class Dialect:
    """The delimiter, and whether a line `sep=` (that spreadsheets do not show) stands in front."""

    delimiter: str
    marked: bool = False


def reader(lines, delimiter: str, strict: bool = True):
    """Records of text lines. A space after a delimiter is no part of the cell, so that a quote may follow it."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)


def sniff(sample: str, whole: bool, known: Known, asked: str | None = None) -> Dialect:
    """The dialect of a file's first characters; `whole` says that nothing follows them.

    Raises FileRefused when the delimiter asked is no single character, or the header is separated otherwise than the
    rows.
    """
    marked = _SEP_LINE.match(sample)
    if asked:
        delimiter = _NAMES.get(asked.casefold(), asked)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise refuse("delimiter_unknown", asked, "; , | tab")
        return Dialect(delimiter, bool(marked))
    if marked:
        return Dialect(marked[1], True)
    tried = {delimiter: _records(sample, delimiter, whole) for delimiter in DELIMITERS}
    chosen = max(DELIMITERS, key=lambda delimiter: _fit(tried[delimiter], known))
    _check_header(tried, chosen, known)
    return Dialect(chosen)


def _shown(delimiter: str) -> str:
    return "tab" if delimiter == "\t" else delimiter


def _records(sample: str, delimiter: str, whole: bool) -> list[list[str]]:
    """The first records that are not empty, under one delimiter; the last may be cut in two and is left out."""
    records = []
    try:
        for record in reader(io.StringIO(sample, newline=""), delimiter, strict=False):
            records.append(record)
            if len(records) > SAMPLE_RECORDS:
                break
    except csv.Error:
        pass
    return [record for record in (records if whole else records[:-1]) if any(map(str.strip, record))]


def _common_width(records: list[list[str]]) -> tuple[int, float]:
    """The number of columns of most records, and the share of records that have it."""
    if not records:
        return 0, 0.0
    (width, count), *_ = Counter(map(len, records)).most_common(1)
    return width, count / len(records)


def known_in(record: list[str], known: Known) -> int:
    """How many cells of a record are known headers."""
    return sum(1 for cell in record if known(cell))


def _fit(records: list[list[str]], known: Known) -> tuple:
    width, share = _common_width(records[1:] or records)
    hits = max((known_in(record, known) for record in records[:HEADER_WITHIN] if len(record) > 1), default=0)
    return width > 1 and hits > 0, round(share, 1) if width > 1 else 0, hits, width


def _check_header(tried: dict[str, list[list[str]]], chosen: str, known: Known) -> None:
    """Refuse a file whose first line splits into as many columns as its rows, but by another character."""
    body, _ = _common_width(tried[chosen][1:])
    if body < 2 or len(tried[chosen][0]) > 1 or _fit(tried[chosen], known)[0]:
        return
    for delimiter in DELIMITERS:
        first = tried[delimiter][0]
        if delimiter != chosen and (len(first) == body or (len(first) > 1 and known_in(first, known) > 1)):
            raise refuse("header_delimiter", _shown(delimiter), _shown(chosen))
