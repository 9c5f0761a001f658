"""Saved views and watches on a terminal: for a mail when a figure comes beyond its limit."""

import argparse
import json
import sys
from datetime import date
from urllib.parse import urlencode

from tweeluik.components.address import Address
from tweeluik.components.page import Page
from tweeluik.components.watches import found, words
from tweeluik.engine.views import View, saved, starts_of
from tweeluik.engine.watches import Watch, kept
from tweeluik.filters import Filters
from tweeluik.i18n import t
from tweeluik.metrics.frames import missing
from tweeluik.metrics.watches import QUIET, RED
from tweeluik.store import Store
from tweeluik.terminal import DONE, FIRES, printing
from tweeluik.terminal.asking import engine_of


def views(asked: argparse.Namespace, store: Store, language: str) -> int:
    """List the saved views with their addresses."""
    known, _ = saved(store.path)
    starts = starts_of(store.path)
    facts = [
        view.as_dict() | {"address": _address(view), "start": starts.get(view.whose) == view.view_id} for view in known
    ]
    if asked.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return DONE
    for view in facts:
        said = [t(f"views.terminal.{'shared' if view['shared'] else 'personal'}", language)]
        said += [t("views.terminal.start", language)] if view["start"] else []
        print(f"{view['view_id']}  {view['name']}  {view['address']}  ({', '.join(said)})")
    if not known:
        print(t("views.none", language))
    return DONE


def _address(view: View) -> str:
    page = "" if view.page == "overview" else view.page
    return f"/{page}?{urlencode(view.query | {'view': [view.view_id]}, doseq=True)}"


def watches(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Look at every watch in the data of now; the exit code says whether one is red."""
    known, damaged = kept(store.path)
    for name in damaged:
        print(t("watches.damaged", language, files=name), file=sys.stderr)
    if not known:
        print("[]" if asked.json else t("watches.none", language))
        return DONE
    engine, today = engine_of(store), date.today()
    rows = found.now(engine, known, today, store.path)
    pairs = list(zip(known, rows.to_dict("records"), strict=True))
    if asked.json:
        print(json.dumps([_as_data(*pair, engine.threshold) for pair in pairs], ensure_ascii=False, indent=1))
    else:
        page = Page("views", Address(language, Filters(), {}, ()), engine)
        print("\n".join(_as_text(page, *pair) for pair in pairs))
    return FIRES if (rows["state"] == RED).any() else DONE


def _as_data(watch: Watch, row: dict, threshold: int) -> dict:
    """A watch with what it finds, as plain data: unknown and hidden are null, notes are English words."""
    plain = {name: None if missing(value) else value for name, value in row.items()}
    note = printing.note(row["note"], "en", threshold) or None
    filters = watch.filters(date.today()).to_query()
    return watch.as_dict() | plain | {"filters": filters, "note": note, "stale": row["stale"] or None}


def _as_text(page: Page, watch: Watch, row: dict) -> str:
    state = row["state"] if row["state"] in (RED, QUIET) else "unsaid"
    since = page.text(f"watches.since.{state}", when=f"{row['since']} UTC")
    under = [words.found(page, watch, row), words.scope(page, watch.filters(date.today()), watch.period), since]
    return f"{words.title(page, watch)}\n    {' · '.join(under)}"
