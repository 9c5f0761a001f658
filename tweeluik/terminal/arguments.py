"""Which words does the terminal understand?"""

import argparse
import os
from datetime import date

from tweeluik import __version__
from tweeluik.config import FORMATS
from tweeluik.errors import UsageError
from tweeluik.filters import DIMENSIONS
from tweeluik.i18n import LANGUAGES
from tweeluik.metrics.like_for_like import DEFAULT
from tweeluik.metrics.like_for_like import DIMENSIONS as DIMENSIONS_ALIKE
from tweeluik.schema import KIND_ORDER

_EXITS = "exit codes: 0 done · 1 nothing was done, and why is printed · 2 the call is off · 3 a watch is red"
_EXPORTS = "page (one HTML file), slides (PowerPoint), workbook (Excel), or csv of one section"


def parser() -> argparse.ArgumentParser:
    """Every command with its options. `--store` and `--language` may stand before or after the command."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--store", metavar="PATH", help="folder of the store (else TWEELUIK_STORE, data/store)")
    everywhere.add_argument("--language", choices=LANGUAGES, help="of what is printed (else LANG)")
    top = argparse.ArgumentParser(prog="python -m tweeluik", epilog=_EXITS, parents=[everywhere])
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, epilog=_EXITS, parents=[everywhere])

    _load(command("load", "load files together: all of them, or none"))
    _watch(command("watch", "load what arrives in a folder, and leave a report beside each file"))
    _json(command("uploads", "what is loaded, oldest first"))
    for name, text in (("undo", "take an upload back"), ("redo", "bring an upload back that was taken back")):
        command(name, text).add_argument("upload", metavar="ID", help="as `uploads` names it, or `demo`")
    erase = command("erase", "remove a person from every upload, for good")
    erase.add_argument("--participant", required=True, metavar="VALUE", help="e-mail or staff number, or the pseudonym")
    query = command("query", "the rows of a named query, as CSV")
    query.add_argument("name", nargs="?", metavar="NAME", help="without it: which there are")
    query.add_argument("parameters", nargs="*", metavar="KEY=VALUE", help="a filter, or another parameter of the query")
    figures = command("figures", "every headline figure, through the gate for small groups")
    figures.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE", help=_filters())
    figures.add_argument("--strata", default=",".join(DEFAULT), metavar="NAME,NAME", help=_strata())
    figures.add_argument("--format", choices=("table", "json"), default="table")
    _export(command("export", "a report, or the table of one section, as a file to take along"))
    _json(command("check", "what looks wrong in all that is loaded"))
    _completeness(command("completeness", "what is missing, late or written twice in all that is loaded"))
    _notes(command("notes", "the dated notes that stand in trends; add one, or take one away"))
    _reference(command("reference", "the jobs per sector that the sector mix is held against; load or remove them"))
    _json(command("views", "the saved views, with their addresses"))
    _json(command("watches", "how every watched figure stands now; exit code 3 when one is beyond its limit"))
    command("shell", "ask named queries at a prompt")
    return top


def _load(load: argparse.ArgumentParser) -> None:
    load.add_argument("files", nargs="*", metavar="FILE")
    load.add_argument("--demo", action="store_true", help="the invented programme, into an empty store")
    load.add_argument("--rejected", metavar="FOLDER", help="where refused rows go, each with its reason, to be mended")
    reading(load)
    load.add_argument("--dry-run", action="store_true", help="read, compare and check; load nothing")
    _json(load)


def _watch(watch: argparse.ArgumentParser) -> None:
    watch.add_argument("folder", metavar="DIR", help="NAME.mapping.toml beside a file says how it is to be read")
    watch.add_argument("--once", action="store_true", help="load what is there now, as a nightly job does, and end")
    watch.add_argument("--every", type=_seconds, default=10.0, metavar="SECONDS", help="between two looks (else 10)")
    reading(watch)
    _json(watch)


def _seconds(word: str) -> float:
    seconds = float(word)
    if not 0.1 <= seconds <= 86_400:
        raise ValueError(word)
    return seconds


def reading(load: argparse.ArgumentParser) -> None:
    """How files are to be read."""
    load.add_argument("--kind", choices=KIND_ORDER, help="of every file (else recognised by its columns)")
    load.add_argument("--mapping", metavar="FILE.toml", help="which column is which field, and what values mean")
    load.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="for every row that has none")
    load.add_argument("--encoding", metavar="NAME", help="such as utf-8 or windows-1252")
    load.add_argument("--delimiter", metavar="MARK", help="between cells: ; , | or tab")
    load.add_argument("--header-row", metavar="ROW", help="as a spreadsheet counts, such as 3")
    load.add_argument("--decimal", choices=(",", "."), help="decimal mark of numbers")
    load.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="of dates such as 03/04/2025")
    load.add_argument("--sheet", metavar="NAME", help="of a workbook")
    load.add_argument("--sectors", choices=("nace", "own"), help="own keeps labels as they are")
    load.add_argument("--skip-rejected", action="store_true", help="load the good rows, leave out those with an error")


def _completeness(completeness: argparse.ArgumentParser) -> None:
    completeness.add_argument("--worklist", metavar="NAME", help="the rows of one matter, as CSV or (--json) as JSON")
    completeness.add_argument("--out", metavar="FILE", help="where the worklist goes, for a European spreadsheet")
    _json(completeness)


def _notes(notes: argparse.ArgumentParser) -> None:
    notes.add_argument("--add", nargs=2, metavar=("DATE", "TEXT"), help="a note on a day such as 2025-09-01")
    notes.add_argument("--about", choices=FORMATS, help="the one format that the added note is about (else both)")
    notes.add_argument("--remove", metavar="ID", help="as this command lists it")
    _json(notes)


def _reference(reference: argparse.ArgumentParser) -> None:
    reference.add_argument("file", nargs="?", metavar="FILE", help="a table `sector;jobs`; without it: which is in use")
    reference.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="sector_revision of letters"
    )
    reference.add_argument("--decimal", choices=(",", "."), help="decimal mark of numbers")
    reference.add_argument("--remove", action="store_true", help="go back to all enrolments as the reference")
    _json(reference)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document instead of words")


def _export(export: argparse.ArgumentParser) -> None:
    export.add_argument("kind", choices=("page", "slides", "workbook", "csv"), metavar="KIND", help=_EXPORTS)
    export.add_argument("--out", required=True, metavar="FILE", help="or the folder that it goes in")
    export.add_argument("--section", action="append", default=[], metavar="NAME", help="else all; may be repeated")
    export.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE", help=_filters())


def _filters() -> str:
    return f"{', '.join(DIMENSIONS)}, from, to or lens; may be repeated"


def _strata() -> str:
    return f"of like for like: {', '.join(DIMENSIONS_ALIKE)} (else {','.join(DEFAULT)})"


def strata(written: str) -> tuple[str, ...]:
    """Dimensions of like for like, in their own order; UsageError `unknown_value` for one that is none."""
    asked = written.split(",")
    if unknown := [name for name in asked if name not in DIMENSIONS_ALIKE]:
        raise UsageError("unknown_value", name="strata", value=", ".join(unknown), known=", ".join(DIMENSIONS_ALIKE))
    return tuple(dimension for dimension in DIMENSIONS_ALIKE if dimension in asked)


def pairs(words: list[str]) -> dict[str, list[str]]:
    """KEY=VALUE words as key -> values; UsageError `no_pair` for a word that is none."""
    found: dict[str, list[str]] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise UsageError("no_pair", word=word)
        found.setdefault(key, []).append(value)
    return found


def day(name: str, written: str) -> date:
    """A day such as 2025-09-01; UsageError `unknown_value` for anything else."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError("unknown_value", name=name, value=written, known="2025-09-01") from error


def language_of(asked: argparse.Namespace) -> str:
    """The language asked for, else that of the terminal, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return getattr(asked, "language", None) or ("nl" if spoken.lower().startswith("nl") else "en")
