"""Dated notes are small files: there or not there, seen by every process at once, and no matter for the database."""

from datetime import date

import pytest

from tests.store.files import load, programme
from tests.store.test_kill import killed
from tweeluik.engine.duck import file_version
from tweeluik.engine.notes import noted
from tweeluik.errors import StoreError, UsageError
from tweeluik.store import Store, lock, notes

MARCH = date(2020, 3, 13)


def texts(store) -> list[str]:
    return [note.text for note in noted(store)]


def test_notes_are_read_in_order_of_their_day_with_who_wrote_them(tmp_path, monkeypatch):
    monkeypatch.setenv("TWEELUIK_USER", "an")
    notes.add(tmp_path, date(2024, 9, 1), "  new \n form ", "open")
    notes.add(tmp_path, MARCH, "covid")
    first, second = noted(tmp_path)
    assert (first.noted_on, first.text, first.training_format, first.written_by) == (MARCH, "covid", None, "an")
    assert (second.text, second.training_format) == ("new form", "open")


def test_a_note_is_taken_away_by_its_id(tmp_path):
    gone, kept = notes.add(tmp_path, MARCH, "covid"), notes.add(tmp_path, MARCH, "tariff")
    notes.remove(tmp_path, gone)
    assert [note.note_id for note in noted(tmp_path)] == [kept]
    with pytest.raises(UsageError, match="unknown_note"):
        notes.remove(tmp_path, gone)


@pytest.mark.parametrize("note_id", ["../uploads/L000001/000001-enrolments/upload", "", "*", "2020-03-13"])
def test_only_a_note_is_taken_away(tmp_path, note_id):
    notes.add(tmp_path, MARCH, "covid")
    with pytest.raises(UsageError, match="unknown_note"):
        notes.remove(tmp_path, note_id)


@pytest.mark.parametrize(("text", "code"), [("  \n", "note_empty"), ("x" * 81, "note_too_long")])
def test_a_note_is_a_short_text(tmp_path, text, code):
    with pytest.raises(UsageError, match=code):
        notes.add(tmp_path, MARCH, text)
    assert texts(tmp_path) == []


def test_a_note_leaves_the_database_as_it_was(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    before = file_version(store.database)
    notes.add(store.path, MARCH, "covid")
    store.ready()
    assert file_version(store.database) == before


def test_a_note_is_written_while_another_process_loads(tmp_path):
    with lock.writing(tmp_path):
        notes.add(tmp_path, MARCH, "covid")
    assert texts(tmp_path) == ["covid"]


def test_a_file_that_is_no_note_keeps_no_other_from_being_read(tmp_path, caplog):
    notes.add(tmp_path, MARCH, "covid")
    for name, content in (("half", '{"noted_on": "20'), ("other", '{"noted_on": "2020-01-01"}'), ("list", "[]")):
        (tmp_path / "notes" / f"{name}.json").write_text(content)
    assert texts(tmp_path) == ["covid"]
    assert "half.json can't be understood" in caplog.text


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "notes").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="store_unwritable"):
        notes.add(tmp_path, MARCH, "covid")


def write_many(store, count: int) -> None:
    for number in range(count):
        notes.add(store, MARCH, f"note {number}")


def test_what_is_killed_while_writing_leaves_whole_notes_only(tmp_path, caplog):
    for turn in range(5):
        killed(0.004 * turn, write_many, tmp_path, 200)
    assert all(text.startswith("note ") for text in texts(tmp_path))
    assert caplog.text == ""
    notes.add(tmp_path, MARCH, "after")
    assert "after" in texts(tmp_path)
