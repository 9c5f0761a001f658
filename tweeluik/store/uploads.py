"""What is loaded: which uploads are there, in which state, and what do they add up to?

    uploads/L000003/000003-enrolments/rows/<table>.parquet     the canonical rows of one file, written once
                                      upload.json              who, when, which file, how it was read, what it brought
                                      undone.json              only when it was taken back

The files of one command stand in one folder, so that its rename publishes them together; an `undone.json` there takes
them back together. The number in the name is the order of loading: later rows win.
"""

import getpass
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from tweeluik.errors import StoreError
from tweeluik.store.build import recipe

ACTIVE, UNDONE, LEFT = "active", "undone", "left"
OWN, DEMO = "file", "demo"
UNDONE_MARK = "undone.json"


@dataclass(frozen=True)
class Upload:
    """One file that was loaded. `state`: active, undone, or left (a demo that own data have replaced)."""

    folder: Path
    state: str

    @property
    def upload_id(self) -> str:
        return self.folder.name

    @cached_property
    def facts(self) -> dict:
        """What `upload.json` says; StoreError `upload_unreadable` when somebody damaged it."""
        path = self.folder / "upload.json"
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError("upload_unreadable", path=str(path), reason=str(error)) from error

    @property
    def revision(self) -> int:
        """How often rows were taken out of it, because a person left."""
        return self.facts.get("revision", 0)

    @property
    def headers(self) -> dict[str, str]:
        """Field -> what the file calls it."""
        return {field: header for header, field in self.facts["mapping"].get("columns", {}).items()}

    def as_dict(self) -> dict:
        """The upload as plain data for `uploads --json`."""
        names = ("file_name", "kind", "loaded_at", "loaded_by", "origin", "rows", "counts", "dropped")
        facts = {name: self.facts[name] for name in names}
        return {"upload_id": self.upload_id, "state": self.state, **facts}


def listed(store: Path) -> list[Upload]:
    """Every upload of a store, oldest first, with its state.

    Invented data count only as long as no file of one's own was ever loaded: so they leave in the very rename that
    publishes the first own file.
    """
    folders = sorted((path.parent for path in store.glob("uploads/L*/*/upload.json")), key=lambda path: path.name)
    uploads = [Upload(folder, UNDONE if _is_undone(folder) else ACTIVE) for folder in folders]
    if any(upload.facts["origin"] == OWN for upload in uploads):
        return [_left(upload) for upload in uploads]
    return uploads


def _is_undone(folder: Path) -> bool:
    return any((place / UNDONE_MARK).exists() for place in (folder, folder.parent))


def _left(upload: Upload) -> Upload:
    is_demo = upload.facts["origin"] == DEMO and upload.state == ACTIVE
    return Upload(upload.folder, LEFT) if is_demo else upload


def active(uploads: list[Upload]) -> list[Upload]:
    """Those that count."""
    return [upload for upload in uploads if upload.state == ACTIVE]


def fingerprint(uploads: list[Upload], threshold: int) -> str:
    """What a database built from these uploads must carry; another means it is behind."""
    return fingerprint_of({u.upload_id: u.revision for u in active(uploads)}, threshold)


def fingerprint_of(revisions: Mapping[str, int], threshold: int) -> str:
    """The same from the names of the uploads that count and how often each was revised."""
    said = [recipe(), str(threshold), *(f"{upload_id}:{revision}" for upload_id, revision in sorted(revisions.items()))]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def next_number(uploads: list[Upload]) -> int:
    """The number of the next upload."""
    return max((int(upload.upload_id.partition("-")[0]) for upload in uploads), default=0) + 1


def who() -> str:
    """Who loads: `TWEELUIK_USER`, else the login name, else nobody known."""
    try:
        return os.environ.get("TWEELUIK_USER") or getpass.getuser()
    except (KeyError, OSError):
        return ""


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
