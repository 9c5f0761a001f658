"""Diversity and likeness equal hand-worked values and independent libraries."""

import math

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from skbio.diversity import alpha

from tweeluik.metrics import diversity

OPEN = [3, 2, 3, 1]


def test_two_equal_sectors_are_two_effective_sectors():
    assert diversity.effective_number([4, 4]) == pytest.approx(2)
    assert diversity.effective_number([4, 4], order=2) == pytest.approx(2)


def test_an_empty_sector_changes_nothing():
    assert diversity.effective_number([4, 4, 0]) == pytest.approx(2)
    assert diversity.rarefied([3, 2, 3, 1, 0], 4) == pytest.approx(diversity.rarefied(OPEN, 4))


def test_two_drawn_people_show_one_plus_their_chance_to_differ():
    assert diversity.rarefied(OPEN, 2) == pytest.approx(1 + diversity.chance_different(OPEN))


def test_rarefaction_to_everybody_finds_every_sector():
    assert diversity.rarefied(OPEN, 9) == pytest.approx(4)


def test_nobody_has_no_diversity():
    assert all(math.isnan(f([])) for f in (diversity.entropy, diversity.effective_number, diversity.gini_simpson))
    assert math.isnan(diversity.chance_different([1]))
    assert math.isnan(diversity.total_variation([0, 0], [1, 2]))


def test_hill_numbers_agree_with_scikit_bio():
    counts = np.array([12, 7, 1, 1, 30])
    assert diversity.entropy(counts) == pytest.approx(alpha.shannon(counts, base=math.e))
    assert diversity.effective_number(counts, order=2) == pytest.approx(alpha.enspie(counts))


def test_jensen_shannon_is_the_square_of_scipys_distance():
    one, other = [4, 4, 0, 0], [3, 2, 3, 1]
    assert diversity.jensen_shannon(one, other) == pytest.approx(jensenshannon(one, other, base=2) ** 2)


def test_the_same_mix_of_another_size_is_fully_alike():
    assert diversity.total_variation([1, 2], [10, 20]) == pytest.approx(0)
    assert diversity.morisita_horn([1, 2], [10, 20]) == pytest.approx(1)
