"""Editions with few respondents are joined with their nearest neighbours, and nobody is lost on the way."""

import random
from datetime import date
from itertools import count

import pytest

from tweeluik.store.groups import EditionCount, protected_groups


def editions(text: str) -> list[EditionCount]:
    """`people training mode theme` a line, in order of date, all open and of one institution unless said."""
    numbers = count(1)
    found = []
    for line in text.strip().splitlines():
        people, training, mode, theme, *rest = line.split()
        number = next(numbers)
        training_format = rest[0] if rest else "open"
        found.append(
            EditionCount(number, int(people), training_format, training, mode, "school", theme, date(2024, 1, number))
        )
    return found


def grouped(text: str, threshold: int = 5) -> list[list[int]]:
    groups = protected_groups(editions(text), threshold)
    return sorted([sorted(member.edition_key for member in group) for group in groups])


def test_a_large_edition_is_a_group_of_its_own():
    assert grouped("7 excel on_site data\n5 excel on_site data") == [[1], [2]]


def test_a_small_edition_is_joined_with_the_next_of_the_same_training_and_mode():
    assert grouped("3 excel on_site data\n9 word on_site data\n4 excel on_site data") == [[1, 3], [2]]


def test_what_remains_joins_the_group_before_it():
    assert grouped("6 excel on_site data\n5 excel on_site data\n2 excel on_site data") == [[1], [2, 3]]


def test_another_mode_is_another_group():
    assert grouped("5 excel on_site data\n5 excel online data") == [[1], [2]]


def test_a_small_training_joins_others_of_its_theme_first():
    text = "3 excel on_site data\n3 word on_site data\n8 nursing on_site care"
    assert grouped(text) == [[1, 2], [3]]


def test_a_small_training_joins_a_large_one_of_its_theme_when_no_other_small_one_is_left():
    assert grouped("8 excel on_site data\n2 word on_site data\n8 nursing on_site care") == [[1, 2], [3]]


def test_a_lonely_theme_joins_its_format():
    assert grouped("4 excel on_site data\n3 nursing on_site care") == [[1, 2]]


def test_formats_are_never_joined_and_a_format_with_too_few_is_left_out():
    assert grouped("4 excel on_site data open\n6 excel on_site data in_company") == [[2]]


def test_a_higher_threshold_makes_larger_groups():
    assert grouped("7 excel on_site data\n5 excel on_site data", threshold=10) == [[1, 2]]


@pytest.mark.parametrize("threshold", [5, 8])
@pytest.mark.parametrize("seed", range(20))
def test_every_edition_is_in_at_most_one_group_and_every_group_is_large_enough(seed, threshold):
    chance = random.Random(seed)
    text = "\n".join(
        f"{chance.randrange(0, 8)} t{chance.randrange(6)} {chance.choice(['on_site', 'online'])} "
        f"{chance.choice(['data', 'care'])} {chance.choice(['open', 'in_company'])}"
        for _ in range(28)
    )
    given = editions(text)
    groups = protected_groups(given, threshold)
    members = [member for group in groups for member in group]
    assert len(members) == len(set(members))
    assert all(sum(member.people for member in group) >= threshold for group in groups)
    for training_format in ("open", "in_company"):
        total = sum(e.people for e in given if e.training_format == training_format)
        kept = sum(m.people for m in members if m.training_format == training_format)
        assert kept == (total if total >= threshold else 0)
