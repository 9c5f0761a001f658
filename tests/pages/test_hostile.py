"""What people wrote in their files is shown as text everywhere, and acts nowhere."""

import json

import pytest

from tests.pages.conftest import HOSTILE, markup, scripts


@pytest.mark.parametrize("page", ["overview", "participation", "sectors", "satisfaction", "together", "explore"])
def test_a_theme_that_would_act_as_markup_is_shown_as_text(visit, hostile, page):
    app = visit(hostile, page, lang="en", theme=HOSTILE)
    assert not app.error
    assert "<script" not in markup(app)
    assert scripts(app) == scripts(visit(hostile, page, lang="en"))
    assert "&lt;script&gt;" in markup(app)
    assert not any("<script" in text for text in texts(app))


def texts(app) -> list[str]:
    """Every text that a chart reads as markup: its labels and what it says on hovering."""
    figures = [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart")]
    notes = [note["text"] for figure in figures for note in figure["layout"].get("annotations", [])]
    return notes + [text for figure in figures for trace in figure["data"] for text in trace.get("hovertext", [])]


def test_a_chip_shows_no_picture_and_no_tag(visit, hostile):
    chip = visit(hostile, "overview", lang="en", theme=HOSTILE).button(key=f"chip_theme_{HOSTILE}")
    assert "![" not in chip.label
    assert r"\<script\>" in chip.label


def test_a_name_in_the_address_is_shown_as_text(visit, full):
    warning = visit(full, "overview", lang="en", **{"![x](https://example.org)": "1"}).warning[0].value
    assert "![" not in warning
