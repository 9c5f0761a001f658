"""How many jobs does each sector have, by a table with a row a sector (`sector;jobs`) that somebody publishes?

Read like any other file: encoding, delimiter, decimal mark, titles above the header; sectors as codes, letters or
words, several rows of one sector added up.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.findings import ERROR, Finding
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.numbers import MARKS, Unreadable, decimal, marks
from tweeluik.ingest.read import Source, read_source
from tweeluik.ingest.reference import columns, form, is_missing, letters, squeeze
from tweeluik.ingest.sectors import NEW, section
from tweeluik.ingest.spool import TOTALS

FIELDS = ("sector", "jobs")


@dataclass(frozen=True)
class Jobs:
    """Jobs per section of NACE-BEL 2025, or per label of the reader's own; `unknown` is of what is neither (label ->
    jobs).
    """

    by_sector: dict[str, float]
    unknown: dict[str, float]


def read(path: Path, revision: str | None = None, mark: str | None = None, own: Collection[str] = ()) -> Jobs:
    """The jobs per sector of a file. `revision` says what bare letters mean, `mark` is the decimal mark; `own` are
    labels of sectors that the data use.

    Raises FileRefused: `jobs_column_missing`, `jobs_sectors_unknown` (none is known), `not_a_number`,
    `decimal_ambiguous`, `decimal_mixed`, `sector_revision_unknown`, or what keeps a file from being read as a table.
    """
    source = read_source(path, Options(), lambda cell: form(cell) in columns("jobs"))
    places = _places(source)
    rows = [
        (row, [squeeze(record[place]) if place < len(record) else "" for place in places])
        for row, record in enumerate(source.records(), start=1)
        if row >= source.first_row and any(map(str.strip, record))
    ]
    rows = [(row, cells) for row, cells in rows if form(cells[0]) not in TOTALS]
    mark = mark or _mark(source, places[1], {row: cells[1] for row, cells in rows})
    # The data hold sections as letters of the new list; in a file a bare letter may be of the old one.
    labels = {form(label): label for label in own if label not in letters(NEW)}
    known: dict[str, float] = defaultdict(float)
    unknown: dict[str, float] = defaultdict(float)
    for row, (sector, jobs) in rows:
        number = _number(source, places[1], jobs, mark, row)
        found = None if is_missing(sector) else labels.get(form(sector))
        found = found or _section(source, places[0], sector, revision, row)
        if found:
            known[found] += number
        else:
            unknown[sector] += number
    if not sum(known.values()):
        raise _refused(source, places[0], "jobs_sectors_unknown", ", ".join(unknown))
    return Jobs(dict(known), dict(unknown))


def _places(source: Source) -> list[int]:
    """Where the sector and the jobs stand, by their headers."""
    fields = [columns("jobs").get(form(name)) for name in source.names]
    for wanted in FIELDS:
        if wanted not in fields:
            headers = ", ".join(filter(None, source.names))
            known = "sector;jobs"
            raise FileRefused([Finding("jobs_column_missing", ERROR, source.name, wanted, (), headers, known)])
    return [fields.index(wanted) for wanted in FIELDS]


def _mark(source: Source, place: int, texts: dict[int, str]) -> str:
    """The decimal mark that the numbers (row -> text) show; what could be read in two ways is asked."""
    found = marks(texts.values())
    if found.decided or not (found.ambiguous or found.contradict):
        return found.decided or MARKS[0]
    unsure = found.needing[MARKS[1]] if found.contradict else found.ambiguous
    code = "decimal_mixed" if found.contradict else "decimal_ambiguous"
    rows = tuple(row for row, text in texts.items() if text in unsure)
    raise FileRefused([Finding(code, ERROR, source.name, source.names[place], rows, unsure[0], MARKS[0])])


def _number(source: Source, place: int, text: str, mark: str, row: int) -> float:
    try:
        number = decimal(text, mark)
    except Unreadable as problem:
        raise _refused(source, place, problem.code, text, row, problem.expected) from problem
    if number < 0:
        raise _refused(source, place, "not_a_number", text, row, f"0{mark}0")
    return number


def _section(source: Source, place: int, text: str, revision: str | None, row: int) -> str | None:
    try:
        return section(text, revision)
    except Unreadable as problem:
        raise _refused(source, place, problem.code, text, row, problem.expected) from problem


def _refused(source: Source, place: int, code: str, found: str, row: int = 0, expected: str = "") -> FileRefused:
    rows = (row,) if row else ()
    return FileRefused([Finding(code, ERROR, source.name, source.names[place], rows, found, expected)])
