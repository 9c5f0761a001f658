"""Which section of NACE-BEL 2025 does a code, a letter or a word stand for?

The division (first two digits) decides wherever there is one: 87 of 88 kept their number from 2008 to 2025.
"""

import re

from tweeluik.ingest.numbers import Unreadable
from tweeluik.ingest.reference import divisions, form, letters, sector_labels

OLD, NEW = "NACE-BEL 2008", "NACE-BEL 2025"
# A code, alone or in front of its title: 62, 62.010, 6201, C10.1, "62.01 - Ontwerpen van computerprogramma's".
_TITLE = r"\s*[-:\N{EN DASH}(]\s*\D.*|(?<=[\d.]{4}) \D.*"
_CODE = re.compile(rf"^(?:NACE(?:[- ]?BEL)?[: ]*)?[A-V]?[ .]?(\d[\d.]*)(?:{_TITLE})?$", re.I)
# A letter in front of its title: "F - Bouwnijverheid". Not "E-commerce": only a known title counts.
_TITLED = re.compile(r"^[A-V]\s*[-:.)\N{EN DASH}]\s*|^[A-V]\s+", re.I)
_FEWEST, _MOST = 2, 7
# Division 45 (motor vehicles) was abolished: its groups for sale and parts went to trade, its repair to other services.
_OF_45 = {"451": "G", "452": "T", "453": "G"}


def _digits(code: str) -> str:
    """The digits of a code. A spreadsheet that took 01.11 for a number left 1.11."""
    first, dot, rest = code.partition(".")
    digits = (first.zfill(2) if dot else first) + rest.replace(".", "")
    return digits if _FEWEST <= len(digits) <= _MOST else ""


def _of_code(code: str) -> str | None:
    digits = _digits(code)
    return _OF_45.get(digits[:3]) or divisions().get(digits[:2]) or None


def _of_letter(letter: str, revision: str | None) -> str | None:
    new = letter if letter in letters(NEW) else None
    old = letters(OLD).get(letter, (new,))
    if revision == NEW:
        return new
    if revision == OLD:
        # J and G were split, so that the old letter alone does not say which half.
        return old[0] if len(old) == 1 else None
    if old != (new,):
        raise Unreadable("sector_revision_unknown", f"{OLD}, {NEW}")
    return new


def section(text: str, revision: str | None) -> str | None:
    """The section that a squeezed text stands for; None when nothing is known by that name.

    Raises Unreadable for a bare letter that means different things in the two revisions when `revision` is missing.
    """
    label = sector_labels().get(form(text)) or sector_labels().get(form(_TITLED.sub("", text)))
    if label:
        return label
    if code := _CODE.match(text):
        return _of_code(code[1])
    return _of_letter(text.upper(), revision) if re.fullmatch("[A-Va-v]", text) else None
