"""What does a named query ask, of what grain is its answer, and which parameters does it take?

A query is a file `queries/<subject>_by_<grain>.sql`: one select under a header of comment lines,

    -- Question: How many seats, people and hours, and how fully were they used?
    -- Grain: one row a training format, and one (missing) for both together.
    -- Columns:
    --   training_format   in_company, open
    --   enrolments        seats [enrolments]
    -- Filters: starts_from, starts_before, ...

which a test holds to what the query returns and to the parameters the engine reports.
"""

import re
from dataclasses import dataclass
from functools import cache

from tweeluik.config import QUERIES
from tweeluik.errors import QueryError

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Query:
    """One named query and what its header says of it."""

    name: str
    sql: str
    question: str
    grain: str
    columns: dict[str, str]
    parameters: tuple[str, ...]


def names() -> list[str]:
    """Every named query, in order of name."""
    return sorted(path.stem for path in QUERIES.glob("*_by_*.sql"))


@cache
def load(name: str) -> Query:
    """The query of that name; QueryError `unknown_query` when there is none."""
    path = QUERIES / f"{name}.sql"
    if not _NAME.fullmatch(name) or "_by_" not in name or not path.is_file():
        raise QueryError("unknown_query", name=name, known=", ".join(names()))
    sql = path.read_text(encoding="utf-8")
    said: dict[str, str] = {}
    columns: dict[str, str] = {}
    for line in _header(sql):
        if found := re.match(r"(Question|Grain|Columns|Filters):\s*(.*)", line):
            current, text = found.groups()
            said[current] = text
        elif current == "Columns":
            column, _, meaning = line.strip().partition(" ")
            columns[column] = meaning.strip()
        else:
            said[current] += " " + line.strip()
    parameters = tuple(part.strip() for part in said.get("Filters", "").split(",") if part.strip())
    return Query(name, sql, said["Question"], said["Grain"], columns, parameters)


@cache
def rule(name: str) -> Query:
    """The rule of that name, `queries/checks/<name>.sql`: its rows are what breaks it. QueryError as for `load`."""
    path = QUERIES / "checks" / f"{name}.sql"
    if not _NAME.fullmatch(name) or not path.is_file():
        known = sorted(each.stem for each in path.parent.glob("*.sql"))
        raise QueryError("unknown_query", name=name, known=", ".join(known))
    sql = path.read_text(encoding="utf-8")
    return Query(name, sql, sql.partition("\n")[0].removeprefix("-- Question: "), "one row an offending row.", {}, ())


def _header(sql: str) -> list[str]:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").removeprefix(" "))
    return lines
