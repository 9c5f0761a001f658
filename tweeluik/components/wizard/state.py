"""What does the page of loading remember of the files that were dropped: their parts, the answers given, the job?"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from tweeluik import config
from tweeluik.errors import StoreError, TweeluikError
from tweeluik.findings import ERROR, Finding
from tweeluik.ingest.job import CHECK, LOAD, LOOK, Job, Outcome, Request, Workplace
from tweeluik.ingest.look import Looked
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part, of_sheet
from tweeluik.store.prepared import Prepared
from tweeluik.store.uploads import OWN

READ, MATCH, CHECKED, PREVIEW, LOADED = "read", "match", "check", "preview", "load"
STEPS = (READ, MATCH, CHECKED, PREVIEW, LOADED)
# Files up to this size [bytes] are checked anew at every answer; of larger ones the first rows are, until asked.
_SMALL = 8_000_000
# The longest name under which a file is kept [characters]; a name may be longer than a disk allows.
_LONGEST_NAME = 100
# What only the user can say, and on which step it is asked; all else that is wrong stands under Check.
QUESTIONS = {
    **dict.fromkeys(("date_order_ambiguous", "decimal_ambiguous", "encoding_wrong", "sheet_not_chosen"), READ),
    **dict.fromkeys(("sheet_unknown", "delimiter_unknown", "encoding_unknown", "header_delimiter"), READ),
    **dict.fromkeys(("kind_unknown", "column_missing", "field_twice", "questions_missing", "value_unknown"), MATCH),
    **dict.fromkeys(("score_outside_scale", "question_unclear", "question_unknown", "field_unknown"), MATCH),
    **dict.fromkeys(("sector_revision_unknown", "not_a_score", "edition_has_format_and_start"), MATCH),
}


@dataclass
class Wizard:
    """The files of one load and how far they are.

    `are_fresh` says that some of them nobody looked at yet; `outcome` is the last look or check, `is_checked` whether
    it is a check of the files as they are now answered; `failure` ended the last job; `done` is what was loaded;
    `describing` is the column or question whose scale is being described.
    """

    origin: str = OWN
    workplace: Workplace = field(default_factory=Workplace)
    parts: list[Part] = field(default_factory=list)
    step: str = READ
    shown: int = 0
    are_fresh: bool = True
    skip_rejected: bool = False
    describing: str = ""
    job: Job | None = None
    outcome: Outcome = field(default_factory=Outcome)
    is_checked: bool = False
    failure: TweeluikError | None = None
    was_stopped: bool = False
    done: Outcome | None = None

    # ---- asking

    def start(self, task: str, language: str) -> None:
        """Have the files looked at, checked or loaded; what was on its way is stopped."""
        if self.job:
            self.job.cancel()
        self.failure, self.was_stopped = None, False
        request = Request(
            task,
            tuple(self.parts),
            config.store_path(),
            language,
            self.are_fresh,
            self.skip_rejected,
            self.outcome.version,
            self.origin,
        )
        self.job = Job(request, self.workplace)

    def cancel(self) -> None:
        """Stop what is on its way; what was known before stays."""
        if self.job:
            self.job.cancel()
            self.was_stopped = True
        self.job = None

    def take(self, language: str) -> None:
        """Take in what a finished job found."""
        job, self.job = self.job, None
        try:
            outcome = job.outcome()
        except TweeluikError as error:
            if isinstance(error, StoreError) and error.code == "store_changed":
                # Somebody else loaded meanwhile: what is seen must be what will happen.
                self.step = PREVIEW
                self.start(CHECK, language)
            self.failure = error
            return
        if job.request.task == LOAD:
            self._loaded(outcome)
            return
        first = self.are_fresh and not self.outcome.looked
        self.outcome, self.parts, self.are_fresh = outcome, list(outcome.parts), False
        self.is_checked = job.request.task == CHECK
        self.shown = min(self.shown, len(self.parts) - 1)
        if first:
            self.step = self.first_step()

    def _loaded(self, outcome: Outcome) -> None:
        if outcome.report.refused:
            self.outcome, self.step = replace(self.outcome, report=outcome.report), CHECKED
        else:
            self.done = outcome

    def go(self, step: str, language: str) -> None:
        """Turn to a step; one that needs all rows has them checked."""
        self.step = step
        if step not in (READ, MATCH) and not self.is_checked and not self.job:
            self.start(CHECK, language)

    # ---- answering

    def answer(self, options: Options, language: str) -> None:
        """Read the part that is shown otherwise."""
        self.parts[self.shown] = replace(self.part, options=options)
        self.look_again(language)

    def look_again(self, language: str) -> None:
        """See what the answers make of the files."""
        self.is_checked = False
        size = sum(path.stat().st_size for path in {part.path for part in self.parts})
        self.start(CHECK if size <= _SMALL else LOOK, language)

    def add(self, files: Sequence[IO[bytes]], language: str) -> None:
        """Put more files on disk; one with the name of an earlier one takes its place, and is read as that was."""
        for file in files:
            path = self._kept(file)
            same = [number for number, part in enumerate(self.parts) if part.path.name == path.name]
            for number in same:
                self.parts[number] = replace(self.parts[number], path=path)
            if not same:
                self.parts.append(Part(path, Options(), path.name))
        self.are_fresh = True
        self.look_again(language)

    def _kept(self, file: IO[bytes]) -> Path:
        """A dropped file on disk, so that the server need not hold it."""
        place = self.workplace.files / f"{len(list(self.workplace.files.iterdir()))}"
        place.mkdir()
        path = place / (Path(file.name).name[-_LONGEST_NAME:].strip(". ") or "file")
        with path.open("wb") as target:
            shutil.copyfileobj(file, target)
        return path

    def leave_out(self, language: str) -> None:
        """Load the other files without the part that is shown."""
        self.parts.pop(self.shown)
        self.shown = 0
        self.outcome = Outcome(version=self.outcome.version)
        self.look_again(language)

    def choose_sheets(self, sheets: Sequence[str], language: str) -> None:
        """Load these sheets of the workbook that is shown; each is a part of its own."""
        path = self.part.path
        known = {part.options.sheet: part for part in self.parts if part.path == path}
        fresh = [known.get(sheet, of_sheet(path, Options(), sheet)) for sheet in sheets]
        at = min(number for number, part in enumerate(self.parts) if part.path == path)
        others = [part for part in self.parts if part.path != path]
        self.parts, self.shown = [*others[:at], *fresh, *others[at:]], at
        self.outcome = Outcome(version=self.outcome.version)
        self.look_again(language)

    # ---- what is seen

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self.parts[self.shown]

    @property
    def looked(self) -> Looked | None:
        """The part that is shown, as its first rows show it."""
        return self.outcome.looked[self.shown] if self.shown < len(self.outcome.looked) else None

    @property
    def prepared(self) -> Prepared | None:
        """The part that is shown, as all its rows were read the last time."""
        files = self.outcome.report.files if self.outcome.report else ()
        return next((file.prepared for file in files if file.prepared.file_name == self.part.name), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found: by the last check, else in the first rows."""
        if self.outcome.report:
            return self.outcome.report.findings
        return tuple(finding for looked in self.outcome.looked for finding in looked.findings)

    def questions(self, step: str, part: Part | None = None) -> list[Finding]:
        """The errors that the user can answer on a step, of one part or of all."""
        asked = [found for found in self.errors if QUESTIONS.get(found.code) == step]
        return [found for found in asked if part is None or found.file == part.name]

    @property
    def errors(self) -> list[Finding]:
        """Everything that stands in the way."""
        return [found for found in self.findings if found.severity == ERROR]

    @property
    def rejected(self) -> int:
        """The refused rows of all files."""
        return sum(len(file.prepared.rejected) for file in self.outcome.report.files) if self.outcome.report else 0

    @property
    def may_load(self) -> bool:
        """Whether all was checked, and nothing stands in the way or only rows that are left out knowingly."""
        report = self.outcome.report
        return self.is_checked and bool(report) and (not report.refused or (report.skippable and self.skip_rejected))

    def first_step(self) -> str:
        """Where the user is needed first; to the preview when nowhere, and to the first rows of a large file."""
        asked = next((step for step in (READ, MATCH) if self.questions(step)), "")
        return asked or (READ if not self.is_checked else CHECKED if self.errors else PREVIEW)
