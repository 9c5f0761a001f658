"""Is a sheet of a workbook read as what it shows?"""

import zipfile
from datetime import date

import pytest

from tests.ingest.files import cells, codes, column, day, errors, formula, found, prepared, workbook, written

EDITIONS = ["edition_id", "training_format", "starts_on", "contact_hours", "capacity"]


def test_dates_stay_dates_and_numbers_need_no_mark(tmp_path):
    rows = {1: EDITIONS, 2: ["I1", "open", day(45323), 1.125, 8], 3: ["I2", "maatwerk", 45324, 7.5, 10.0]}
    of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
    assert cells(of, "editions", "edition_id", "training_format", "starts_on", "contact_hours", "capacity") == [
        ("I1", "open", date(2024, 2, 1), 1.125, 8),
        ("I2", "in_company", date(2024, 2, 2), 7.5, 10),
    ]


def test_formulas_give_their_value_and_errors_are_missing(tmp_path):
    rows = {1: EDITIONS, 2: ["I1", "open", day(45323), formula("4+3", 7), "#N/A"]}
    of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
    assert (cells(of, "editions", "contact_hours", "capacity"), errors(of)) == ([(7.0, None)], [])


def test_a_text_that_could_be_two_numbers_is_asked_about_also_beside_numbers(tmp_path):
    rows = {1: EDITIONS, 2: ["I1", "open", day(45323), 7.5, "1.250"]}
    of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
    assert found(of, "decimal_ambiguous") == [("capacity", (2,), "1.250")]


def test_rows_count_as_the_sheet_shows_them(tmp_path):
    rows = {3: [None, "Rapport"], 5: [None, *EDITIONS], 8: [None, "I1", "open", day(45323), 7, 10]}
    of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
    assert column(of, "editions", "source_row") == [8]
    assert found(of, "titles_above_header") == [("", (3,), "5")]


def test_of_several_sheets_one_is_asked_for(tmp_path):
    path = workbook(
        tmp_path,
        Uitleg={1: ["lees mij"]},
        Edities={1: EDITIONS, 2: ["I1", "open", day(45323), 7, 10]},
        Oud={1: EDITIONS, 2: ["I0", "open", day(45323), 7, 10]},
    )
    assert found(prepared(tmp_path, path), "sheet_not_chosen") == [("", (), "2")]
    assert column(prepared(tmp_path, path, sheet="oud"), "editions", "edition_id") == ["I0"]
    assert found(prepared(tmp_path, path, sheet="Nieuw"), "sheet_unknown") == [("", (), "Nieuw")]


def test_a_hidden_sheet_is_no_choice(tmp_path):
    sheet = {1: EDITIONS, 2: ["I1", "open", day(45323), 7, 10]}
    of = prepared(tmp_path, workbook(tmp_path, hidden=("Lijsten",), Edities=sheet, Lijsten=sheet))
    assert errors(of) == []


def test_a_workbook_is_recognised_by_its_content(tmp_path):
    path = workbook(tmp_path, name="export.csv", Blad1={1: EDITIONS, 2: ["I1", "open", day(45323), 7, 10]})
    assert column(prepared(tmp_path, path), "editions", "edition_id") == ["I1"]


def test_an_open_document_sheet(tmp_path):
    content = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell {cell}' for cell in row)}</table:table-row>"
        for row in (
            [_words(name) for name in EDITIONS],
            [
                _words("I1"),
                _words("open"),
                'office:value-type="date" office:date-value="2024-02-01"/>',
                'office:value-type="float" office:value="7.5"/>',
                'table:number-columns-repeated="3"/>',
            ],
        )
    )
    of = prepared(tmp_path, _ods(tmp_path, content))
    assert cells(of, "editions", "starts_on", "contact_hours", "capacity") == [(date(2024, 2, 1), 7.5, None)]


def _words(text: str) -> str:
    return f'office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _ods(folder, rows: str):
    spaces = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" ' for name in ("office", "table", "text")
    )
    path = folder / "book.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


class TestBombs:
    def test_a_workbook_that_unpacks_to_too_much(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tweeluik.ingest.excel.LARGEST_WORKBOOK", 1_000_000)
        rows = {number: ["x" * 200] for number in range(1, 10_000)}
        assert codes(prepared(tmp_path, workbook(tmp_path, Blad1=rows))) == ["workbook_too_large"]

    def test_two_cells_that_span_a_thousand_million(self, tmp_path):
        rows = {1: ["a"], 1_048_576: [None] * 1000 + ["b"]}
        of = prepared(tmp_path, workbook(tmp_path, Blad1=rows))
        assert found(of, "workbook_too_large") == [("", (), "1048576 × 1001")]

    def test_one_cell_that_is_repeated_a_thousand_million_times(self, tmp_path):
        cell = f'<table:table-cell table:number-columns-repeated="999" {_words("x")}'
        row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
        of = prepared(tmp_path, _ods(tmp_path, row))
        assert found(of, "workbook_too_large") == [("", (), "1000000 × 999")]

    def test_a_directory_that_lies_about_sizes(self, tmp_path):
        path = workbook(tmp_path, Blad1={number: ["x" * 100] for number in range(1, 2000)})
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
        content = path.read_bytes().replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little"))
        assert codes(prepared(tmp_path, written(tmp_path, content, "lie.xlsx"))) == ["workbook_unreadable"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_unreadable"),
        (b"PK\x05\x06" + b"\0" * 18, "not_a_table"),
    ],
)
def test_what_only_begins_as_a_workbook(tmp_path, content, code):
    assert codes(prepared(tmp_path, content, "book.xls")) == [code]


def test_an_empty_sheet(tmp_path):
    assert codes(prepared(tmp_path, workbook(tmp_path, Blad1={}))) == ["file_empty"]
