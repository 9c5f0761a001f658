"""What people wrote in their files is text in every export: no formula, no link, no script, no style."""

import csv
import io
import re

import openpyxl
import pytest
from pptx import Presentation

from tests.export.conftest import report_on
from tests.export.reading import Reader, members
from tests.tables import engine_of
from tweeluik import export
from tweeluik.document import Document
from tweeluik.spreadsheet import runs

FORMULA = '=HYPERLINK("https://example.org","x")'
MARKUP = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"
TITLES = (FORMULA, "+1", "-2+3", "@SUM(A1)", "{=1+1}", "https://example.org/x", MARKUP)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Document:
    """A report on trainings with such titles, under a filter on such a theme."""
    trainings = [f"T{place} | {title} | {FORMULA}{MARKUP}" for place, title in enumerate(TITLES)]
    editions = [
        f"E{place}{each[0]} | T{place} | {each} | 2024-0{1 + place}-01"
        for place in range(len(TITLES))
        for each in ("open", "in_company")
    ]
    ids = [edition.partition(" ")[0] for edition in editions]
    people = [f"{edition} | {edition}-{person} | O{person}" for edition in ids for person in range(6)]
    forms = [f"{edition}-{person} | {edition}" for edition in ids for person in range(6)]
    answers = [f"{edition}-{person} | overall | {3 + person % 3}" for edition in ids for person in range(6)]
    engine = engine_of(
        tmp_path_factory.mktemp("hostile"),
        organisations="organisation_id | sector\n" + "\n".join(f"O{n} | {'QF'[n % 2]}" for n in range(6)),
        trainings="training_id | training_title | theme\n" + "\n".join(trainings),
        editions="edition_id | training_id | training_format | starts_on\n" + "\n".join(editions),
        enrolments="edition_id | participant_id | organisation_id\n" + "\n".join(people),
        responses="response_id | edition_id\n" + "\n".join(forms),
        answers="response_id | question_id | score\n" + "\n".join(answers),
        questions="question_id | construct | higher_is_better\noverall | overall | yes",
    )
    return report_on(engine, "nl", theme=[FORMULA + MARKUP])


def texts(blob: bytes) -> list:
    """The cells of every sheet."""
    book = openpyxl.load_workbook(io.BytesIO(blob))
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(hostile):
    cells = texts(export.File("workbook", hostile).data())
    said = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert set(TITLES) <= set(said)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and runs(cell.value))


@pytest.mark.parametrize("kind", ["workbook", "slides"])
def test_no_part_inside_holds_a_formula_of_the_data_or_an_address_outside(hostile, kind):
    for name, part in members(export.File(kind, hostile).data()):
        text = part.decode("utf-8", "replace")
        if re.search(r"worksheets/sheet\d+\.xml$", name):
            assert "<f>" not in text, name
        assert 'TargetMode="External"' not in text, name


def test_the_workbook_inside_a_slide_holds_the_titles_as_text(hostile):
    deck = Presentation(io.BytesIO(export.File("slides", hostile).data()))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    cells = [cell for chart in charts for cell in texts(chart.part.chart_workbook.xlsx_part.blob)]
    assert set(TITLES) <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_csv_begins_no_cell_as_a_formula(hostile):
    listed = next(section for section in hostile.sections if section.key == "listed")
    document = Document(**{**vars(hostile), "sections": (listed,)})
    text = export.File("csv", document).data().decode("utf-8-sig")
    first = [row[0] for row in csv.reader(io.StringIO(text), delimiter=";")][1:]
    assert {f"'{FORMULA}", "'+1", "'-2+3", "'@SUM(A1)"} <= set(first)
    assert not any(runs(cell) for cell in first)


def test_the_page_holds_the_titles_as_text_and_nothing_that_runs_or_is_fetched(hostile):
    page = export.File("page", hostile).data()
    read = Reader(page)
    assert set(TITLES) <= set(read.text)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base"} & {
        tag for tag, _ in read.elements
    }
    for tag, said in read.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "xlink:href") for name in said), tag
        assert str(said.get("href") or "#").startswith("#")
    policy = next(said["content"] for tag, said in read.elements if said.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_no_style_of_the_page_comes_from_the_data_or_from_elsewhere(hostile):
    page = export.File("page", hostile).data().decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert page.count("</style>") == 1
    assert "@import" not in style
    assert not re.findall(r"url\((?!#)", page)
    (foot,) = re.findall(r'@bottom-left\{content:"([^"]*)"\}\}$', style)
    assert re.fullmatch(r"[A-Za-z0-9\\ ]+", foot), "the stamp at the foot of the paper is written in codes"
