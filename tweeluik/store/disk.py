"""How does a file get its place so that a kill, or a power cut, leaves the old one or the new one?"""

import json
import os
import shutil
from pathlib import Path

# How much is copied in one call [bytes].
_AT_ONCE = 1 << 28


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """The same for everything in a folder."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def take_place(new: Path, place: Path) -> None:
    """Give `new` the name of `place`, at once and for good."""
    sync(new)
    new.replace(place)
    sync(place.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file inside the kernel, which shares the blocks where the file system can; else byte by byte."""
    try:
        with source.open("rb") as old, target.open("wb") as new:
            while os.copy_file_range(old.fileno(), new.fileno(), _AT_ONCE):
                pass
    except (AttributeError, OSError):
        shutil.copyfile(source, target)


def write_json(place: Path, data: dict) -> None:
    """A small file, whole or not at all."""
    new = place.with_name(f".{place.name}.{os.getpid()}")
    new.write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")
    take_place(new, place)


def remove(place: Path) -> None:
    """Take a file away for good; not there is fine."""
    place.unlink(missing_ok=True)
    sync(place.parent)
