"""The jobs per sector are one small file: the old one or the new one, and never a reason for a page to fail."""

import pytest

from tweeluik.engine.reference import reference
from tweeluik.errors import StoreError
from tweeluik.store import reference as kept


def test_what_is_kept_is_what_readers_see(tmp_path):
    kept.keep(tmp_path / "store", "jobs.csv", {"C": 300.0, "F": 100.0}, 7.0)
    found = reference(tmp_path / "store")
    assert (found.file_name, found.jobs, found.unknown) == ("jobs.csv", (("C", 300.0), ("F", 100.0)), 7.0)


def test_a_later_file_takes_the_place_of_the_one_before(tmp_path):
    kept.keep(tmp_path, "old.csv", {"C": 1.0}, 0.0)
    kept.keep(tmp_path, "new.csv", {"F": 2.0}, 0.0)
    assert reference(tmp_path).jobs == (("F", 2.0),)
    assert [path.name for path in tmp_path.iterdir()] == ["reference.json"]


def test_taken_away_it_is_gone_and_nothing_there_is_fine(tmp_path):
    kept.remove(tmp_path)
    kept.keep(tmp_path, "jobs.csv", {"C": 1.0}, 0.0)
    kept.remove(tmp_path)
    assert reference(tmp_path) is None


def test_killed_before_its_rename_the_old_one_stands(tmp_path, monkeypatch):
    kept.keep(tmp_path, "old.csv", {"C": 1.0}, 0.0)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        kept.keep(tmp_path, "new.csv", {"F": 2.0}, 0.0)
    assert reference(tmp_path).file_name == "old.csv"


@pytest.mark.parametrize("damage", ["", "[]", '{"jobs": 3}', '{"jobs": {"C": "many"}}', '{"jobs": {}, "other": 1}'])
def test_a_damaged_file_counts_as_none(tmp_path, damage):
    (tmp_path / "reference.json").write_text(damage)
    assert reference(tmp_path) is None


def test_a_store_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        kept.keep(tmp_path / "file", "jobs.csv", {"C": 1.0}, 0.0)
    assert caught.value.code == "store_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
