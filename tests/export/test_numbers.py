"""Whoever opens an export finds the numbers that `figures --format json` prints under the same filters."""

import csv
import io

import openpyxl
import pytest
from pptx import Presentation

from tests.export.reading import Reader
from tweeluik import export
from tweeluik.components.wording import amount, unit
from tweeluik.filters import from_query
from tweeluik.metrics.figures import all_figures
from tweeluik.terminal.printing import figures_as_data

SELECTIONS = [
    ("micro", "nl", {}),
    ("micro", "en", {"theme": ["Care"]}),
    ("programme", "nl", {}),
    ("programme", "en", {"theme": ["Data"], "mode": ["on_site"]}),
    ("programme", "nl", {"lens": ["open"]}),
    ("programme", "en", {"from": ["2023-09-01"], "to": ["2024-08-31"]}),
]
# The value of a claim, as the terminal prints it -> as a reader of each language reads it.
VERDICTS = {
    "nl": {"supported": "gesteund", "not supported": "niet gesteund", "not enough data": "te weinig gegevens"},
    "en": {},
}
selections = pytest.mark.parametrize(("name", "language", "query"), SELECTIONS)


def printed(engine, query: dict) -> list[dict]:
    return figures_as_data(all_figures(engine, from_query(query)[0]), engine.threshold)


def by_id(engine, query: dict) -> dict[tuple[str, str | None], dict]:
    return {(row["id"], row["training_format"]): row for row in printed(engine, query)}


def workbook(document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export.File("workbook", document).data()))


def table(sheet) -> list[dict]:
    """The rows under the headings, which stand in the fifth row, up to the first empty one."""
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    found = []
    for row in rows[1:]:
        if row[0] is None or not any(cell is not None for cell in row[1:]):
            break
        found.append({name: cell for name, cell in zip(rows[0], row, strict=True) if name})
    return found


def kept(cell: object) -> object:
    """A number as far as a workbook surely keeps it: spreadsheets round to fifteen digits."""
    return float(f"{cell:.12g}") if isinstance(cell, float) else cell


def pairs_of(document) -> dict[str, object]:
    return {pair.id: pair for section in document.sections for pair in section.pairs}


@selections
def test_the_sheet_of_all_figures_is_what_the_terminal_prints(engines, report, name, language, query):
    book = workbook(report(name, language, **query))
    columns = ("id", "training_format", "value", "n", "editions", "low", "high")
    said = [[kept(VERDICTS[language].get(row[c], row[c])) for c in columns] for row in printed(engines[name], query)]
    rows = table(book[book.sheetnames[-1]])
    assert [[kept(row[column]) for column in columns] for row in rows] == said
    assert len(rows) > 50


@selections
def test_each_pair_in_the_workbook_has_the_numbers_of_its_id(engines, report, name, language, query):
    document, known = report(name, language, **query), by_id(engines[name], query)
    book, seen = workbook(document), 0
    for section, sheet in zip(document.sections, book.worksheets[1:], strict=False):
        if not section.pairs:
            continue
        for row in table(sheet):
            id_ = list(row.values())[-1]
            for training_format, heading in document.names.items():
                said = known.get((id_, training_format), dict.fromkeys(("value", "n", "editions", "low", "high")))
                found = [kept(cell) for column, cell in row.items() if column.startswith(f"{heading}: ")]
                assert found == [kept(said[part]) for part in ("value", "n", "editions", "low", "high")], id_
                seen += 1
    assert seen >= 20 * len(document.names) - 10


@selections
def test_each_pair_on_the_page_has_the_numbers_of_its_id(engines, report, name, language, query):
    document, known = report(name, language, **query), by_id(engines[name], query)
    read = Reader(export.File("page", document).data())
    assert set(read.figures) == set(pairs_of(document))
    for id_, found in read.figures.items():
        sides = [known.get((id_, each), {"value": None})["value"] for each in document.names]
        levels = [value for value in sides if value is not None]
        hinge = pairs_of(document)[id_].hinge
        gap = [] if hinge is None or hinge.value is None else [hinge.value]
        in_order = [*levels[:1], *gap, *levels[1:]] if len(levels) == 2 else [*levels, *gap]
        assert found == in_order, id_


@selections
def test_a_measured_difference_is_the_one_the_terminal_prints(engines, report, name, language, query):
    document, known = report(name, language, **query), by_id(engines[name], query)
    for pair in pairs_of(document).values():
        if ".like_for_like" in pair.id:
            printed_gap = known.get((pair.id, None))
        else:
            printed_gap = known.get((f"{pair.id.removesuffix('.mean')}.difference", None))
        if pair.hinge and printed_gap:
            found = (pair.hinge.value, pair.hinge.low)
            wanted = (printed_gap["value"], printed_gap["low"])
            assert found == wanted, pair.id


@selections
def test_slides_say_the_numbers_and_their_charts_hold_them(engines, report, name, language, query):
    document, known = report(name, language, **query), by_id(engines[name], query)
    deck = Presentation(io.BytesIO(export.File("slides", document).data()))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    cells = {
        cell.text_frame.paragraphs[0].text for s in shapes if s.has_table for r in s.table.rows for cell in r.cells
    }
    for id_ in pairs_of(document):
        for training_format in document.names:
            row = known.get((id_, training_format))
            assert amount(row and row["value"], unit(id_), language) in cells
    charts = [shape.chart for shape in shapes if shape.has_chart]
    wanted = [section.chart for section in document.sections if section.chart]
    wanted = [chart for chart in wanted if any(v is not None for s in chart.series for v in s.values)]
    assert len(charts) == len(wanted) >= 4
    for chart, neutral in zip(charts, wanted, strict=True):
        drawn = [(series.name, tuple(series.values)) for series in chart.plots[0].series]
        assert drawn == [(series.name, series.values) for series in neutral.series]
        columns = zip(neutral.categories, *(series.values for series in neutral.series), strict=True)
        assert inside(chart) == [
            [None, *(series.name for series in neutral.series)],
            *([name, *map(kept, values)] for name, *values in columns),
        ]


def inside(chart) -> list[list]:
    """The cells of the workbook inside a chart."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    rows = openpyxl.load_workbook(io.BytesIO(blob)).active.iter_rows(values_only=True)
    return [[kept(cell) for cell in row] for row in rows]


def test_the_chart_of_rates_holds_the_rates(engines, report):
    document, known = report("programme", "nl", ("rates",)), by_id(engines["programme"], {})
    (section,) = document.sections
    names = ("completion", "no_show", "cancellation", "fill")
    for series in section.chart.series:
        wanted = [known[(f"participation.{name}_rate", series.training_format)]["value"] for name in names]
        assert list(series.values) == wanted


def test_the_numbers_beside_a_chart_of_the_workbook_are_those_of_the_chart(report):
    document = report("programme", "nl", ("mix",))
    sheet = workbook(document).worksheets[1]
    cells = [[kept(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    chart = document.sections[0].chart
    assert [chart.axis, "In-company", "Open"] in cells
    for name, *values in zip(chart.categories, *(series.values for series in chart.series), strict=True):
        assert [name, *map(kept, values)] in cells
    assert len(sheet._charts) == 1


def test_the_csv_of_a_section_has_its_numbers_and_its_stamp_in_each_row(report):
    document = report("programme", "nl", ("mix",))
    text = export.File("csv", document).data().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    (section,) = document.sections
    shares = [float(row["In-company: aandeel"].replace(",", ".")) for row in rows]
    assert shares == pytest.approx([row[3] for row in section.table.rows])
    assert {row["herkomst"] for row in rows} == {document.stamp.line}


@selections
def test_page_and_workbook_and_slides_carry_the_stamp_and_the_definitions(report, name, language, query):
    document = report(name, language, **query)
    page = "".join(Reader(export.File("page", document).data()).text)
    first = workbook(document).worksheets[0]
    readme = [cell for row in first.iter_rows(values_only=True) for cell in row if cell]
    deck = Presentation(io.BytesIO(export.File("slides", document).data()))
    slides = ["\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
    for label, fact in document.stamp.facts:
        assert label in page
        assert fact in page
        assert fact in readme
        assert fact in slides[0]
    assert all(document.stamp.line in slide for slide in slides)
    for definition in document.definitions:
        assert definition.text in page
        assert definition.text in readme
        assert any(definition.text in slide for slide in slides)
    assert len(document.definitions) > 10
