"""A view of Explore is taken along as any kind of file: with its own numbers, its sentence and its stamp."""

import csv
import io

import openpyxl
import pytest
import streamlit as st
from pptx import Presentation

from tests.export.reading import Reader
from tests.pages.conftest import findings
from tests.pages.test_explore import YEAR, table

STATE = {"measure": "completion_rate", "by": "theme", "top": "5", "compare": "previous", "sort": "label", **YEAR}


@pytest.fixture
def taken(visit, full, monkeypatch):
    """The files by kind that the page hands out once its line is opened, and the page."""

    def take(**state: str) -> tuple[dict[str, bytes], object]:
        files: dict[str, bytes] = {}

        def button(_label: str, data: object, file_name: str, **_options: object) -> None:
            files[file_name] = data()

        app = visit(full, "explore", **state)
        app.session_state["take_along"] = True
        monkeypatch.setattr(st, "download_button", button)
        app.run()
        assert not app.exception
        return files, app

    return take


def test_nothing_is_put_together_before_it_is_asked(visit, full):
    assert not [button for button in visit(full, "explore").get("download_button") if button.proto.label == "Slides"]


def test_the_csv_has_the_rows_of_the_page_and_the_stamp_in_each(taken):
    files, app = taken(lang="en", **STATE)
    assert list(files) == [f"tweeluik-explore.{ending}" for ending in ("html", "pptx", "xlsx", "csv")]
    rows = list(csv.DictReader(io.StringIO(files["tweeluik-explore.csv"].decode("utf-8-sig")), delimiter=";"))
    shown = [dict(zip(table(app)[0], cells, strict=True)) for cells in table(app)[1:]]
    assert [row["Theme"] for row in rows] == [row["Theme"] for row in shown]
    for row, read in zip(rows, shown, strict=True):
        for name in ("In-company", "Open"):
            assert f"{100 * float(row[f'{name}: value'].replace(',', '.')):.0f}" == read[name].rstrip("%\u00a0")
            assert row[f"{name}: rests on"] == read[f"{name}: rests on"]
        assert row["verdict"] in read["Difference open − in-company"]
    (stamp,) = {row["source"] for row in rows}
    assert "2024-25" in stamp
    assert "nothing about fewer than 5 respondents" in stamp


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "state",
    [STATE, {"measure": "mean", "by": "theme", "and": "mode"}, {"measure": "nps", "by": "month"}, {"lens": "open"}],
    ids=["rate", "crossed", "month", "lens"],
)
def test_page_slides_and_workbook_say_what_the_page_says(taken, language, state):
    files, app = taken(lang=language, **state)
    page, slides, book, _ = files.values()
    said = findings(app)[-1].replace("\N{NO-BREAK SPACE}", " ")
    text = "".join(Reader(page).text).replace("\N{NO-BREAK SPACE}", " ")
    assert said in text
    titles = [
        slide.shapes.title.text.replace("\N{NO-BREAK SPACE}", " ") for slide in Presentation(io.BytesIO(slides)).slides
    ]
    assert titles[1] == said
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    assert sheets.sheetnames[1] == {"nl": "Verkennen", "en": "Explore"}[language]
    assert "/explore?" in text
    assert f"lang={language}" in text
