"""What did the written values of a listed field become, on how many rows each?"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tweeluik.ingest.cells import TOGETHER, Converter
from tweeluik.ingest.choices import nearest
from tweeluik.ingest.distinct import Workbench
from tweeluik.ingest.numbers import Unreadable, readings
from tweeluik.ingest.problems import shown
from tweeluik.ingest.reference import is_missing, sector_labels, squeeze, values

# A listed field with more written values than this is the wrong column; the most frequent ones are told.
_MOST = 500


@dataclass(frozen=True)
class Understood:
    """A written value of a field or question, the rows it stands on, and what it became.

    `value` is empty where it is kept as missing; `is_known` is false for a value that means nothing here, and `nearest`
    is then the allowed value whose written forms it most resembles, or empty.
    """

    target: str
    header: str
    written: str
    rows: int
    value: str
    is_known: bool
    nearest: str = ""


def understood(
    bench: Workbench, key: str, target: str, header: str, converter: Converter, words_only: bool = False
) -> list[Understood]:
    """Each written value, those that mean nothing first, then the most frequent first.

    `words_only` leaves out numbers: the answers to a question that need no list.
    """
    rows: dict[str, int] = defaultdict(int)
    became: dict[str, str | None] = {}
    for written, count in bench.counts(key, _MOST):
        own = written.partition(TOGETHER)[0]
        if is_missing(squeeze(own)) or (words_only and readings(squeeze(own))):
            continue
        said = shown(own)
        rows[said] += count
        became[said] = _value(target, converter, written)
    listed = [Understood(target, header, said, rows[said], *_meaning(target, said, became[said])) for said in became]
    return sorted(listed, key=lambda each: (each.is_known, -each.rows, each.written))


def _value(target: str, converter: Converter, written: str) -> str | None:
    """The value in letters; empty for one that says missing, None for one that is not known."""
    try:
        value = converter(written)
    except Unreadable:
        return None
    if value is None:
        # A sector that matches nothing is kept as unknown; any other field took it for missing.
        return None if target == "sector" else ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _meaning(target: str, said: str, value: str | None) -> tuple[str, bool, str]:
    """The value, whether it is known, and the nearest allowed value where it is not."""
    if value is not None:
        return value, True, ""
    listed: Mapping[str, str] = sector_labels() if target == "sector" else values(target)
    return "", False, listed.get(nearest(said, listed), "")
