"""How does a file become canonical rows and findings, from its bytes to what the store can publish?

read_source   encoding, delimiter, sheet, header            nothing is written
match         columns to fields, personal ones left out     nothing is written
spool         the wanted columns as text                    participants are pseudonyms from here on
write_typed   values by contract
Tables        rows per table, contradictions, repetitions
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.findings import ERROR, NOTE, WARNING, Finding, most_serious_first
from tweeluik.ingest.answers import write_evaluations
from tweeluik.ingest.convert import Columns
from tweeluik.ingest.distinct import Workbench
from tweeluik.ingest.headers import known_headers
from tweeluik.ingest.kinds import REQUIRED
from tweeluik.ingest.mapping import Mapping, Options, from_dict
from tweeluik.ingest.match import Match, describes, has_column, match
from tweeluik.ingest.numbers import TYPED
from tweeluik.ingest.parts import Part
from tweeluik.ingest.pseudonym import pseudonyms
from tweeluik.ingest.read import Source, read_source
from tweeluik.ingest.spool import Raw, spool
from tweeluik.ingest.tables import Tables
from tweeluik.ingest.typed import question_column, write_typed
from tweeluik.schema import TABLES
from tweeluik.store.prepared import Prepared


def prepare(
    part: Part,
    workdir: Path,
    earlier: Sequence[dict] = (),
    without: Collection[int] = (),
    progress: Callable[[int], None] = lambda rows: None,
) -> Prepared:
    """Read, match and convert one file; the Parquet files of its tables stand in `workdir` (an empty folder).

    `earlier` holds the mappings of earlier loads, latest last: one that was made for the same header is used again
    unless the options bring their own. Rows `without` are read and left out, as if refused. `progress` is told the rows
    read so far. Whatever is wrong with the file stands in the findings; nothing is raised for it. A file with errors
    may still have tables, of the rows that could be read, for further checks.
    """
    options = part.options.complete()
    prepared = Prepared(part.name, "", options.kind or "", 0, {})
    findings: list[Finding] = []
    try:
        source = read_source(part.path, options, known_headers(options.mapping, earlier))
        findings += source.findings
        if part.left_out:
            findings.append(Finding("sheets_left_out", NOTE, found=", ".join(part.left_out)))
        prepared = replace(prepared, sha256=source.sha256)
        matched = match_again(source, options, earlier)
        findings += matched.findings
        prepared = replace(prepared, kind=matched.kind, mapping=matched.mapping.as_dict(), dropped=matched.dropped)
        if matched.kind:
            raw = read_rows(source, matched, workdir, progress)
            # Rows that can't be read are left out in any case.
            findings += [finding for finding in raw.findings if not finding.rows or set(finding.rows) - {*without}]
            prepared = replace(prepared, rows=raw.rows)
            columns, tables = make_tables(source, matched, raw, options, workdir, without)
            findings += tables.findings
            prepared = replace(
                prepared,
                tables=tables.paths,
                repeated=tuple(sorted(tables.repeated)),
                understood=tuple(columns.understood),
            )
    except FileRefused as refusal:
        findings += refusal.findings
    found = [replace(finding, file=part.name) for finding in findings]
    rejected = {row for finding in found if finding.severity == ERROR and prepared.rows for row in finding.rows}
    return replace(prepared, findings=tuple(most_serious_first(found)), rejected=tuple(sorted(rejected | {*without})))


def match_again(source: Source, options: Options, earlier: Sequence[dict]) -> Match:
    """Match a file as the latest earlier one with the same header was, where `options` bring no mapping of their own.

    What was set for every row (`--set`) held for that file only: the next export may be of the other format.
    """
    matched = match(source, options)
    if options.mapping != Mapping():
        return matched
    for said in reversed(earlier):
        if tuple(said.get("header", ())) == source.names and options.kind in (None, said.get("kind")):
            again = match(source, replace(options, mapping=replace(from_dict(said), constants={})))
            if again.mapping == matched.mapping:
                return matched
            return replace(again, findings=(*again.findings, Finding("mapping_remembered", NOTE)))
    return matched


def read_rows(
    source: Source, matched: Match, workdir: Path, progress: Callable[[int], None] = lambda rows: None
) -> Raw:
    """Write the matched columns as text; a participant is a pseudonym before anything reaches the disk."""
    places = sorted({*matched.fields.values(), *matched.questions.values()})
    hidden = {}
    if "participant" in matched.fields:
        pseudonym = pseudonyms()
        of_typed = lambda cell: pseudonym(cell.removeprefix(TYPED))  # noqa: E731
        hidden[matched.fields["participant"]] = of_typed if source.workbook else pseudonym
    return spool(source, places, hidden, workdir, progress)


def make_tables(
    source: Source, matched: Match, raw: Raw, options: Options, workdir: Path, without: Collection[int] = ()
) -> tuple[Columns, Tables]:
    """Convert the rows of a file, but those `without`, and sort them into tables."""
    headers = {field: source.names[place] for field, place in matched.fields.items()}
    headers |= {question_column(name): source.names[place] for name, place in matched.questions.items()}
    headers["participant_id"] = headers.get("participant", "participant")
    with Workbench(raw.path, workdir, without) as bench:
        columns = Columns(bench, source, matched, options)
        typed = write_typed(columns, source.sha256)
        tables = Tables(bench, typed, headers, findings=columns.findings)
        _require(tables, matched)
        if matched.kind == "evaluations":
            write_evaluations(tables, matched, source)
        else:
            _write_register(tables, matched)
    if tables.repeated:
        tables.findings.append(Finding("rows_repeated", WARNING, rows=tuple(sorted(tables.repeated))))
    return columns, tables


def _require(tables: Tables, matched: Match) -> None:
    """Errors for rows without what every row needs; a value that could not be read has its own error already."""
    unread = {(finding.column, row) for finding in tables.findings for row in finding.rows}
    for name in REQUIRED[matched.kind] + (("response_id", "question_id") if matched.is_long else ()):
        if has_column(matched, name):
            header = tables.headers.get(name, name)
            tables.require("participant_id" if name == "participant" else name, {r for c, r in unread if c == header})


def _write_register(tables: Tables, matched: Match) -> None:
    """The tables of enrolments, editions and organisations files; enrolments may describe the others on each row."""
    for table in ("organisations", "trainings", "editions"):
        if describes(matched, table) or table == matched.kind:
            demanded = [name for name, field in TABLES[table].items() if field.required and matched.has(name)]
            tables.described(table, demanded, is_own=table == matched.kind)
    if matched.kind == "enrolments":
        tables.keyed("enrolments")
