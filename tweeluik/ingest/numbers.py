"""Which number does a text say, and under which decimal mark?

`1.250` is 1250 in Belgium and 1.25 elsewhere: a text has a reading under each mark, and only the file can decide.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MARKS = (",", ".")
# A number that the workbook itself held as a number: no mark to decide. A private character, so no text begins so.
TYPED = "\ue000"
# Nothing in a register of trainings is a thousand million million; beyond, integers would not be exact.
_TOO_LARGE = 1e15
_CURRENCY = re.compile(r"^(?:€|EUR)\s*|\s*(?:€|EUR|euro)$", re.IGNORECASE)


def _pattern(mark: str) -> re.Pattern[str]:
    other = "." if mark == "," else ","
    grouped = rf"[1-9]\d{{0,2}}(?P<group>[{other}' ])\d{{3}}(?:(?P=group)\d{{3}})*"
    return re.compile(rf"^(?P<sign>[+-]?)(?P<whole>{grouped}|\d*)(?:[{mark}](?P<part>\d+))?$")


_PATTERNS = {mark: _pattern(mark) for mark in MARKS}


class Unreadable(ValueError):
    """A text that does not say what its field needs: the code of the finding, and what would do."""

    def __init__(self, code: str, expected: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.expected = expected


def readings(text: str) -> dict[str, float]:
    """Decimal mark -> the number that a squeezed text says under it; empty when it is no number."""
    if text.startswith(TYPED):
        return dict.fromkeys(MARKS, float(text[1:]))
    text = _CURRENCY.sub("", text.replace("\N{MINUS SIGN}", "-").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    found = {}
    for mark, pattern in _PATTERNS.items():
        match = pattern.match(text)
        if match and (match["whole"] or match["part"]):
            whole = re.sub(r"\D", "", match["whole"]) or "0"
            found[mark] = float(f"{match['sign']}{whole}.{match['part'] or 0}")
    return found


@dataclass(frozen=True)
class Marks:
    """What the numbers of a file say about its decimal mark: texts that need a comma, a point, and neither."""

    needing: dict[str, tuple[str, ...]]
    ambiguous: tuple[str, ...]

    @property
    def decided(self) -> str | None:
        """The mark that all unambiguous numbers share."""
        voted = [mark for mark in MARKS if self.needing[mark]]
        return voted[0] if len(voted) == 1 else None

    @property
    def contradict(self) -> bool:
        """Whether some numbers need a comma and others a point."""
        return all(self.needing.values())


def marks(texts: Iterable[str]) -> Marks:
    """Sort the numbers of a file (squeezed texts of all numeric columns) by the decimal mark that they need."""
    needing: dict[str, list[str]] = {mark: [] for mark in MARKS}
    ambiguous = []
    for text in texts:
        found = readings(text)
        if len(found) == 1:
            needing[next(iter(found))].append(text)
        elif len(set(found.values())) == 2:
            ambiguous.append(text)
    return Marks({mark: tuple(listed) for mark, listed in needing.items()}, tuple(ambiguous))


def decimal(text: str, mark: str) -> float:
    """The number of a squeezed text under the file's decimal mark. Raises Unreadable."""
    found = readings(text)
    if mark not in found or abs(found[mark]) >= _TOO_LARGE:
        raise Unreadable("not_a_number", f"1234{mark}5")
    return found[mark]


def integer(text: str, mark: str) -> int:
    """The whole number of a squeezed text under the file's decimal mark. Raises Unreadable."""
    number = decimal(text, mark)
    if number != int(number):
        raise Unreadable("not_a_whole_number", "12")
    return int(number)
