"""Where do values stand that could not be used, or that should be seen, and how are they told?"""

from collections.abc import Iterator

from tweeluik.findings import ERROR, NOTE, WARNING, Finding
from tweeluik.ingest.cells import TOGETHER, Converter
from tweeluik.ingest.distinct import Workbench
from tweeluik.ingest.numbers import TYPED, Unreadable
from tweeluik.ingest.reference import squeeze

# Unknown values that get a finding of their own; a column with more of them is the wrong column.
_SEPARATELY, _QUOTED = 20, 5
_REMARKS = {
    "enterprise_number_check": WARNING,
    "sector_unknown": WARNING,
    "several_values": NOTE,
    "answers_in_words": NOTE,
}


def shown(written: str) -> str:
    """A written value as a reader may see it; of a question and its score, the score."""
    return squeeze(written.replace(TYPED, "").replace(TOGETHER, " ").strip())


def problems(bench: Workbench, key: str, name: str, found: dict[str, Unreadable]) -> Iterator[Finding]:
    """Errors for the values that their field refused: one each for unknown values, else one for each reason."""
    rows = bench.rows(key, list(found)) if found else {}
    groups: dict[tuple[str, str], list[str]] = {}
    for written, problem in found.items():
        apart = shown(written) if problem.code == "value_unknown" and len(found) <= _SEPARATELY else ""
        groups.setdefault((problem.code, apart), []).append(written)
    for (code, _), written in groups.items():
        first = min(written, key=lambda value: rows[value][0])
        numbered = tuple(sorted(row for value in written for row in rows[value]))
        yield Finding(code, ERROR, "", name, numbered, shown(first), found[first].expected)


def remarks(
    bench: Workbench, key: str, name: str, found: dict[str, list[str]], converter: Converter
) -> Iterator[Finding]:
    """What was kept or left unknown: the values with their number of rows, most frequent first."""
    for code, written in found.items():
        rows = bench.rows(key, written)
        frequent = sorted(rows, key=lambda value: (-len(rows[value]), value))
        numbered = tuple(sorted(row for listed in rows.values() for row in listed))
        told = [_told(code, value, len(rows[value]), converter) for value in frequent[:_QUOTED]]
        more = [f"+ {len(frequent) - _QUOTED}"] if len(frequent) > _QUOTED else []
        yield Finding(code, _REMARKS[code], "", name, numbered, ", ".join(told + more))


def _told(code: str, written: str, count: int, converter: Converter) -> str:
    if code == "answers_in_words":
        return f"{shown(written)} \N{RIGHTWARDS ARROW} {converter(written):g} ({count})"
    return f"{shown(written)} ({count})"
