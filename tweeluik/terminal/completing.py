"""What is missing in all that is loaded, with worklists; and the dated notes that explain a trend."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import pandas as pd

from tweeluik import spreadsheet
from tweeluik.components.uploads.worklists import in_words
from tweeluik.engine import Engine
from tweeluik.engine.notes import noted
from tweeluik.errors import StoreError, UsageError
from tweeluik.i18n import number, t
from tweeluik.metrics import completeness as matters
from tweeluik.store import Store
from tweeluik.store import notes as written
from tweeluik.terminal import DONE
from tweeluik.terminal.arguments import day
from tweeluik.terminal.asking import engine_of


def completeness(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print the completeness board, or the worklist of one of its matters."""
    if asked.out and not asked.worklist:
        raise UsageError("out_without_worklist")
    engine, late = engine_of(store), matters.late_before(date.today())
    if asked.worklist:
        return _worklist(asked, engine, late, language)
    board = matters.board(engine, late)
    if asked.json:
        print(json.dumps(_records(board), ensure_ascii=False, indent=1))
        return DONE
    for subject, of_subject in board[board["count"].fillna(0) > 0].groupby("subject", sort=False):
        print(t(f"uploads.board.subjects.{subject}", language))
        for matter, count in zip(of_subject["matter"], of_subject["count"], strict=True):
            print(f"{number(count, language):>9}  {t(f'uploads.matters.{matter}.title', language)}  ({matter})")
    print(t("uploads.board.in_order", language, n=int((board["count"] == 0).sum())))
    if too_slow := board[board["count"].isna()]["matter"].tolist():
        print(f"{t('uploads.board.too_slow', language, n=len(too_slow))}: {', '.join(too_slow)}")
    return DONE


def _worklist(asked: argparse.Namespace, engine: Engine, late: date, language: str) -> int:
    known = [matter.name for matter in matters.MATTERS]
    if asked.worklist not in known:
        raise UsageError("unknown_matter", name=asked.worklist, known=", ".join(known))
    rows = matters.worklist(engine, asked.worklist, late)
    text = json.dumps(_records(rows), ensure_ascii=False, indent=1).encode() if asked.json else None
    if asked.out:
        write(Path(asked.out), text or spreadsheet.csv(in_words(rows, language)))
        print(t("uploads.terminal.written", language, rows=number(len(rows), language), file=asked.out))
    else:
        sys.stdout.write((text or spreadsheet.csv(rows, plain=True)).decode())
    return DONE


def _records(rows: pd.DataFrame) -> list[dict]:
    """Rows as plain data: unknown is null, a day is its ISO form."""
    days = {name: rows[name].dt.strftime("%Y-%m-%d") for name in rows.select_dtypes("datetime")}
    return json.loads(rows.assign(**days).to_json(orient="records"))


def write(place: Path, content: bytes) -> None:
    try:
        place.write_bytes(content)
    except OSError as error:
        raise StoreError("out_unwritable", file=str(place), reason=error.strerror or str(error)) from error


def notes(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Add a note, take one away, or list them all."""
    if asked.about and not asked.add:
        raise UsageError("about_without_add")
    if asked.add:
        written.add(store.path, day("DATE", asked.add[0]), asked.add[1], asked.about)
    if asked.remove:
        written.remove(store.path, asked.remove)
    found = noted(store.path)
    if asked.json:
        print(json.dumps([note.as_dict() for note in found], ensure_ascii=False, indent=1))
        return DONE
    for note in found:
        about = t(f"frame.format.{note.training_format}" if note.training_format else "uploads.notes.both", language)
        print(f"{note.note_id}  {note.noted_on}  {note.text}  ({about}; {note.written_by} {note.written_at})")
    if not found:
        print(t("uploads.notes.none", language))
    return DONE
