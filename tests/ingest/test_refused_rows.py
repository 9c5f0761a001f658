"""Rows with an error are given back with the reason in front, and the others may be loaded without them."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tweeluik.ingest.load import load
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part, parts
from tweeluik.ingest.rejected import write_rejected
from tweeluik.store import Store

HEADER = "Editiecode;Vorm;Startdatum;E-mail deelnemer;Status;Kleur"
GOOD = "Lente;open;13/03/2025;an@example.be;Voltooid;6"
UNKNOWN_STATUS = "Lente;open;13/03/2025;bo@example.be;Misschien;6"
NO_DATE = "Zomer;open;ooit;cas@example.be;Voltooid;6"
RAGGED = "Lente;open"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def file(tmp_path):
    def write(*lines: str, name: str = "a.csv") -> Path:
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path / name

    return write


def counts(report) -> list[dict]:
    return [report_of_file.counts.as_dict() for report_of_file in report.files]


def refused_rows(part: Part, report, folder: Path) -> list[list[str]]:
    target = folder / "rejected.csv"
    assert write_rejected(part, report.findings, "en", target)
    with target.open(encoding="utf-8-sig", newline="") as written:
        return list(csv.reader(written, delimiter=";"))


def test_nothing_is_loaded_while_a_row_has_an_error_unless_that_is_asked(store, file):
    found = parts([file(HEADER, GOOD, UNKNOWN_STATUS, RAGGED)], Options())
    report = load(found, store)
    assert (report.refused, report.skippable, report.published) == (True, True, False)
    report = load(found, store, skip_rejected=True)
    assert (report.refused, report.published) == (False, True)
    assert counts(report) == [{"new": 1, "changed": 0, "unchanged": 0, "rejected": 2}]


def test_a_dry_run_counts_what_would_be_loaded_without_the_refused_rows(store, file):
    report = load(parts([file(HEADER, GOOD, UNKNOWN_STATUS)], Options()), store, dry_run=True)
    assert (report.refused, report.skippable) == (True, True)
    assert counts(report) == [{"new": 1, "changed": 0, "unchanged": 0, "rejected": 1}]


def test_refused_rows_leave_nothing_behind_not_even_an_edition(store, file):
    load(parts([file(HEADER, GOOD, UNKNOWN_STATUS.replace("Lente", "Winter"))], Options()), store, skip_rejected=True)
    (upload,) = store.uploads()
    assert [row["edition_id"] for row in _table(upload.folder, "editions")] == ["Lente"]


def test_a_row_that_breaks_a_rule_with_what_is_loaded_is_left_out_too(store, file):
    load(parts([file(HEADER, GOOD)], Options()), store)
    forms = file("edition_id,overall", "Lente,5", "Nergens,4", name="forms.csv")
    report = load(parts([forms], Options()), store, skip_rejected=True)
    assert counts(report) == [{"new": 1, "changed": 0, "unchanged": 0, "rejected": 1}]
    assert [(f.code, f.rows) for f in report.findings if f.severity == "error"] == [
        ("response_has_known_edition", (3,))
    ]


def test_every_row_of_an_edition_that_breaks_a_rule_is_refused(store, file):
    ends = "Editiecode;Vorm;Startdatum;Einddatum;E-mail deelnemer;Status"
    wrong = [f"Herfst;open;13/10/2025;12/10/2025;{who}@example.be;Voltooid" for who in ("an", "bo")]
    right = "Lente;open;13/03/2025;14/03/2025;cas@example.be;Voltooid"
    report = load(parts([file(ends, *wrong, right)], Options()), store, skip_rejected=True)
    assert counts(report) == [{"new": 1, "changed": 0, "unchanged": 0, "rejected": 2}]


def test_a_question_only_the_user_can_answer_is_not_skipped(store, file):
    ambiguous = file(HEADER, GOOD.replace("13/03", "03/04"))
    report = load(parts([ambiguous], Options()), store, skip_rejected=True)
    assert (report.refused, report.skippable, report.published) == (True, False, False)


def test_a_file_without_good_rows_is_not_loaded(store, file):
    report = load(parts([file(HEADER, UNKNOWN_STATUS)], Options()), store, skip_rejected=True)
    assert (report.refused, report.skippable) == (True, False)


def test_refused_rows_stand_as_they_were_with_the_reason_in_front(store, file, tmp_path):
    (part,) = parts([file(HEADER, GOOD, UNKNOWN_STATUS, NO_DATE.replace("ooit", "=ooit"), RAGGED)], Options())
    header, *rows = refused_rows(part, load([part], store), tmp_path)
    assert header == ["Reason (Tweeluik)", *HEADER.split(";")]
    assert [row[1:] for row in rows] == [
        UNKNOWN_STATUS.split(";"),
        ["Zomer", "open", "'=ooit", "cas@example.be", "Voltooid", "6"],
        RAGGED.split(";"),
    ]
    assert rows[0][0].startswith("“Misschien” in column Status")
    assert "=ooit" in rows[1][0]


def test_a_mended_file_is_read_as_the_one_it_comes_from(store, file, tmp_path):
    (part,) = parts([file(HEADER, GOOD, UNKNOWN_STATUS, NO_DATE.replace("ooit", "=ooit"))], Options())
    report = load([part], store, skip_rejected=True)
    assert report.published
    refused_rows(part, report, tmp_path)
    mended = tmp_path / "rejected.csv"
    text = mended.read_text(encoding="utf-8-sig").replace("Misschien", "Voltooid").replace("'=ooit", "14/06/2025")
    mended.write_text(text, encoding="utf-8")
    report = load(parts([mended], Options()), store)
    assert report.published, report.findings
    assert counts(report) == [{"new": 2, "changed": 0, "unchanged": 0, "rejected": 0}]
    assert [finding.found for finding in report.findings if finding.code == "columns_unused"] == ["Kleur"]


def test_a_file_without_refused_rows_gives_none_back(store, file, tmp_path):
    (part,) = parts([file(HEADER, GOOD)], Options())
    assert not write_rejected(part, load([part], store).findings, "en", tmp_path / "rejected.csv")
    assert not (tmp_path / "rejected.csv").exists()


def _table(folder: Path, name: str) -> list[dict]:
    return pq.read_table(folder / "rows" / f"{name}.parquet").to_pylist()
