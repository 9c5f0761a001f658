"""The method page defines every figure and names the thresholds that are in force."""

import pytest

from tests.pages.conftest import read
from tweeluik.components import glossary
from tweeluik.i18n import LANGUAGES, t
from tweeluik.metrics.catalogue import FIGURES


def test_every_figure_is_defined_with_its_queries(visit, tmp_path):
    said = read(visit(tmp_path, "method", lang="en"))
    assert all(figure.id in said and f"queries/{figure.queries[0]}.sql" in said for figure in FIGURES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_listed_with_its_sentence(visit, tmp_path, language):
    said = read(visit(tmp_path, "method", lang=language))
    assert all(t(f"glossary.{word}.text", language) in said for word in glossary.words(language))


def test_the_threshold_in_force_is_shown(visit, tmp_path, monkeypatch):
    monkeypatch.setenv("TWEELUIK_THRESHOLD", "7")
    said = read(visit(tmp_path, "method", lang="en"))
    assert "Fewest respondents under a figure about evaluations 7" in " ".join(said.split())


def test_the_explanation_is_in_the_language_of_the_reader(visit, tmp_path):
    texts = [
        "".join(text.value for text in visit(tmp_path, "method", lang=language).markdown) for language in ("nl", "en")
    ]
    assert "Antwoorden van één editie" in texts[0]
    assert "Antwoorden" not in texts[1]


@pytest.mark.parametrize(
    ("language", "chosen"), [("nl", "Students t op de standaardfout"), ("en", "Student's t on the")]
)
def test_the_simulation_shows_what_verdicts_do_when_the_truth_is_known(visit, tmp_path, language, chosen):
    said = read(visit(tmp_path, "method", lang=language))
    assert chosen in said
    assert "benchmarks/simulate.py" in said
