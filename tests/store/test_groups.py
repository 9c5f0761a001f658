"""Editions with few respondents are joined with their nearest neighbours, and nobody is lost on the way."""

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.store.contents import groups
from tests.store.plain_groups import EditionCount, protected_groups
from tests.tables import engine_of_rows
from tweeluik.store.groups import pieces


def editions(text: str) -> list[EditionCount]:
    """`people training mode theme` a line, in order of date, all open and of one institution unless said."""
    found = []
    for number, line in enumerate(text.strip().splitlines(), start=1):
        people, training, mode, theme, *rest = line.split()
        training_format, institution = (*rest, *("open", "school")[len(rest) :])
        starts_on = date(2024, 1, 1 + number // 2)
        found.append(
            EditionCount(f"{number:02d}", int(people), training_format, training, mode, institution, theme, starts_on)
        )
    return found


def in_a_database(folder: Path, given: list[EditionCount], threshold: int) -> list[list[str]]:
    """The groups of the forms when each edition has one attendee and so many forms."""
    trainings = {
        e.training_id: {"training_id": e.training_id, "theme": e.theme, "institution": e.institution} for e in given
    }
    names = ("edition_id", "training_id", "training_format", "delivery_mode", "starts_on")
    engine_of_rows(
        folder,
        threshold,
        trainings=list(trainings.values()),
        editions=[{name: getattr(e, name) for name in names} for e in given],
        enrolments=[
            {
                "enrolment_id": e.edition_id,
                "edition_id": e.edition_id,
                "participant_id": "an",
                "enrolment_status": "completed",
            }
            for e in given
        ],
        responses=[
            {"response_id": f"{e.edition_id}-{form}", "edition_id": e.edition_id}
            for e in given
            for form in range(e.people)
        ],
    )
    return groups(folder / "reader.duckdb")


@pytest.fixture
def grouped(tmp_path):
    """Lines of text -> their groups, by the numbers of the lines."""

    def of(text: str, threshold: int = 5) -> list[list[int]]:
        return [[int(edition) for edition in group] for group in in_a_database(tmp_path, editions(text), threshold)]

    return of


@pytest.mark.parametrize(
    ("places", "people", "numbers"),
    [
        ([1, 1, 1], [5, 3, 2], [0, 1, 1]),
        ([1, 1, 1], [5, 3, 1], [0, 0, 0]),
        ([1, 1, 2, 2], [5, 1, 1, 1], [0, 0, 2, 2]),
        ([1, 2, 3], [4, 4, 4], [0, 1, 2]),
        ([1, 1, 1, 1], [0, 0, 6, 0], [0, 0, 0, 0]),
    ],
)
def test_a_place_is_cut_into_pieces_in_order_and_what_remains_joins_the_piece_before_it(places, people, numbers):
    assert pieces(np.array(places), np.array(people), 5).tolist() == numbers


def test_a_large_edition_is_a_group_of_its_own(grouped):
    assert grouped("7 excel on_site data\n5 excel on_site data") == [[1], [2]]


def test_a_small_edition_is_joined_with_the_next_of_the_same_training_and_mode(grouped):
    assert grouped("3 excel on_site data\n9 word on_site data\n4 excel on_site data") == [[1, 3], [2]]


def test_what_remains_joins_the_group_before_it(grouped):
    assert grouped("6 excel on_site data\n5 excel on_site data\n2 excel on_site data") == [[1], [2, 3]]


def test_another_mode_is_another_group(grouped):
    assert grouped("5 excel on_site data\n5 excel online data") == [[1], [2]]


def test_a_small_training_joins_others_of_its_theme_first(grouped):
    text = "3 excel on_site data\n3 word on_site data\n8 nursing on_site care"
    assert grouped(text) == [[1, 2], [3]]


def test_a_small_training_joins_a_large_one_of_its_theme_when_no_other_small_one_is_left(grouped):
    assert grouped("8 excel on_site data\n2 word on_site data\n8 nursing on_site care") == [[1, 2], [3]]


def test_a_lonely_theme_joins_its_format(grouped):
    assert grouped("4 excel on_site data\n3 nursing on_site care") == [[1, 2]]


def test_formats_are_never_joined_and_a_format_with_too_few_is_left_out(grouped):
    assert grouped("4 excel on_site data open\n6 excel on_site data in_company") == [[2]]


def test_a_higher_threshold_makes_larger_groups(grouped):
    assert grouped("7 excel on_site data\n5 excel on_site data", threshold=10) == [[1, 2]]


@pytest.mark.parametrize("seed", range(12))
def test_groups_are_those_of_the_plainest_road_each_large_enough_and_nobody_is_lost(tmp_path, seed):
    chance, threshold = random.Random(seed), random.Random(seed).choice([5, 8])
    themes = {f"t{number}": (chance.choice("abc"), chance.choice(["x", "y"])) for number in range(10)}
    lines = []
    for _ in range(45):
        training, training_format = chance.choice(list(themes)), chance.choice(["open", "open", "in_company"])
        theme, institution = themes[training]
        people, mode = chance.choice([0, 0, 1, 2, 3, 4, 7]), chance.choice(["on_site", "online"])
        lines.append(f"{people} {training} {mode} {theme} {training_format} {institution}")
    given = editions("\n".join(lines))
    plain = [sorted(member.edition_id for member in group) for group in protected_groups(given, threshold)]
    assert in_a_database(tmp_path, given, threshold) == sorted(plain)
    people = {edition.edition_id: edition.people for edition in given}
    assert all(sum(people[edition] for edition in group) >= threshold for group in plain)
    for training_format in ("open", "in_company"):
        of_format = [edition for edition in given if edition.training_format == training_format]
        total, kept = sum(e.people for e in of_format), {edition for group in plain for edition in group}
        kept_people = sum(e.people for e in of_format if e.edition_id in kept)
        assert kept_people == (total if total >= threshold else 0)
