"""A dated note stands in the trend, its table and its text alternative, at each grain, in both languages."""

from datetime import date

import pandas as pd
import pytest

from tweeluik.components import periods, table
from tweeluik.engine.notes import Note
from tweeluik.i18n import LANGUAGES


def note(noted_on: date, text: str = "new form", training_format: str | None = None) -> Note:
    return Note("id", noted_on, text, training_format, "2026-01-01T00:00:00", "an")


def trend(*labels: str) -> pd.DataFrame:
    rows = [(label, each, 1) for label in labels for each in ("in_company", "open")]
    return pd.DataFrame(rows, columns=["label", "training_format", "enrolments"])


@pytest.mark.parametrize(
    ("grain", "label", "place"),
    [("year", "2024-25", 0.0), ("quarter", "Q3 2024", 62 / 92), ("month", "Sep 2024", 0.0)],
)
def test_a_note_stands_in_the_period_of_its_day(grain, label, place):
    found = periods.noted(trend("before", label), grain, [note(date(2024, 9, 1))], "en")
    assert found["noted"].tolist() == ["", "", "new form", "new form"]
    assert found["noted_place"].tolist()[2:] == [place, place]


def test_the_periods_are_named_in_the_language_of_the_reader():
    march = [note(date(2024, 3, 5))]
    assert periods.noted(trend("mrt 2024"), "month", march, "nl")["noted"].tolist() == ["new form"] * 2
    assert "noted" not in periods.noted(trend("mrt 2024"), "month", march, "en")


def test_a_note_outside_the_range_is_not_drawn():
    frame = trend("2024-25")
    assert periods.noted(frame, "year", [note(date(2024, 8, 31))], "en") is frame


def test_notes_of_one_period_are_said_together_at_the_first_of_them():
    two = [note(date(2024, 12, 1), "tariff"), note(date(2025, 6, 1), "covid")]
    found = periods.noted(trend("2024-25"), "year", two, "en")
    assert found["noted"].tolist() == ["tariff; covid"] * 2
    assert found["noted_place"].round(2).tolist() == [0.25, 0.25]


def test_a_note_about_one_format_stands_only_there():
    found = periods.noted(trend("2024-25"), "year", [note(date(2024, 9, 1), training_format="open")], "en")
    assert dict(zip(found["training_format"], found["noted"], strict=True)) == {"in_company": "", "open": "new form"}


@pytest.mark.parametrize(("language", "column"), [("nl", "Notities"), ("en", "Notes")])
def test_a_table_has_a_column_of_notes(page_of, language, column):
    notes = [note(date(2023, 9, 1), "tariff"), note(date(2024, 9, 1), training_format="open")]
    frame = periods.noted(trend("2022-23", "2023-24", "2024-25"), "year", notes, language)
    read = table.by_format(page_of(language), frame, "Year", ("in_company", "open"))
    assert read[column].tolist() == ["", "tariff", "Open: new form"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_alternative_names_the_notes(page_of, language):
    frame = periods.noted(trend("2023-24", "2024-25"), "year", [note(date(2024, 9, 1))], language)
    of_open = frame[frame["training_format"] == "open"]
    said = {"nl": "Notities: 2024-25: new form.", "en": "Notes: 2024-25: new form."}
    assert table.notes(page_of(language), of_open) == said[language]
    assert table.notes(page_of(language), trend("2024-25")) == ""
