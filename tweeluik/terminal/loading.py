"""Files in, and people out: the commands that know what stands in a file."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tweeluik import config
from tweeluik.errors import UsageError
from tweeluik.i18n import number, t
from tweeluik.ingest.load import load as load_files
from tweeluik.ingest.mapping import Mapping, Options, load_mapping
from tweeluik.ingest.parts import parts
from tweeluik.ingest.pseudonym import participant_id
from tweeluik.ingest.rejected import write_rejected
from tweeluik.store import Store
from tweeluik.store.uploads import DEMO, OWN
from tweeluik.terminal import DONE, NOT_DONE, printing
from tweeluik.terminal.arguments import pairs

# While a large file is read, something is said after so many rows.
_ROWS_BETWEEN = 250_000


def load(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Load files, or the demo into a store that never held anything."""
    if asked.demo == bool(asked.files):
        raise UsageError("files_or_demo")
    if asked.demo and store.uploads():
        print(t("terminal.load.not_empty", language))
        return DONE
    paths = sorted(config.DEMO.glob("*.csv")) if asked.demo else [Path(name) for name in asked.files]
    if absent := [str(path) for path in paths if not path.is_file()]:
        raise UsageError("no_such_file", files=", ".join(absent))

    def say(words: str) -> None:
        if not asked.json:
            print(words, file=sys.stderr)

    read = parts(paths, options_of(asked), store.mappings())
    loaded = load_files(
        read,
        store,
        dry_run=asked.dry_run,
        skip_rejected=asked.skip_rejected,
        origin=DEMO if asked.demo else OWN,
        waiting=lambda: say(t("terminal.load.waiting", language)),
        progress=_Saying(say, language),
    )
    for part in read if asked.rejected else ():
        write_rejected(part, loaded.findings, language, Path(asked.rejected) / f"{part.name}.rejected.csv")
    if asked.json:
        print(json.dumps(loaded.as_dict(), ensure_ascii=False, indent=1))
    elif asked.demo and not loaded.refused:
        print(t("terminal.load.demo", language))
    else:
        print(printing.report(loaded, asked.dry_run, language))
    return NOT_DONE if loaded.refused else DONE


class _Saying:
    """Says each step of a load, and every so many rows how far it is."""

    def __init__(self, say: Callable[[str], None], language: str) -> None:
        self._say, self._language, self._said = say, language, 0

    def __call__(self, step: str, part: str, rows: int) -> None:
        if rows == 0:
            self._said = 0
            self._say(t(f"terminal.progress.{step}", self._language, file=part))
        elif rows - self._said >= _ROWS_BETWEEN:
            self._said = rows
            self._say(t("terminal.progress.rows", self._language, file=part, rows=number(rows, self._language)))


def options_of(asked: argparse.Namespace) -> Options:
    """How the files are to be read, as the call says."""
    settings = {key: values[-1] for key, values in pairs(asked.set).items()}
    mapping = load_mapping(Path(asked.mapping)) if asked.mapping else Mapping()
    delimiter = {"tab": "\t", "\\t": "\t"}.get(asked.delimiter, asked.delimiter)
    return Options(
        kind=asked.kind,
        mapping=mapping,
        settings=settings,
        encoding=asked.encoding,
        delimiter=delimiter,
        header_row=asked.header_row,
        decimal=asked.decimal,
        date_order=asked.date_order,
        sheet=asked.sheet,
        sectors=asked.sectors,
    )


def erase(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Remove a person from every upload; a pseudonym may be given as well."""
    is_pseudonym = len(asked.participant) == 64 and set(asked.participant) <= set("0123456789abcdef")
    gone = store.erase(asked.participant if is_pseudonym else participant_id(asked.participant))
    print(t("terminal.erase.done", language, rows=gone))
    return DONE
