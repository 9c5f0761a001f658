"""A store of many millions of enrolments, written straight into the store's own layout; nothing of it is real.

The same numbers always make the same rows. An edition has fifteen seats; every fifth enrolment has a form of five
answers. Uploads hold a million enrolments each, in order of date, as a centre that loads its exports once a season.
"""

import json
from pathlib import Path

import duckdb

from tweeluik.schema import KINDS, TABLES
from tweeluik.store.prepared import Prepared

SEATS, TRAININGS, ORGANISATIONS, DAYS = 15, 4000, 40_000, 1826
QUESTIONS = ("overall", "content", "trainer", "relevance", "applied_on_job")
_ONE_UPLOAD = 1_000_000

_EDITION = f"""
    'E' || lpad(cast(edition as varchar), 8, '0') as edition_id,
    'T' || cast(hash(edition) % {TRAININGS} as varchar) as training_id,
    case when hash(edition, 1) % 10 < 4 then 'in_company' else 'open' end as training_format,
    case when hash(edition, 2) % 10 < 7 then 'on_site' else 'online' end as delivery_mode,
    date '2020-09-01' + cast(edition * {DAYS} // $editions as integer) as starts_on,
    7.0 as contact_hours, 20 as capacity, 'held' as edition_status"""
_SEAT = f"""
    'N' || lpad(cast(seat as varchar), 9, '0') as enrolment_id,
    'E' || lpad(cast(seat // {SEATS} as varchar), 8, '0') as edition_id,
    sha256('p' || cast(hash(seat) % $people as varchar)) as participant_id,
    'O' || cast(case when hash(seat // {SEATS}, 1) % 10 < 4 then hash(seat // {SEATS}, 3) else hash(seat, 3) end
        % {ORGANISATIONS} as varchar) as organisation_id,
    case hash(seat, 4) % 20 when 0 then 'no_show' when 1 then 'cancelled' when 2 then 'partial' else 'completed' end
        as enrolment_status"""
_TRAINING = f"""
    select 'T' || cast(number as varchar) as training_id, 'Training ' || cast(number as varchar) as training_title,
        'theme ' || cast(number % 12 as varchar) as theme, 'school ' || cast(number % 5 as varchar) as institution
    from range({TRAININGS}) as numbers(number)"""
_ORGANISATION = f"""
    select 'O' || cast(number as varchar) as organisation_id,
        case when number % 20 > 0 then chr(cast(65 + hash(number) % 20 as integer)) end as sector,
        case hash(number, 1) % 3 when 0 then '1-9' when 1 then '10-49' else '250+' end as size_class,
        cast(1000 + hash(number, 2) % 8999 as varchar) as postcode
    from range({ORGANISATIONS}) as numbers(number)"""


def fill(store: Path, enrolments: int) -> None:
    """Write the uploads of a store of so many enrolments; whoever opens it builds the database."""
    per_load = min(_ONE_UPLOAD, enrolments)
    for load in range(enrolments // per_load):
        first, last = load * per_load, (load + 1) * per_load
        parts = _tables(first, last, enrolments, with_reference=load == 0)
        forms = [table for table in parts if table in ("responses", "answers", "questions")]
        number = 2 * load + 1
        place = store / "uploads" / f"L{number:06d}"
        _upload(place / f"{number:06d}-enrolments", {t: s for t, s in parts.items() if t not in forms}, enrolments)
        _upload(place / f"{number + 1:06d}-evaluations", {table: parts[table] for table in forms}, enrolments)


def flat_file(folder: Path, first: int, last: int, enrolments: int, late: int = 0) -> Prepared:
    """A file of the seats from `first` to `last`, as systems export it: with what it knows of their editions, trainings
    and organisations on every row. The `late` seats before them are in it again, unchanged."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = _tables(first - late, last, enrolments, with_reference=True)
    for table, key in (("organisations", "organisation_id"), ("trainings", "training_id")):
        of = parts["enrolments" if table == "organisations" else "editions"]
        parts[table] = f"select * from ({parts[table]}) where {key} in (select {key} from ({of}))"
    tables = {table: folder / f"{table}.parquet" for table in KINDS["enrolments"]}
    for table, path in tables.items():
        _write(path, table, parts[table], enrolments)
    return Prepared("more.csv", "hash", "enrolments", last - first + late, tables)


def _tables(first: int, last: int, enrolments: int, with_reference: bool) -> dict[str, str]:
    editions = f"from range({first} // {SEATS}, ({last} - 1) // {SEATS} + 1) as numbers(edition)"
    seats = f"from range({first}, {last}) as numbers(seat)"
    forms = f"{seats} where seat % 5 = 0"
    scores = " union all ".join(
        f"select 'F' || lpad(cast(seat as varchar), 9, '0') as response_id, '{question}' as question_id, "
        f"cast(1 + hash(seat, {place}) % 5 as double) as score {forms}"
        for place, question in enumerate(QUESTIONS)
    )
    tables = {
        "enrolments": f"select {_SEAT} {seats}",
        "editions": f"select {_EDITION} {editions}",
        "responses": f"select 'F' || lpad(cast(seat as varchar), 9, '0') as response_id, "
        f"'E' || lpad(cast(seat // {SEATS} as varchar), 8, '0') as edition_id {forms}",
        "answers": scores,
        "questions": " union all ".join(
            f"select '{question}' as question_id, '{question}' as construct, 1.0 as scale_min, 5.0 as scale_max, "
            "true as higher_is_better"
            for question in QUESTIONS
        ),
    }
    return tables | ({"trainings": _TRAINING, "organisations": _ORGANISATION} if with_reference else {})


def _upload(folder: Path, tables: dict[str, str], enrolments: int) -> None:
    (folder / "rows").mkdir(parents=True)
    counts = {table: _write(folder / "rows" / f"{table}.parquet", table, tables[table], enrolments) for table in tables}
    kind = folder.name.partition("-")[2]
    rows = counts["enrolments" if kind == "enrolments" else "responses"]
    facts = {
        "file_name": f"{folder.name}.csv",
        "sha256": "",
        "kind": kind,
        "origin": "file",
        "loaded_at": "2026-01-01T00:00:00",
        "loaded_by": "",
        "rows": rows,
        "counts": {"new": rows, "changed": 0, "unchanged": 0, "rejected": 0},
        "dropped": [],
        "mapping": {},
        "secret_mark": "",
    }
    (folder / "upload.json").write_text(json.dumps(facts), encoding="utf-8")


def _write(path: Path, table: str, select: str, enrolments: int) -> int:
    """Write a table as a loader would: all its columns, typed, and the row of the file. Returns the number of rows."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("set enable_progress_bar = false")
        made = select.replace("$editions", str(enrolments // SEATS + 1)).replace("$people", str(enrolments // 5))
        names = [column[0] for column in connection.execute(f"select * from ({made}) limit 0").description]
        columns = ", ".join(
            f'cast({name if name in names else "null"} as {field.type}) as "{name}"'
            for name, field in TABLES[table].items()
        )
        connection.execute(
            f"copy (select {columns}, cast(row_number() over () + 1 as bigint) as source_row from ({made})) "
            f"to '{path}' (format parquet)"
        )
        return connection.execute(f"select count(*) from read_parquet('{path}')").fetchone()[0]
