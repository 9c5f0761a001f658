"""What is missing, and dated notes, on a terminal."""

import csv
import io
import json

import pytest

from tests.test_terminal import loaded, run  # noqa: F401 - fixtures


def test_the_board_in_words_and_as_data(loaded):  # noqa: F811
    loaded("undo", "000002-editions")
    code, out, _ = loaded("completeness")
    assert code == 0
    assert "       21  Enrolments in an edition that nothing describes  (enrolment_has_known_edition)" in out
    board = {row["matter"]: row["count"] for row in json.loads(loaded("completeness", "--json")[1])}
    assert board["enrolment_has_known_edition"] == 21
    assert board["other_by_edition"] == 0


def test_a_worklist_is_csv_or_a_file_for_a_spreadsheet(loaded, tmp_path):  # noqa: F811
    loaded("undo", "000002-editions")
    rows = list(csv.DictReader(io.StringIO(loaded("completeness", "--worklist", "response_has_known_edition")[1])))
    assert len(rows) == 14
    assert (rows[0]["file_name"], rows[0]["source_row"]) == ("evaluations.csv", "2")
    place = tmp_path / "work.csv"
    words = ("completeness", "--worklist", "response_has_known_edition", "--out", str(place), "--language", "nl")
    assert loaded(*words)[1] == f"14 rijen geschreven naar {place}.\n"
    assert place.read_text(encoding="utf-8-sig").splitlines()[0] == "Bestand;Rij;Veld;Gevonden;Verwacht;Lading"


def test_a_worklist_as_data_has_days_and_nulls(run, tmp_path):  # noqa: F811
    (tmp_path / "e.csv").write_text(
        "edition_id,training_format,starts_on,edition_status\nE1,open,2024-03-01,planned\nE2,open,2024-03-01,held\n"
    )
    assert run("load", str(tmp_path / "e.csv"), "--kind", "editions")[0] == 0
    (row,) = json.loads(run("completeness", "--worklist", "overdue_by_edition", "--json")[1])
    assert (row["edition_id"], row["starts_on"], row["ends_on"]) == ("E1", "2024-03-01", None)


def test_a_query_about_late_editions_takes_the_day(run, tmp_path):  # noqa: F811
    (tmp_path / "e.csv").write_text("edition_id,training_format,starts_on\nE1,open,2024-03-01\n")
    run("load", str(tmp_path / "e.csv"), "--kind", "editions")
    assert "E1" in run("query", "unreported_by_edition")[1]
    assert "E1" not in run("query", "unreported_by_edition", "ended_before=2024-03-01")[1]


def test_notes_are_added_listed_and_removed(run):  # noqa: F811
    assert run("notes")[1] == "There are no notes yet.\n"
    assert run("notes", "--add", "2024-09-01", "new form", "--about", "open")[0] == 0
    (note,) = json.loads(run("notes", "--add", "2020-03-13", "covid", "--json")[1])[1:]
    assert (note["noted_on"], note["text"], note["training_format"]) == ("2024-09-01", "new form", "open")
    out = run("notes", "--remove", note["note_id"])[1]
    assert "covid" in out
    assert "new form" not in out


@pytest.mark.parametrize(
    "words",
    [
        ("completeness", "--worklist", "nonsense"),
        ("completeness", "--out", "x.csv"),
        ("query", "unreported_by_edition", "ended_before=soon"),
        ("notes", "--add", "soon", "covid"),
        ("notes", "--add", "2024-09-01", " "),
        ("notes", "--about", "open"),
        ("notes", "--remove", "nothing"),
    ],
    ids=" ".join,
)
def test_a_call_that_is_off_ends_with_two_and_a_sentence(loaded, words):  # noqa: F811
    code, _, err = loaded(*words)
    assert code == 2
    assert err.strip()
    assert "Traceback" not in err


def test_a_place_that_cannot_be_written_is_a_sentence(loaded, tmp_path):  # noqa: F811
    place = tmp_path / "nowhere" / "work.csv"
    code, _, err = loaded("completeness", "--worklist", "other_by_edition", "--out", str(place))
    assert (code, "can't be written" in err) == (1, True)
