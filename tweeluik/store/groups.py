"""Which editions are published together, so that no figure and no difference of figures rests on fewer than k people?

Hiding small cells one by one does not protect: a hidden cell follows from a total, or from two selections that differ
by one edition. So editions with few respondents are joined once, here, and everything published afterwards stands on
whole groups: any sum or difference of published figures is then again about whole groups.

Two steps, so that a change of one edition reaches no further than it must. Within a training, format and mode editions
are cut into pieces in order of date: that step looks at no other training. A piece that is whole (it has k people) is a
group; the few that are not are joined in wider and wider circles with each other, or with a whole one.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

# From near to far: within what a piece that is not whole is joined with others.
SCOPES = (("training_format", "institution", "theme"), ("training_format", "theme"), ("training_format",))


@dataclass(frozen=True)
class Piece:
    """Editions of one training, format and mode; `ends` is the date and name of the last one and sorts by time."""

    key: int
    question_id: str | None
    training_format: str
    institution: str | None
    theme: str | None
    people: int
    ends: str

    def place(self, scope: Sequence[str]) -> tuple:
        """Where a piece stands within a scope: pieces are joined with others of the same place only."""
        return (self.question_id, *(getattr(self, name) for name in scope))


@dataclass
class Group:
    """Pieces that are published together, or are on their way to it. It has the key and the place of its first one."""

    first: Piece
    joined: list[Piece] = field(default_factory=list)
    people: int = 0
    ends: str = ""

    def take(self, other: "Group") -> None:
        """Add what another one holds."""
        self.joined += other.joined
        self.people += other.people
        self.ends = max(self.ends, other.ends)


# (scope, groups that look for one to join, keys that are grown already) -> for each of them the whole pieces of its
# place that may take it, as groups: the latest that ends no later, and the earliest.
Hosts = Callable[[Sequence[str], Sequence[Group], set[int]], list[list[Group]]]


def pieces(places: np.ndarray, people: np.ndarray, threshold: int) -> np.ndarray:
    """The number of the piece of each edition, from 0; editions come place by place, in order of date.

    A piece ends once it has `threshold` people; what remains of a place joins the piece before it, if there is one.
    """
    number, size, here = -1, 0, None
    numbers, place_of, size_of = [], [], []
    for place, count in zip(places.tolist(), people.tolist(), strict=True):
        if place != here or size >= threshold:
            number, size, here = number + 1, 0, place
            place_of.append(place)
            size_of.append(0)
        size += count
        size_of[number] = size
        numbers.append(number)
    stays = np.arange(number + 1)
    is_rest = np.array(size_of, dtype=np.int64)[1:] < threshold
    follows = np.array(place_of, dtype=np.int64)[1:] == np.array(place_of, dtype=np.int64)[:-1]
    stays[1:] -= is_rest & follows
    return stays[np.array(numbers, dtype=np.int64)]


def joined(small: Sequence[Piece], hosts: Hosts, threshold: int) -> dict[int, int | None]:
    """The group of each piece that is not whole (none: too few in its whole format); pieces come in order of date.

    Within a scope, pieces are joined in order until the group is large enough; what remains joins the group before it.
    A scope without any group hands what remains to the next, wider scope.
    """
    waiting = [Group(piece, [piece], piece.people, piece.ends) for piece in small]
    grown: list[Group] = []
    for scope in SCOPES:
        waiting = _join_within(scope, waiting, grown, hosts, threshold)
    groups = {piece.key: group.first.key for group in grown for piece in group.joined}
    return groups | {piece.key: None for group in waiting for piece in group.joined}


def _join_within(
    scope: Sequence[str], waiting: list[Group], grown: list[Group], hosts: Hosts, threshold: int
) -> list[Group]:
    """One pass over a scope: adds the groups that small pieces made or joined to `grown`; returns what found none."""
    standing, by_place, lonely, remaining = defaultdict(list), defaultdict(list), [], []
    for group in grown:
        standing[group.first.place(scope)].append(group)
    for group in waiting:
        by_place[group.first.place(scope)].append(group)
    for candidates in by_place.values():
        closed, rest = _accumulate(candidates, threshold)
        grown += closed
        if rest and closed:
            _host(rest, closed).take(rest)
        elif rest:
            lonely.append(rest)
    for rest, whole in zip(lonely, hosts(scope, lonely, {group.first.key for group in grown}), strict=True):
        if host := _host(rest, standing[rest.first.place(scope)] + whole):
            host.take(rest)
            grown += [host] if host in whole else []
        else:
            remaining.append(rest)
    return remaining


def _accumulate(waiting: list[Group], threshold: int) -> tuple[list[Group], Group | None]:
    closed: list[Group] = []
    current: Group | None = None
    for group in waiting:
        if current is None:
            current = group
        else:
            current.take(group)
        if current.people >= threshold:
            closed.append(current)
            current = None
    return closed, current


def _host(rest: Group, groups: list[Group]) -> Group | None:
    """The group before a rest: the latest that ends no later, else the earliest."""
    if not groups:
        return None
    before = [group for group in groups if group.ends <= rest.ends]
    return max(before, key=lambda g: g.ends) if before else min(groups, key=lambda g: g.ends)
