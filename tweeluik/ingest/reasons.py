"""How does a file of refused rows say, in front of each, why it was refused, and how is it read once it is mended?

Its first column is ours: whoever mends the rows may leave it as it is.
"""

from collections.abc import Iterable, Iterator

from tweeluik.ingest.reference import form
from tweeluik.spreadsheet import harmless, runs

HEADERS = {"nl": "Reden (Tweeluik)", "en": "Reason (Tweeluik)"}
_FORMS = {form(header) for header in HEADERS.values()}


def has_reasons(header: list[str]) -> bool:
    """Whether the first row of a file says that its first column is ours."""
    return bool(header) and form(header[0]) in _FORMS


def with_reason(reason: str, record: Iterable[str]) -> list[str]:
    """A record as it is written: its reason, then its cells, harmless in a spreadsheet."""
    return [reason, *map(harmless, record)]


def without_reasons(records: Iterable[list[str]]) -> Iterator[list[str]]:
    """The records as they stood in the file that was refused; the apostrophe in front of what would run is ours too."""
    for record in records:
        yield [cell[1:] if cell[:1] == "'" and runs(cell[1:]) else cell for cell in record[1:]]
