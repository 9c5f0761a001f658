"""How does a file of refused rows say, in front of each, why it was refused, and how is it read once it is mended?

Its first column is ours: whoever mends the rows may leave it as it is.
"""

from collections.abc import Iterable, Iterator

from tweeluik.ingest.reference import form

HEADERS = {"nl": "Reden (Tweeluik)", "en": "Reason (Tweeluik)"}
_FORMS = {form(header) for header in HEADERS.values()}
# A spreadsheet would run these as formulas; the apostrophe in front of them is ours too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def has_reasons(header: list[str]) -> bool:
    """Whether the first row of a file says that its first column is ours."""
    return bool(header) and form(header[0]) in _FORMS


def with_reason(reason: str, record: Iterable[str]) -> list[str]:
    """A record as it is written: its reason, then its cells, harmless in a spreadsheet."""
    return [reason, *(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in record)]


def without_reasons(records: Iterable[list[str]]) -> Iterator[list[str]]:
    """The records as they stood in the file that was refused."""
    for record in records:
        yield [cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell for cell in record[1:]]
