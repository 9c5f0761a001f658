"""Readers of a store that is written meanwhile see one version or another, never an error and never a mix."""

import multiprocessing
from pathlib import Path

from tests.store.files import file_of, load, programme
from tweeluik.engine import open_engine
from tweeluik.store import Store, renew, update

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.store.files"])
READERS, LOADS = 10, 6


def read(database: Path, ready, stopped, seen) -> None:
    """Open the database again and again and put what it says of itself, twice, until told to stop."""
    found = set()
    while not stopped.is_set():
        engine = open_engine(database)
        first, files = engine.query("dataset_by_version"), engine.query("uploads_by_file")
        again = engine.query("dataset_by_version")
        found.add((len(files), int(first["enrolments"].iloc[0]), int(again["enrolments"].iloc[0])))
        engine.close()
        ready.release()
    seen.put(found)


def test_ten_readers_see_no_error_and_no_mix_while_files_are_loaded_and_taken_back(tmp_path, monkeypatch):
    for module in (renew, update):
        monkeypatch.setattr(module, "MOST", 1e9)
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    ready, stopped, seen = PROCESSES.Semaphore(0), PROCESSES.Event(), PROCESSES.Queue()
    readers = [PROCESSES.Process(target=read, args=(store.database, ready, stopped, seen)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for _ in range(READERS):
        ready.acquire()
    for number in range(LOADS):
        more = f"enrolment_id | edition_id | participant_id\nmore-{number} | spring | p{number}"
        load(store, file_of(tmp_path / "files", "enrolments", enrolments=more))
    store.undo(store.uploads()[-1].upload_id)
    stopped.set()
    found = set().union(*(seen.get(timeout=60) for _ in readers))
    for reader in readers:
        reader.join()
        assert reader.exitcode == 0
    assert found <= {(files, files + 2, files + 2) for files in range(1, LOADS + 2)}
    assert len(found) > 1
