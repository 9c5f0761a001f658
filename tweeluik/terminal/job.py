"""How does one step of the page of loading run, in a process of its own?

    python -m tweeluik.terminal.job FOLDER

FOLDER holds a request (`tweeluik.ingest.job`); progress and outcome are written there.
"""

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from pickle import loads

import pandas as pd

from tweeluik.engine import open_engine
from tweeluik.errors import StoreError, TweeluikError
from tweeluik.filters import Filters
from tweeluik.ingest.job import CHECK, LOAD, LOOK, OUTCOME, PROGRESS, REQUEST, Outcome, Progress, Request, write
from tweeluik.ingest.load import load
from tweeluik.ingest.look import look
from tweeluik.ingest.parts import named, parts
from tweeluik.ingest.rejected import write_rejected
from tweeluik.metrics import participation, satisfaction, sectors
from tweeluik.store import Store
from tweeluik.store.before_after import changed_values
from tweeluik.store.prepared import Prepared
from tweeluik.store.staging import Staged

# The changed values of one file that a preview lists; the counts are of all of them.
_CHANGES = 200
_HIDDEN = "fewer_than_threshold"


def main(folder: Path) -> None:
    """Do what is asked, and leave the outcome or the error that ended it."""
    request: Request = loads((folder / REQUEST).read_bytes())
    write(folder, PROGRESS, Progress())
    try:
        write(folder, OUTCOME, _Run(_with_parts(request), folder).outcome())
    except TweeluikError as error:
        write(folder, OUTCOME, error)


def _with_parts(request: Request) -> Request:
    """The request with every sheet that is recognised as a part of its own, when nobody looked at the files yet.

    A sheet that was asked for stays the part that it is.
    """
    if not request.are_fresh:
        return request
    earlier = Store(request.store).mappings()
    split = ([part] if part.options.sheet else parts([part.path], part.options, earlier) for part in request.parts)
    return replace(request, parts=tuple(named([part for of_file in split for part in of_file])))


class _Run:
    """A check or a load, and what is seen of it on the way."""

    def __init__(self, request: Request, folder: Path) -> None:
        self.request, self.folder = request, folder
        self.store = Store(request.store)
        self.seen = Outcome()

    def outcome(self) -> Outcome:
        if self.request.task != LOAD:
            earlier = self.store.mappings()
            looked = (look(part.path, part.name, part.options, earlier) for part in self.request.parts)
            self.seen = Outcome(self.request.parts, tuple(looked))
        if self.request.task == LOOK:
            return self.seen
        checks = self.request.task == CHECK
        report = load(
            self.request.parts,
            self.store,
            dry_run=checks,
            skip_rejected=self.request.skip_rejected,
            origin=self.request.origin,
            waiting=lambda: self._tell("wait"),
            progress=self._tell,
            inspect=self._preview if checks else self._same_store,
        )
        rejected = self._rejected(report.findings) if checks else {}
        return replace(self.seen, report=report, rejected=rejected)

    def _tell(self, step: str, file: str = "", rows: int = 0) -> None:
        write(self.folder, PROGRESS, Progress(step, file, rows))

    def _same_store(self, staged: Staged, _: Sequence[Prepared]) -> None:
        """Nothing is loaded on a store other than the one that the reader saw a preview of."""
        if staged.base_version != self.request.version:
            raise StoreError("store_changed")

    def _preview(self, staged: Staged, files: Sequence[Prepared]) -> None:
        self._tell("preview")
        changes = {file.file_name: changed_values(file, staged.base, _CHANGES) for file in files}
        self.seen = replace(
            self.seen,
            changes={name: found for name, found in changes.items() if found},
            figures=_compared(staged.base, staged.database),
            version=staged.base_version,
        )

    def _rejected(self, findings: Sequence) -> dict[str, Path]:
        written = {}
        for number, part in enumerate(self.request.parts):
            target = self.folder / f"rejected-{number}.csv"
            if write_rejected(part, findings, self.request.language, target):
                written[part.name] = target
        return written


def _headlines(database: Path | None) -> pd.DataFrame:
    """The headline figures of a database: id, training_format, value, note; none without a database."""
    columns = ["id", "training_format", "value", "note"]
    if database is None:
        return pd.DataFrame(columns=columns)
    engine, everything = open_engine(database), Filters()
    frames = [
        participation.by_format(engine, everything),
        sectors.by_format(engine, everything),
        satisfaction.by_format(engine, everything),
    ]
    frame = pd.concat(frames, ignore_index=True)
    return frame.loc[frame["training_format"].notna(), columns]


def _compared(before: Path | None, after: Path) -> pd.DataFrame:
    """Headline figures before and after: id, training_format, before, after, hidden_before, hidden_after.

    Figures that stay what they are have a row too; a figure is hidden when too few people stand behind it.
    """
    old, new = (_headlines(database) for database in (before, after))
    both = new.merge(old, how="outer", on=["id", "training_format"], suffixes=("_after", "_before"), sort=False)
    return pd.DataFrame(
        {
            "id": both["id"],
            "training_format": both["training_format"],
            "before": both["value_before"],
            "after": both["value_after"],
            "hidden_before": _is_hidden(both["note_before"]),
            "hidden_after": _is_hidden(both["note_after"]),
        }
    )


def _is_hidden(notes: pd.Series) -> pd.Series:
    return notes.map(lambda note: isinstance(note, str) and _HIDDEN in note.split()).astype(bool)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    main(Path(sys.argv[1]))
