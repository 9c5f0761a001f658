"""What does each command do? Exit codes: 0 done, 1 nothing was done and why, 2 the call is off."""

import argparse
import json
import logging
import os
import secrets
import sys
from pathlib import Path

from tweeluik import config
from tweeluik.engine import Engine, open_engine, queries
from tweeluik.errors import FileRefused, QueryError, TweeluikError, UsageError
from tweeluik.filters import Filters, from_query
from tweeluik.findings import has_errors, most_serious_first
from tweeluik.i18n import has, t
from tweeluik.ingest.load import load as load_files
from tweeluik.ingest.mapping import Mapping, Options, load_mapping
from tweeluik.ingest.pseudonym import participant_id
from tweeluik.metrics.figures import all_figures
from tweeluik.store import Store, checks
from tweeluik.store.uploads import DEMO, OWN
from tweeluik.terminal import printing
from tweeluik.terminal.arguments import language_of, pairs, parser

DONE, NOT_DONE, USAGE = 0, 1, 2


def main(words: list[str]) -> int:
    """Run one command and return its exit code; what the reader can mend is one sentence on standard error."""
    asked = parser().parse_args(words)
    language = language_of(asked)
    if hasattr(asked, "store"):
        os.environ["TWEELUIK_STORE"] = asked.store
    try:
        return COMMANDS[asked.command](asked, Store(config.store_path()), language)
    except FileRefused as refused:
        print("\n".join(printing.finding(found, language) for found in refused.findings), file=sys.stderr)
        return NOT_DONE
    except TweeluikError as error:
        print(sentence(error, language), file=sys.stderr)
        return USAGE if isinstance(error, UsageError | QueryError) else NOT_DONE
    except Exception:
        reference = secrets.token_hex(3)
        logging.getLogger("tweeluik").exception("reference %s", reference)
        print(t("errors.bug", language, reference=reference), file=sys.stderr)
        return NOT_DONE


def sentence(error: TweeluikError, language: str) -> str:
    """An error in words."""
    key = f"errors.{error.code}"
    return t(key, language, **error.parts) if has(key, language) else str(error)


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

    loaded = load_files(
        paths,
        _options(asked),
        store,
        dry_run=asked.dry_run,
        origin=DEMO if asked.demo else OWN,
        waiting=lambda: say(t("terminal.load.waiting", language)),
        progress=lambda step, file: say(t(f"terminal.progress.{step}", language, file=file)),
    )
    if asked.json:
        print(json.dumps(loaded.as_dict(), ensure_ascii=False, indent=1))
    elif asked.demo and not loaded.refused:
        print(t("terminal.load.demo", language))
    else:
        print(printing.report(loaded, asked.dry_run, language))
    return NOT_DONE if loaded.refused else DONE


def _options(asked: argparse.Namespace) -> Options:
    settings = {key: values[-1] for key, values in pairs(asked.set, _refuse).items()}
    mapping = load_mapping(Path(asked.mapping)) if asked.mapping else Mapping()
    delimiter = {"tab": "\t", "\\t": "\t"}.get(asked.delimiter, asked.delimiter)
    return Options(
        kind=asked.kind,
        mapping=mapping,
        settings=settings,
        encoding=asked.encoding,
        delimiter=delimiter,
        decimal=asked.decimal,
        date_order=asked.date_order,
        sheet=asked.sheet,
        sectors=asked.sectors,
    )


def _refuse(word: str) -> None:
    raise UsageError("no_pair", word=word)


def uploads(asked: argparse.Namespace, store: Store, language: str) -> int:
    """List what is loaded."""
    store.ready()
    listed = [upload.as_dict() for upload in store.uploads()]
    print(json.dumps(listed, ensure_ascii=False, indent=1) if asked.json else printing.uploads(listed, language))
    return DONE


def undo(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Take an upload back."""
    print(t("terminal.undo.done", language, uploads=", ".join(store.undo(asked.upload))))
    return DONE


def redo(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Bring an upload back."""
    print(t("terminal.redo.done", language, uploads=", ".join(store.redo(asked.upload))))
    return DONE


def erase(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Remove a person from every upload; a pseudonym may be given as well."""
    is_pseudonym = len(asked.participant) == 64 and set(asked.participant) <= set("0123456789abcdef")
    gone = store.erase(asked.participant if is_pseudonym else participant_id(asked.participant))
    print(t("terminal.erase.done", language, rows=gone))
    return DONE


def query(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print the rows of a named query as CSV, or which queries there are."""
    if not asked.name:
        for name in queries.names():
            print(f"{name:<30} {queries.load(name).question}")
        return DONE
    print(rows_of(_engine(store), asked.name, asked.parameters), end="")
    return DONE


def rows_of(engine: Engine, name: str, words: list[str]) -> str:
    """The rows of a named query as CSV; QueryError `not_shown` for one whose rows may not leave the product."""
    named = queries.load(name)
    if not named.shown:
        raise QueryError("not_shown", name=name)
    said = pairs(words, _refuse)
    own = {key: said.pop(key)[-1] for key in list(said) if key in named.parameters and key in ("grain", "dimension")}
    own = {"grain": "year", "dimension": "theme"} | own
    return engine.query(name, **_filters(said).parameters(), **own).to_csv(index=False)


def figures(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print every headline figure under the filters."""
    engine = _engine(store)
    frame = all_figures(engine, _filters(pairs(asked.filter, _refuse)))
    if asked.format == "json":
        print(json.dumps(printing.figures_as_data(frame, engine.threshold), ensure_ascii=False, indent=1))
    else:
        print(printing.figures_as_table(frame, engine.threshold, language))
    return DONE


def _filters(said: dict[str, list[str]]) -> Filters:
    filters, refused = from_query(said)
    if refused:
        raise UsageError("unknown_filter", names=", ".join(refused))
    return filters


def check(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print what breaks the rules in all that is loaded; exit code 1 when an error does."""
    store.ready()
    _engine(store).close()
    found = most_serious_first(checks.run(store.database))
    if asked.json:
        print(json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(printing.finding(each, language) for each in found) or t("terminal.check.clean", language))
    return NOT_DONE if has_errors(found) else DONE


def shell(asked: argparse.Namespace, store: Store, language: str) -> int:
    """A prompt for named queries, on one version of the data."""
    engine = _engine(store)
    print(t("terminal.shell.hello", language))
    while True:
        try:
            words = input("tweeluik> ").split()
        except (EOFError, KeyboardInterrupt):
            print()
            return DONE
        if words[:1] in (["quit"], ["exit"]):
            return DONE
        if not words:
            print("\n".join(queries.names()))
            continue
        try:
            print(rows_of(engine, words[0], words[1:]), end="")
        except TweeluikError as error:
            print(sentence(error, language))


def _engine(store: Store) -> Engine:
    store.ready()
    return open_engine(store.database)


COMMANDS = {
    "load": load,
    "uploads": uploads,
    "undo": undo,
    "redo": redo,
    "erase": erase,
    "query": query,
    "figures": figures,
    "check": check,
    "shell": shell,
}
