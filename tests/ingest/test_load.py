"""Files of one command are read, compared and checked together, and loaded all or none."""

from pathlib import Path

import pytest

from tweeluik.ingest import Mapping, Options
from tweeluik.ingest.load import load
from tweeluik.ingest.parts import parts
from tweeluik.store import Store

ENROLMENTS = """Editiecode;Vorm;Startdatum;E-mail deelnemer;Status;Tijd
Lente;open;2025-03-10;an@example.be;Er geweest;6
Lente;open;2025-03-10;bo@example.be;Er geweest;0
"""
MAPPING = Mapping(columns={"Tijd": "attended_hours"}, values={"enrolment_status": {"Er geweest": "completed"}})
EVALUATIONS = "edition_id,overall\nLente,5\nLente,4\n"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def file(tmp_path):
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_evaluations_may_speak_of_editions_of_the_same_command(store, file):
    paths = [file("b.csv", EVALUATIONS), file("a.csv", ENROLMENTS)]
    report = load(parts(paths, Options(mapping=MAPPING)), store)
    assert report.published
    assert [upload.upload_id for upload in store.uploads()] == ["000001-enrolments", "000002-evaluations"]


def test_one_file_with_an_error_keeps_all_out(store, file):
    paths = [file("a.csv", ENROLMENTS), file("b.csv", EVALUATIONS.replace("Lente,4", "Zomer,4"))]
    report = load(parts(paths, Options(mapping=MAPPING)), store)
    assert (report.refused, report.published) == (True, False)
    assert [(found.code, found.file, found.rows) for found in report.findings if found.severity == "error"] == [
        ("response_has_known_edition", "b.csv", (3,))
    ]
    assert store.uploads() == []


def test_accepted_unchanged_and_rejected_are_all_the_rows(store, file):
    path = file("a.csv", ENROLMENTS)
    load(parts([path], Options(mapping=MAPPING)), store)
    file("a.csv", ENROLMENTS.replace(";6", ";5") + "Lente;open;2025-03-10;cas@example.be;Er geweest;6\n")
    (report,) = load(parts([path], Options(mapping=MAPPING)), store).files
    assert report.counts.as_dict() == {"new": 1, "changed": 1, "unchanged": 1, "rejected": 0}
    assert report.prepared.rows == 3


def test_a_file_with_the_same_header_is_read_as_the_one_before(store, file):
    load(parts([file("a.csv", ENROLMENTS)], Options(mapping=MAPPING)), store)
    report = load(
        parts([file("b.csv", ENROLMENTS + "Lente;open;2025-03-10;cas@example.be;Er geweest;6\n")], Options()), store
    )
    assert report.published
    assert report.files[0].counts.new == 1


def test_how_an_upload_was_read_is_forgotten_with_it(store, file):
    load(parts([file("a.csv", ENROLMENTS)], Options(mapping=MAPPING)), store)
    store.undo("000001-enrolments")
    assert load(parts([file("a.csv", ENROLMENTS)], Options()), store).refused


def test_a_broken_rule_names_the_column_as_the_file_does(store, file):
    report = load(parts([file("a.csv", ENROLMENTS)], Options(mapping=MAPPING)), store)
    assert ("completed_enrolment_has_hours", "Tijd", (3,)) in [(f.code, f.column, f.rows) for f in report.findings]
    assert [f.column for f in store.findings() if f.code == "completed_enrolment_has_hours"] == ["Tijd"]


def test_a_dry_run_says_the_same_and_loads_nothing(store, file):
    paths = [file("a.csv", ENROLMENTS)]
    tried = load(parts(paths, Options(mapping=MAPPING)), store, dry_run=True)
    assert (tried.published, store.uploads()) == (False, [])
    loaded = load(parts(paths, Options(mapping=MAPPING)), store)
    assert tried.files[0].counts == loaded.files[0].counts
    assert tried.findings == loaded.findings


def test_another_secret_is_noticed_before_everybody_counts_twice(store, file, monkeypatch):
    path = file("a.csv", ENROLMENTS)
    assert load(parts([path], Options(mapping=MAPPING)), store).published
    monkeypatch.setenv("TWEELUIK_SECRET", "another one")
    report = load(parts([file("later.csv", ENROLMENTS.replace("an@", "cas@"))], Options(mapping=MAPPING)), store)
    assert [(found.code, found.file) for found in report.findings if found.severity == "error"] == [
        ("secret_changed", "later.csv")
    ]
    assert not report.published
