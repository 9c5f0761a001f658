"""Is the reader's database built anew, or is a copy of it brought up to date?"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tweeluik.config import threshold
from tweeluik.store import disk, uploads
from tweeluik.store.build import build
from tweeluik.store.update import MOST, Difference, TooMuch, forget_what_was_deleted, update
from tweeluik.store.uploads import Upload
from tweeluik.store.workshop import reading


def renew(target: Path, present: Path, known: Sequence[Upload]) -> None:
    """Make the database of the uploads that count at `target`; complete and closed when this returns.

    From a copy of the `present` one when it was made by the same recipe and at most `MOST` of its rows differ, anew
    otherwise. Both give the same rows; only the numbers of keys may differ.
    """
    counted = uploads.active(list(known))
    folders, fingerprint = [upload.folder for upload in counted], uploads.fingerprint(counted, threshold())
    if difference := _difference(present, known):
        try:
            disk.copy(present, target)
            update(target, difference, folders, threshold(), fingerprint)
            if difference.revised:
                forget_what_was_deleted(target)
        except (TooMuch, duckdb.OutOfMemoryException):
            # A whole build goes part by part and stays small in memory, however much differs.
            target.unlink()
        else:
            return
    build(target, folders, threshold(), fingerprint)


def made_of(database: Path) -> tuple[str, dict[str, int], int] | None:
    """The fingerprint a database carries, its uploads with their revisions, and their rows; nothing when unreadable."""
    try:
        with reading(database) as connection:
            fingerprint = connection.execute("select fingerprint from reader.store_version").fetchone()[0]
            listed = connection.execute("select upload_id, revision, row_count from reader.uploads").fetchall()
    except duckdb.Error:
        return None
    return fingerprint, {row[0]: row[1] for row in listed}, sum(row[2] for row in listed)


def _difference(present: Path, known: Sequence[Upload]) -> Difference | None:
    """How the uploads that count differ from those of the present database; none when that can't be told or is much."""
    made = made_of(present) if present.exists() else None
    if made is None:
        return None
    fingerprint, before, rows = made
    by_id = {upload.upload_id: upload for upload in known}
    if fingerprint != uploads.fingerprint_of(before, threshold()) or not before.keys() <= by_id.keys():
        return None
    after = {upload.upload_id: upload.revision for upload in uploads.active(list(known))}
    gone, come = [before.keys() - after.keys(), after.keys() - before.keys()]
    if sum(by_id[upload_id].facts["rows"] for upload_id in gone | come) > MOST * rows:
        return None
    revised = {upload_id for upload_id in before.keys() & after.keys() if before[upload_id] != after[upload_id]}
    return Difference(*(tuple(by_id[each].folder for each in sorted(ids)) for ids in (gone, come, revised)))
