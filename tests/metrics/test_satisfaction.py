"""What is asked keeps its scale, and what too few answered stays hidden with its reason."""

import pandas as pd

from tests.tables import engine_of_rows, rows
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import satisfaction

QUESTIONS = """
question_id   | construct | scale_min | scale_max | higher_is_better
overall       | overall   | 1         | 5         | yes
overall@0-10  | overall   | 0         | 10        | yes
overall@5-1   | overall   | 1         | 5         | no
pace          | pace      | 1         | 5         |
"""


def programme(folder, answers: dict[str, list[tuple[str, float | None]]], editions: str, threshold: int = 5):
    """An engine on editions and, per edition, its (question, score) answers, a form each."""
    forms, scores = [], []
    for edition, given in answers.items():
        for number, (question, score) in enumerate(given):
            response_id = f"{edition}-{number}"
            forms.append({"response_id": response_id, "edition_id": edition})
            scores.append({"response_id": response_id, "question_id": question, "score": score})
    blank = {"participant_id": None, "submitted_on": None, "language": None, "comment": None}
    return engine_of_rows(
        folder,
        threshold,
        editions=rows("editions", editions),
        questions=rows("questions", QUESTIONS),
        responses=[form | blank for form in forms],
        answers=scores,
    )


def figures(engine, filters=None):
    return satisfaction.by_format(engine, filters or Filters()).set_index(["id", "training_format"])


TWO_EDITIONS = """
edition_id | training_format | training_id | starts_on
old        | open            | excel       | 2023-10-01
new        | open            | excel       | 2024-10-01
"""


def test_two_versions_of_a_question_are_never_averaged_together(tmp_path):
    engine = programme(
        tmp_path, {"old": [("overall@0-10", 8.0)] * 5, "new": [("overall", 4.0)] * 5}, editions=TWO_EDITIONS
    )
    found = figures(engine)
    assert found.loc[("satisfaction.overall.mean", "open"), "value"] == 4
    assert found.loc[("satisfaction.overall@0-10.mean", "open"), "value"] == 8


def test_a_question_about_pace_is_a_distribution_and_has_no_mean(tmp_path):
    engine = programme(tmp_path, {"new": [("pace", 3.0)] * 4 + [("pace", 5.0)] * 4}, editions=TWO_EDITIONS)
    assert not any(id_.startswith("satisfaction.pace") for id_, _ in figures(engine).index)
    assert satisfaction.distribution(engine, Filters())["share"].tolist() == [0.5, 0.5]


def test_not_applicable_is_no_answer(tmp_path):
    engine = programme(tmp_path, {"new": [("overall", 4.0)] * 5 + [("overall", None)]}, editions=TWO_EDITIONS)
    assert figures(engine).loc[("satisfaction.overall.mean", "open"), "n"] == 5


def test_fewer_than_five_answers_in_a_format_are_hidden_with_their_reason_and_counted(tmp_path):
    engine = programme(tmp_path, {"new": [("overall", 4.0)] * 4}, editions=TWO_EDITIONS)
    hidden = figures(engine).loc[("satisfaction.overall.mean", "open")]
    assert pd.isna(hidden["value"])
    assert pd.isna(hidden["n"])
    assert hidden["note"] == "fewer_than_threshold"
    left_out = satisfaction.coverage(engine, Filters()).set_index("question_id")["left_out"]
    assert left_out["overall"] == 4


def test_a_question_that_few_answered_is_hidden_although_the_forms_are_many(tmp_path):
    answers = [("overall", 4.0)] * 9 + [("overall@0-10", 9.0)] * 3
    engine = programme(tmp_path, {"new": answers}, editions=TWO_EDITIONS)
    assert figures(engine).loc[("satisfaction.overall.mean", "open"), "value"] == 4
    assert figures(engine).loc[("satisfaction.overall@0-10.mean", "open"), "note"] == "fewer_than_threshold"


def test_a_small_edition_appears_in_the_year_of_its_neighbour(tmp_path):
    engine = programme(tmp_path, {"old": [("overall", 2.0)] * 2, "new": [("overall", 5.0)] * 4}, editions=TWO_EDITIONS)
    trend = satisfaction.trend(engine, Filters(), "overall").set_index(["academic_year", "training_format"])
    assert trend.index.get_level_values("academic_year").unique().tolist() == [2024]
    assert trend.loc[(2024, "open"), "mean"] == 4
    first_year, _ = from_query({"to": ["2024-08-31"]})
    assert figures(engine, first_year).loc[("satisfaction.overall.mean", "open"), "note"] == "fewer_than_threshold"


def test_an_operator_can_ask_for_more_respondents(tmp_path):
    engine = programme(tmp_path, {"new": [("overall", 4.0)] * 9}, editions=TWO_EDITIONS, threshold=10)
    assert figures(engine).loc[("satisfaction.overall.mean", "open"), "note"] == "fewer_than_threshold"


def test_an_open_edition_has_several_sectors_and_is_not_found_by_one(tmp_path):
    engine = programme(tmp_path, {"new": [("overall", 4.0)] * 9}, editions=TWO_EDITIONS)
    of_industry, _ = from_query({"sector": ["C"]})
    assert pd.isna(figures(engine, of_industry).loc[("satisfaction.overall.mean", "open"), "value"])


def test_the_best_scores_of_a_reversed_scale_are_the_lowest(tmp_path):
    answers = [("overall@5-1", 1.0)] * 3 + [("overall@5-1", 5.0)] * 9
    engine = programme(tmp_path, {"new": answers}, editions=TWO_EDITIONS)
    assert figures(engine).loc[("satisfaction.overall@5-1.top_two", "open"), "value"] == 0.25
