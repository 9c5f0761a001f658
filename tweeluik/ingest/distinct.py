"""Which values does a column hold, what does each become, and on which rows does it stand?

Each distinct value is converted once in Python; the result is joined back by DuckDB, file to file (version 2.0.0 gives
wrong results when it scans an Arrow object or a frame).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.ingest.cells import TOGETHER, Converter
from tweeluik.ingest.numbers import Unreadable
from tweeluik.schema import DATE, DECIMAL, INTEGER, TEXT

_ARROW = {TEXT: pa.string(), INTEGER: pa.int64(), DECIMAL: pa.float64(), DATE: pa.date32()}
_FETCH = 10_000
# Ids: one word of plain characters with a digit in it. Text conversion leaves them as they are.
_PLAIN_ID = "^[0-9A-Za-z._/-]*[0-9][0-9A-Za-z._/-]*$"


def quoted(text: object) -> str:
    """A text or path as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def column(*places: int) -> str:
    """The SQL of one column of the raw file, or of several that are read together."""
    return f" || {quoted(TOGETHER)} || ".join(f"c{place}" for place in places)


@dataclass
class Conversion:
    """How a column's values are converted: `sql` gives the value of a row of `raw` (joined as `join` says)."""

    sql: str
    join: str = ""
    problems: dict[str, Unreadable] = field(default_factory=dict)


class Workbench:
    """A connection for one file: its raw rows, but those `without`, as view `raw`, and a folder for what is made."""

    def __init__(self, raw: Path, workdir: Path, without: Collection[int] = ()) -> None:
        self.workdir = workdir
        self._numbers = count()
        self.connection = duckdb.connect(config={"threads": 2, "memory_limit": "250MB", "temp_directory": str(workdir)})
        self.connection.execute("set enable_progress_bar = false")
        path = workdir / "without.parquet"
        pq.write_table(pa.table({"row": pa.array(sorted(without), pa.int64())}), path)
        kept = f"where source_row not in (select row from read_parquet({quoted(path)}))" if without else ""
        self.connection.execute(f"create view raw as select * from read_parquet({quoted(raw)}) {kept}")

    def __enter__(self) -> "Workbench":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def values(self, key: str, where: str = "true") -> Iterator[str]:
        """The distinct written values of a column, without order."""
        found = self.connection.execute(f"select distinct {key} as written from raw where {where}")
        while batch := found.fetchmany(_FETCH):
            yield from (written for (written,) in batch)

    def counts(self, key: str, most: int) -> list[tuple[str, int]]:
        """The most frequent written values of a column with their number of rows, at most `most` of them."""
        counted = f"select {key} as written, count(*) as rows from raw group by all"
        return self.connection.execute(f"{counted} order by rows desc, written limit {most}").fetchall()

    def rows(self, key: str, written: list[str]) -> dict[str, tuple[int, ...]]:
        """Written value -> the rows on which it stands, in order."""
        found = self.connection.execute(
            f"select {key} as written, list(source_row order by source_row) from raw "
            f"where {key} in (select unnest($written)) group by written",
            {"written": written},
        ).fetchall()
        return {value: tuple(rows) for value, rows in found}

    def convert(self, key: str, kind: str, converter: Converter, plain_ids: bool = False) -> Conversion:
        """Convert a column's distinct values to the DuckDB type `kind`.

        Texts that stay as they are do not pass through the list of changes; `plain_ids` spares ids even the look.
        """
        name = f"v{next(self._numbers)}"
        changed: dict[str, list] = defaultdict(list)
        problems = {}
        where = f"not regexp_matches({key}, {quoted(_PLAIN_ID)})" if plain_ids else "true"
        for written in self.values(key, where):
            try:
                value = converter(written)
            except Unreadable as problem:
                problems[written], value = problem, None
            if kind != TEXT or value != written:
                changed["written"].append(written)
                changed["value"].append(value)
        if kind == TEXT and set(changed["written"]) <= {""}:
            return Conversion(f"nullif({key}, '')", problems=problems)
        path = self.workdir / f"{name}.parquet"
        schema = pa.schema([("written", pa.string()), ("value", _ARROW[kind])])
        pq.write_table(pa.table([changed["written"], changed["value"]], schema=schema), path)
        join = f"left join read_parquet({quoted(path)}) as {name} on {name}.written = {key}"
        unchanged = f"case when {name}.written is null then {key} else {name}.value end"
        return Conversion(unchanged if kind == TEXT else f"{name}.value", join, problems)
