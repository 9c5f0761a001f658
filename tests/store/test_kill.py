"""A load that is killed at any instant leaves the store before it or after it, and the next start is clean."""

import random
import shutil
import signal
import subprocess
import sys
import time

from tests.store.files import ENROLMENTS, file_of, load, programme
from tweeluik.engine import open_engine
from tweeluik.store import Store

KILLS = 50
LOADER = """
import sys
from pathlib import Path
from tests.store.files import load
from tweeluik.store import Store
from tweeluik.store.prepared import Prepared
print("ready", flush=True)
sys.stdin.readline()
load(Store(Path(sys.argv[1])), Prepared("more.csv", "hash", "enrolments", 4, {"enrolments": Path(sys.argv[2])}))
print("done", flush=True)
"""


def enrolments(store: Store) -> int:
    return int(open_engine(store.database).query("dataset_by_version")["enrolments"].iloc[0])


def killed(store: Store, rows: str, after: float) -> None:
    """Start a load in a process of its own and kill it after a while, measured from when it begins."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(store.path), rows], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    process.stdin.write("go\n")
    process.stdin.flush()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_fifty_kills_leave_the_store_before_or_after(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    more = file_of(tmp_path / "files", "enrolments", "more", enrolments=ENROLMENTS + "4 | spring | dirk | completed\n")
    rows = str(more.tables["enrolments"])
    started = time.perf_counter()
    load(Store(tmp_path / "measured"), more)
    span = 1.5 * (time.perf_counter() - started)
    chance, outcomes = random.Random(1), set()
    for _ in range(KILLS):
        killed(store, rows, chance.uniform(0, span))
        # A reader sees whole figures at once, whatever happened ...
        assert enrolments(store) in (3, 4)
        # ... and the next start mends what the kill left: rows and figures agree.
        store.ready()
        ids = [upload.upload_id for upload in store.uploads() if upload.state == "active"]
        assert (len(ids), enrolments(store)) in ((1, 3), (2, 4))
        with store.writing():
            assert not [path.name for path in store.path.iterdir() if path.name.startswith((".staging", ".building"))]
        outcomes.add(len(ids))
        if len(ids) == 2:
            store.undo(ids[-1])
            shutil.rmtree(store.path / "uploads" / f"L{ids[-1][:6]}")
            store.ready()
    assert outcomes == {1, 2}, "the kills must have fallen on both sides"
