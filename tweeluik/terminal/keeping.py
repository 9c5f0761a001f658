"""What is loaded: list it, take it back, bring it back, check it."""

import argparse
import json

from tweeluik.findings import has_errors, most_serious_first
from tweeluik.i18n import t
from tweeluik.store import Store
from tweeluik.terminal import DONE, NOT_DONE, printing


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


def check(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print what breaks the rules in all that is loaded; exit code 1 when an error does."""
    found = most_serious_first(store.findings())
    if asked.json:
        print(json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(printing.finding(each, language) for each in found) or t("terminal.check.clean", language))
    return NOT_DONE if has_errors(found) else DONE
