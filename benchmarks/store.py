"""What does a change of a large store cost, step by step?

    python benchmarks/store.py FOLDER [--enrolments 10000000] [--times 3] [--build]

Fills a store in FOLDER with invented enrolments (`large.py`; once, then it is used again) and measures on it, each
in a process of its own: with `--build` the database from nothing, then a file of 1,000 rows, and the undo of a file of
100,000. Medians in seconds, with the processor time beside them because machines are shared, and the largest memory.
"""

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]

import large  # noqa: E402

from tweeluik.store import Store  # noqa: E402
from tweeluik.store.before_after import changed_values  # noqa: E402

SMALL, KNOWN, UNDONE = 1_000, 200, 100_000


class Clock:
    """Notes, for each step in turn, seconds and processor seconds."""

    def __init__(self) -> None:
        self.steps: dict[str, tuple[float, float]] = {}
        self._step, self._since = "", self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()

    def begins(self, step: str) -> None:
        """The step that ran until now is over, the next one begins."""
        now = self._now()
        if self._step:
            self.steps[self._step] = tuple(b - a for a, b in zip(self._since, now, strict=True))
        self._step, self._since = step, now


def build(path: Path, enrolments: int, clock: Clock) -> None:
    (path / "tweeluik.duckdb").unlink(missing_ok=True)
    clock.begins("build from nothing")
    Store(path).ready()


def small_file(path: Path, enrolments: int, clock: Clock) -> None:
    store = Store(path)
    with tempfile.TemporaryDirectory() as folder:
        file = large.flat_file(Path(folder), enrolments, enrolments + SMALL - KNOWN, enrolments, late=KNOWN)
        with store.staged([file], progress=lambda step: clock.begins(f"1,000 rows: {step}")) as ready:
            clock.begins("1,000 rows: before and after")
            changed_values(file, ready.base, 100)
            clock.begins("1,000 rows: publish")
            ready.publish()
            clock.begins("taking 1,000 rows back")
        store.undo(ready.upload_ids[0])


def undo(path: Path, enrolments: int, clock: Clock) -> None:
    store = Store(path)
    with tempfile.TemporaryDirectory() as folder:
        file = large.flat_file(Path(folder), enrolments, enrolments + UNDONE, enrolments)
        clock.begins("100,000 rows: all of it")
        with store.staged([file]) as ready:
            ready.publish()
    clock.begins("undo of 100,000 rows")
    store.undo(ready.upload_ids[0])


def _run(what, path: Path, enrolments: int, told) -> None:
    clock = Clock()
    what(path, enrolments, clock)
    clock.begins("")
    told.put((clock.steps, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measure(what, path: Path, enrolments: int, times: int) -> None:
    """Print the medians of every step of one thing, and the largest memory of its process."""
    processes, found, memory = multiprocessing.get_context("spawn"), defaultdict(list), []
    for _ in range(times):
        told = processes.Queue()
        process = processes.Process(target=_run, args=(what, path, enrolments, told))
        process.start()
        steps, most = told.get()
        process.join()
        memory.append(most)
        for step, seconds in steps.items():
            found[step].append(seconds)
    for step, seconds in found.items():
        wall, processor = (statistics.median(each) for each in zip(*seconds, strict=True))
        print(f"{step:<34} {wall:8.2f} s   processor {processor:8.2f} s", flush=True)
    load = os.getloadavg()[0]
    print(f"{'largest memory':<34} {max(memory):8.0f} MB  load of the machine {load:.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--enrolments", type=int, default=10_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--build", action="store_true")
    asked = parser.parse_args()
    if not (asked.folder / "uploads").exists():
        large.fill(asked.folder, asked.enrolments)
    if asked.build:
        measure(build, asked.folder, asked.enrolments, asked.times)
    Store(asked.folder).ready()
    measure(small_file, asked.folder, asked.enrolments, asked.times)
    measure(undo, asked.folder, asked.enrolments, asked.times)


if __name__ == "__main__":
    main()
