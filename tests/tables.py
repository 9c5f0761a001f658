"""Data as small text tables that read aloud, built into a real reader's database."""

import csv
import json
from datetime import date
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.engine import Engine, open_engine
from tweeluik.schema import BOOLEAN, DATE, DECIMAL, INTEGER, KEYS, TABLES
from tweeluik.store.build import build, parquet_schema

_READ = {
    INTEGER: int,
    DECIMAL: float,
    DATE: date.fromisoformat,
    BOOLEAN: lambda text: text == "yes",
}
_DEFAULTS = {"starts_on": "2024-10-01", "enrolment_status": "completed", "scale_min": "1", "scale_max": "5"}
_numbers = count(1)


def rows(table: str, text: str) -> list[dict]:
    """The rows of a text table: columns apart by `|`, one row a line, the first the header; empty cells are missing.

    A column that the text leaves out gets its default, a number of its own when it is the key, or nothing.
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    header, found = lines[0], []
    assert set(header) <= set(TABLES[table]), set(header) - set(TABLES[table])
    for line in lines[1:]:
        said = dict(zip(header, line, strict=True))
        row = {}
        for name, field in TABLES[table].items():
            own = f"{table}-{next(_numbers)}" if (name,) == KEYS[table] else _DEFAULTS.get(name, "")
            written = said.get(name, own)
            row[name] = _READ.get(field.type, str)(written) if written else None
        found.append(row)
    return found


def upload(folder: Path, name: str, kind: str = "enrolments", **tables: list[dict]) -> Path:
    """An upload folder as the store keeps it, from rows per table."""
    (folder / name / "rows").mkdir(parents=True)
    for table, of_table in tables.items():
        numbered = [row | {"source_row": number} for number, row in enumerate(of_table, start=2)]
        path = folder / name / "rows" / f"{table}.parquet"
        pq.write_table(pa.Table.from_pylist(numbered, schema=parquet_schema(table)), path)
    facts = {"file_name": f"{name}.csv", "kind": kind, "origin": "file", "loaded_at": "2026-01-01T00:00:00", "rows": 1}
    facts |= {"loaded_by": "an", "counts": {"new": 1, "changed": 0, "unchanged": 0, "rejected": 0}, "dropped": []}
    facts |= {"mapping": {"kind": kind, "columns": {"Editie": "edition_id"}}}
    (folder / name / "upload.json").write_text(json.dumps(facts))
    return folder / name


def engine_of(folder: Path, threshold: int = 5, **texts: str) -> Engine:
    """An engine on a database built from text tables, all in one upload."""
    return engine_of_rows(folder, threshold, **{table: rows(table, text) for table, text in texts.items()})


def engine_of_rows(folder: Path, threshold: int = 5, **tables: list[dict]) -> Engine:
    """An engine on a database built from rows per table, all in one upload."""
    uploaded = upload(folder / "uploads", "000001-enrolments", **tables)
    build(folder / "reader.duckdb", [uploaded], threshold, "test")
    return open_engine(folder / "reader.duckdb")


def micro_tables(folder: Path, swapped: bool = False) -> dict[str, list[dict]]:
    """The four editions of `tests/micro`, as rows per table; `swapped` exchanges the two formats."""

    def read(name: str) -> list[dict]:
        with (folder / f"{name}.csv").open(newline="") as file:
            return list(csv.DictReader(file))

    editions, answers = read("editions"), read("evaluations")
    exchange = {"in_company": "open", "open": "in_company"} if swapped else {}
    for edition in editions:
        edition["training_format"] = exchange.get(edition["training_format"], edition["training_format"])
        if swapped:
            edition["client_organisation_id"] = ""
    raw = {
        "organisations": read("organisations"),
        "trainings": [{k: e[k] for k in ("training_id", "training_title", "theme")} for e in editions],
        "editions": editions,
        "enrolments": [row | {"participant_id": row["participant"]} for row in read("enrolments")],
        "responses": answers,
        "answers": [
            {"response_id": row["response_id"], "question_id": question, "score": row[question]}
            for row in answers
            for question in ("overall", "recommend")
        ],
        "questions": [
            {"question_id": "overall", "construct": "overall", "scale_min": "1", "scale_max": "5"},
            {"question_id": "recommend", "construct": "recommend", "scale_min": "0", "scale_max": "10"},
        ],
    }
    raw["questions"] = [question | {"higher_is_better": "yes"} for question in raw["questions"]]
    raw["trainings"] = list({row["training_id"]: row for row in raw["trainings"]}.values())
    return {table: [_typed(table, row) for row in of_table] for table, of_table in raw.items()}


def _typed(table: str, row: dict) -> dict:
    fields = TABLES[table]
    return {name: _READ.get(fields[name].type, str)(row[name]) if row.get(name) else None for name in fields}
