"""Which organisations are taken for one: worked examples, and a slow oracle that compares every pair."""

import random

import pandas as pd
import pytest

from tweeluik.metrics import duplicates

COLUMNS = ["organisation_id", "organisation_name", "enterprise_number", "postcode", "enrolments"]


def organisations(*rows: str) -> pd.DataFrame:
    """Organisations named by their place, from `name | number | postcode`; empty cells are missing."""
    cells = [[cell.strip() or None for cell in row.split("|")] for row in rows]
    return pd.DataFrame([(str(n), *row, 1) for n, row in enumerate(cells)], columns=COLUMNS, dtype=object)


def groups(frame: pd.DataFrame) -> set[frozenset[str]]:
    found = duplicates.resembling(frame)
    return {frozenset(of_group) for _, of_group in found.groupby("likely_same")["organisation_id"]}


ONE, OTHER = "0419.052.173", "0314.595.348"
SAME = [
    ("Bakkerij Peeters NV | | 9000", "BAKKERIJ PEETERS n.v. | | 9000"),
    ("Bakkerij Peeters | | 9000", "vzw Peeters, Bakkerij | | 9000"),
    ("Café Ligne | | 1000", "Cafe Ligne comm. v. | | 1000"),
    ("Bakkerij Peeters | | 9000", "Bakkerij Peters BV | | 9000"),
    ("Bakkerij Peeters | | 9000", "Bakkerij Peeters | |"),
    ("Bakkerij Peeters | | ", "Bakkerij Peeters | |"),
    (f"Bakkerij Peeters | {ONE} | 9000", "Bakkerij Peeters | | 9000"),
    (f"Bakkerij Peeters | {ONE} | 9000", f"De Gouden Korst | {ONE} | 2000"),
    ("NV | | 9000", "nv | | 9000"),
]
DIFFERENT = [
    ("Bakkerij Peeters | | 9000", "Bakkerij Peeters | | 2000"),
    ("Bakkerij Peeters | | 9000", "Slagerij Maes | | 9000"),
    ("Bakkerij Peeters | | 9000", "Bakkerij Peters | | 2000"),
    (f"Bakkerij Peeters | {ONE} | 9000", f"Bakkerij Peeters | {OTHER} | 9000"),
    ("Basisschool De Linde 1 | | 9000", "Basisschool De Linde 2 | | 9000"),
    ("| | 9000", "| | 9000"),
    ("Bakkerij Peeters | | ", "Bakkerij Peters | |"),
]


@pytest.mark.parametrize("pair", SAME, ids=" ~ ".join)
def test_two_that_are_written_differently_may_be_one(pair):
    assert groups(organisations(*pair)) == {frozenset("01")}


@pytest.mark.parametrize("pair", DIFFERENT, ids=" ~ ".join)
def test_two_that_only_look_alike_are_left_alone(pair):
    assert groups(organisations(*pair)) == set()


def test_the_group_with_most_seats_comes_first_and_says_why():
    frame = organisations("Alfa | | 1000", f"Beta | {ONE} | 1000", f"Gamma | {ONE} | 1000", "Alfa vzw | | 1000")
    frame["enrolments"] = [1, 2, 9, 3]
    found = duplicates.resembling(frame)
    assert found[["likely_same", "organisation_id", "reason"]].to_numpy().tolist() == [
        [1, "2", "number"],
        [1, "1", "number"],
        [2, "3", "name"],
        [2, "0", "name"],
    ]


def test_no_organisations_are_no_groups():
    assert duplicates.resembling(organisations()).empty


def longest_common(one: str, other: str) -> int:
    """The length of the longest common subsequence, letter by letter."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row.copy()
        for place, also in enumerate(other, start=1):
            row[place] = before[place - 1] + 1 if letter == also else max(before[place], row[place - 1])
    return row[-1]


def oracle(frame: pd.DataFrame) -> set[frozenset[str]]:
    """The groups, by comparing every two organisations in plain Python."""
    rows = [
        (id_, duplicates.plain_name(name or ""), "".join(c for c in number or "" if c.isdigit()), postcode)
        for id_, name, number, postcode, _ in frame.itertuples(index=False, name=None)
    ]

    def alike(one, other) -> bool:
        (_, name, number, postcode), (_, other_name, other_number, other_postcode) = one, other
        if number and number == other_number:
            return True
        if (number and other_number) or not name or not other_name:
            return False
        if name == other_name:
            return not postcode or not other_postcode or postcode == other_postcode
        likeness = 200 * longest_common(name, other_name) / (len(name) + len(other_name))
        digits = [[letter for letter in each if letter.isdigit()] for each in (name, other_name)]
        return bool(postcode) and postcode == other_postcode and likeness >= 90 and digits[0] == digits[1]

    found: list[set] = []
    for place, one in enumerate(rows):
        tied = {one[0], *(other[0] for other in rows[:place] if alike(one, other))}
        joined = [group for group in found if group & tied]
        found = [group for group in found if not group & tied] + [tied.union(*joined)]
    return {frozenset(group) for group in found if len(group) > 1}


def written(seed: int, size: int, postcodes: list) -> pd.DataFrame:
    """Organisations of which many are written more than once, with slips."""
    dice = random.Random(seed)
    names = ["Bakkerij Peeters", "Slagerij Maes", "Basisschool De Linde 1", "Basisschool De Linde 2", "Zorgnet", ""]
    rows = []
    for number in range(size):
        name = dice.choice(names)
        if name and dice.random() < 0.3:
            cut = dice.randrange(len(name))
            name = name[:cut] + name[cut + 1 :]
        name += dice.choice(["", " NV", " vzw"]) if name else ""
        enterprise = dice.choice([None, None, None, ONE, OTHER])
        rows.append((str(number), name or None, enterprise, dice.choice(postcodes), dice.randrange(9)))
    return pd.DataFrame(rows, columns=COLUMNS).astype(object).where(lambda frame: frame.notna(), None)


@pytest.mark.parametrize("seed", range(40))
def test_groups_are_those_of_comparing_every_pair(seed):
    frame = written(seed, 14, [None, "9000", "2000", "1000"])
    assert groups(frame) == oracle(frame)


@pytest.mark.parametrize("seed", range(5))
def test_in_a_crowded_postcode_nothing_is_tied_that_is_not_alike(seed, monkeypatch):
    monkeypatch.setattr(duplicates, "COMPARED_WHOLE", 10)
    monkeypatch.setattr(duplicates, "NEIGHBOURS", 3)
    frame = written(seed, 60, ["9000"])
    whole = oracle(frame)
    assert all(any(group <= other for other in whole) for group in groups(frame))


def test_a_crowded_postcode_still_finds_neighbours_that_differ_in_front_or_at_the_end(monkeypatch):
    monkeypatch.setattr(duplicates, "COMPARED_WHOLE", 2)
    frame = organisations(
        "Bakkerij Peeters | | 9000", "Akkerij Peeters | | 9000", "Bakkerij Peeter | | 9000", "Maes | | 9000"
    )
    assert groups(frame) == {frozenset("012")}
