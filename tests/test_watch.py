"""A folder is watched: what arrives is loaded, with a report beside it."""

import json
import os
from pathlib import Path

import pytest

from tweeluik.ingest.mapping import Options
from tweeluik.store import Store
from tweeluik.terminal.main import main
from tweeluik.terminal.watching import Watcher

ENROLMENTS = """edition_id,training_format,starts_on,participant,enrolment_status
Lente,open,2025-03-10,an@example.be,completed
Lente,open,2025-03-10,bo@example.be,completed
"""
EVALUATIONS = "response_id,edition_id,overall\n1,Lente,5\n2,Lente,4\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "arriving").mkdir()
    return tmp_path / "arriving"


@pytest.fixture
def watcher(folder, tmp_path) -> Watcher:
    return Watcher(folder, Store(tmp_path / "store"), Options())


def arrive(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_files_that_arrive_together_are_loaded_together_with_a_report_beside_each(watcher, folder):
    arrive(folder, "a.csv", EVALUATIONS)
    arrive(folder, "b.csv", ENROLMENTS)
    watcher.look()
    assert watcher.take_outcomes() == {"a.csv": "loaded", "b.csv": "loaded"}
    assert "b.csv: 2 rows = 2 new" in (folder / "b.csv.report.txt").read_text()
    assert "b.csv" not in (folder / "a.csv.report.txt").read_text()


def test_a_file_is_read_once_it_no_longer_grows(watcher, folder):
    path = arrive(folder, "b.csv", ENROLMENTS[:80])
    watcher.look(settled=False)
    path.write_text(ENROLMENTS)
    watcher.look(settled=False)
    assert watcher.take_outcomes() == {}
    watcher.look(settled=False)
    assert watcher.take_outcomes() == {"b.csv": "loaded"}


def test_what_was_loaded_is_left_alone_until_it_changes(watcher, folder):
    path = arrive(folder, "b.csv", ENROLMENTS)
    watcher.look()
    watcher.take_outcomes()
    watcher.look()
    assert watcher.take_outcomes() == {}
    path.write_text(ENROLMENTS + "Lente,open,2025-03-10,cas@example.be,completed\n")
    later = (folder / "b.csv.report.txt").stat().st_mtime + 5
    os.utime(path, (later, later))
    watcher.look()
    assert watcher.take_outcomes() == {"b.csv": "loaded"}


def test_one_bad_file_does_not_keep_the_others_out(watcher, folder):
    arrive(folder, "a.csv", ENROLMENTS)
    arrive(folder, "b.csv", ENROLMENTS.replace("completed", "perhaps"))
    watcher.look()
    assert watcher.take_outcomes() == {"a.csv": "loaded", "b.csv": "refused"}
    assert (
        "“perhaps”" in (folder / "b.csv.refused.txt").read_text()
        or "perhaps" in (folder / "b.csv.refused.txt").read_text()
    )
    assert (folder / "b.csv.rejected.csv").read_text(encoding="utf-8-sig").startswith("Reason (Tweeluik);edition_id")


def test_a_refused_file_is_tried_again_when_another_was_loaded(watcher, folder):
    arrive(folder, "forms.csv", EVALUATIONS)
    watcher.look()
    assert watcher.take_outcomes() == {"forms.csv": "refused"}
    watcher.look()
    assert watcher.take_outcomes() == {}
    arrive(folder, "seats.csv", ENROLMENTS)
    watcher.look()
    assert watcher.take_outcomes() == {"seats.csv": "loaded", "forms.csv": "loaded"}
    assert not (folder / "forms.csv.refused.txt").exists()
    assert not (folder / "forms.csv.rejected.csv").exists()


def test_a_mapping_beside_a_file_says_how_it_is_read(watcher, folder):
    arrive(folder, "b.csv", ENROLMENTS.replace("completed", "perhaps"))
    arrive(folder, "b.csv.mapping.toml", '[values.enrolment_status]\nperhaps = "completed"\n')
    watcher.look()
    assert watcher.take_outcomes() == {"b.csv": "loaded"}


def test_a_mapping_that_cannot_be_read_refuses_its_file(watcher, folder):
    arrive(folder, "b.csv", ENROLMENTS)
    arrive(folder, "b.csv.mapping.toml", "columns = 3")
    watcher.look()
    assert watcher.take_outcomes() == {"b.csv": "refused"}


def test_the_same_file_under_another_name_says_nothing_new(watcher, folder):
    arrive(folder, "a.csv", ENROLMENTS)
    watcher.look()
    arrive(folder, "b.csv", ENROLMENTS)
    watcher.look()
    assert watcher.take_outcomes() == {"a.csv": "loaded", "b.csv": "nothing_new"}


def test_a_nightly_job_looks_once_and_says_how_it_went(folder, tmp_path, capsys):
    arrive(folder, "a.csv", ENROLMENTS)
    arrive(folder, "b.csv", EVALUATIONS.replace("Lente", "Zomer"))
    words = ["watch", str(folder), "--once", "--json", "--store", str(tmp_path / "store")]
    assert main(words) == 1
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert said == [{"file": "a.csv", "outcome": "loaded"}, {"file": "b.csv", "outcome": "refused"}]


def test_a_folder_that_is_not_there_is_a_call_that_is_off(tmp_path):
    assert main(["watch", str(tmp_path / "nowhere"), "--once", "--store", str(tmp_path / "store")]) == 2
