"""Which rows of which tables does a typed file bring, and where does it contradict itself?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tweeluik.findings import ERROR, Finding
from tweeluik.ingest.distinct import Workbench, quoted
from tweeluik.schema import KEYS, TABLES

# Contradictions that get a finding of their own in one column; more of them are told together.
_SEPARATELY = 20
# What people write about themselves or others, and who they are, is never quoted.
_UNQUOTED = ("participant_id", "comment", "lead_trainer")
_KEPT_BACK = "…"


@dataclass
class Tables:
    """The tables of one file, written one by one beside its typed rows.

    `headers` are the names of fields in the file; `repeated` are rows that say what an earlier one said.
    """

    bench: Workbench
    typed: Path
    headers: dict[str, str]
    paths: dict[str, Path] = field(default_factory=dict)
    repeated: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bench.connection.execute(
            f"create or replace view typed as select * from read_parquet({quoted(self.typed)})"
        )

    def write(self, table: str, select: str, order: str = "source_row") -> None:
        """Write a table from a select on `typed`, with the columns of the schema and `source_row`."""
        path = self.bench.workdir / f"{table}.parquet"
        self.bench.connection.execute(f"copy ({select} order by {order}) to {quoted(path)} (format parquet)")
        self.paths[table] = path

    def _all(self, sql: str) -> list[tuple]:
        return self.bench.connection.execute(sql).fetchall()

    # ---- tables with a row of their own in the file

    def keyed(self, table: str, compared: Sequence[str] = ()) -> None:
        """A table whose key stands on one row: identical repeats count once, different ones are an error.

        `compared` are further columns of the typed file that belong to the row.
        """
        once = ""
        if self._compare_repeats(table, (*TABLES[table], *compared)):
            once = f"and source_row in (select min(source_row) from typed group by {', '.join(KEYS[table])})"
        complete = " and ".join(f"{name} is not null" for name in _required(table))
        self.write(table, f"select {', '.join(TABLES[table])}, source_row from typed where {complete} {once}")

    def _compare_repeats(self, table: str, columns: Sequence[str]) -> bool:
        """Whether any key stands on several rows; what that means is gathered."""
        key = ", ".join(KEYS[table])
        complete = " and ".join(f"{name} is not null" for name in KEYS[table])
        others = [name for name in columns if name not in KEYS[table]]
        different = ", ".join(f"later.{name} is distinct from earlier.{name}" for name in others)
        pairs = self._all(
            f"with earliest as (select {key}, min(source_row) as first_row from typed "
            f"where {complete} group by {key} having count(*) > 1) "
            f"select earlier.source_row, later.source_row, [{different}] "
            f"from earliest inner join typed as later using ({key}) "
            "inner join typed as earlier on earlier.source_row = earliest.first_row "
            "where later.source_row > earliest.first_row order by later.source_row"
        )
        self.repeated |= {row for _, row, differ in pairs if not any(differ)}
        clashes = [(first, row, others[differ.index(True)]) for first, row, differ in pairs if any(differ)]
        for first, row, name in clashes[:_SEPARATELY]:
            found = _KEPT_BACK if name in _UNQUOTED else self._quote(name, first, row)
            self.findings.append(Finding("key_contradicted", ERROR, "", self._header(name), (first, row), found))
        if rest := clashes[_SEPARATELY:]:
            rows = sorted({row for first, row, _ in rest} | {first for first, _, _ in rest})
            self.findings.append(
                Finding("key_contradicted", ERROR, "", self._header(rest[0][2]), tuple(rows), _KEPT_BACK)
            )
        return bool(pairs)

    def _quote(self, name: str, *rows: int) -> str:
        numbers = ", ".join(map(str, rows))
        values = self._all(
            f"select cast({name} as varchar) from typed where source_row in ({numbers}) order by source_row"
        )
        return " / ".join("–" if value is None else f"“{value}”" for (value,) in values)

    # ---- tables that the rows of the file describe over and over

    def described(self, table: str, demanded: Sequence[str] = (), is_own: bool = False) -> None:
        """A table that several rows may describe: one row a key, from all that is said; two values are an error.

        A missing value beside another is no contradiction; a key for which no row says what is `demanded` is an error.
        `is_own` says that the file is a list of these, so that describing one twice is a repetition.
        """
        (key,) = KEYS[table]
        others = [name for name in TABLES[table] if name != key]
        told = ", ".join(f"max({name}) as {name}" for name in others)
        path = self.bench.workdir / f"described_{table}.parquet"
        differ = ", ".join(f"min({name}) <> max({name}) as differs_{name}" for name in others)
        self.bench.connection.execute(
            f"copy (select {key}, {told}, min(source_row) as source_row, {differ} from typed "
            f"where {key} is not null group by {key}) to {quoted(path)} (format parquet)"
        )
        described = f"read_parquet({quoted(path)})"
        (flags,) = self._all(f"select {', '.join(f'bool_or(differs_{name})' for name in others)} from {described}")
        for name, differs in zip(others, flags, strict=True):
            if differs:
                self.findings += self._contradictions(table, key, name, described)
        if is_own:
            first = f"(select source_row from {described})"
            later = self._all(f"select source_row from typed where {key} is not null and source_row not in {first}")
            self.repeated |= {row for (row,) in later}
        self._demand(demanded, described)
        complete = " and ".join(["true", *(f"{name} is not null" for name in demanded)])
        self.write(table, f"select {', '.join(TABLES[table])}, source_row from {described} where {complete}")

    def _contradictions(self, table: str, key: str, name: str, described: str) -> Iterator[Finding]:
        told = self._all(
            f"with told as (select {key} as key, cast({name} as varchar) as value, count(*) as rows, "
            "list(source_row order by source_row) as numbers from typed "
            f"where {name} is not null and {key} in (select {key} from {described} where differs_{name}) group by all) "
            "select key, list(value order by rows desc, value), list(numbers order by rows desc, value) "
            "from told group by key order by key"
        )
        for key_value, values, numbers in told[:_SEPARATELY]:
            quotes = " / ".join(f"“{value}”" for value in values)
            found = _KEPT_BACK if name in _UNQUOTED else f"{key_value}: {quotes}"
            yield self._contradiction(table, name, numbers, found)
        if rest := told[_SEPARATELY:]:
            yield self._contradiction(table, name, [rows for _, _, numbers in rest for rows in numbers], _KEPT_BACK)

    def _contradiction(self, table: str, name: str, numbers: list[list[int]], found: str) -> Finding:
        """All rows of what fewer rows say, and the first that says what most do."""
        rows = {numbers[0][0], *(row for listed in numbers[1:] for row in listed)}
        return Finding(f"{table}_contradicted", ERROR, "", self._header(name), tuple(sorted(rows)), found)

    # ---- required values

    def require(self, name: str, spared: set[int]) -> None:
        """An error for rows without a required value; `spared` rows had one that could not be read."""
        rows = [row for (row,) in self._all(f"select source_row from typed where {name} is null order by source_row")]
        self._missing(name, [row for row in rows if row not in spared])

    def _demand(self, names: Sequence[str], described: str) -> None:
        refused = {row for finding in self.findings if finding.severity == ERROR for row in finding.rows}
        for name in names:
            rows = self._all(f"select source_row from {described} where {name} is null order by source_row")
            self._missing(name, [row for (row,) in rows if row not in refused])

    def _missing(self, name: str, rows: list[int]) -> None:
        if rows:
            self.findings.append(Finding("value_missing", ERROR, "", self._header(name), tuple(rows)))

    def _header(self, name: str) -> str:
        return self.headers.get(name, name)


def _required(table: str) -> list[str]:
    return [name for name, field in TABLES[table].items() if field.required]
