"""What the sector mix is held against: load jobs per sector, say which are in use, take them away."""

import argparse
import json
from pathlib import Path

from tweeluik.engine import open_engine
from tweeluik.engine.reference import reference as in_use
from tweeluik.errors import UsageError
from tweeluik.i18n import number, t
from tweeluik.ingest import jobs
from tweeluik.ingest.reference import value_form, values
from tweeluik.metrics import options
from tweeluik.store import Store
from tweeluik.store import reference as kept
from tweeluik.terminal import DONE
from tweeluik.terminal.arguments import pairs


def reference(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Load a reference, remove it, and say which is in use."""
    if asked.file and asked.remove:
        raise UsageError("file_or_remove")
    if asked.remove:
        kept.remove(store.path)
    if asked.file:
        _load(asked, store)
    found = in_use(store.path)
    if asked.json:
        print(json.dumps(found.as_dict() if found else None, ensure_ascii=False, indent=1))
    elif found:
        total, sectors = (number(each, language) for each in (sum(jobs for _, jobs in found.jobs), len(found.jobs)))
        unknown = number(found.unknown, language)
        print(t("rooms.terminal.jobs", language, file=found.file_name, jobs=total, sectors=sectors, unknown=unknown))
    else:
        print(t("rooms.terminal.seats", language))
    return DONE


def _load(asked: argparse.Namespace, store: Store) -> None:
    path = Path(asked.file)
    if not path.is_file():
        raise UsageError("no_such_file", files=asked.file)
    said = pairs(asked.set).get("sector_revision", [""])[-1]
    revision = values("sector_revision").get(value_form(said))
    found = jobs.read(path, revision, asked.decimal, _labels(store))
    kept.keep(store.path, path.name, found.by_sector, sum(found.unknown.values()))


def _labels(store: Store) -> list[str]:
    """The sectors that the data use, in their own words; none before anything is loaded."""
    store.ready()
    if not store.database.exists():
        return []
    engine = open_engine(store.database)
    try:
        frame = options.by_dimension(engine)
    finally:
        engine.close()
    return frame.loc[frame["dimension"] == "sector", "value"].dropna().tolist()
