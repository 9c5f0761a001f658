"""What table of text does a file hold, and how is it read: encoding, delimiter, sheet, header?

`read_source` looks at the beginning of a file and writes nothing. `spool` then writes the columns that are wanted, so
that what identifies people never reaches a disk.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from tweeluik.config import MOST_COLUMNS
from tweeluik.findings import NOTE, WARNING, Finding
from tweeluik.ingest import dialect, excel, header, lines
from tweeluik.ingest.dialect import HEADER_WITHIN, Known
from tweeluik.ingest.encoding import Survey, refuse, survey
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.reasons import has_reasons, without_reasons
from tweeluik.ingest.reference import form

_SAMPLE_CHARACTERS = 1 << 18
PREVIEW_ROWS = 200


@dataclass(frozen=True)
class Source:
    """A file that can be read as a table, as its first records show it.

    `names` and `texts` (question texts, "" where there are none) stand in the order of the columns; `preview` holds
    the first data rows; `records` starts reading again from row 1, and `batches` (width, row after which) goes through
    a file that can be read faster than record by record; rows count as the spreadsheet shows them.
    """

    name: str
    sha256: str
    workbook: bool
    encoding: str
    delimiter: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    header_row: int
    first_row: int
    preview: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    records: Callable[[], Iterator[list[str]]]
    batches: Callable[[int, int], Iterator[lines.Batch]] | None


def _open_text(path: Path, found: Survey, options: Options, known: Known) -> dialect.Dialect:
    with path.open(encoding=found.encoding, newline="") as file:
        sample = file.read(_SAMPLE_CHARACTERS)
        whole = not file.read(1)
    return dialect.sniff(sample, whole, known, options.delimiter)


def _mended(records: Callable[[], Iterator[list[str]]]) -> Callable[[], Iterator[list[str]]]:
    """The records of a file of refused rows as those of the file that they come from."""
    return lambda: without_reasons(records())


def read_source(path: Path, options: Options, known: Known) -> Source:
    """Look at the beginning of a file. `known` tells headers that mean something from others.

    Raises FileRefused, with one finding, when the file cannot be read as a table.
    """
    found = survey(path, options.encoding)
    delimiter, batches = "", None
    if found.workbook:
        records = partial(excel.records, excel.open_sheet(path, options.sheet))
    else:
        chosen = _open_text(path, found, options, known)
        delimiter = chosen.delimiter
        records = partial(lines.records, path, found.encoding, chosen)
        batches = partial(lines.batches, path, found.encoding, chosen)
    if has_reasons(next(records(), [])):
        records, batches = _mended(records), None
    first = list(islice(records(), HEADER_WITHIN + PREVIEW_ROWS))
    if not any(any(map(str.strip, record)) for record in first):
        raise refuse("file_empty")
    top = header.find(first, known, options.header_row)
    if len(top.names) > MOST_COLUMNS:
        raise refuse("too_many_columns", str(len(top.names)), str(MOST_COLUMNS))
    preview = tuple(tuple(record) for record in first[top.first_row - 1 :] if any(map(str.strip, record)))
    if not preview:
        raise refuse("no_rows", ", ".join(filter(None, top.names)))
    source = Source(
        path.name,
        found.sha256,
        found.workbook,
        found.encoding,
        delimiter,
        top.names,
        top.texts,
        top.row,
        top.first_row,
        preview,
        (),
        records,
        batches,
    )
    return replace(source, findings=tuple(_remarks(source, top, found.assumed)))


def _remarks(source: Source, top: header.Header, assumed: bool) -> Iterator[Finding]:
    """What was decided on the way and should be seen: encoding, titles, header rows, names."""
    if assumed:
        yield Finding("encoding_assumed", NOTE, found=source.encoding)
    if top.titles:
        yield Finding("titles_above_header", NOTE, rows=top.titles, found=str(top.row))
    if top.first_row - top.row > 1:
        rows = tuple(range(top.row + 1, top.first_row))
        yield Finding("header_rows", NOTE, rows=rows, found=str(len(rows) + 1))
    empty = [place for place, name in enumerate(source.names) if not name and _says_something(source, place)]
    if empty:
        columns = ", ".join(str(place + 1) for place in empty)
        yield Finding("header_empty", WARNING, rows=(top.row,), found=columns)
    for name in duplicates(source.names):
        yield Finding("header_duplicate", WARNING, column=name, rows=(top.row,), found=name)


def _says_something(source: Source, place: int) -> bool:
    return any(place < len(record) and record[place].strip() for record in source.preview)


def duplicates(names: tuple[str, ...]) -> list[str]:
    """The header names that stand above more than one column (the same letters and digits)."""
    forms = [form(name) for name in names]
    doubled = {one: name for one, name in zip(forms, names, strict=True) if one and forms.count(one) > 1}
    return list(doubled.values())
