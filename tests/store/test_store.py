"""What is loaded stands until it is taken back; the same again changes nothing; later rows win."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.store.files import EDITIONS, ENROLMENTS, file_of, load, programme
from tweeluik.engine import open_engine
from tweeluik.errors import StoreBusy, StoreError, UsageError
from tweeluik.filters import Filters
from tweeluik.metrics.figures import all_figures
from tweeluik.store import Store, lock
from tweeluik.store.build import parquet_schema
from tweeluik.store.uploads import DEMO


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def enrolments(store: Store) -> int:
    return int(open_engine(store.database).query("dataset_by_version")["enrolments"].iloc[0])


def states(store: Store) -> dict[str, str]:
    return {upload.upload_id: upload.state for upload in store.uploads()}


def test_a_loaded_file_is_counted_and_listed(store, tmp_path):
    ready = load(store, programme(tmp_path))
    assert ready.counts[0].as_dict() == {"new": 3, "changed": 0, "unchanged": 0, "rejected": 0}
    assert states(store) == {"000001-enrolments": "active"}
    assert enrolments(store) == 3


def test_the_same_file_again_changes_nothing(store, tmp_path):
    load(store, programme(tmp_path))
    before = store.database.stat()
    again = load(store, programme(tmp_path))
    assert again.counts[0].as_dict() == {"new": 0, "changed": 0, "unchanged": 3, "rejected": 0}
    assert states(store) == {"000001-enrolments": "active"}
    assert store.database.stat().st_mtime_ns == before.st_mtime_ns


def test_a_later_row_wins_by_its_key(store, tmp_path):
    load(store, programme(tmp_path))
    later = file_of(tmp_path, "enrolments", enrolments=ENROLMENTS.replace("no_show", "completed"))
    ready = load(store, later)
    assert (ready.counts[0].changed, ready.counts[0].unchanged) == (1, 2)
    found = open_engine(store.database).query("participation_by_format", **Filters().parameters())
    assert found["no_shows"].tolist() == [0, 0, 0]


def test_a_file_of_editions_refines_and_its_silence_erases_nothing(store, tmp_path):
    load(store, programme(tmp_path))
    refining = "edition_id | training_format | starts_on | contact_hours\nspring | open | 2025-03-01 | 6"
    ready = load(store, file_of(tmp_path, "editions", editions=refining))
    assert ready.counts[0].as_dict() == {"new": 0, "changed": 1, "unchanged": 0, "rejected": 0}
    found = open_engine(store.database).query("capacity_by_format", **Filters().parameters())
    assert found["capacity"].tolist()[1] == 10
    hours = open_engine(store.database).query("attendance_by_format", **Filters().parameters())["hours"]
    assert hours.tolist()[1] == 6


def test_a_row_of_a_flat_file_changes_when_its_edition_does(store, tmp_path):
    load(store, programme(tmp_path))
    flat = file_of(tmp_path, "enrolments", enrolments=ENROLMENTS, editions=EDITIONS.replace("| 10", "| 12"))
    assert load(store, flat).counts[0].as_dict() == {"new": 0, "changed": 2, "unchanged": 1, "rejected": 0}


ANSWERS = """
response_id | question_id | score
r1          | overall     | 4
r1          | content     | 5
r2          | overall     | 3
"""
FORMS = "response_id | edition_id | participant_id\nr1 | spring | an\nr2 | spring |"
QUESTIONS = "question_id | construct\noverall | overall\ncontent | content"


def evaluations(tmp_path, answers: str = ANSWERS):
    return file_of(tmp_path, "evaluations", responses=FORMS, answers=answers, questions=QUESTIONS)


def test_a_form_changes_when_one_of_its_answers_does(store, tmp_path):
    load(store, programme(tmp_path), evaluations(tmp_path))
    ready = load(store, evaluations(tmp_path, ANSWERS.replace("| 3", "| 2")))
    assert (ready.counts[0].changed, ready.counts[0].unchanged) == (1, 1)


def test_a_form_changes_when_it_lost_an_answer(store, tmp_path):
    load(store, programme(tmp_path), evaluations(tmp_path))
    fewer = "\n".join(line for line in ANSWERS.splitlines() if "content" not in line)
    assert load(store, evaluations(tmp_path, fewer)).counts[0].changed == 1


def long_evaluations(folder, answers: str):
    """A file with a row an answer: a form stands on the row of its first answer."""
    file = evaluations(folder, answers)
    told = pq.read_table(file.tables["answers"]).to_pylist()
    numbered = [answer | {"source_row": number} for number, answer in enumerate(told, start=2)]
    first = {answer["response_id"]: answer["source_row"] for answer in reversed(numbered)}
    forms = pq.read_table(file.tables["responses"]).to_pylist()
    forms = [form | {"source_row": first[form["response_id"]]} for form in forms]
    for table, of_table in (("answers", numbered), ("responses", forms)):
        pq.write_table(pa.Table.from_pylist(of_table, schema=parquet_schema(table)), file.tables[table])
    return replace(file, rows=len(numbered))


def test_rows_of_a_long_file_are_answers_and_new_with_their_form(store, tmp_path):
    load(store, programme(tmp_path))
    ready = load(store, long_evaluations(tmp_path, ANSWERS))
    assert ready.counts[0].as_dict() == {"new": 3, "changed": 0, "unchanged": 0, "rejected": 0}
    again = load(store, long_evaluations(tmp_path, ANSWERS.replace("| 5", "| 4")))
    assert again.counts[0].as_dict() == {"new": 0, "changed": 1, "unchanged": 2, "rejected": 0}


def test_undo_restores_every_figure_and_redo_brings_it_back(store, tmp_path):
    load(store, programme(tmp_path))
    before = all_figures(open_engine(store.database), Filters())
    more = ENROLMENTS + "4 | spring | dirk | completed\n"
    load(store, file_of(tmp_path, "enrolments", enrolments=more.replace("no_show", "partial")))
    after = all_figures(open_engine(store.database), Filters())
    assert store.undo("000002-enrolments") == ["000002-enrolments"]
    assert all_figures(open_engine(store.database), Filters()).equals(before)
    store.redo("000002-enrolments")
    assert all_figures(open_engine(store.database), Filters()).equals(after)


def test_a_load_is_taken_back_with_all_its_files_and_comes_back_with_them(store, tmp_path):
    forms = file_of(tmp_path, "evaluations", responses="response_id | edition_id\nr1 | spring")
    load(store, programme(tmp_path), forms)
    both = ["000001-enrolments", "000002-evaluations"]
    assert store.undo("000002-evaluations", whole_load=True) == both
    assert store.redo("000001-enrolments") == both


def test_undoing_everything_leaves_an_empty_database(store, tmp_path):
    load(store, programme(tmp_path))
    store.undo("000001-enrolments")
    assert enrolments(store) == 0


@pytest.mark.parametrize(("call", "code"), [("undo", "already_undone"), ("redo", "not_undone")])
def test_what_can_not_be_taken_back_or_brought_back_is_said(store, tmp_path, call, code):
    load(store, programme(tmp_path))
    if call == "undo":
        store.undo("000001-enrolments")
    with pytest.raises(UsageError, match=code):
        getattr(store, call)("000001-enrolments")


def test_an_unknown_upload_is_said_with_those_that_exist(store, tmp_path):
    load(store, programme(tmp_path))
    with pytest.raises(UsageError, match="000001-enrolments"):
        store.undo("000009-enrolments")


def test_files_of_one_command_stand_in_one_folder(store, tmp_path):
    load(store, programme(tmp_path), evaluations(tmp_path))
    assert [path.name for path in (store.path / "uploads").iterdir()] == ["L000001"]
    assert list(states(store)) == ["000001-enrolments", "000002-evaluations"]


def test_a_file_that_is_looked_at_and_not_published_leaves_nothing(store, tmp_path):
    load(store, programme(tmp_path))
    before = sorted(path.name for path in store.path.rglob("*"))
    with store.staged([evaluations(tmp_path)]) as ready:
        assert ready.counts[0].new == 2
        assert open_engine(ready.database).query("dataset_by_version")["responses"].tolist() == [2]
    assert sorted(path.name for path in store.path.rglob("*")) == before


def test_own_data_leave_the_demo_behind_and_are_not_compared_with_it(store, tmp_path):
    load(store, programme(tmp_path), origin=DEMO)
    assert open_engine(store.database).query("dataset_by_version")["is_demo"].tolist() == [True]
    ready = load(store, programme(tmp_path))
    assert ready.counts[0].new == 3
    assert states(store) == {"000001-enrolments": "left", "000002-enrolments": "active"}
    assert open_engine(store.database).query("dataset_by_version")["is_demo"].tolist() == [False]
    assert enrolments(store) == 3


def test_the_demo_can_be_left_by_its_name(store, tmp_path):
    load(store, programme(tmp_path), origin=DEMO)
    assert store.undo("demo") == ["000001-enrolments"]
    assert enrolments(store) == 0


def test_leaving_the_demo_is_one_step_for_all_its_files(store, tmp_path):
    load(store, programme(tmp_path), evaluations(tmp_path), origin=DEMO)
    assert store.undo("demo") == ["000001-enrolments", "000002-evaluations"]
    assert len(list(store.path.rglob("undone.json"))) == 1
    assert store.redo("000002-evaluations") == ["000001-enrolments", "000002-evaluations"]
    assert enrolments(store) == 3


def test_a_database_that_is_behind_is_built_anew(store, tmp_path):
    load(store, programme(tmp_path))
    store.database.unlink()
    store.ready()
    assert enrolments(store) == 3
    store.database.write_text("damaged")
    store.ready()
    assert enrolments(store) == 3


def test_another_threshold_makes_the_database_behind(store, tmp_path, monkeypatch):
    load(store, programme(tmp_path))
    monkeypatch.setenv("TWEELUIK_THRESHOLD", "8")
    store.ready()
    assert open_engine(store.database).threshold == 8


def test_a_threshold_below_five_is_not_accepted(monkeypatch):
    from tweeluik import config

    monkeypatch.setenv("TWEELUIK_THRESHOLD", "2")
    assert config.threshold() == 5


def test_leftovers_of_a_killed_writer_are_swept_before_the_next_write(store, tmp_path):
    load(store, programme(tmp_path))
    (store.path / ".staging-1" / "rows").mkdir(parents=True)
    (store.path / ".building-1.duckdb").write_text("half")
    (store.path / "uploads/L000001/000001-enrolments/rows/.enrolments.parquet.new").write_text("half")
    load(store, evaluations(tmp_path))
    assert [path.name for path in store.path.rglob(".*")] == [".lock"]


def test_a_store_that_can_not_be_written_is_said(tmp_path):
    (tmp_path / "store").write_text("a file, not a folder")
    with pytest.raises(StoreError, match="store_unwritable"):
        load(Store(tmp_path / "store"), programme(tmp_path / "files"))


def test_a_damaged_upload_is_named(store, tmp_path):
    load(store, programme(tmp_path))
    (store.path / "uploads/L000001/000001-enrolments/upload.json").write_text("{")
    with pytest.raises(StoreError, match=r"upload_unreadable.*000001-enrolments"):
        store.ready()


def test_a_second_writer_waits_and_is_told(store, tmp_path):
    told = []
    with (
        lock.writing(store.path),
        pytest.raises(StoreBusy),
        lock.writing(store.path, lambda: told.append("waiting"), patience=0.2),
    ):
        pass
    assert told == ["waiting"]


def test_erasing_a_person_removes_rows_forms_and_answers_from_every_upload(store, tmp_path):
    load(store, programme(tmp_path), evaluations(tmp_path))
    store.undo("000002-evaluations")
    assert store.erase("an") == 1 + 1 + 2
    assert enrolments(store) == 2
    store.redo("000002-evaluations")
    assert open_engine(store.database).query("dataset_by_version")["responses"].tolist() == [1]
    assert b"an" not in b"".join(path.read_bytes() for path in store.path.rglob("enrolments.parquet")).split(b"cas")


def test_a_killed_erasure_is_finished_at_the_next_start(store, tmp_path):
    from tweeluik.store import erasure

    load(store, programme(tmp_path), evaluations(tmp_path))
    erasure.mark(store.path, "an")
    erasure.rewrite(store.path, "an")
    assert enrolments(store) == 3
    store.ready()
    assert enrolments(store) == 2
    assert erasure.marked(store.path) == []


def test_an_upload_remembers_who_when_and_what_was_dropped(store, tmp_path, monkeypatch):
    monkeypatch.setenv("TWEELUIK_USER", "els")
    load(store, programme(tmp_path))
    facts = json.loads((store.path / "uploads/L000001/000001-enrolments/upload.json").read_text())
    assert (facts["loaded_by"], facts["rows"], facts["origin"]) == ("els", 3, "file")
