"""Do the first values of a column look like what a field holds?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tweeluik.ingest.dates import readings as date_readings
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.match import Match
from tweeluik.ingest.numbers import TYPED, readings
from tweeluik.ingest.read import Source
from tweeluik.ingest.reference import form, is_missing, likert, squeeze, value_form, values
from tweeluik.schema import DATE, DECIMAL, INTEGER

# A column is suggested for a field when nearly all of its values fit it, and there are some.
_FITTING = 0.9


@dataclass(frozen=True)
class Suggestion:
    """A column whose values look like a field that has none yet: the share (0 to 1) of its first values that fit."""

    target: str
    header: str
    fitting: float


def first_cells(source: Source, place: int) -> list[str]:
    """The filled cells of a column among the first rows."""
    found = [squeeze(record[place].removeprefix(TYPED)) for record in source.preview if place < len(record)]
    return [cell for cell in found if not is_missing(cell)]


def fit(target: str, matched: Match) -> Callable[[str], bool] | None:
    """Whether a squeezed cell can be what a field or question holds; None where any text can."""
    if target in matched.declared and matched.kind == "evaluations":
        return lambda cell: bool(readings(cell)) or form(cell) in likert()
    known = fields(matched.kind)[target]
    if known.values:
        listed = values(target)
        return lambda cell: value_form(cell) in listed
    if known.type == DATE:
        return lambda cell: bool(date_readings(cell, serials=True)[1])
    if known.type in (DECIMAL, INTEGER):
        return lambda cell: bool(readings(cell))
    return None


def suggestions(source: Source, matched: Match, free: Sequence[int]) -> Iterator[Suggestion]:
    """For each listed or required field without a column: which of the `free` ones (places) has values that fit it."""
    cells = {source.names[place]: first_cells(source, place) for place in free if source.names[place]}
    for target, known in fields(matched.kind).items() if matched.kind else ():
        if matched.has(target) or not (known.values or target == "participant"):
            continue
        fits = (lambda cell: "@" in cell) if target == "participant" else fit(target, matched)
        shares = {header: sum(map(fits, held)) / len(held) for header, held in cells.items() if held}
        header = max(shares, key=lambda name: shares[name], default="")
        if header and shares[header] >= _FITTING:
            yield Suggestion(target, header, shares[header])
