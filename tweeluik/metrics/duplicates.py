"""Which organisations look like the same one, written down twice?

Two organisations look alike when they have one enterprise number; else, unless they have two different numbers, when
their names are the same (without case, accents, punctuation, legal forms and the order of words) and their postcodes
don't differ, or when their names are nearly the same in one postcode. Only organisations that share a number, a name or
a postcode are compared. In a postcode with very many, names are compared with their neighbours in two orders, from the
front and from the back (sorted neighbourhoods: Hernández and Stolfo 1995), which may miss a pair and bounds the cost.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd
from rapidfuzz import fuzz, process

from tweeluik.config import REFERENCE
from tweeluik.metrics.frames import missing

# Likeness of two names from which they may be one [0 to 100]: 200 times their longest common subsequence over their
# lengths together. One letter in ten may differ; "Peeters" and "Peters" are 92.
ALIKE = 90
# A postcode with more names than this compares each name with so many neighbours.
COMPARED_WHOLE, NEIGHBOURS = 400, 20

_NUMBER, _NAME, _LIKENESS = "number", "name", "likeness"
_STRONGEST = (_NUMBER, _NAME, _LIKENESS)
_DIGITS = re.compile(r"\d+")


def resembling(organisations: pd.DataFrame) -> pd.DataFrame:
    """A row an organisation that looks like another, in groups, the group with most seats first.

    `organisations`: organisation_id, organisation_name, enterprise_number, postcode, enrolments. Adds `likely_same`
    (number of the group) in front and `reason`: number, name or likeness, the strongest that ties it to its group.
    """
    rows = [_Organisation(*row) for row in organisations[_COLUMNS].itertuples(index=False, name=None)]
    groups = _Groups(len(rows))
    for links, reason in ((_by_number, _NUMBER), (_by_name, _NAME), (_by_likeness, _LIKENESS)):
        for one, other in links(rows):
            groups.join(one, other, reason)
    found = [sorted(members, key=lambda place: (-rows[place].enrolments, place)) for members in groups.of_several()]
    found.sort(key=lambda members: (-sum(rows[place].enrolments for place in members), members))
    listed = [(number, place) for number, members in enumerate(found, start=1) for place in members]
    frame = organisations.iloc[[place for _, place in listed]].reset_index(drop=True)
    frame.insert(0, "likely_same", [number for number, _ in listed])
    return frame.assign(reason=[groups.reasons[place] for _, place in listed])


def plain_name(name: str) -> str:
    """A name as it is compared: words in alphabetical order, without case, accents, punctuation and legal forms."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = re.findall(r"\w+", letters.casefold().replace(".", "").replace("'", ""))
    return " ".join(sorted(_without_forms(words)))


_COLUMNS = ["organisation_id", "organisation_name", "enterprise_number", "postcode", "enrolments"]


class _Organisation:
    """What two organisations are compared by; missing things are empty."""

    def __init__(self, _id: str, name: str, number: str, postcode: str, enrolments: int) -> None:
        self.name = "" if missing(name) else plain_name(name)
        self.number = "" if missing(number) else re.sub(r"\D", "", number)
        self.postcode = "" if missing(postcode) else postcode
        self.enrolments = enrolments


class _Groups:
    """Organisations tied to each other, directly or through others (union-find)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self.reasons: dict[int, str] = {}

    def join(self, one: int, other: int, reason: str) -> None:
        for place in (one, other):
            self.reasons[place] = min(reason, self.reasons.get(place, reason), key=_STRONGEST.index)
        self._parents[self._first(one)] = self._first(other)

    def _first(self, place: int) -> int:
        while self._parents[place] != place:
            self._parents[place] = place = self._parents[self._parents[place]]
        return place

    def of_several(self) -> list[list[int]]:
        members = defaultdict(list)
        for place in self.reasons:
            members[self._first(place)].append(place)
        return list(members.values())


def _blocks(rows: list[_Organisation], key: Callable[[_Organisation], str]) -> Iterator[list[int]]:
    """The places of organisations that share something, for what at least two share."""
    blocks = defaultdict(list)
    for place, row in enumerate(rows):
        if key(row):
            blocks[key(row)].append(place)
    return (block for block in blocks.values() if len(block) > 1)


def _by_number(rows: list[_Organisation]) -> Iterator[tuple[int, int]]:
    for first, *others in _blocks(rows, lambda row: row.number):
        yield from ((first, other) for other in others)


def _by_name(rows: list[_Organisation]) -> Iterator[tuple[int, int]]:
    """Who has no number fits all of its name and postcode; who lacks a postcode too, all of its name.

    One of them stands for the others (`hub`), so that a thousand of the same name are a thousand ties.
    """
    for block in _blocks(rows, lambda row: row.name):
        free = {rows[place].postcode: place for place in block if not rows[place].number}
        everywhere = free.get("")
        if everywhere is None and free and not all(rows[place].postcode for place in block):
            hub = next(iter(free.values()))
        else:
            hub = everywhere
        for place in block:
            postcode = rows[place].postcode
            fits = everywhere is not None or not postcode or postcode in free
            tied = hub if hub is not None and fits else free.get(postcode)
            if tied not in (None, place):
                yield place, tied


def _by_likeness(rows: list[_Organisation]) -> Iterator[tuple[int, int]]:
    for block in _blocks(rows, lambda row: row.postcode if row.name else ""):
        near = _all_pairs if len(block) <= COMPARED_WHOLE else _neighbours
        for one, other in near(block, [rows[place].name for place in block]):
            if _may_be_one(rows[one], rows[other]):
                yield one, other


def _may_be_one(one: _Organisation, other: _Organisation) -> bool:
    """Whether numbers and the figures in the names (basisschool 1, basisschool 2) don't tell them apart.

    Names that are the same were tied before.
    """
    same_number = not one.number or not other.number or one.number == other.number
    return one.name != other.name and same_number and _DIGITS.findall(one.name) == _DIGITS.findall(other.name)


def _all_pairs(block: list[int], names: list[str]) -> Iterator[tuple[int, int]]:
    likeness = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=ALIKE)
    for one, other in zip(*likeness.nonzero(), strict=True):
        if one < other:
            yield block[one], block[other]


def _neighbours(block: list[int], names: list[str]) -> Iterator[tuple[int, int]]:
    for direction in (1, -1):
        order = sorted(range(len(block)), key=lambda place: (names[place][::direction], place))
        ordered = [names[place] for place in order]
        for distance in range(1, NEIGHBOURS + 1):
            likeness = process.cpdist(ordered[:-distance], ordered[distance:], scorer=fuzz.ratio, score_cutoff=ALIKE)
            for place in likeness.nonzero()[0]:
                yield block[order[place]], block[order[place + distance]]


@cache
def _legal_forms() -> set[tuple[str, ...]]:
    with (REFERENCE / "legal_forms.csv").open(encoding="utf-8", newline="") as file:
        written = [row["form"] for row in csv.DictReader(file)]
    plain = [unicodedata.normalize("NFKD", form).encode("ascii", "ignore").decode() for form in written]
    return {tuple(re.findall(r"\w+", form.casefold())) for form in plain}


def _without_forms(words: list[str]) -> list[str]:
    """The words without legal forms in front and at the end; a name that is nothing else stays."""
    longest = max(map(len, _legal_forms()))
    for size in range(min(longest, len(words) - 1), 0, -1):
        if tuple(words[-size:]) in _legal_forms():
            return _without_forms(words[:-size])
        if tuple(words[:size]) in _legal_forms():
            return _without_forms(words[size:])
    return words
