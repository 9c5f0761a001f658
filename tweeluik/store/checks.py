"""Which rows break a rule? One rule is one file of `queries/checks/`; the rows it returns are the offenders.

The header of a rule says `-- Severity: error` or `warning`, and its name is the code of the finding: the texts stand at
`findings.<code>`. Every rule returns upload_id, source_row, column_name, found and expected.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from tweeluik.config import QUERIES
from tweeluik.errors import StoreError
from tweeluik.findings import Finding
from tweeluik.store.workshop import reading

RULES = QUERIES / "checks"
# Of the rows of a database, the share that uploads may have for the rules to look only at what these can have touched.
_FEW = 0.2
_ROW = ("upload_id", "source_row", "column_name", "found", "expected")


def rules() -> list[str]:
    """The name of every rule."""
    return sorted(path.stem for path in RULES.glob("*.sql"))


def run(
    database: Path, uploads: Sequence[str] | None = None, headers: Mapping[str, Mapping[str, str]] | None = None
) -> list[Finding]:
    """What breaks the rules in a reader's database, only in rows of `uploads` when given; a finding a rule and file.

    `headers` (upload -> field -> what the file calls it) puts the columns in the words of the file.
    """
    try:
        with reading(database) as connection:
            return _found(connection, uploads, headers or {})
    except duckdb.IOException as error:
        raise StoreError("database_unreadable", path=str(database), reason=str(error)) from error


def _found(
    connection: duckdb.DuckDBPyConnection, uploads: Sequence[str] | None, headers: Mapping[str, Mapping[str, str]]
) -> list[Finding]:
    connection.execute("use reader")
    listed = connection.execute("select upload_id, file_name, row_count from uploads").fetchall()
    names = {upload_id: file_name for upload_id, file_name, _ in listed}
    wanted = list(names) if uploads is None else list(uploads)
    asked = sum(rows for upload_id, _, rows in listed if upload_id in wanted)
    if asked <= _FEW * sum(rows for *_, rows in listed):
        _look_only_at(connection, wanted)
    found = [pair for rule in rules() for pair in _broken(connection, rule, wanted, names)]
    return [_in_words_of(finding, headers.get(upload_id, {})) for upload_id, finding in found]


def _look_only_at(connection: duckdb.DuckDBPyConnection, uploads: list[str]) -> None:
    """Hide the rows with which no row of these uploads can break a rule.

    What stays are the editions that such a row is about, whole, and every enrolment of the people in these uploads: no
    rule compares a row with any other.
    """
    connection.execute("create schema memory.touched")
    connection.execute("set variable uploads = $uploads", {"uploads": uploads})
    of_uploads = "where list_contains(getvariable('uploads'), upload_id)"
    about = " union ".join(
        f"select edition_id from reader.{table} {of_uploads}" for table in ("editions", "enrolments", "responses")
    )
    connection.execute(f"create temp table asked_editions as {about}")
    connection.execute(
        "create temp table of_people as select * from reader.enrolments "
        f"where participant_id in (select participant_id from reader.enrolments {of_uploads})"
    )
    hidden = {
        "enrolments": "select * from reader.enrolments where edition_id in (from asked_editions) "
        "union all from of_people where edition_id not in (from asked_editions)",
        "responses": "select * from reader.responses where edition_id in (from asked_editions)",
        "answers": "select * from reader.answers "
        "where response_id in (select response_id from memory.touched.responses)",
    }
    for table, select in hidden.items():
        connection.execute(f"create table memory.touched.{table} as {select}")
    connection.execute("set search_path = 'memory.touched,reader.main'")


def _in_words_of(finding: Finding, headers: Mapping[str, str]) -> Finding:
    return replace(finding, column=headers.get(finding.column, finding.column))


def _broken(
    connection: duckdb.DuckDBPyConnection, rule: str, uploads: list[str], names: dict[str, str]
) -> list[tuple[str, Finding]]:
    """The upload and the finding of every file in which a rule is broken."""
    sql = (RULES / f"{rule}.sql").read_text(encoding="utf-8")
    severity = re.search(r"^-- Severity: (error|warning)$", sql, flags=re.M).group(1)
    selected = f"select {', '.join(_ROW)} from ({sql.rstrip().rstrip(';')}) as offending"
    rows = connection.execute(
        f"{selected} where list_contains($uploads, upload_id) order by upload_id, source_row, found",
        {"uploads": uploads},
    ).fetchall()
    by_file = defaultdict(list)
    for row in rows:
        by_file[row[0], row[2]].append(row)
    return [
        (upload_id, Finding(rule, severity, names[upload_id], column, tuple(r[1] for r in of_file), *of_file[0][3:]))
        for (upload_id, column), of_file in by_file.items()
    ]
