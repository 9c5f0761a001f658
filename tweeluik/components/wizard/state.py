"""What does the page of loading remember of the files that were dropped: their parts, the answers given, the job?

It stands in the session under one name that is no widget's, so that it outlives page and language switches; widgets are
set from it in every run. It goes, with its folder and its job, when the session or the reader puts it away.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

import streamlit as st

from tweeluik import config
from tweeluik.errors import StoreError, TweeluikError
from tweeluik.findings import ERROR, Finding
from tweeluik.ingest.job import CHECK, LOAD, LOOK, Job, Outcome, Request, Workplace
from tweeluik.ingest.look import Looked
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part, of_sheet

READ, MATCH, CHECKED, PREVIEW, LOADED = "read", "match", "check", "preview", "load"
STEPS = (READ, MATCH, CHECKED, PREVIEW, LOADED)
# Files up to this size [bytes] are checked anew at every answer; of larger ones the first rows are, until asked.
_SMALL = 8_000_000
# What only the user can say, and on which step it is asked; all else that is wrong stands under Check.
QUESTIONS = {
    **dict.fromkeys(("date_order_ambiguous", "decimal_ambiguous", "encoding_wrong", "sheet_not_chosen"), READ),
    **dict.fromkeys(("sheet_unknown", "delimiter_unknown", "encoding_unknown", "header_delimiter"), READ),
    **dict.fromkeys(("kind_unknown", "column_missing", "field_twice", "questions_missing", "value_unknown"), MATCH),
    **dict.fromkeys(("score_outside_scale", "question_unclear", "question_unknown", "field_unknown"), MATCH),
    **dict.fromkeys(("sector_revision_unknown", "not_a_score"), MATCH),
}
_KEY = "wizard"


@dataclass
class Wizard:
    """The files of one load and how far they are.

    `outcome` is the last look or check, `is_checked` whether it is a check of the files as they are now answered;
    `failure` ended the last job; `done` is what was loaded.
    """

    workplace: Workplace = field(default_factory=Workplace)
    parts: list[Part] = field(default_factory=list)
    step: str = READ
    shown: int = 0
    skip_rejected: bool = False
    job: Job | None = None
    outcome: Outcome = field(default_factory=Outcome)
    is_checked: bool = False
    failure: TweeluikError | None = None
    done: Outcome | None = None

    # ---- asking

    def start(self, task: str, language: str) -> None:
        """Have the files looked at, checked or loaded; what was on its way is stopped."""
        if self.job:
            self.job.cancel()
        self.failure = None
        are_fresh = not self.outcome.looked
        parts, version = tuple(self.parts), self.outcome.version
        request = Request(task, parts, config.store_path(), language, are_fresh, self.skip_rejected, version)
        self.job = Job(request, self.workplace)

    def cancel(self) -> None:
        """Stop what is on its way; what was known before stays."""
        if self.job:
            self.job.cancel()
        self.job = None

    def take(self, language: str) -> None:
        """Take in what a finished job found."""
        job, self.job = self.job, None
        try:
            outcome = job.outcome()
        except StoreError as error:
            self.failure = error
            if error.code == "store_changed":
                # Somebody else loaded meanwhile: what is seen must be what will happen.
                self.start(CHECK, language)
                self.failure = error
            return
        except TweeluikError as error:
            self.failure = error
            return
        if job.request.task == LOAD:
            self.done, self.step = outcome, LOADED
            return
        if job.request.task == LOOK:
            outcome = replace(self.outcome, parts=outcome.parts, looked=outcome.looked)
        first, self.parts = not self.outcome.looked, list(outcome.parts)
        self.outcome, self.is_checked = outcome, job.request.task == CHECK
        if first:
            self.step = self.first_step()

    # ---- answering

    def answer(self, place: int, options: Options, language: str) -> None:
        """Read one part otherwise."""
        self.parts[place] = replace(self.parts[place], options=options)
        self.look_again(language)

    def look_again(self, language: str) -> None:
        """See what the answers make of the files."""
        self.is_checked = False
        size = sum(path.stat().st_size for path in {part.path for part in self.parts})
        self.start(CHECK if size <= _SMALL else LOOK, language)

    def choose_sheets(self, place: int, sheets: Sequence[str], language: str) -> None:
        """Load other sheets of a workbook; each is a part of its own."""
        path = self.parts[place].path
        known = {part.options.sheet: part for part in self.parts if part.path == path}
        fresh = [known.get(sheet, of_sheet(path, Options(), sheet)) for sheet in sheets or [None]]
        others = [part for part in self.parts if part.path != path]
        at = min(number for number, part in enumerate(self.parts) if part.path == path)
        self.parts = [*others[:at], *fresh, *others[at:]]
        self.shown = at
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
    def findings(self) -> tuple[Finding, ...]:
        """All that was found: by the check, else in the first rows."""
        if self.is_checked and self.outcome.report:
            return self.outcome.report.findings
        return tuple(finding for looked in self.outcome.looked for finding in looked.findings)

    def questions(self, step: str, file: str | None = None) -> list[Finding]:
        """The errors that the user can answer on a step, of one part or of all."""
        asked = [found for found in self.findings if found.severity == ERROR and QUESTIONS.get(found.code) == step]
        return [found for found in asked if file in (None, found.file)]

    @property
    def errors(self) -> list[Finding]:
        """Everything that stands in the way."""
        return [found for found in self.findings if found.severity == ERROR]

    def first_step(self) -> str:
        """Where the user is needed first; to the preview when nowhere."""
        for step in (READ, MATCH):
            if self.questions(step):
                return step
        return CHECKED if self.errors else PREVIEW


def current() -> Wizard | None:
    """The files that this reader is loading, if any."""
    return st.session_state.get(_KEY)


def begin(files: Sequence[IO[bytes]], language: str) -> None:
    """Put dropped files on disk at once, so that the server need not hold them, and have them checked."""
    put_away()
    wizard = Wizard()
    for number, file in enumerate(files):
        place = wizard.workplace.files / f"{number}"
        place.mkdir()
        path = place / Path(file.name).name
        with path.open("wb") as target:
            shutil.copyfileobj(file, target)
        wizard.parts.append(Part(path, Options(), path.name))
    st.session_state[_KEY] = wizard
    wizard.start(CHECK, language)


def put_away() -> None:
    """Forget the files, with their folder and what is being done with them."""
    wizard = st.session_state.pop(_KEY, None)
    if wizard:
        wizard.cancel()
        wizard.workplace.forget()
