"""What is killed at any instant leaves the store before it or after it, and the next start is clean."""

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.store.files import ENROLMENTS, begin, file_of, load, load_by_update, programme
from tweeluik.engine import open_engine
from tweeluik.store import Store
from tweeluik.store.uploads import DEMO, OWN, active

# Each process starts at once, from a clean one that has imported everything.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.store.files"])

FORMS = "response_id | edition_id | participant_id\nr1 | spring | an\nr2 | spring |"
ANSWERS = "response_id | question_id | score\nr1 | overall | 4\nr2 | overall | 3"
QUESTIONS = "question_id | construct\noverall | overall"


def store_before(folder: Path, origin: str = OWN) -> Store:
    """A store with three enrolments and two forms, of which one is an's."""
    forms = file_of(folder / "files", "evaluations", responses=FORMS, answers=ANSWERS, questions=QUESTIONS)
    load(Store(folder / "before"), programme(folder / "files"), forms, origin=origin)
    return Store(folder / "before")


def state(store: Store) -> tuple[int, int]:
    """Enrolments and forms, as a reader counts them."""
    counted = open_engine(store.database).query("dataset_by_version")
    return int(counted["enrolments"].iloc[0]), int(counted["responses"].iloc[0])


def killed(after: float | None, what: Callable, *parts) -> float:
    """Do something in a process of its own, killed after a while (None: let it end); returns how long it ran [s]."""
    begins = PROCESSES.Event()
    process = PROCESSES.Process(target=begin, args=(begins, what, *parts))
    process.start()
    begins.wait()
    started = time.perf_counter()
    process.join(after)
    process.kill()
    process.join()
    return time.perf_counter() - started


def copies(before: Store, count: int):
    """Copies of a store, one at a time."""
    for _ in range(count):
        copy = Store(before.path.with_name("copy"))
        shutil.copytree(before.path, copy.path)
        yield copy
        shutil.rmtree(copy.path)


def ends(before: Store, what: Callable, *parts, kills: int) -> tuple[set, set]:
    """What readers count right after kills, and (active uploads, count) after the next start.

    One kill at a random instant of each of so many equal parts of the work, and some time after it.
    """
    took = max(killed(None, what, copy, *parts) for copy in copies(before, 2))
    chance, seen, found = random.Random(1), set(), set()
    for place, copy in enumerate(copies(before, kills)):
        killed(chance.uniform(place, place + 1) / kills * 1.2 * took, what, copy, *parts)
        seen.add(state(copy))
        copy.ready()
        found.add((len(active(copy.uploads())), state(copy)))
        with copy.writing():
            assert [path.name for path in copy.path.rglob(".*")] == [".lock"]
    return seen, found


def test_fifty_kills_of_a_load_leave_the_store_before_or_after(tmp_path):
    before = store_before(tmp_path)
    more = file_of(tmp_path / "files", "enrolments", enrolments=ENROLMENTS + "4 | spring | dirk | completed\n")
    seen, found = ends(before, load, more, kills=50)
    assert seen == {(3, 2), (4, 2)}
    assert found == {(2, (3, 2)), (3, (4, 2))}


def test_kills_of_a_load_that_updates_a_copy_leave_the_store_before_or_after(tmp_path):
    before = store_before(tmp_path)
    more = file_of(tmp_path / "files", "enrolments", enrolments=ENROLMENTS + "4 | spring | dirk | completed\n")
    seen, found = ends(before, load_by_update, more, kills=15)
    assert seen <= {(3, 2), (4, 2)}
    assert found <= {(2, (3, 2)), (3, (4, 2))}


def test_a_killed_step_away_from_the_demo_is_taken_for_all_its_files_or_none(tmp_path):
    seen, found = ends(store_before(tmp_path, DEMO), Store.undo, "demo", kills=10)
    assert seen <= {(3, 2), (0, 0)}
    assert found <= {(2, (3, 2)), (0, (0, 0))}


def test_a_killed_erasure_is_not_begun_or_finished_at_the_next_start(tmp_path):
    seen, found = ends(store_before(tmp_path), Store.erase, "an", kills=15)
    assert seen <= {(3, 2), (2, 1)}
    assert found <= {(2, (3, 2)), (2, (2, 1))}
