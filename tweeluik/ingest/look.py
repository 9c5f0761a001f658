"""What do the first rows of a file show, before anything is read in full: how it is read, and which column is what?

The first two steps of loading (Read and Match) as plain data, so that they can be shown, and answered to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.findings import Finding
from tweeluik.ingest import excel
from tweeluik.ingest.dates import orders
from tweeluik.ingest.fitting import Suggestion, first_cells, fit, suggestions
from tweeluik.ingest.headers import forms, known_headers
from tweeluik.ingest.kinds import REQUIRED, fields
from tweeluik.ingest.mapping import Mapping, Options
from tweeluik.ingest.match import Match, has_column
from tweeluik.ingest.numbers import TYPED, marks
from tweeluik.ingest.prepare import match_again
from tweeluik.ingest.questions import Question, by_text
from tweeluik.ingest.read import Source, read_source
from tweeluik.ingest.reference import columns as listed_headers
from tweeluik.ingest.reference import form, personal, squeeze, tool
from tweeluik.schema import DATE, DECIMAL, INTEGER

# How it is known what a column is, the surest first.
SAID, REMEMBERED, HEADER, PART, TEXT = "said", "remembered", "header", "part", "text"
# Fields in which people are named, or name others.
_PRIVATE = ("participant", "comment", "lead_trainer")
# What identifies people is not shown: not stored, not repeated.
HIDDEN = "•••"
_ROWS_SHOWN, _EXAMPLES, _LONGEST = 8, 3, 80
_NUMBERS, _DATES = (DECIMAL, INTEGER), (DATE,)


@dataclass(frozen=True)
class Column:
    """One column: its header and question text, a few of its values, and what it was matched to.

    `target` is a field, a question or empty; `how` says how that is known; `fitting` is the share (0 to 1) of its first
    values that the target can read, None where any text will do.
    """

    place: int
    name: str
    text: str
    examples: tuple[str, ...]
    target: str = ""
    how: str = ""
    fitting: float | None = None
    is_personal: bool = False


@dataclass(frozen=True)
class Looked:
    """A file as its first rows show it. A file that cannot be read has `findings` and nothing else.

    `decimal` and `date_order` are what the first rows show, empty where they show nothing or more than one. `rows` are
    the first data rows, `required` the fields that this kind needs, `missing` those of them without a column, `fields`
    and `declared` what columns may be matched to; `mapping` says the match in full, `tool` which survey tool wrote it.
    """

    name: str
    findings: tuple[Finding, ...]
    sheets: tuple[str, ...] = ()
    workbook: bool = False
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    date_order: str = ""
    tool: str = ""
    header_row: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    kind: str = ""
    columns: tuple[Column, ...] = ()
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    declared: dict[str, Question] = field(default_factory=dict)
    mapping: Mapping = field(default_factory=Mapping)


def look(path: Path, name: str, options: Options, earlier: Sequence[dict] = ()) -> Looked:
    """Look at the first rows of a file; whatever is wrong with them stands in the findings.

    `earlier` are the mappings of earlier loads, as of `prepare`.
    """
    sheets = excel.sheets(path)
    try:
        source = read_source(path, options, known_headers(options.mapping, earlier))
        matched = match_again(source, options, earlier)
    except FileRefused as refusal:
        return Looked(name, tuple(replace(found, file=name) for found in refusal.findings), sheets)
    found = tuple(replace(finding, file=name) for finding in (*source.findings, *matched.findings))
    described = tuple(_columns(source, matched, options))
    required = _required(matched)
    return Looked(
        name,
        found,
        sheets,
        source.workbook,
        source.encoding,
        source.delimiter,
        *_marks(source, matched),
        tool(source.names),
        source.header_row,
        _shown_rows(source, described),
        matched.kind,
        described,
        tuple(fields(matched.kind)) if matched.kind else (),
        required,
        tuple(name for name in required if not has_column(matched, name)),
        tuple(suggestions(source, matched, [each.place for each in described if not each.target])),
        matched.declared if matched.kind == "evaluations" else {},
        replace(matched.mapping, header=source.names),
    )


def _marks(source: Source, matched: Match) -> tuple[str, str]:
    """The decimal mark and the order of dates that the first rows show."""
    known = fields(matched.kind) if matched.kind else {}
    typed = {name: known[name].type for name in matched.fields}
    places = {kind: [matched.fields[name] for name in typed if typed[name] in kind] for kind in (_NUMBERS, _DATES)}
    written = [
        cell for place in (*places[_NUMBERS], *matched.questions.values()) for cell in first_cells(source, place)
    ]
    fitting = [
        found for place in places[_DATES] if (found := orders(first_cells(source, place), source.workbook).fitting)
    ]
    agreed = {found[0] for found in fitting if len(found) == 1}
    return marks(written).decided or "", agreed.pop() if len(agreed) == 1 else ""


def _required(matched: Match) -> tuple[str, ...]:
    if not matched.kind:
        return ()
    return REQUIRED[matched.kind] + (("response_id", "question_id", "score") if matched.is_long else ())


def _columns(source: Source, matched: Match, options: Options) -> Iterator[Column]:
    targets = {place: target for target, place in (matched.fields | matched.questions).items()}
    remembered = any(finding.code == "mapping_remembered" for finding in matched.findings)
    for place, (name, text) in enumerate(zip(source.names, source.texts, strict=True)):
        target = targets.get(place, "")
        hidden = target in _PRIVATE or _is_personal(name, text, source, place)
        cells = first_cells(source, place)
        examples = (HIDDEN,) if hidden and cells else tuple(dict.fromkeys(map(_short, cells)))[:_EXAMPLES]
        how = _how(target, name, text, matched, options, remembered) if target else ""
        fits = fit(target, matched) if target else None
        share = sum(map(fits, cells)) / len(cells) if fits and cells else None
        yield Column(place, name, text, examples, target, how, share, hidden and not target)


def _is_personal(name: str, text: str, source: Source, place: int) -> bool:
    return any(found in personal() for found in forms(name, text)) or any(
        "@" in cell for cell in first_cells(source, place)
    )


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else cell[:_LONGEST] + "…"


def _shown_rows(source: Source, described: Sequence[Column]) -> tuple[tuple[str, ...], ...]:
    hidden = {column.place for column in described if column.is_personal or column.target in _PRIVATE}
    return tuple(
        tuple(
            HIDDEN if place in hidden and cell.strip() else _short(squeeze(cell.removeprefix(TYPED)))
            for place, cell in enumerate(record)
        )
        for record in source.preview[:_ROWS_SHOWN]
    )


def _how(target: str, name: str, text: str, matched: Match, options: Options, remembered: bool) -> str:
    own = form(name)
    if any(form(said) == own for said, to in options.mapping.columns.items() if to):
        return SAID
    if remembered:
        return REMEMBERED
    listed = by_text(matched.declared.items()) | listed_headers(matched.kind)
    if listed.get(own) == target:
        return HEADER
    return TEXT if text and listed.get(form(text)) == target else PART
