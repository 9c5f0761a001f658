"""When do two written forms mean the same, and which forms do the reference lists know?

Forms are compared without case, accents, punctuation and white space (all of Unicode's), so each is listed once.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from tweeluik.config import REFERENCE

# No white space to Python, and invisible: zero-width space, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys((0x200B, 0x2060, 0xFEFF))
# A range needs its dash: "19" is not the size class "1-9".
_RANGE = re.compile(r"(?<=\d)\s*[-\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}]\s*(?=\d)")
_DIGIT = re.compile(r"\d")


def squeeze(text: str) -> str:
    """The text with single ordinary spaces, none at its ends, and accents composed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return " ".join(text.split())


def form(text: str) -> str:
    """What is left of a text for comparison: letters and digits, no case, no accents."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def value_form(text: str) -> str:
    """As `form`, with the dash of a range kept."""
    return "-".join(form(part) for part in _RANGE.split(text))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference list."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def columns(kind: str) -> dict[str, str]:
    """Form of a header -> field, for one kind of file."""
    return {form(row["written"]): row["field"] for row in rows("columns") if row["kind"] == kind}


@cache
def personal() -> dict[str, str]:
    """Form of a header that identifies people -> what it holds (name, email, phone, ...)."""
    return {form(row["written"]): row["what"] for row in rows("personal")}


@cache
def values(field: str) -> dict[str, str]:
    """Form of a written value -> allowed value, for one field; empty for a field without a list."""
    return {value_form(row["written"]): row["value"] for row in rows("values") if row["field"] == field}


@cache
def likert() -> dict[str, float]:
    """Form of an answer in words -> its score of 1 to 5."""
    return {form(row["written"]): float(row["score"]) for row in rows("likert")}


@cache
def sector_labels() -> dict[str, str]:
    """Form of a sector in words -> its section of NACE-BEL 2025."""
    return {form(row["written"]): row["section"] for row in rows("sector_labels")}


@cache
def tools() -> dict[str, list[frozenset[str]]]:
    """Survey tool -> sets of header forms; a file with all of one set is its export."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in rows("tools"):
        found.setdefault(row["tool"], []).append(frozenset(form(header) for header in row["headers"].split(";")))
    return found


def tool(names: Iterable[str]) -> str:
    """The survey tool that writes such headers, or empty."""
    forms = set(map(form, names))
    return next((name for name, sets in tools().items() if any(told <= forms for told in sets)), "")


@cache
def divisions() -> dict[str, str]:
    """Two-digit division -> its section of NACE-BEL 2025 (empty for 45, which was abolished)."""
    return {row["division"]: row["section_2025"] for row in rows("divisions")}


@cache
def letters(revision: str) -> dict[str, tuple[str, ...]]:
    """Letter of a section in one revision -> the sections of NACE-BEL 2025 that it became."""
    listed = [row for row in rows("sections") if row["revision"] == revision]
    return {row["section"]: tuple(row["maps_to_2025"].split(";")) for row in listed}


@cache
def _missing() -> tuple[frozenset[str], frozenset[str]]:
    written = [row["written"] for row in rows("missing")]
    signs = frozenset("".join(text.split()).casefold() for text in written)
    return signs, frozenset(filter(None, map(form, written)))


def is_missing(text: str) -> bool:
    """Whether a squeezed cell says that nothing is known: empty, `n.v.t.`, `#N/A`, `-`, ..."""
    signs, forms = _missing()
    if not text or text.casefold() in signs:
        return True
    # Half of all cells hold a digit and no listed word does: this spares them the costly comparison.
    return not _DIGIT.search(text) and form(text) in forms
