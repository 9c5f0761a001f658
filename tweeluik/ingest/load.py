"""From files to published uploads: what happened to each, and was anything loaded?

The one road for the terminal and the page: read and convert every file, stage them together, check them, publish.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tweeluik.findings import ERROR, Finding, has_errors, most_serious_first
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.prepare import prepare
from tweeluik.ingest.pseudonym import secret_mark
from tweeluik.schema import KIND_ORDER
from tweeluik.store import Store
from tweeluik.store.changes import Counts
from tweeluik.store.prepared import Prepared
from tweeluik.store.staging import Staged
from tweeluik.store.uploads import ACTIVE, OWN

Progress = Callable[[str, str], None]


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
    """What became of the files of one command, in the order in which they were loaded, and all that was found."""

    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    published: bool

    @property
    def refused(self) -> bool:
        """Whether something stands in the way of loading."""
        return has_errors(self.findings)

    def as_dict(self) -> dict:
        """For `--json`."""
        return {
            "published": self.published,
            "files": [file.as_dict() for file in self.files],
            "findings": [finding.as_dict() for finding in self.findings],
        }


def load(
    paths: Sequence[Path],
    options: Options,
    store: Store,
    *,
    dry_run: bool = False,
    origin: str = OWN,
    waiting: Callable[[], None] = lambda: None,
    progress: Progress = lambda step, file: None,
) -> LoadReport:
    """Load files together: all of them, or none when any has an error, or when they say nothing new.

    A file whose header is that of an earlier one is read as that one was, unless `options` says how.
    `progress` is told each step (read, compare, build, check, publish) and the file it is about, `waiting` that another
    process is writing. Raises StoreBusy when that takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="tweeluik-") as workdir:
        files = _prepared(paths, options, store.mappings(), Path(workdir), progress)
        found = [finding for prepared in files for finding in prepared.findings] + _other_secret(files, store, origin)
        if has_errors(found):
            return LoadReport(tuple(FileReport(prepared) for prepared in files), _sorted(found), False)
        with store.staged(files, origin, waiting, lambda step: progress(step, "")) as ready:
            found += ready.findings
            published = ready.changes_something and not has_errors(found) and not dry_run
            if published:
                progress("publish", "")
                ready.publish()
            return LoadReport(_reports(files, ready, published), _sorted(found), published)


def _prepared(
    paths: Sequence[Path], options: Options, earlier: list[dict], workdir: Path, progress: Progress
) -> list[Prepared]:
    """Every file read and converted, in the order in which rows find what they refer to."""
    files = []
    for number, path in enumerate(paths):
        progress("read", path.name)
        folder = workdir / str(number)
        folder.mkdir()
        files.append(replace(prepare(path, options, folder, earlier), secret_mark=secret_mark()))
    return sorted(files, key=lambda prepared: (*KIND_ORDER, "").index(prepared.kind))


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
