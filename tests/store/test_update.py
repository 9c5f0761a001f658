"""A small change of a large store gives exactly the database that building anew would give."""

import random
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.metrics.oracle import programme
from tests.store.contents import contents
from tests.store.files import file_of, load
from tests.store.files import programme as small_programme
from tweeluik.config import threshold
from tweeluik.engine import open_engine
from tweeluik.filters import Filters
from tweeluik.metrics.figures import all_figures
from tweeluik.schema import KEYS, KINDS, TABLES
from tweeluik.store import Store, checks, renew, update, uploads
from tweeluik.store.build import build, parquet_schema
from tweeluik.store.prepared import Prepared


@pytest.fixture
def updated(monkeypatch) -> list[Path]:
    """The databases that were brought up to date instead of built anew: any difference counts as small."""
    done, real = [], renew.update
    monkeypatch.setattr(renew, "MOST", 1e9)
    monkeypatch.setattr(update, "MOST", 1e9)
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


@pytest.mark.parametrize("seed", range(4))
def test_after_every_step_the_database_is_the_one_that_building_anew_gives(tmp_path, updated, seed):
    chance, store = random.Random(seed), Store(tmp_path / "store")
    data = varied_programme(chance, seed)
    for number in range(7):
        step(chance, store, data, tmp_path / "files", number)
        assert_as_built_anew(store, tmp_path)
    assert updated


def test_files_with_keys_of_their_own_may_come_in_any_order(tmp_path, updated):
    chance = random.Random(5)
    data, figures = varied_programme(chance, 5), []
    chance.shuffle(data["editions"])
    parts = [{e["edition_id"] for e in data["editions"][start::3]} for start in range(3)]
    for order in ([0, 1, 2], [2, 0, 1]):
        store = Store(tmp_path / f"store-{order[0]}")
        for number in order:
            with store.staged(parts_of(data, parts[number], tmp_path / "files", f"{order[0]}-{number}")) as ready:
                ready.publish()
        figures.append(all_figures(open_engine(store.database), Filters()))
    assert len(updated) == 4
    assert rounded(figures[0]).equals(rounded(figures[1]))


def rounded(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures without the last digits of their numbers; the value of a claim is a word."""
    values = [value if isinstance(value, str) else round(value, 9) for value in figures["value"]]
    return figures.assign(value=values).round(9)


def parts_of(data: dict, editions: set[str], folder: Path, name: str) -> list[Prepared]:
    """The files of some editions of a programme: their enrolments, and their forms."""
    forms = {row["response_id"] for row in data["responses"] if row["edition_id"] in editions}
    of_part = {
        table: [row for row in rows if row.get("edition_id", "") in editions or "edition_id" not in row]
        for table, rows in data.items()
    }
    of_part["answers"] = [row for row in data["answers"] if row["response_id"] in forms]
    return [
        file_of_rows(folder, f"{name}-{kind}", kind, {table: of_part[table] for table in KINDS[kind]})
        for kind in ("enrolments", "evaluations")
    ]


def test_undo_of_an_update_gives_every_figure_back(tmp_path, updated):
    chance, store = random.Random(3), Store(tmp_path / "store")
    data = varied_programme(chance, 3)
    names = [edition["edition_id"] for edition in data["editions"]]
    with store.staged(parts_of(data, set(names[:30]), tmp_path / "files", "first")) as ready:
        ready.publish()
    before = all_figures(open_engine(store.database), Filters())
    with store.staged(parts_of(data, set(names[20:]), tmp_path / "files", "second")) as ready:
        ready.publish()
    assert not all_figures(open_engine(store.database), Filters()).equals(before)
    for upload_id in ready.upload_ids:
        store.undo(upload_id)
    assert len(updated) == 3
    assert rounded(all_figures(open_engine(store.database), Filters())).equals(rounded(before))


def test_a_database_is_the_same_when_it_is_built_in_many_parts(tmp_path, monkeypatch):
    data, store = varied_programme(random.Random(1), 1), Store(tmp_path / "store")
    names = {edition["edition_id"] for edition in data["editions"]}
    with store.staged(parts_of(data, names, tmp_path / "files", "all")) as ready:
        ready.publish()
    monkeypatch.setattr("tweeluik.store.build._AT_ONCE", 20)
    assert contents(anew(store, tmp_path)) == contents(store.database)


@pytest.mark.parametrize("share", ["rows", "editions"])
def test_a_large_difference_is_built_anew(tmp_path, updated, monkeypatch, share):
    data, store = varied_programme(random.Random(1), 1), Store(tmp_path / "store")
    names = [edition["edition_id"] for edition in data["editions"]]
    for part, chosen in (("first", names[:35]), ("second", names[25:])):
        monkeypatch.setattr(renew if share == "rows" else update, "MOST", 0.2)
        with store.staged(parts_of(data, set(chosen), tmp_path / "files", part)) as ready:
            ready.publish()
    assert updated == []
    assert_as_built_anew(store, tmp_path)


def test_who_left_is_not_legible_in_the_file_of_the_database(tmp_path, updated):
    store, person = Store(tmp_path / "store"), "somebody-with-a-name-of-their-own"
    enrolments = f"enrolment_id | edition_id | participant_id | enrolment_status\n1 | spring | {person} | completed\n"
    load(store, small_programme(tmp_path / "files"), file_of(tmp_path / "files", "enrolments", enrolments=enrolments))
    assert person.encode() in store.database.read_bytes()
    store.erase(person)
    assert updated
    assert person.encode() not in store.database.read_bytes()
    assert_as_built_anew(store, tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_rules_find_the_same_when_they_look_only_at_what_an_upload_can_have_touched(tmp_path, monkeypatch, seed):
    chance, store = random.Random(seed), Store(tmp_path / "store")
    data = varied_programme(chance, seed)
    for number in range(4):
        with store.staged([some_file(chance, data, tmp_path / "files", str(number))]) as ready:
            ready.publish()
    for upload in store.uploads():
        monkeypatch.setattr(checks, "_FEW", 0)
        everything = checks.run(store.database, [upload.upload_id])
        monkeypatch.setattr(checks, "_FEW", 1)
        assert checks.run(store.database, [upload.upload_id]) == everything
