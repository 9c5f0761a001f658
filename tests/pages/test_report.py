"""The page Report says what a report will hold, and makes no file before it is asked for."""

import re
from html import unescape

import pytest

from tests.pages.conftest import markup, read
from tweeluik import export
from tweeluik.components.address import Address
from tweeluik.components.page import Page
from tweeluik.components.report import build
from tweeluik.engine import open_engine
from tweeluik.filters import from_query


def sentences(app) -> list[str]:
    """The findings in the list of what the report holds."""
    (listed,) = re.findall(r'<ol class="tw-report".*?</ol>', markup(app), re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", said)) for said in re.findall("<p>(.*?)</p>", listed)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_and_terminal_make_the_same_report(visit, full, language):
    app = visit(full, "report", lang=language, theme="Leiderschap")
    engine = open_engine(full / "tweeluik.duckdb")
    page = Page("report", Address(language, from_query({"theme": ["Leiderschap"]})[0], {}, ()), engine)
    assert sentences(app) == [section.finding for section in build.sections(page, list(build.SECTIONS))]
    engine.close()


def test_the_address_names_the_parts(visit, full):
    app = visit(full, "report", lang="en", sections="mix,rated")
    assert app.get("button_group")[0].value == ["mix", "rated"]
    assert len(sentences(app)) == 2


def test_a_part_that_is_left_out_leaves_the_address_and_the_report(visit, full):
    app = visit(full, "report", lang="en", sections="mix,rated")
    app.get("button_group")[0].set_value(["rated"]).run()
    assert app.query_params["sections"] == "rated"
    assert len(sentences(app)) == 1
    assert "Questions compared" in sentences(app)[0]


def test_no_file_is_made_before_its_button_is_clicked(visit, full, monkeypatch):
    made = []
    monkeypatch.setattr(export.File, "data", lambda file: made.append(file.kind) or b"")
    buttons = visit(full, "report", lang="en").get("download_button")
    assert [button.proto.label for button in buttons] == [
        "Page to read and print",
        "Slides",
        "Workbook with figures",
    ]
    assert all(button.proto.deferred_file_id for button in buttons)
    assert made == []


def test_the_stamp_stands_on_the_page(visit, full):
    said = read(visit(full, "report", lang="en", theme="Zorg"))
    assert "all years · Theme: Zorg" in said
    assert "nothing about fewer than 5 respondents" in said
    assert "inschrijvingen.csv (000003-enrolments)" in said


@pytest.mark.parametrize("store", ["one_sided", "hostile"])
@pytest.mark.parametrize("kind", export.REPORTS)
def test_a_report_of_one_format_without_much_is_made_as_well(request, store, kind):
    engine = open_engine(request.getfixturevalue(store) / "tweeluik.duckdb")
    page = Page("report", Address("nl", from_query({})[0], {}, ()), engine)
    document = build.document(page, list(build.sections(page, list(build.SECTIONS))))
    assert len(document.sections) >= 10
    assert len(export.File(kind, document).data()) > 20_000
    engine.close()


@pytest.mark.parametrize("page", ["overview", "participation", "sectors", "satisfaction", "together", "trainings"])
def test_every_finding_of_a_page_can_be_copied(visit, full, page):
    body = markup(visit(full, page, lang="en"))
    titles = body.count('class="tw-finding-title"') - body.count("What these data cannot say</h2>")
    assert body.count('data-take="sentence"') == titles > 0
    assert body.count('data-take="text"') == body.count('class="tw-pair"') > 0


def test_a_pair_is_copied_with_what_it_rests_on_and_its_interval(visit, full):
    copied = re.findall(r'data-text="([^"]*)"', markup(visit(full, "overview", lang="en")))
    first = unescape(copied[0]).replace("\N{NO-BREAK SPACE}", " ")
    number = r"[\d.,+−]+"
    base = rf"{number} answers · {number} editions; 95% interval {number} to {number}"
    assert re.fullmatch(
        rf"How satisfied are participants\? In-company {number} \({base}\); Open {number} \({base}\); "
        rf"difference \(open − in-company\) {number} \(95% interval {number} to {number}; [a-z -]+\)",
        first,
    )
