"""Which rows of a file were refused, as a file that can be mended and loaded again?"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.findings import ERROR, Finding, in_words
from tweeluik.ingest.headers import known_headers
from tweeluik.ingest.numbers import TYPED
from tweeluik.ingest.parts import Part
from tweeluik.ingest.read import Source, read_source
from tweeluik.ingest.reasons import HEADERS, with_reason
from tweeluik.ingest.reference import squeeze

# Findings that quote one cell: a reason quotes the cell of its own row.
_OF_A_CELL = (
    "decimal_ambiguous",
    "decimal_mixed",
    "date_order_ambiguous",
    "date_orders_mixed",
    "not_a_date",
    "not_a_number",
    "not_a_score",
    "not_a_whole_number",
    "question_unknown",
    "score_outside_scale",
    "sector_revision_unknown",
    "value_unknown",
)
_MOST_REASONS = 3


def write_rejected(part: Part, findings: Iterable[Finding], language: str, target: Path) -> bool:
    """Write the refused rows of a part as CSV (`;`, UTF-8 with BOM), the reason in front; False when there are none.

    The header rows stand above them as they do in the file, so that it is read as the file was. A file that can't be
    read to its end has no rows that were refused: it was refused as a whole.
    """
    reasons = defaultdict(list)
    for found in findings:
        if found.severity == ERROR and found.file == part.name:
            for row in found.rows:
                reasons[row].append(found)
    if not reasons:
        return False
    try:
        _write(part, reasons, language, target)
    except FileRefused:
        target.unlink(missing_ok=True)
        return False
    return True


def _write(part: Part, reasons: dict[int, list[Finding]], language: str, target: Path) -> None:
    options = part.options.complete()
    source = read_source(part.path, options, known_headers(options.mapping))
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        said = _sentences(source, language)
        for row, record in enumerate(islice(source.records(), max(reasons)), start=1):
            cells = [cell.removeprefix(TYPED) for cell in record]
            if source.header_row <= row < source.first_row:
                writer.writerow(with_reason(HEADERS[language] if row == source.header_row else "", cells))
            elif row in reasons:
                writer.writerow(with_reason(said(reasons[row], cells), cells))


def _sentences(source: Source, language: str) -> Callable[[list[Finding], list[str]], str]:
    """What says why a row was refused, from its findings and its cells."""
    places = {name: place for place, name in reversed([*enumerate(source.names)])}

    def said(found: list[Finding], cells: list[str]) -> str:
        own = []
        for each in found[:_MOST_REASONS]:
            place = places.get(each.column)
            if each.code in _OF_A_CELL and place is not None and place < len(cells):
                each = replace(each, found=squeeze(cells[place]))
            own.append(in_words(replace(each, rows=()), language)[0])
        return " · ".join(dict.fromkeys(own))

    return said
