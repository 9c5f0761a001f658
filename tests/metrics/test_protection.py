"""What the protection of small groups costs is measured on data of which that can be worked out by hand, and kept."""

import csv
from pathlib import Path

import pytest

from benchmarks.protection import COLUMNS, TABLE, measure
from tests.tables import engine_of

EDITIONS = "edition_id | training_id | training_format | starts_on\n" + "\n".join(
    f"{edition} | {training} | {training_format} | 2024-{month:02d}-01"
    for edition, training, training_format, month in [
        ("A", "T1", "open", 1),
        ("B", "T1", "open", 2),
        ("C", "T2", "open", 3),
        ("D", "T3", "in_company", 4),
    ]
)
TRAININGS = "training_id | theme\nT1 | Care\nT2 | Data\nT3 | Care"
# Edition -> the scores given there: two small ones of one training, and two that stand by themselves.
SCORES = {"A": [1, 1, 1], "B": [4, 4, 4], "C": [3] * 5, "D": [2] * 6}


def measured(folder: Path, editions: str, scores: dict[str, list[int]]) -> dict[tuple[str, str], float]:
    """What `measure` says of editions with these scores for one question."""
    given = [(edition, f"{edition}{n}", score) for edition, of_it in scores.items() for n, score in enumerate(of_it)]
    texts = {
        "trainings": TRAININGS,
        "editions": editions,
        "responses": "response_id | edition_id\n" + "\n".join(f"{form} | {edition}" for edition, form, _ in given),
        "answers": "response_id | question_id | score\n" + "\n".join(f"{form} | overall | {s}" for _, form, s in given),
        "questions": "question_id | construct | higher_is_better\noverall | overall | yes",
    }
    engines = [engine_of(folder / str(threshold), threshold, **texts) for threshold in (5, 1)]
    return {(about, figure): value for about, figure, value in measure(*engines)}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[tuple[str, str], float]:
    return measured(tmp_path_factory.mktemp("cost"), EDITIONS, SCORES)


def test_answers_of_small_editions_are_joined_and_none_is_left_out(found):
    shares = ("answers", "share_small", "share_joined", "share_left_out")
    assert [found["answers", each] for each in shares] == [17, pytest.approx(6 / 17), pytest.approx(6 / 17), 0]


@pytest.mark.parametrize("cut", ["all", "theme", "training"])
def test_means_over_whole_trainings_stay_where_they_are(found, cut):
    assert [found[cut, each] for each in ("gone", "shift_largest")] == [0, 0]


def test_a_mean_that_only_some_editions_of_a_group_are_about_is_hidden_or_moves(tmp_path):
    editions = "edition_id | training_id | training_format | starts_on\n" + "\n".join(
        ["A | T1 | open | 2023-10-01", "B | T1 | open | 2024-10-01", "C | T1 | open | 2024-11-01"]
    )
    found = measured(tmp_path, editions, {"A": [5] * 3, "B": [1] * 3, "C": [3] * 5})
    # Of 2024 alone B and C say (3 + 15) / 8; with A, whose group ends in 2024, everybody says 33 / 11.
    assert found["year", "cells"] == 1
    assert found["year", "shift_largest"] == pytest.approx(33 / 11 - 18 / 8)


def test_the_kept_table_says_that_totals_are_exact_and_narrow_selections_move(kept):
    for data in ("demo", "insteval"):
        assert kept[data, "all", "shift_largest"] == kept[data, "answers", "share_left_out"] == 0
        assert 0 < kept[data, "answers", "share_joined"] < 0.5
        assert kept[data, "overall", "difference_protected"] == kept[data, "overall", "difference_apart"]
    assert kept["demo", "theme_mode", "shift_largest"] > kept["demo", "theme", "shift_largest"]
    assert kept["insteval", "overall", "icc_apart"] == pytest.approx(0.196, abs=5e-4)


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, str, str], float]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        assert next(file).startswith("# 20")
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    return {(row["data"], row["about"], row["figure"]): float(row["value"]) for row in rows}
