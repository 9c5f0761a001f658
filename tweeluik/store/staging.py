"""How do files become uploads: looked at first, then published together, or not at all?"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tweeluik.config import threshold
from tweeluik.findings import Finding
from tweeluik.store import changes, checks, disk, uploads
from tweeluik.store.changes import Counts
from tweeluik.store.prepared import Prepared
from tweeluik.store.renew import renew
from tweeluik.store.uploads import ACTIVE, DEMO, LEFT, OWN, Upload

STAGING, BUILDING = ".staging-", ".building-"


@dataclass(frozen=True)
class Staged:
    """Files that stand ready: their database can be looked at, and one step publishes them.

    `counts` are per file; `findings` are of the rules over the rows of these files; `upload_ids` as they will be.
    `base` is the database that they were compared with (none: everything is new), `base_version` that of the store.
    """

    store: Path
    folder: Path
    load_id: str
    upload_ids: tuple[str, ...]
    database: Path
    counts: tuple[Counts, ...]
    findings: tuple[Finding, ...]
    base: Path | None
    base_version: str

    @property
    def changes_something(self) -> bool:
        """Whether any row is new or changed."""
        return any(count.accepted for count in self.counts)

    def publish(self) -> None:
        """Give the uploads, then the database, their place. A kill between the two is mended at the next start."""
        disk.sync_tree(self.folder)
        place = self.store / "uploads" / self.load_id
        place.parent.mkdir(exist_ok=True)
        self.folder.replace(place)
        disk.sync(place.parent)
        disk.take_place(self.database, self.store / "tweeluik.duckdb")


@contextmanager
def staged(
    store: Path, files: Sequence[Prepared], origin: str, progress: Callable[[str], None] = lambda step: None
) -> Iterator[Staged]:
    """The files in a staging folder with a database of the store as it would be; gone again unless published.

    Call it under `lock.writing`, on a store that is `ready`.
    """
    known = uploads.listed(store)
    number = uploads.next_number(known)
    folder = store / f"{STAGING}{os.getpid()}"
    database = store / f"{BUILDING}{os.getpid()}.duckdb"
    try:
        progress("compare")
        base = _base(store, known, origin)
        counts = tuple(changes.count(prepared, base) for prepared in files)
        ids = tuple(f"{number + place:06d}-{prepared.kind}" for place, prepared in enumerate(files))
        for upload_id, prepared, count in zip(ids, files, counts, strict=True):
            _write(folder / upload_id, prepared, count, origin)
        progress("build")
        new = [Upload(folder / upload_id, ACTIVE) for upload_id in ids]
        renew(database, store / "tweeluik.duckdb", _as_published(known, new, origin))
        progress("check")
        found = tuple(checks.run(database, ids, {upload.upload_id: upload.headers for upload in new}))
        version = uploads.fingerprint(known, threshold())
        yield Staged(store, folder, f"L{number:06d}", ids, database, counts, found, base, version)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        database.unlink(missing_ok=True)


def _base(store: Path, known: list[Upload], origin: str) -> Path | None:
    """The database to compare with: none when there is nothing yet, or only the demo that own data will replace."""
    kept = [upload for upload in uploads.active(known) if upload.facts["origin"] == origin or origin == DEMO]
    return store / "tweeluik.duckdb" if kept else None


def _as_published(known: list[Upload], new: list[Upload], origin: str) -> list[Upload]:
    """The uploads as they will be; own data leave the demo behind."""
    if origin == OWN:
        known = [Upload(u.folder, LEFT if u.facts["origin"] == DEMO else u.state) for u in known]
    return [*known, *new]


def _write(folder: Path, prepared: Prepared, counts: Counts, origin: str) -> None:
    (folder / "rows").mkdir(parents=True)
    for table, path in prepared.tables.items():
        shutil.copyfile(path, folder / "rows" / f"{table}.parquet")
    facts = {
        "file_name": prepared.file_name,
        "sha256": prepared.sha256,
        "kind": prepared.kind,
        "origin": origin,
        "loaded_at": uploads.now(),
        "loaded_by": uploads.who(),
        "rows": prepared.rows,
        "counts": counts.as_dict(),
        "dropped": list(prepared.dropped),
        "mapping": prepared.mapping,
        "secret_mark": prepared.secret_mark,
    }
    (folder / "upload.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False), encoding="utf-8")
