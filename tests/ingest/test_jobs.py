"""A table of jobs per sector is read as people publish it; what could mean two things is asked."""

from pathlib import Path

import pytest

from tweeluik.errors import FileRefused
from tweeluik.ingest import jobs

NEW = "NACE-BEL 2025"


def file_of(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "jobs.csv"
    path.write_bytes(text.encode(encoding))
    return path


def refused(path: Path, *arguments: object) -> list[tuple[str, str, tuple[int, ...]]]:
    with pytest.raises(FileRefused) as caught:
        jobs.read(path, *arguments)
    return [(finding.code, finding.found, finding.rows) for finding in caught.value.findings]


def test_sectors_are_codes_letters_or_words_and_rows_of_one_sector_add_up(tmp_path):
    path = file_of(tmp_path, "sector;jobs\n41;100\n42.11;50\nIndustrie;300\nQ;20\n")
    assert jobs.read(path, NEW).by_sector == {"F": 150, "C": 300, "Q": 20}


def test_a_published_table_has_titles_totals_and_belgian_numbers(tmp_path):
    text = (
        "Arbeidsplaatsen in Vlaanderen\n\nBedrijfstak;Aantal banen\nBouw;210.500,5\nIndustrie;1.300\nTotaal;211.800,5\n"
    )
    assert jobs.read(file_of(tmp_path, text, "windows-1252")).by_sector == {"F": 210500.5, "C": 1300}


def test_what_is_no_sector_is_kept_apart(tmp_path):
    found = jobs.read(file_of(tmp_path, "sector;jobs\nIndustrie;300\nRuimtevaart;7\n;5\n"))
    assert (found.by_sector, found.unknown) == ({"C": 300}, {"Ruimtevaart": 7, "": 5})


def test_a_bare_letter_is_asked_about_also_when_the_data_have_that_section(tmp_path):
    path = file_of(tmp_path, "sector;jobs\nQ;300\n")
    assert refused(path, None, None, ["C", "Q"]) == [("sector_revision_unknown", "Q", (2,))]
    assert jobs.read(path, NEW, None, ["C", "Q"]).by_sector == {"Q": 300}


def test_labels_that_the_data_use_themselves_are_known(tmp_path):
    found = jobs.read(file_of(tmp_path, "sector;jobs\nNon profit;300\n"), own=["Non-profit"])
    assert found.by_sector == {"Non-profit": 300}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sector;jobs\nP;300\n", [("sector_revision_unknown", "P", (2,))]),
        ("sector;jobs\nIndustrie;1.250\nBouw;7\n", [("decimal_ambiguous", "1.250", (2,))]),
        ("sector;jobs\nIndustrie;1,5\nBouw;7.5\n", [("decimal_mixed", "7.5", (3,))]),
        ("sector;jobs\nIndustrie;veel\n", [("not_a_number", "veel", (2,))]),
        ("sector;jobs\nIndustrie;-5\n", [("not_a_number", "-5", (2,))]),
        ("sector;jobs\nIndustrie;\n", [("not_a_number", "", (2,))]),
        ("sector;jobs\nRuimtevaart;5\n", [("jobs_sectors_unknown", "Ruimtevaart", ())]),
        ("sector;mensen\nIndustrie;5\n", [("jobs_column_missing", "sector, mensen", ())]),
        ("naam;jobs\nIndustrie;5\n", [("jobs_column_missing", "naam, jobs", ())]),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, text, found):
    assert refused(file_of(tmp_path, text)) == found


def test_the_reader_can_say_what_a_letter_and_a_mark_mean(tmp_path):
    path = file_of(tmp_path, "sector;jobs\nP;1.250\n")
    assert jobs.read(path, NEW, ",").by_sector == {"P": 1250}
    assert jobs.read(path, "NACE-BEL 2008", ".").by_sector == {"Q": 1.25}
