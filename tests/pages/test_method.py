"""The method page defines every figure and names the thresholds that are in force."""

import csv

import pytest

from tests.pages.conftest import MICRO, ROOT, read
from tests.tables import engine_of_rows, micro_tables
from tweeluik.components import glossary, method
from tweeluik.filters import Filters
from tweeluik.i18n import LANGUAGES, t
from tweeluik.metrics.catalogue import FIGURES
from tweeluik.metrics.figures import all_figures


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_figure_has_a_definition_an_example_and_a_limit(figure, language):
    alike = [each for each in FIGURES.values() if each.key == figure.key]
    said = (t(f"{figure.key}.definition", language), method.example(figure.key, alike, language))
    assert all(said)
    assert any(character.isdigit() for character in said[1]) or figure.id.startswith("claims.")
    assert method.limit(figure.key, language).startswith({"nl": "Grens: ", "en": "Limit: "}[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["claims", "standing_out"])
def test_claims_and_what_stands_out_are_explained_with_an_example_and_a_limit(language, title):
    text = (ROOT / "docs" / f"method.{language}.md").read_text(encoding="utf-8")
    headings = {"claims": ("De vijf beweringen", "The five claims"), "standing_out": ("Wat opvalt", "What stands out")}
    section = text.partition(f"## {headings[title][LANGUAGES.index(language)]}\n")[2].partition("\n## ")[0]
    example, limit = {"nl": ("*Voorbeeld.*", "*Grens:*"), "en": ("*Example.*", "*Limit:*")}[language]
    assert (section.count(example), section.count(limit)) == (1, 1)


def test_the_worked_examples_are_what_is_computed(tmp_path):
    computed = all_figures(engine_of_rows(tmp_path, **micro_tables(MICRO)), Filters())
    values = {(row["id"], row["training_format"]): row["value"] for row in computed.to_dict("records")}
    with (ROOT / "docs" / "worked.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 64
    for row in rows:
        said = {"in_company": row["in_company"], "open": row["open"], None: row["both"]}
        for training_format, value in said.items():
            if value:
                assert values[row["figure"], training_format] == pytest.approx(float(value), rel=1e-5), row["id"]


@pytest.mark.parametrize(("language", "share"), [("nl", "44 % van de antwoorden"), ("en", "44% of the answers")])
def test_the_cost_of_protected_groups_is_shown_with_a_sentence(visit, tmp_path, language, share):
    said = read(visit(tmp_path, "method", lang=language)).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert share in said
    assert "InstEval" in said
    assert "benchmarks/protection.py" in said
