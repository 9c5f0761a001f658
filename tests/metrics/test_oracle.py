"""Over invented programmes, SQL and statistics say what plain loops over the rows say."""

import pytest

from tests.metrics import oracle
from tests.metrics.test_micro import assert_mirrored
from tests.tables import engine_of_rows
from tweeluik.config import FORMATS
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import satisfaction
from tweeluik.metrics.figures import all_figures
from tweeluik.schema import TABLES

SEEDS = (1, 2, 3, 4)


def filled(data: dict) -> dict:
    """The rows with every field of their table, missing where the programme is silent."""
    return {table: [{name: row.get(name) for name in TABLES[table]} for row in rows] for table, rows in data.items()}


@pytest.fixture(scope="module", params=SEEDS)
def programme(request, tmp_path_factory):
    data = oracle.programme(request.param)
    return data, engine_of_rows(tmp_path_factory.mktemp("oracle"), **filled(data))


@pytest.fixture(scope="module")
def figures(programme):
    return all_figures(programme[1], Filters()).set_index(["id", "training_format"])["value"]


@pytest.mark.parametrize("training_format", FORMATS)
@pytest.mark.parametrize("subject", ["participation", "meeting", "sectors"])
def test_figures_say_what_plain_loops_say(programme, figures, subject, training_format):
    said = getattr(oracle, subject)(programme[0], training_format)
    found = {name: figures[(f"{subject}.{name}", training_format)] for name in said}
    wanted = {name: float("nan") if value is None else value for name, value in said.items()}
    assert found == pytest.approx(wanted, nan_ok=True)


@pytest.mark.parametrize("training_format", FORMATS)
@pytest.mark.parametrize("question", ["overall", "recommend"])
def test_totals_of_evaluations_are_exact_although_small_editions_are_joined(
    programme, figures, question, training_format
):
    scores = oracle.answers(programme[0], training_format, question)
    assert figures[(f"satisfaction.{question}.mean", training_format)] == pytest.approx(sum(scores) / len(scores))
    top = sum(score >= {"overall": 4, "recommend": 9}[question] for score in scores) / len(scores)
    assert figures[(f"satisfaction.{question}.top_two", training_format)] == pytest.approx(top)


def test_every_pair_of_answers_is_compared(programme, figures):
    one, other = (oracle.answers(programme[0], f, "overall") for f in FORMATS)
    delta = sum((b > a) - (b < a) for a in one for b in other) / (len(one) * len(other))
    assert figures[("satisfaction.overall.cliffs_delta", None)] == pytest.approx(delta)


def test_a_filter_gives_the_figures_of_a_programme_that_has_only_that(programme, tmp_path):
    data, engine = programme
    themes = {row["training_id"]: row["theme"] for row in data["trainings"]}
    only = dict(data, editions=[row for row in data["editions"] if themes[row["training_id"]] == "Data"])
    filters, _ = from_query({"theme": ["Data"]})
    found = all_figures(engine, filters).set_index(["id", "training_format"])["value"]
    for subject in ("participation", "meeting", "sectors"):
        for training_format in FORMATS:
            said = getattr(oracle, subject)(only, training_format)
            wanted = {name: float("nan") if value is None else value for name, value in said.items()}
            assert {name: found[(f"{subject}.{name}", training_format)] for name in said} == pytest.approx(
                wanted, nan_ok=True
            )


def test_a_distribution_counts_every_answer_once(programme):
    data, engine = programme
    frame = satisfaction.distribution(engine, Filters())
    everybody = sum(len(oracle.answers(data, f, q)) for f in FORMATS for q in ("overall", "recommend"))
    assert frame["answers"].sum() == everybody


def test_swapped_formats_mirror_an_invented_programme(programme, tmp_path):
    data, engine = programme
    other = {"in_company": "open", "open": "in_company", "other": "other"}
    swapped = dict(
        data, editions=[row | {"training_format": other[row["training_format"]]} for row in data["editions"]]
    )
    mirror = engine_of_rows(tmp_path, **filled(swapped))
    assert_mirrored(all_figures(engine, Filters()), all_figures(mirror, Filters()))
