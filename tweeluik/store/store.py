"""One store: what is loaded in it, and how it is brought up to date, taken back, and left?"""

import shutil
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tweeluik.config import threshold
from tweeluik.errors import StoreError, UsageError
from tweeluik.findings import Finding
from tweeluik.store import checks, disk, erasure, lock, uploads
from tweeluik.store.renew import made_of, renew
from tweeluik.store.staging import BUILDING, STAGING, staged
from tweeluik.store.uploads import DEMO, OWN, Upload


class Store:
    """The uploads in a folder and the reader's database that is built from them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def database(self) -> Path:
        """The reader's database; missing until something is loaded."""
        return self.path / "tweeluik.duckdb"

    def uploads(self) -> list[Upload]:
        """Every upload, oldest first, also those that were taken back."""
        return uploads.listed(self.path)

    def mappings(self) -> list[dict]:
        """How the files that count were read, latest last, for a next file with the same header."""
        return [upload.facts["mapping"] for upload in uploads.active(self.uploads()) if upload.facts["origin"] == OWN]

    def findings(self) -> list[Finding]:
        """What breaks the rules in all that counts. Raises StoreError `no_database` when nothing was ever loaded."""
        self.ready()
        if not self.database.exists():
            raise StoreError("no_database", path=str(self.database))
        return checks.run(self.database, headers={upload.upload_id: upload.headers for upload in self.uploads()})

    def ready(self) -> None:
        """Finish what a killed process left: an unfinished erasure, a database that is behind its uploads."""
        if self._is_behind() or erasure.marked(self.path):
            with self.writing():
                pass

    @contextmanager
    def writing(self, waiting: Callable[[], None] = lambda: None):
        """Be the only writer, on a store that is clean and up to date.

        Raises StoreBusy when another takes too long, StoreError `store_unwritable` when the disk is full or protected.
        """
        try:
            with lock.writing(self.path, waiting):
                self._clean()
                for participant_id in erasure.marked(self.path):
                    self._finish_erasure(participant_id)
                self._rebuild()
                yield
        except (OSError, duckdb.IOException) as error:
            raise StoreError("store_unwritable", path=str(self.path), reason=str(error)) from error

    @contextmanager
    def staged(self, files, origin: str = OWN, waiting=lambda: None, progress=lambda step: None):
        """Files ready to be looked at and published (`staging.Staged`), while nobody else writes."""
        with self.writing(waiting), staged(self.path, files, origin, progress) as ready:
            yield ready

    def undo(self, upload_id: str, whole_load: bool = False) -> list[str]:
        """Take an upload back, or the `whole_load` that it came with; `demo` takes back all invented ones. In one step:
        a kill leaves all of them or none. Returns what was taken back.

        Raises UsageError `unknown_upload`, or `already_undone` when there is nothing to take back.
        """
        with self.writing():
            chosen = [upload for upload in self._named(upload_id) if upload.state == uploads.ACTIVE]
            if not chosen:
                raise UsageError("already_undone", upload_id=upload_id)
            before = self._active()
            undone = {"undone_at": uploads.now(), "undone_by": uploads.who()}
            whole_load |= upload_id == DEMO
            for folder in {upload.folder.parent if whole_load else upload.folder for upload in chosen}:
                disk.write_json(folder / uploads.UNDONE_MARK, undone)
            self._rebuild()
            return sorted(before - self._active())

    def redo(self, upload_id: str) -> list[str]:
        """Bring back an upload that was taken back, and with it what was taken back by the same step.

        Raises UsageError `unknown_upload` or `not_undone`.
        """
        with self.writing():
            chosen = [upload for upload in self._named(upload_id) if upload.state == uploads.UNDONE]
            if not chosen:
                raise UsageError("not_undone", upload_id=upload_id)
            before = self._active()
            for folder in [upload.folder for upload in chosen] + [upload.folder.parent for upload in chosen]:
                disk.remove(folder / uploads.UNDONE_MARK)
            self._rebuild()
            return sorted(self._active() - before)

    def erase(self, participant_id: str) -> int:
        """Take a person out of every upload, undone ones too. Returns the number of rows that went."""
        with self.writing():
            erasure.mark(self.path, participant_id)
            return self._finish_erasure(participant_id)

    def _finish_erasure(self, participant_id: str) -> int:
        gone = erasure.rewrite(self.path, participant_id)
        self._rebuild()
        erasure.unmark(self.path, participant_id)
        return gone

    def _named(self, upload_id: str) -> list[Upload]:
        known = self.uploads()
        chosen = [u for u in known if upload_id in (u.upload_id, DEMO if u.facts["origin"] == DEMO else None)]
        if not chosen:
            raise UsageError("unknown_upload", upload_id=upload_id, known=", ".join(u.upload_id for u in known))
        return chosen

    def _active(self) -> set[str]:
        return {upload.upload_id for upload in uploads.active(self.uploads())}

    def _is_behind(self) -> bool:
        known = self.uploads()
        if not self.database.exists():
            return bool(known)
        made = made_of(self.database)
        return made is None or made[0] != uploads.fingerprint(known, threshold())

    def _rebuild(self) -> None:
        """Renew the database when it is behind, beside the old one, and swap."""
        if not self._is_behind():
            return
        new = self.path / f"{BUILDING}new.duckdb"
        renew(new, self.database, self.uploads())
        disk.take_place(new, self.database)

    def _clean(self) -> None:
        """Remove what killed writers left; the lock says that nobody is at it now."""
        half_written = (f"{STAGING}*", f"{BUILDING}*", "uploads/**/.*", "erasing/.*")
        for leftover in [path for pattern in half_written for path in self.path.glob(pattern)]:
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()
