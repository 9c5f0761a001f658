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

RULES = QUERIES / "checks"
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
        connection = duckdb.connect(config={"threads": 2})
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"attach '{str(database).replace(chr(39), chr(39) * 2)}' as reader (read_only)")
        connection.execute("use reader")
    except duckdb.Error as error:
        raise StoreError("database_unreadable", path=str(database), reason=str(error)) from error
    try:
        names = dict(connection.execute("select upload_id, file_name from uploads").fetchall())
        wanted = list(names) if uploads is None else list(uploads)
        found = [pair for rule in rules() for pair in _broken(connection, rule, wanted, names)]
        return [_in_words_of(finding, (headers or {}).get(upload_id, {})) for upload_id, finding in found]
    finally:
        connection.close()


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
