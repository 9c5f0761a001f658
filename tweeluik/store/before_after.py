"""Which values do changed rows have now, and which will they have?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tweeluik.schema import KEYS, KINDS, TABLES
from tweeluik.store.changes import MERGED, beside
from tweeluik.store.prepared import Prepared

# Who somebody is and what somebody wrote is compared, and not shown.
_UNSHOWN = ("participant_id", "comment", "lead_trainer")


@dataclass(frozen=True)
class Change:
    """One value that a file changes: its row in the file, table, key and column; empty where there is none."""

    source_row: int
    table: str
    key: str
    column: str
    before: str
    after: str


def changed_values(prepared: Prepared, database: Path | None, most: int) -> list[Change]:
    """The first values that a file would change in what the database holds, in the order of its rows; at most `most`.

    A column about which an edition, training or organisation is silent changes nothing. Values that may not be shown
    are an ellipsis on both sides.
    """
    if database is None:
        return []
    found: list[Change] = []
    with beside(database, prepared) as connection:
        for table in (name for name in KINDS[prepared.kind] if name in prepared.tables):
            for row in connection.execute(_select(table, most)).fetchall():
                found += _values(table, row)
    return sorted(found, key=lambda change: change.source_row)[:most]


def _compared(table: str) -> list[str]:
    return [name for name in TABLES[table] if name not in KEYS[table]]


def _select(table: str, most: int) -> str:
    """The first rows that differ: source_row, key, then the compared columns before and after, as text."""
    join = " and ".join(f'incoming."{name}" = known."{name}"' for name in KEYS[table])
    key = " || ' · ' || ".join(f'incoming."{name}"' for name in KEYS[table])
    spoken = {name: f'incoming."{name}" is not null and ' if table in MERGED else "" for name in _compared(table)}
    differs = " or ".join(f'({said}incoming."{name}" is distinct from known."{name}")' for name, said in spoken.items())
    sides = ", ".join(f'cast({side}."{name}" as varchar)' for side in ("known", "incoming") for name in spoken)
    return (
        f"select incoming.source_row, {key}, {sides} from incoming_{table} as incoming "
        f"inner join known_{table} as known on {join} where {differs} order by incoming.source_row limit {most}"
    )


def _values(table: str, row: tuple) -> Iterator[Change]:
    source_row, key, *sides = row
    names = _compared(table)
    for name, before, after in zip(names, sides[: len(names)], sides[len(names) :], strict=True):
        if before != after and (after is not None or table not in MERGED):
            shown = ("…", "…") if name in _UNSHOWN else (before or "", after or "")
            yield Change(source_row, table, key, name, *shown)
