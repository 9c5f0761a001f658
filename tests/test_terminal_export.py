"""A report from a terminal is the one of the page: same sections, same numbers, same language."""

import csv
import io

import openpyxl
from pptx import Presentation

from tests.export.reading import Reader
from tests.test_terminal import loaded, run  # noqa: F401 - fixtures


def test_each_kind_is_written_and_opens(loaded, tmp_path):  # noqa: F811
    for kind, ending in (("page", "html"), ("slides", "pptx"), ("workbook", "xlsx")):
        place = tmp_path / f"report.{ending}"
        code, out, _ = loaded("export", kind, "--out", str(place), "--language", "nl")
        assert code == 0
        assert out.startswith(f"Geschreven: {place} (")
    assert "De vergelijking in het kort" in Reader((tmp_path / "report.html").read_bytes()).text
    assert openpyxl.load_workbook(tmp_path / "report.xlsx").sheetnames[0] == "Leesmij"
    assert Presentation(str(tmp_path / "report.pptx")).slides[0].shapes.title.text == "In-company en open opleidingen"


def test_sections_filters_and_language_are_what_was_asked(loaded, tmp_path):  # noqa: F811
    words = ("--section", "mix", "--section", "enrolments", "--filter", "theme=Data", "--language", "en")
    assert loaded("export", "page", "--out", str(tmp_path / "page.html"), *words)[0] == 0
    read = Reader((tmp_path / "page.html").read_bytes())
    assert [said["id"] for tag, said in read.elements if tag == "section"] == ["enrolments", "mix", "definitions"]
    assert "all years · Theme: Data" in read.text
    assert "/report?theme=Data&sections=mix%2Cenrolments&lang=en" in read.text


def test_a_folder_gets_a_file_with_a_name(loaded, tmp_path):  # noqa: F811
    assert loaded("export", "slides", "--out", str(tmp_path), "--section", "mix")[0] == 0
    assert (tmp_path / "tweeluik-report.pptx").is_file()


def test_a_csv_is_the_table_of_one_section(loaded, tmp_path):  # noqa: F811
    place = tmp_path / "mix.csv"
    assert loaded("export", "csv", "--section", "mix", "--out", str(place), "--language", "nl")[0] == 0
    rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert {row["Sector"]: row["Open: deelnames"] for row in rows}["ICT en telecom"] == "3"
    code, _, error = loaded("export", "csv", "--out", str(place))
    assert code == 2
    assert "room for one section" in error


def test_a_call_that_is_off_says_so(loaded, tmp_path):  # noqa: F811
    code, _, error = loaded("export", "page", "--out", str(tmp_path / "x"), "--section", "weather")
    assert code == 2
    assert "“weather” is no section" in error
    assert loaded("export", "page", "--out", str(tmp_path / "x"), "--filter", "colour=red")[0] == 2


def test_nothing_is_written_when_the_filters_leave_nothing(loaded, tmp_path):  # noqa: F811
    code, _, error = loaded("export", "page", "--out", str(tmp_path / "x.html"), "--filter", "to=1950-12-31")
    assert code == 1
    assert error == "These filters leave not a single enrolment: nothing was written.\n"
    assert not (tmp_path / "x.html").exists()


def test_a_place_that_cannot_be_written_is_named(loaded, tmp_path):  # noqa: F811
    code, _, error = loaded("export", "page", "--out", str(tmp_path / "no" / "x.html"), "--section", "mix")
    assert code == 1
    assert str(tmp_path / "no" / "x.html") in error
