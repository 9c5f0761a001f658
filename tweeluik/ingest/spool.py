"""Where do the rows of a file go while they are read: which are data, which are refused, which stand below the data?

The wanted columns become text columns c0, c1, ... of one Parquet file, in chunks, so that memory stays bounded.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tweeluik.findings import ERROR, WARNING, Finding
from tweeluik.ingest.encoding import refuse
from tweeluik.ingest.lines import Batch
from tweeluik.ingest.read import Source
from tweeluik.ingest.reference import form

# What is held in memory at once: cells, and characters as the first rows promise.
_CHUNK_CELLS, _CHUNK_CHARACTERS = 220_000, 32_000_000
# Totals stand in the last rows of a file, beginning with one of these words and leaving most cells empty.
_TOTAL_ROWS = 5
TOTALS = {"totaal", "total", "totalen", "totals", "eindtotaal", "grandtotal", "algemeentotaal", "som", "sum", "totaux"}

# Row numbers, and the columns of the rows: all of the file, as texts.
Numbered = tuple[Sequence[int], Sequence[pa.ChunkedArray | Sequence[str]]]


@dataclass(frozen=True)
class Raw:
    """The data rows of a file: a Parquet file of text columns `c<place>` and `source_row`, never null.

    `rows` counts data rows, also the refused ones, whose numbers are `refused`.
    """

    path: Path
    rows: int
    refused: tuple[int, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Sorted:
    """Data rows apart from blank and ragged ones; the last few are held back until it is clear what follows them."""

    width: int
    row: int
    numbers: list[int] = field(default_factory=list)
    records: list[list[str]] = field(default_factory=list)
    ragged: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def take(self, batch: Batch) -> Iterator[Numbered]:
        """The data rows that are certain after another batch."""
        first, self.row = self.row + 1, self.row + len(batch)
        if isinstance(batch, pa.Table):
            certain = batch.num_rows - _TOTAL_ROWS
            if certain > 0 and "" not in batch.columns[0].unique().to_pylist():
                yield self.numbers, _columns(self.records)
                self.numbers, self.records = [], []
                yield range(first, first + certain), [column.slice(0, certain) for column in batch.columns]
                batch, first = batch.slice(certain), first + certain
            batch = [*map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))]
        for number, record in enumerate(batch, start=first):
            mended = record if len(record) == self.width else self._mended(number, record)
            if any(map(str.strip, mended)):
                self.numbers.append(number)
                self.records.append(mended)
        certain = max(0, len(self.numbers) - _TOTAL_ROWS)
        yield self.numbers[:certain], _columns(self.records[:certain])
        self.numbers, self.records = self.numbers[certain:], self.records[certain:]

    def _mended(self, number: int, record: list[str]) -> list[str]:
        """A record of another width without its empty surplus; nothing, and a note of it, when it is ragged."""
        if len(record) > self.width and not any(map(str.strip, record[self.width :])):
            return record[: self.width]
        if any(map(str.strip, record)):
            self.ragged[len(record)].append(number)
        return []

    def rest(self) -> tuple[Numbered, list[int]]:
        """The last data rows, and the numbers of the rows below them that only add up."""
        totals = []
        while self.records and _is_total(self.records[-1]):
            totals.append(self.numbers.pop())
            self.records.pop()
        return (self.numbers, _columns(self.records)), totals[::-1]


def _is_total(record: list[str]) -> bool:
    filled = [cell for cell in record if cell.strip()]
    return bool(filled) and form(filled[0]).rstrip("0123456789") in TOTALS and 2 * len(filled) <= len(record) + 1


@contextmanager
def _cycles_ignored() -> Iterator[None]:
    """Rows are lists of texts and form no cycles, but looking for cycles among them takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _batches(source: Source) -> Iterator[Batch]:
    if source.batches:
        yield from source.batches(len(source.names), source.first_row - 1)
        return
    longest = max(sum(map(len, record)) for record in source.preview)
    rows = max(1, min(_CHUNK_CELLS // len(source.names), _CHUNK_CHARACTERS // (longest + 1)))
    records = islice(source.records(), source.first_row - 1, None)
    while batch := list(islice(records, rows)):
        yield batch


def _columns(records: list[list[str]]) -> list[Sequence[str]]:
    return [*zip(*records, strict=True)]


def _text(cells: pa.ChunkedArray | Sequence[str]) -> pa.Array | pa.ChunkedArray:
    return cells if isinstance(cells, pa.ChunkedArray) else pa.array(cells, pa.string())


def _hidden(cells: pa.Array | pa.ChunkedArray, hide: Callable[[str], str]) -> pa.Array | pa.ChunkedArray:
    """Each distinct cell is turned into something else once."""
    written = cells.unique()
    return pa.array([*map(hide, written.to_pylist())], pa.string()).take(pc.index_in(cells, written))


def spool(
    source: Source,
    wanted: list[int],
    hidden: dict[int, Callable[[str], str]],
    workdir: Path,
    progress: Callable[[int], None] = lambda rows: None,
) -> Raw:
    """Write the wanted columns (places) of a file to `workdir/raw.parquet`.

    `hidden` maps a wanted column to what its cells are turned into before they are written; `progress` is told the rows
    written so far. Raises FileRefused when a record cannot be read.
    """
    path = workdir / "raw.parquet"
    schema = pa.schema([("source_row", pa.int64()), *((f"c{place}", pa.string()) for place in wanted)])
    rows = _Sorted(len(source.names), source.first_row - 1)
    count = 0

    def write(numbers: Sequence[int], columns: Sequence) -> None:
        nonlocal count
        count += len(numbers)
        if numbers:
            cells = {place: _text(columns[place]) for place in wanted}
            cells |= {place: _hidden(cells[place], hide) for place, hide in hidden.items()}
            writer.write_table(pa.table([pa.array(numbers, pa.int64()), *cells.values()], schema))

    with _cycles_ignored(), pq.ParquetWriter(path, schema) as writer:
        for batch in _batches(source):
            for certain in rows.take(batch):
                write(*certain)
            progress(count)
        last, totals = rows.rest()
        write(*last)
    refused = tuple(sorted(row for listed in rows.ragged.values() for row in listed))
    if not count and not refused:
        raise refuse("no_rows", ", ".join(filter(None, source.names)))
    return Raw(path, count + len(refused), refused, tuple(_findings(rows, totals)))


def _findings(rows: _Sorted, totals: list[int]) -> Iterator[Finding]:
    for width, numbers in rows.ragged.items():
        yield Finding("row_ragged", ERROR, rows=tuple(numbers), found=str(width), expected=str(rows.width))
    if totals:
        yield Finding("totals_below", WARNING, rows=tuple(totals))
