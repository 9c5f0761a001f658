"""How are files loaded that arrive in a folder, with a report beside each?

The folder is looked at every so often rather than listened to: a network drive tells nobody what arrives on it.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tweeluik.errors import FileRefused, StoreError, UsageError
from tweeluik.i18n import t
from tweeluik.ingest.load import LoadReport, load
from tweeluik.ingest.mapping import Options, load_mapping
from tweeluik.ingest.parts import Part, named, parts
from tweeluik.ingest.rejected import write_rejected
from tweeluik.store import Store
from tweeluik.terminal import DONE, NOT_DONE, printing
from tweeluik.terminal.loading import options_of

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
# What stands beside a file, by what is put behind its name: our report once it is loaded, or why it was refused and
# which rows; the reader's mapping.
REPORT, REFUSAL, REJECTED, MAPPING = ".report.txt", ".refused.txt", ".rejected.csv", ".mapping.toml"


def watch(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Load what arrives in a folder until that is stopped; with `--once`, load what stands there now."""
    folder = Path(asked.folder)
    if not folder.is_dir():
        raise UsageError("no_such_folder", folder=asked.folder)
    watcher = Watcher(folder, store, options_of(asked), asked.skip_rejected, language)
    if asked.once:
        watcher.look()
        _tell(watcher.take_outcomes(), asked.json, language)
        return NOT_DONE if watcher.refused else DONE
    print(t("terminal.watch.watching", language, folder=str(folder)), file=sys.stderr, flush=True)
    try:
        while True:
            watcher.look(settled=False)
            _tell(watcher.take_outcomes(), asked.json, language)
            time.sleep(asked.every)
    except KeyboardInterrupt:
        return DONE


def _tell(outcomes: dict[str, str], as_json: bool, language: str) -> None:
    for file, outcome in outcomes.items():
        said = {"file": file, "outcome": outcome}
        sentence = t(f"terminal.watch.{outcome}", language, file=file)
        print(json.dumps(said, ensure_ascii=False) if as_json else sentence, flush=True)


@dataclass
class Watcher:
    """A folder and what was seen in it: path -> size and time of the last change.

    A file is read once it looks the same twice. Files that stand ready together are loaded together; when one of them
    is refused, each is tried by itself, and the refused ones again after every load, for they may speak of editions
    that are known by then. A file with a report newer than itself was loaded; whoever starts anew tries the others.
    """

    folder: Path
    store: Store
    options: Options
    skip_rejected: bool = False
    language: str = "en"
    refused: dict[Path, tuple] = field(default_factory=dict)
    _seen: dict[Path, tuple] = field(default_factory=dict)
    _outcomes: dict[str, str] = field(default_factory=dict)

    def take_outcomes(self) -> dict[str, str]:
        """File name -> loaded, nothing_new or refused, of what was dealt with since this was last asked."""
        outcomes, self._outcomes = self._outcomes, {}
        return outcomes

    def look(self, settled: bool = True) -> None:
        """Look at the folder once. `settled` believes that every file is whole."""
        now = {path: state for path in sorted(self.folder.iterdir()) if (state := _state(path))}
        ready = [path for path, state in now.items() if settled or self._seen.get(path) == state]
        fresh = [path for path in ready if not _has_report(path) and self.refused.get(path) != now[path]]
        self._seen = now
        loaded = bool(fresh) and self._load(fresh)
        if fresh and not loaded and len(fresh) > 1:
            loaded = sum(self._load([path]) for path in fresh) > 0
        while loaded and (waiting := [path for path in ready if path in self.refused]):
            loaded = sum(self._load([path]) for path in waiting) > 0

    def _load(self, paths: Sequence[Path]) -> bool:
        """Load files together and report on each; False when they are refused."""
        try:
            found = named(
                [part for path in paths for part in parts([path], self._options(path), self.store.mappings())]
            )
            report = load(found, self.store, skip_rejected=self.skip_rejected)
        except FileRefused as refusal:  # a mapping that can't be read
            said = "\n".join(printing.finding(each, self.language) for each in refusal.findings)
            return self._refuse(paths, said)
        except StoreError as error:  # another writer: the next look tries again
            print(printing.sentence(error, self.language), file=sys.stderr, flush=True)
            return False
        if report.refused and len(paths) > 1:
            return False
        for path in paths:
            self._report(path, [part for part in found if part.path == path], report)
        return not report.refused

    def _options(self, path: Path) -> Options:
        """What is said about all files, and in a mapping beside this one."""
        beside = path.with_name(path.name + MAPPING)
        return replace(self.options, mapping=load_mapping(beside)) if beside.exists() else self.options

    def _report(self, path: Path, own: Sequence[Part], report: LoadReport) -> None:
        names = {part.name for part in own}
        files = tuple(file for file in report.files if file.prepared.file_name in names)
        findings = tuple(finding for finding in report.findings if finding.file in names)
        rejected = path.with_name(path.name + REJECTED)
        rejected.unlink(missing_ok=True)
        for part in own:
            write_rejected(part, findings, self.language, path.with_name(f"{part.name}{REJECTED}"))
        said = printing.report(replace(report, files=files, findings=findings), False, self.language)
        if report.refused:
            self._refuse([path], said)
        else:
            self.refused.pop(path, None)
            self._write(path, said, "loaded" if report.published else "nothing_new")

    def _refuse(self, paths: Sequence[Path], said: str) -> bool:
        for path in paths:
            self.refused[path] = _state(path)
            self._write(path, said, "refused")
        return False

    def _write(self, path: Path, said: str, outcome: str) -> None:
        is_refused = outcome == "refused"
        path.with_name(path.name + (REFUSAL if is_refused else REPORT)).write_text(said + "\n", encoding="utf-8")
        path.with_name(path.name + (REPORT if is_refused else REFUSAL)).unlink(missing_ok=True)
        self._outcomes[path.name] = outcome


def _state(path: Path) -> tuple | None:
    """Size and time of the last change of a file to be loaded; None for what is no such file, or was written by us."""
    if (
        path.name.startswith(".")
        or path.suffix.lower() not in SUFFIXES
        or path.name.endswith((REPORT, REFUSAL, REJECTED))
    ):
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if path.is_file() else None


def _has_report(path: Path) -> bool:
    """Whether a file was loaded since it, or its mapping, last changed."""
    report, mapping = (path.with_name(path.name + suffix) for suffix in (REPORT, MAPPING))
    if not report.exists():
        return False
    changed = [place.stat().st_mtime_ns for place in (path, mapping) if place.exists()]
    return report.stat().st_mtime_ns > max(changed)
