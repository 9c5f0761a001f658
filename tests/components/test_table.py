"""A chart reads as a table with the same content, and nothing in it acts as markup."""

import pandas as pd

from tweeluik.components import rows, table
from tweeluik.metrics import participation


def test_a_table_has_a_row_a_label_and_a_column_a_measure_and_format(page_of):
    page = page_of("nl")
    steps = rows.steps(page, page.ask(participation.funnel))
    read = table.by_format(page, steps, "Stap", page.formats)
    assert read.to_numpy().tolist() == [
        ["Ingeschreven", "10", "11", "100\N{NARROW NO-BREAK SPACE}%", "100\N{NARROW NO-BREAK SPACE}%"],
        ["Niet geannuleerd", "9", "10", "90\N{NARROW NO-BREAK SPACE}%", "91\N{NARROW NO-BREAK SPACE}%"],
        ["Aanwezig", "8", "9", "80\N{NARROW NO-BREAK SPACE}%", "82\N{NARROW NO-BREAK SPACE}%"],
        ["Voltooid", "8", "9", "80\N{NARROW NO-BREAK SPACE}%", "82\N{NARROW NO-BREAK SPACE}%"],
    ]
    assert read.columns.tolist()[:3] == ["Stap", "In-company: plaatsen", "Open: plaatsen"]


def test_an_unknown_value_is_a_dash_and_not_a_zero(page_of):
    frame = pd.DataFrame({"label": ["x"], "training_format": ["open"], "enrolments": [3]})
    assert table.by_format(page_of(), frame, "", ("in_company", "open")).iloc[0].tolist() == ["x", "–", "3"]


def test_what_people_write_is_shown_as_text():
    marked = table.markup(pd.DataFrame({"<b>": ["<script>alert(1)</script>"], "n": ['"><img src=x>']}))
    assert "<script>" not in marked
    assert "<img" not in marked
    assert "&lt;script&gt;" in marked


def test_a_row_is_headed_by_its_first_cell():
    marked = table.markup(pd.DataFrame({"Sector": ["Bouw"], "n": ["3"]}))
    assert '<th scope="row">Bouw</th><td>3</td>' in marked
    assert '<th scope="col">Sector</th>' in marked
