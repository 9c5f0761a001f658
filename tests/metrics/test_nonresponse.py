"""Those who did not answer are counted in by attendance, and the verdict says how far off they would have to be."""

import random

import numpy as np
import pytest

from tests.tables import engine_of_rows, rows
from tweeluik.filters import Filters
from tweeluik.metrics import nonresponse, satisfaction
from tweeluik.metrics.differences import Difference
from tweeluik.metrics.group_sums import SUMMED, Sums

QUESTION = {"question_id": "overall", "scale_min": 1.0, "scale_max": 5.0}
CLEAR = Difference(0.3, 0.15, 0.45, "bootstrap", "higher_open", 0.001)
UNCLEAR = Difference(0.1, -0.05, 0.25, "bootstrap", "no_clear_difference", 0.2)


def groups(*said: tuple[float, float, float]) -> Sums:
    """Sums of one format from (attended, answered, mean) per group."""
    attended, answers, means = (np.array(column, dtype=float) for column in zip(*said, strict=True))
    of = dict.fromkeys(SUMMED, np.zeros(len(said))) | {"attended": attended, "total": answers * means}
    return Sums(answers, of | {"editions": np.ones(len(said))})


def a_quarter_silent(mean: float) -> Sums:
    return groups((80, 60, mean))


def what_if(found: Difference, in_company: Sums, open_: Sums) -> dict:
    return nonresponse.what_if(QUESTION, {"in_company": in_company, "open": open_}, found)


def test_each_edition_counts_for_those_who_attended():
    found = groups((20, 10, 4.0), (20, 2, 5.0))
    total, attended = nonresponse.weighted(found).sum(axis=0)
    assert found.of["total"].sum() / found.n == pytest.approx(4.167, abs=5e-4)
    assert total / attended == 4.5
    assert nonresponse.effective_answers(found) == pytest.approx(6.67, abs=5e-3)


def test_more_answers_than_attendees_count_once_each():
    assert nonresponse.weighted(groups((0, 10, 4.0), (8, 10, 5.0))).tolist() == [[40, 10], [50, 10]]


def test_silent_people_in_open_would_have_to_score_lower_or_in_company_higher():
    found = what_if(CLEAR, a_quarter_silent(4.0), a_quarter_silent(4.3))
    assert found == {"in_company": (pytest.approx(0.6), ""), "open": (pytest.approx(-0.6), "")}


def test_the_mirror_image_says_the_same_of_the_other_format():
    mirrored = Difference(-0.3, -0.45, -0.15, "bootstrap", "higher_in_company", 0.001)
    there = what_if(CLEAR, a_quarter_silent(4.0), groups((90, 60, 4.3)))
    back = what_if(mirrored, groups((90, 60, 4.3)), a_quarter_silent(4.0))
    assert there == {"in_company": back["open"], "open": back["in_company"]}


def test_a_difference_that_is_not_clear_becomes_clear_by_the_nearest_way():
    found = what_if(UNCLEAR, a_quarter_silent(4.0), a_quarter_silent(4.1))
    assert found == {"in_company": (pytest.approx(-0.2), ""), "open": (pytest.approx(0.2), "")}


def test_a_verdict_holds_when_not_even_the_furthest_scores_of_all_change_it():
    found = what_if(CLEAR, groups((100, 99, 4.0)), groups((100, 99, 4.3)))
    assert [note for _, note in found.values()] == ["holds_whatever", "holds_whatever"]


def test_one_format_alone_may_be_unable_to_change_it():
    # Everybody open answered; in-company the silent quarter could still score 0.6 higher.
    found = what_if(CLEAR, a_quarter_silent(4.0), groups((60, 60, 4.3)))
    assert found["open"] == (pytest.approx(np.nan, nan_ok=True), "beyond_scale")
    assert found["in_company"] == (pytest.approx(0.6), "")


def test_without_a_verdict_nothing_can_change():
    few = Difference(0.3, np.nan, np.nan, "", "too_few_editions")
    assert what_if(few, a_quarter_silent(4.0), a_quarter_silent(4.3))["open"][1] == "too_few_editions"


QUESTIONS = "question_id | construct | higher_is_better\noverall | overall | yes"
BLANK = {"participant_id": None, "submitted_on": None, "language": None, "comment": None}


def engine_of_editions(folder, editions: list[dict]):
    """An engine on editions of one training a format: `key`, `format`, `attended`, `scores`."""
    seats, forms, answers = [], [], []
    for edition in editions:
        seats += [f"{edition['key']} | {edition['key']}-{person}" for person in range(edition["attended"])]
        for number, score in enumerate(edition["scores"]):
            response_id = f"{edition['key']}-{number}"
            forms.append({"response_id": response_id, "edition_id": edition["key"]} | BLANK)
            answers.append({"response_id": response_id, "question_id": "overall", "score": score})
    said = [f"{each['key']} | {each['format']} | T-{each['format']}" for each in editions]
    return engine_of_rows(
        folder,
        editions=rows("editions", "edition_id | training_format | training_id\n" + "\n".join(said)),
        enrolments=rows("enrolments", "edition_id | participant_id\n" + "\n".join(seats)),
        questions=rows("questions", QUESTIONS),
        responses=forms,
        answers=answers,
    )


def figures(engine):
    return satisfaction.by_format(engine, Filters()).set_index(["id", "training_format"])


@pytest.fixture(scope="module")
def programme():
    chance = random.Random(3)
    return [
        {
            "key": f"{training_format}{number:02d}",
            "format": training_format,
            "attended": chance.randrange(9, 20),
            "scores": [float(chance.randrange(liking, 6)) for _ in range(chance.randrange(5, 9))],
        }
        for training_format, liking in (("in_company", 1), ("open", 3))
        for number in range(12)
    ]


@pytest.mark.parametrize("training_format", ["in_company", "open"])
def test_the_weighted_mean_is_what_plain_loops_say(programme, tmp_path, training_format):
    total = people = 0
    for edition in programme:
        if edition["format"] == training_format:
            people += edition["attended"]
            total += edition["attended"] * sum(edition["scores"]) / len(edition["scores"])
    found = figures(engine_of_editions(tmp_path, programme))
    assert found.loc[("satisfaction.overall.weighted", training_format), "value"] == pytest.approx(total / people)
    silent = people - sum(len(e["scores"]) for e in programme if e["format"] == training_format)
    assert found.loc[("satisfaction.overall.what_if", training_format), "n"] == silent


def test_nothing_but_the_sum_of_a_protected_group_is_under_any_figure(programme, tmp_path):
    """Two editions of three answers are published together: which of the two a score stands in must not be seen."""
    small = {"format": "open", "attended": 9}
    pair = [small | {"key": "s1", "scores": [1.0, 1.0, 2.0]}, small | {"key": "s2", "scores": [5.0, 4.0, 5.0]}]
    other = [small | {"key": "s1", "scores": [5.0, 1.0, 5.0]}, small | {"key": "s2", "scores": [1.0, 4.0, 2.0]}]
    one = figures(engine_of_editions(tmp_path / "one", programme + pair))
    assert one.equals(figures(engine_of_editions(tmp_path / "other", programme + other)))
