"""How is a file looked at, checked and loaded without the server doing it?

Every step of the page runs in a process of its own, on the road of the terminal (`tweeluik.terminal.job`): what it used
is given back when it ends, readers are not kept waiting, and it can be stopped at any instant, because a kill leaves
the store before or after.
"""

import os
import pickle
import shutil
import subprocess
import sys
import time
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from tweeluik.config import ROOT
from tweeluik.errors import TweeluikError
from tweeluik.ingest.load import LoadReport
from tweeluik.ingest.look import Looked
from tweeluik.ingest.parts import Part
from tweeluik.store.before_after import Change
from tweeluik.store.uploads import OWN

LOOK, CHECK, LOAD = "look", "check", "load"
REQUEST, PROGRESS, OUTCOME, LOG = "request", "progress", "outcome", "log"
_PREFIX = "tweeluik-"


@dataclass(frozen=True)
class Request:
    """What is asked: `look` at the first rows, `check` (all but publish), or `load`.

    `are_fresh` says that nobody looked at the files yet: a workbook may then turn out to be several parts. `version` is
    the version of the store that the reader saw a preview of: on another one nothing is loaded. `origin` is that of
    the reader's own files or of invented ones.
    """

    task: str
    parts: tuple[Part, ...]
    store: Path
    language: str
    are_fresh: bool = False
    skip_rejected: bool = False
    version: str = ""
    origin: str = OWN


@dataclass(frozen=True)
class Progress:
    """What is being done: a step of `ingest.load.load` (or `start`, `wait`), the file it is about, and rows so far."""

    step: str = "start"
    file: str = ""
    rows: int = 0


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    `looked` are the `parts` as their first rows show them, `report` is of a check or a load. `changes` (part ->
    the first values that it changes), `figures` (id, training_format, before, after, hidden_before, hidden_after) and
    `rejected` (part -> its refused rows as CSV) say what a load would do, `version` what store it was compared with.
    """

    parts: tuple[Part, ...] = ()
    looked: tuple[Looked, ...] = ()
    report: LoadReport | None = None
    changes: dict[str, list[Change]] = field(default_factory=dict)
    figures: pd.DataFrame | None = None
    rejected: dict[str, Path] = field(default_factory=dict)
    version: str = ""


class Workplace:
    """A folder for dropped files and the jobs on them. It goes when this does, or with the next one after a crash."""

    def __init__(self) -> None:
        _sweep()
        self.folder = Path(mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self.forget = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "files").mkdir()

    @property
    def files(self) -> Path:
        """Where the files stand under their own names."""
        return self.folder / "files"


def _sweep() -> None:
    """Remove what a killed server left: dropped files may hold names."""
    probe = Path(mkdtemp(prefix=_PREFIX))
    probe.rmdir()
    for folder in probe.parent.glob(f"{_PREFIX}*-*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and not _lives(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Job:
    """One request on its way, in a process that ends with this object."""

    def __init__(self, request: Request, workplace: Workplace) -> None:
        # The folder of a job goes with its workplace, which stays as long as somebody waits for the job.
        self.request, self.workplace = request, workplace
        self.started = time.monotonic()
        self.folder = Path(mkdtemp(dir=workplace.folder, prefix=f"{request.task}-"))
        (self.folder / REQUEST).write_bytes(pickle.dumps(request))
        # What a killed job leaves stands in its folder, and goes with it.
        place = os.environ | {"TMPDIR": str(self.folder)}
        command = [sys.executable, "-m", "tweeluik.terminal.job", str(self.folder)]
        with (self.folder / LOG).open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=place, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self._stop = weakref.finalize(self, _end, self._process)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def seconds(self) -> float:
        """Time since the start [s]."""
        return time.monotonic() - self.started

    def progress(self) -> Progress:
        """What it does now."""
        try:
            return pickle.loads((self.folder / PROGRESS).read_bytes())
        except (OSError, EOFError):
            return Progress()

    def outcome(self) -> Outcome:
        """What came of it, once it has ended. Raises the TweeluikError that ended it; RuntimeError for a bug."""
        try:
            outcome = pickle.loads((self.folder / OUTCOME).read_bytes())
        except (OSError, EOFError) as error:
            raise RuntimeError((self.folder / LOG).read_text(errors="replace")[-4000:]) from error
        if isinstance(outcome, TweeluikError):
            raise outcome
        return outcome

    def cancel(self) -> None:
        """Stop it, wherever it is."""
        self._stop()


def _end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


def write(folder: Path, name: str, thing: object) -> None:
    """A message from the job to whoever asked: whole or not there."""
    new = folder / f".{name}"
    new.write_bytes(pickle.dumps(thing))
    new.replace(folder / name)
