"""A reader sees one version of the data, read-only, and gets a sentence when a question is wrong or too slow."""

import threading

import duckdb
import pytest

from tests.tables import engine_of, rows, upload
from tweeluik import config
from tweeluik.engine import open_engine
from tweeluik.engine.duck import file_version
from tweeluik.errors import QueryError, StoreError
from tweeluik.filters import Filters
from tweeluik.store.build import build

ONE = "edition_id | training_format\na | open"


def test_a_missing_database_is_a_sentence(tmp_path):
    with pytest.raises(StoreError, match="no_database"):
        open_engine(tmp_path / "none.duckdb")


def test_a_file_that_is_no_database_is_a_sentence(tmp_path):
    (tmp_path / "text.duckdb").write_text("not a database at all" * 50)
    with pytest.raises(StoreError, match="database_unreadable"):
        open_engine(tmp_path / "text.duckdb")


@pytest.mark.parametrize("name", ["nothing_by_nothing", "../secrets", "defaults", "build/10_organisations"])
def test_only_named_queries_are_run(tmp_path, name):
    with pytest.raises(QueryError, match="unknown_query"):
        engine_of(tmp_path, editions=ONE).query(name)


def test_a_missing_parameter_is_named(tmp_path):
    with pytest.raises(QueryError, match="starts_from"):
        engine_of(tmp_path, editions=ONE).query("participation_by_format")


def test_a_reader_can_neither_write_nor_reach_other_files(tmp_path):
    engine = engine_of(tmp_path, editions=ONE)
    for statement in ("delete from reader.editions", f"copy reader.editions to '{tmp_path}/x.csv'", "set threads = 1"):
        with pytest.raises(duckdb.Error):
            engine._connection.cursor().execute(statement)


def test_a_replaced_database_has_another_version_and_the_old_reader_keeps_its_own(tmp_path):
    engine = engine_of(tmp_path, editions=ONE)
    two = upload(tmp_path / "more", "000002-editions", editions=rows("editions", ONE + "\nb | open"))
    build(tmp_path / "next.duckdb", [two], 5, "next")
    (tmp_path / "next.duckdb").replace(tmp_path / "reader.duckdb")
    assert file_version(tmp_path / "reader.duckdb") != engine.version
    assert engine.query("dataset_by_version")["editions"].tolist() == [1]
    assert open_engine(tmp_path / "reader.duckdb").query("dataset_by_version")["editions"].tolist() == [2]


def test_many_readers_at_once_get_their_own_rows(tmp_path):
    engine = engine_of(tmp_path, editions=ONE, enrolments="edition_id | participant_id\na | an\na | bo")
    found = []

    def ask() -> None:
        for _ in range(20):
            found.append(engine.query("participation_by_format", **Filters().parameters())["enrolments"].tolist())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[0, 2, 2]] * 80


def test_a_query_that_takes_too_long_is_interrupted(tmp_path, monkeypatch):
    engine = engine_of(tmp_path, editions=ONE)
    monkeypatch.setattr(config, "QUERY_TIMEOUT", 0.05)
    slow = "select count(*) from range(100000) a, range(100000) b where a.range * b.range % 7 = 3"
    with pytest.raises(QueryError, match="query_too_slow"):
        engine._run("slow", slow, {})
