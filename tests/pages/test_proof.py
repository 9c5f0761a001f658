"""Behind each figure stand its definition, its SQL, its rows and the uploads it comes from."""

from csv import DictReader
from io import StringIO

from tests.pages.conftest import read


def opened(visit, store, key):
    app = visit(store, "overview", lang="en", theme="Zorg")
    app.session_state[f"proof_{key}"] = True
    return app.run()


def test_nothing_is_worked_out_before_it_is_opened(visit, full):
    assert not visit(full, "overview", lang="en").code


def test_the_definition_of_every_figure_stands_in_the_proof(visit, full):
    said = read(opened(visit, full, "headlines"))
    assert "Completion rate" in said
    assert "Net promoter score" in said


def test_the_sql_is_the_query_that_ran(visit, full):
    shown = [code.value for code in opened(visit, full, "enrolments").code]
    assert shown[0].startswith("-- Question: How do enrolments, people, organisations and hours move through time?")
    assert "$themes = ['Zorg']" in shown[-1]


def test_the_uploads_are_named(visit, full):
    assert "inschrijvingen.csv" in read(opened(visit, full, "enrolments"))


def test_a_download_says_in_each_row_where_it_comes_from(visit, full, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "tweeluik.components.proof.st.download_button", lambda label, data, **options: asked.append(data)
    )
    opened(visit, full, "enrolments")
    rows = list(DictReader(StringIO(asked[0]().decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 10
    (stamp,) = {row["source"] for row in rows}
    assert "all years · Theme: Zorg" in stamp
    assert "nothing about fewer than 5 respondents" in stamp


def test_the_rows_can_be_downloaded_in_both_kinds(visit, full):
    labels = [button.proto.label for button in opened(visit, full, "headlines").get("download_button")]
    assert labels == ["CSV for a European spreadsheet (; and comma)", "Plain CSV (, and point)"]
