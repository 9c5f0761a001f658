"""How do the lines of a text file become records: by the rules of CSV, or five times as fast where none is needed?"""

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.csv as arrow_csv

from tweeluik.config import LONGEST_CELL
from tweeluik.ingest import dialect
from tweeluik.ingest.dialect import Dialect
from tweeluik.ingest.encoding import refuse

# Records as lists of cells, or as a table of text columns.
Batch = list[list[str]] | pa.Table
# Characters that are split at once.
_STRETCH = 1_500_000
_MARK = "\ufeff"


def records(path: Path, encoding: str, chosen: Dialect) -> Iterator[list[str]]:
    """The records of a file from its first row on. Raises FileRefused where one cannot be read."""
    with path.open(encoding=encoding, newline="") as file:
        yield from _read(_reader(file, chosen))


def batches(path: Path, encoding: str, chosen: Dialect, width: int, after: int) -> Iterator[Batch]:
    """What `records` gives after the first `after` of them, in batches.

    Lines with nothing but `width` plain cells are a table; a batch with anything else in it is read by the rules.
    """
    with path.open(encoding=encoding, newline="") as file:
        done = sum(1 for _ in islice(_read(_reader(file, chosen)), after))
        while text := file.read(_STRETCH):
            text += file.readline()
            batch = _plain(text, chosen.delimiter, width)
            if batch is None:
                batch = _by_the_rules(text, file, chosen, done)
            done += len(batch)
            yield batch


def _reader(file: TextIO, chosen: Dialect):
    if chosen.marked:
        file.readline()
    return dialect.reader(file, chosen.delimiter)


def _plain(text: str, delimiter: str, width: int) -> pa.Table | None:
    """Whole lines as a table, unless a quote, a space that is no part of its cell, an empty line, a line end of its own
    or a line of another width asks for the rules.
    """
    starts = ("\n ", "\n\n", "\n\r", f"{delimiter} ", '"', _MARK)
    if text.startswith((" ", "\n", "\r")) or any(start in text for start in starts) or not delimiter.isascii():
        return None
    if text.count("\r") != text.count("\r\n"):
        return None
    names = [f"c{place}" for place in range(width)]
    try:
        return arrow_csv.read_csv(
            pa.py_buffer(text.encode()),
            arrow_csv.ReadOptions(column_names=names, use_threads=False),
            arrow_csv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None


def _by_the_rules(text: str, file: TextIO, chosen: Dialect, done: int) -> list[list[str]]:
    """The records that begin in whole lines; the last one may go on in the lines of the file after them."""
    lines = io.StringIO(text, newline="").readlines()
    reader = dialect.reader(chain(lines, file), chosen.delimiter)
    record = _read(reader, done)
    found = []
    while reader.line_num < len(lines):
        found.append(next(record))
    return found


def _read(reader, done: int = 0) -> Iterator[list[str]]:
    """The records of a reader, after those that are `done`."""
    row = done
    try:
        for row, record in enumerate(reader, start=done + 1):  # noqa: B007
            yield record
    except csv.Error as error:
        code = "cell_too_long" if "field limit" in str(error) else "quotes_broken"
        raise refuse(code, expected=f"{LONGEST_CELL:,}", rows=(row + 1,)) from error
