"""From files to published uploads: what happened to each, and was anything loaded?

The one road for the terminal, the page and the watched folder: read and convert every file, stage them together, check
them, publish.
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tweeluik.findings import ERROR, Finding, has_errors, most_serious_first
from tweeluik.ingest.parts import Part
from tweeluik.ingest.prepare import prepare
from tweeluik.ingest.pseudonym import secret_mark
from tweeluik.schema import KIND_ORDER, KINDS
from tweeluik.store import Store
from tweeluik.store.changes import Counts
from tweeluik.store.prepared import Prepared
from tweeluik.store.staging import Staged
from tweeluik.store.uploads import ACTIVE, OWN

# Step (read, compare, build, check, publish), the part it is about, and the rows of it that were read so far.
Progress = Callable[[str, str, int], None]
# Errors about a whole column, whatever the rows they stand on: only whoever knows the file can answer them.
ASKED = (
    "date_order_ambiguous",
    "date_orders_mixed",
    "decimal_ambiguous",
    "decimal_mixed",
    "sector_revision_unknown",
)


@dataclass(frozen=True)
class FileReport:
    """What became of one file. `upload_id` is missing when it wasn't loaded; counts when it couldn't be compared."""

    prepared: Prepared
    upload_id: str | None = None
    counts: Counts | None = None

    def as_dict(self) -> dict:
        """For `--json`."""
        return {
            "file_name": self.prepared.file_name,
            "kind": self.prepared.kind,
            "upload_id": self.upload_id,
            "rows": self.prepared.rows,
            "counts": self.counts.as_dict() if self.counts else None,
            "dropped": list(self.prepared.dropped),
        }


@dataclass(frozen=True)
class LoadReport:
    """What became of the files of one command, in the order in which they were loaded, and all that was found.

    `refused` says that something stands in the way of loading, `skippable` that it stands only in rows that could be
    left out: a dry run counts and checks the files as they would then be loaded.
    """

    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    refused: bool
    skippable: bool
    published: bool

    def as_dict(self) -> dict:
        """For `--json`."""
        return {
            "published": self.published,
            "refused": self.refused,
            "skippable": self.skippable,
            "files": [file.as_dict() for file in self.files],
            "findings": [finding.as_dict() for finding in self.findings],
        }


def is_in_rows(finding: Finding) -> bool:
    """Whether a finding is no error, or one of single rows that can be left out."""
    return finding.severity != ERROR or (bool(finding.rows) and finding.code not in ASKED)


def load(
    parts: Sequence[Part],
    store: Store,
    *,
    dry_run: bool = False,
    skip_rejected: bool = False,
    origin: str = OWN,
    waiting: Callable[[], None] = lambda: None,
    progress: Progress = lambda step, part, rows: None,
    inspect: Callable[[Staged, Sequence[Prepared]], None] = lambda staged, files: None,
) -> LoadReport:
    """Load files together: all of them, or none when any has an error, or when they say nothing new.

    A file whose header is that of an earlier one is read as that one was, unless its options say how.
    With `skip_rejected` the rows with an error are left out and the others loaded, unless only the reader can say what
    a whole column or file means. `progress` is told what is being done, `waiting` that another process is writing, and
    `inspect` sees what is about to be published (or would be), while nobody else writes. Raises StoreBusy when another
    writer takes too long.
    """
    lenient = skip_rejected or dry_run
    with tempfile.TemporaryDirectory(prefix="tweeluik-") as workdir:
        desk = _Desk(parts, store.mappings(), Path(workdir), progress)
        while True:
            found = desk.findings + _other_secret(desk.files, store, origin)
            if has_errors(found):
                skippable = desk.can_leave_out(found)
                if not (skippable and lenient):
                    files = tuple(map(FileReport, desk.files))
                    return LoadReport(files, _sorted(desk.left_out + found), True, skippable, False)
                desk.leave_out(found)
                continue
            with store.staged(desk.files, origin, waiting, lambda step: progress(step, "", 0)) as ready:
                broken = has_errors(ready.findings)
                skippable = desk.can_leave_out(ready.findings)
                if not (broken and skippable and lenient):
                    inspect(ready, desk.files)
                    refused = broken or (bool(desk.left_out) and not skip_rejected)
                    published = ready.changes_something and not refused and not dry_run
                    if published:
                        progress("publish", "", 0)
                        ready.publish()
                    told = _sorted([*desk.left_out, *found, *ready.findings])
                    return LoadReport(_reports(desk.files, ready, published), told, refused, skippable, published)
            # Rows that break a rule together with what is loaded already: the others are compared without them.
            desk.leave_out(ready.findings)


class _Desk:
    """The files of one load, read and converted, without the rows that are left out of it.

    `files` stand in the order in which rows find what they refer to, `left_out` are the errors of the rows left out.
    """

    def __init__(self, parts: Sequence[Part], earlier: list[dict], workdir: Path, progress: Progress) -> None:
        self._earlier, self._workdir, self._progress = earlier, workdir, progress
        self._parts = {part.name: part for part in parts}
        self.left_out: list[Finding] = []
        prepared = [self._prepared(part) for part in parts]
        self.files = sorted(prepared, key=lambda file: (*KIND_ORDER, "").index(file.kind))

    @property
    def findings(self) -> list[Finding]:
        return [finding for file in self.files for finding in file.findings]

    def _prepared(self, part: Part) -> Prepared:
        self._progress("read", part.name, 0)
        without = {row for finding in self.left_out if finding.file == part.name for row in finding.rows}
        folder = Path(tempfile.mkdtemp(dir=self._workdir))
        prepared = prepare(part, folder, self._earlier, without, lambda rows: self._progress("read", part.name, rows))
        return replace(prepared, secret_mark=secret_mark())

    def can_leave_out(self, findings: Iterable[Finding]) -> bool:
        """Whether the rows with these errors may be left out: each is about rows, and every file keeps some."""
        files = {file.file_name: set(file.rejected) for file in self.files}
        for finding in findings:
            if not is_in_rows(finding):
                return False
            if finding.severity == ERROR:
                files[finding.file] |= set(self._rows_of(finding))
        return all(file.tables and len(files[file.file_name]) < file.rows for file in self.files)

    def leave_out(self, findings: Iterable[Finding]) -> None:
        """Read the files anew without the rows that have these errors."""
        errors = [replace(f, rows=self._rows_of(f)) for f in findings if f.severity == ERROR]
        self.left_out += errors
        concerned = {finding.file for finding in errors}
        for place, file in enumerate(self.files):
            if file.file_name in concerned:
                again = self._prepared(self._parts[file.file_name])
                self.files[place] = replace(again, understood=file.understood)

    def _rows_of(self, finding: Finding) -> tuple[int, ...]:
        """The rows that go with an error: of a broken rule about an edition, every row that describes it."""
        file = next(file for file in self.files if file.file_name == finding.file)
        main = file.tables.get(KINDS[file.kind][0]) if file.kind else None
        if not finding.code.startswith("edition_") or main is None:
            return finding.rows
        rows = pq.read_table(main, columns=["edition_id", "source_row"])
        named = rows.filter(pc.is_in(rows["source_row"], value_set=pa.array(finding.rows, pa.int64())))["edition_id"]
        same = rows.filter(pc.is_in(rows["edition_id"], value_set=named.combine_chunks()))["source_row"]
        return tuple(sorted({*finding.rows, *same.to_pylist()}))


def _other_secret(files: Sequence[Prepared], store: Store, origin: str) -> list[Finding]:
    """An error for each file of people whose pseudonyms would not be those of the earlier files."""
    known = {u.facts.get("secret_mark") for u in store.uploads() if (u.state, u.facts["origin"]) == (ACTIVE, origin)}
    known.discard("")
    return [
        Finding("secret_changed", ERROR, file.file_name, "participant")
        for file in files
        if file.kind == "enrolments" and known and file.secret_mark not in known
    ]


def _reports(files: Sequence[Prepared], ready: Staged, published: bool) -> tuple[FileReport, ...]:
    ids = ready.upload_ids if published else [None] * len(files)
    return tuple(FileReport(*parts) for parts in zip(files, ids, ready.counts, strict=True))


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(most_serious_first(findings))
