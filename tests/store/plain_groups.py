"""The protected groups by the plainest road: all editions of a question at once, one scope after the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class EditionCount:
    """An edition and how many people answered in it."""

    edition_id: str
    people: int
    training_format: str
    training_id: str | None
    delivery_mode: str | None
    institution: str | None
    theme: str | None
    starts_on: date


@dataclass
class _Piece:
    first: EditionCount
    members: list[EditionCount] = field(default_factory=list)
    people: int = 0

    def take(self, other: "_Piece") -> None:
        self.members += other.members
        self.people += other.people

    @property
    def date(self) -> tuple[date, str]:
        return max((member.starts_on, member.edition_id) for member in self.members)


# From near to far: what a small edition is joined with first, and what last.
_SCOPES: tuple[Callable[[EditionCount], tuple], ...] = (
    lambda e: (e.training_format, e.training_id, e.delivery_mode),
    lambda e: (e.training_format, e.institution, e.theme),
    lambda e: (e.training_format, e.theme),
    lambda e: (e.training_format,),
)


def protected_groups(editions: Iterable[EditionCount], threshold: int) -> list[list[EditionCount]]:
    """Groups of editions with at least `threshold` people; editions that can't reach it in their format are left out.

    Within a scope, editions are joined in order of date until the group is large enough; what remains joins the group
    before it. A scope without any group hands what remains to the next, wider scope.
    """
    ordered = sorted(editions, key=lambda e: (e.starts_on, e.edition_id))
    pieces = [_Piece(edition, [edition], edition.people) for edition in ordered]
    groups: list[_Piece] = []
    for scope in _SCOPES:
        pieces = _join_within(scope, pieces, groups, threshold)
    return [group.members for group in groups]


def _join_within(scope: Callable, pieces: list[_Piece], groups: list[_Piece], threshold: int) -> list[_Piece]:
    """One pass over a scope: adds the new groups to `groups`, returns the pieces that found no company."""
    standing, waiting, remaining = defaultdict(list), defaultdict(list), []
    for piece in pieces:
        waiting[scope(piece.first)].append(piece)
    for group in groups:
        if scope(group.first) in waiting:
            standing[scope(group.first)].append(group)
    for place, candidates in waiting.items():
        closed, rest = _accumulate(candidates, threshold)
        groups += closed
        if rest is None:
            continue
        if host := _host(rest, closed or standing[place]):
            host.take(rest)
        else:
            remaining.append(rest)
    return remaining


def _accumulate(pieces: list[_Piece], threshold: int) -> tuple[list[_Piece], _Piece | None]:
    closed: list[_Piece] = []
    current: _Piece | None = None
    for piece in pieces:
        if current is None:
            current = piece
        else:
            current.take(piece)
        if current.people >= threshold:
            closed.append(current)
            current = None
    return closed, current


def _host(piece: _Piece, groups: list[_Piece]) -> _Piece | None:
    """The group before a piece: the latest that ends no later, else the earliest."""
    if not groups:
        return None
    before = [group for group in groups if group.date <= piece.date]
    return max(before, key=lambda g: g.date) if before else min(groups, key=lambda g: g.date)
