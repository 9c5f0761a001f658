"""A section that somebody makes of their own becomes any kind of file, as the pages that explore need it."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation

from tests.export.conftest import page_on
from tests.export.reading import Reader
from tweeluik import export
from tweeluik.components.report import build
from tweeluik.document import Chart, Column, Section, Series, Table

OWN = Section(
    key="own",
    name="Own",
    finding="Two themes",
    table=Table(
        (Column("Theme"), Column("Open: enrolments", "count"), Column("Open: completed", "rate")),
        (("Data", 12, 0.75), ("Care", None, None)),
        (("Data", "12", "75%"), ("Care", "–", "–")),
    ),
    chart=Chart(
        "bars",
        ("Data", "Care"),
        (Series("Open", "open", (0.75, None), ("75%", "–"), (0.5, None), (0.9, None)),),
        "rate",
        "Completed (%)",
    ),
)


@pytest.fixture
def document(engines):
    return build.document(page_on(engines["micro"], "en"), [OWN])


def test_a_csv(document):
    text = export.File("csv", document).data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[:3] for row in rows] == [
        ["Theme", "Open: enrolments", "Open: completed"],
        ["Data", "12", "0,75"],
        ["Care", "", ""],
    ]


def test_a_page(document):
    read = Reader(export.File("page", document).data())
    assert read.numbers[:2] == [12, 0.75]
    assert "Two themes" in read.text


def test_a_workbook(document):
    book = openpyxl.load_workbook(io.BytesIO(export.File("workbook", document).data()))
    assert book.sheetnames == ["Read me", "Own", "All figures"]
    rows = list(book["Own"].iter_rows(min_row=5, max_row=7, max_col=3, values_only=True))
    assert rows == [("Theme", "Open: enrolments", "Open: completed"), ("Data", 12, 0.75), ("Care", None, None)]
    assert [book["Own"][cell].number_format for cell in ("B6", "C6")] == ["#,##0", "0.0%"]
    assert book["Own"].freeze_panes == "B6"


def test_slides(document):
    deck = Presentation(io.BytesIO(export.File("slides", document).data()))
    assert deck.slides[1].shapes.title.text == "Two themes"
    (chart,) = (shape.chart for shape in deck.slides[1].shapes if shape.has_chart)
    assert [list(series.values) for series in chart.plots[0].series] == [[0.75, None]]
    assert "errBars" in chart.part._element.xml, "the interval is drawn"


def test_parts_of_one_name_have_a_sheet_each(document):
    twice = replace(document, sections=(OWN, OWN, replace(OWN, name="Read me: [x]/" + "y" * 40)))
    book = openpyxl.load_workbook(io.BytesIO(export.File("workbook", twice).data()))
    assert book.sheetnames == ["Read me", "Own", "Own 2", "Read me   x  yyyyyyyyyyyyyyyyyy", "All figures"]
