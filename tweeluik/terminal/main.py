"""Which command is asked for, and what does its end say? 0 done, 1 nothing done and why, 2 the call is off, 3 red."""

import logging
import os
import secrets
import sys
from importlib import import_module

from tweeluik import config
from tweeluik.errors import FileRefused, QueryError, TweeluikError, UsageError
from tweeluik.i18n import t
from tweeluik.store import Store
from tweeluik.terminal import NOT_DONE, USAGE, printing
from tweeluik.terminal.arguments import language_of, parser

# Where a command is: only the one that is asked for is imported, so that figures don't wait for what reads files.
ROOMS = {
    "loading": ("load", "erase"),
    "watching": ("watch",),
    "keeping": ("uploads", "undo", "redo", "check"),
    "referring": ("reference",),
    "asking": ("query", "figures", "shell"),
    "completing": ("completeness", "notes"),
    "saving": ("views", "watches"),
    "exporting": ("export",),
}
COMMANDS = {command: room for room, commands in ROOMS.items() for command in commands}


def main(words: list[str]) -> int:
    """Run one command and return its exit code; what the reader can mend is one sentence on standard error."""
    asked = parser().parse_args(words)
    language = language_of(asked)
    if hasattr(asked, "store"):
        os.environ["TWEELUIK_STORE"] = asked.store
    try:
        room = import_module(f"tweeluik.terminal.{COMMANDS[asked.command]}")
        return getattr(room, asked.command)(asked, Store(config.store_path()), language)
    except FileRefused as refused:
        print("\n".join(printing.finding(found, language) for found in refused.findings), file=sys.stderr)
        return NOT_DONE
    except TweeluikError as error:
        print(printing.sentence(error, language), file=sys.stderr)
        return USAGE if isinstance(error, UsageError | QueryError) else NOT_DONE
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`); what is left to print goes nowhere, also at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except Exception:
        reference = secrets.token_hex(3)
        logging.getLogger("tweeluik").exception("reference %s", reference)
        print(t("errors.bug", language, reference=reference), file=sys.stderr)
        return NOT_DONE
