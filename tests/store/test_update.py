"""A small change of a large store gives exactly the database that building anew would give."""

import random
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.metrics.oracle import programme
from tests.store.contents import contents
from tweeluik.config import threshold
from tweeluik.schema import KEYS, KINDS, TABLES
from tweeluik.store import Store, renew, uploads
from tweeluik.store.build import build, parquet_schema
from tweeluik.store.prepared import Prepared


@pytest.fixture
def updated(monkeypatch) -> list[Path]:
    """The databases that were brought up to date instead of built anew: any difference counts as small."""
    done, real = [], renew.update
    monkeypatch.setattr(renew, "MOST", 1e9)
    monkeypatch.setattr("tweeluik.store.update.MOST", 1e9)
    monkeypatch.setattr(renew, "update", lambda target, *rest: (real(target, *rest), done.append(target)))
    return done


def anew(store: Store, folder: Path) -> Path:
    """The database that the uploads of a store give when it is built from nothing."""
    target = folder / "anew.duckdb"
    target.unlink(missing_ok=True)
    build(target, [upload.folder for upload in uploads.active(store.uploads())], threshold(), "anew")
    return target


def assert_as_built_anew(store: Store, folder: Path) -> None:
    built = contents(anew(store, folder))
    found = contents(store.database)
    assert found.keys() == built.keys()
    for table in built:
        assert found[table] == built[table], table


def file_of_rows(folder: Path, name: str, kind: str, tables: dict[str, list[dict]]) -> Prepared:
    """A file of a kind with these rows."""
    folder.mkdir(parents=True, exist_ok=True)
    paths, of_form = {}, {}
    for table, rows in tables.items():
        numbered = [row | {"source_row": number} for number, row in enumerate(rows, start=2)]
        if table == "responses":
            of_form = {row["response_id"]: row["source_row"] for row in numbered}
        if table == "answers":
            numbered = [row | {"source_row": of_form[row["response_id"]]} for row in numbered]
        paths[table] = folder / f"{name}-{table}.parquet"
        pq.write_table(pa.Table.from_pylist(numbered, schema=parquet_schema(table)), paths[table])
    return Prepared(f"{name}.csv", name, kind, len(tables[KINDS[kind][0]]), paths)


def other(chance: random.Random, data: dict, row: dict, table: str) -> dict:
    """A row with the same key that says something else: other values, another edition, or nothing at all."""
    changed = dict(row)
    for column in set(TABLES[table]) - set(KEYS[table]):
        if chance.random() < 0.3 and data[table]:
            changed[column] = chance.choice(data[table]).get(column)
    if changed.get("starts_on") and chance.random() < 0.3:
        changed["starts_on"] += timedelta(days=chance.randrange(-400, 400))
    return changed


def some_file(chance: random.Random, data: dict, folder: Path, name: str) -> Prepared:
    """A file with a part of a programme, in which some rows differ from what other files say."""
    kind = chance.choice(["enrolments", "enrolments", "evaluations", "evaluations", "editions", "organisations"])
    editions = {e["edition_id"] for e in chance.sample(data["editions"], chance.choice([1, 4, 15]))}
    tables = {}
    for table in KINDS[kind]:
        rows = [row for row in data[table] if row.get("edition_id", "") in editions or "edition_id" not in row]
        if table in ("organisations", "trainings"):
            rows = chance.sample(rows, min(len(rows), 3))
        if table == "answers":
            forms = {row["response_id"] for row in tables["responses"]}
            rows = [row for row in rows if row["response_id"] in forms and chance.random() < 0.9]
        differing = chance.choice([0, 0.1, 0.5])
        rows = [other(chance, data, row, table) if chance.random() < differing else row for row in rows]
        tables[table] = rows
    return file_of_rows(folder, name, kind, tables)


def step(chance: random.Random, store: Store, data: dict, folder: Path, number: int) -> None:
    """Load something, take something back, bring something back, or let somebody leave."""
    known = store.uploads()
    active = [upload.upload_id for upload in known if upload.state == "active"]
    undone = [upload.upload_id for upload in known if upload.state == "undone"]
    may = [("load", 4), ("undo", 2 * bool(active)), ("redo", 2 * bool(undone)), ("erase", 1 * bool(known))]
    what = chance.choice([name for name, weight in may for _ in range(weight)])
    if what == "load":
        files = [some_file(chance, data, folder, f"{number}-{part}") for part in range(chance.choice([1, 1, 2]))]
        with store.staged(files) as ready:
            ready.publish()
    elif what == "erase":
        store.erase(f"p{chance.randrange(60)}")
    else:
        getattr(store, what)(chance.choice(active if what == "undo" else undone))


def varied_programme(chance: random.Random, seed: int) -> dict[str, list[dict]]:
    """A programme with many small trainings, so that groups reach over trainings, institutions and themes."""
    data = programme(seed)
    data["trainings"] = [
        {"training_id": f"t{number}", "theme": chance.choice("abc"), "institution": chance.choice("xy")}
        for number in range(12)
    ]
    for edition in data["editions"]:
        edition["training_id"] = chance.choice([None, *(training["training_id"] for training in data["trainings"])])
        edition["client_organisation_id"] = chance.choice([None, None, "o1", "o2"])
    return data


@pytest.mark.parametrize("seed", range(8))
def test_after_every_step_the_database_is_the_one_that_building_anew_gives(tmp_path, updated, seed):
    chance, store = random.Random(seed), Store(tmp_path / "store")
    data = varied_programme(chance, seed)
    for number in range(8):
        step(chance, store, data, tmp_path / "files", number)
        assert_as_built_anew(store, tmp_path)
    assert updated
