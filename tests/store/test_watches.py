"""A watch is a small file, and since when it is as it is is remembered from look to look."""

import json

import pytest

from tests.store.test_kill import killed
from tweeluik.engine.watches import kept
from tweeluik.errors import UsageError
from tweeluik.store import watches
from tweeluik.store.watches import remember

MONDAY, TUESDAY, FRIDAY = "2026-11-23T10:00:00", "2026-11-24T10:00:00", "2026-11-27T10:00:00"


def made(store, limit=0.4, **query) -> str:
    return watches.add(store, "participation.response_rate", "open", "below", limit, query, "this_year")


def test_a_watch_is_read_as_it_was_made_and_taken_away(tmp_path):
    watch_id = made(tmp_path, theme=["Zorg"])
    (watch,), damaged = kept(tmp_path)
    assert (watch.watch_id, watch.figure, watch.training_format) == (watch_id, "participation.response_rate", "open")
    assert (watch.condition, watch.limit, watch.query, watch.period) == ("below", 0.4, {"theme": ["Zorg"]}, "this_year")
    assert damaged == []
    watches.remove(tmp_path, watch_id)
    assert kept(tmp_path) == ([], [])
    with pytest.raises(UsageError, match="unknown_watch"):
        watches.remove(tmp_path, watch_id)


@pytest.mark.parametrize("limit", [float("nan"), float("inf")])
def test_a_limit_is_a_number(tmp_path, limit):
    with pytest.raises(UsageError, match="limit_unreadable"):
        made(tmp_path, limit)


def test_a_damaged_file_is_named_and_hurts_no_other(tmp_path):
    watch_id = made(tmp_path)
    good = json.loads((tmp_path / "watches" / f"{watch_id}.json").read_text())
    for name, content in (
        ("a", "{"),
        ("b", json.dumps(good | {"condition": "near"})),
        ("c", json.dumps(good | {"limit": float("nan")})),
        ("d", json.dumps(good | {"limit": None})),
    ):
        (tmp_path / "watches" / f"{name}.json").write_text(content)
    found, damaged = kept(tmp_path)
    assert [watch.watch_id for watch in found] == [watch_id]
    assert damaged == ["a.json", "b.json", "c.json", "d.json"]


def test_a_state_that_lasts_keeps_its_since_and_one_that_changes_begins_with_its_data(tmp_path):
    watch_id = made(tmp_path)
    assert remember(tmp_path, {watch_id: "quiet"}, MONDAY) == {watch_id: MONDAY}
    assert remember(tmp_path, {watch_id: "red"}, TUESDAY) == {watch_id: TUESDAY}
    assert remember(tmp_path, {watch_id: "red"}, FRIDAY) == {watch_id: TUESDAY}


def test_what_changes_without_new_data_changed_now(tmp_path, monkeypatch):
    watch_id = made(tmp_path)
    remember(tmp_path, {watch_id: "quiet"}, MONDAY)
    monkeypatch.setattr("tweeluik.store.uploads.now", lambda: FRIDAY)
    assert remember(tmp_path, {watch_id: "red"}, MONDAY) == {watch_id: FRIDAY}


def test_older_data_do_not_overwrite_what_was_found_in_newer(tmp_path):
    watch_id = made(tmp_path)
    remember(tmp_path, {watch_id: "red"}, TUESDAY)
    before = (tmp_path / "watched.json").read_text()
    remember(tmp_path, {watch_id: "quiet"}, MONDAY)
    assert (tmp_path / "watched.json").read_text() == before


def test_another_watch_keeps_its_state_and_one_that_is_gone_does_not(tmp_path):
    one, other = made(tmp_path), made(tmp_path)
    remember(tmp_path, {one: "red", other: "red"}, MONDAY)
    watches.remove(tmp_path, other)
    third = made(tmp_path)
    remember(tmp_path, {third: "quiet"}, TUESDAY)
    assert set(json.loads((tmp_path / "watched.json").read_text())) == {one, third}


def test_a_damaged_memory_begins_anew(tmp_path):
    watch_id = made(tmp_path)
    (tmp_path / "watched.json").write_text('{"x": 1')
    assert remember(tmp_path, {watch_id: "red"}, TUESDAY) == {watch_id: TUESDAY}
    assert remember(tmp_path, {watch_id: "red"}, FRIDAY) == {watch_id: TUESDAY}


def test_a_store_that_cannot_be_written_still_says_since_when(tmp_path):
    assert remember(tmp_path / "nowhere", {"w": "red"}, TUESDAY) == {"w": TUESDAY}


def remember_often(store, watch_id: str) -> None:
    for number in range(2000):
        remember(
            store, {watch_id: "red" if number % 2 else "quiet"}, f"2026-01-01T00:{number // 60:02}:{number % 60:02}"
        )


def test_what_is_killed_while_remembering_leaves_a_whole_memory(tmp_path):
    watch_id = made(tmp_path)
    remember(tmp_path, {watch_id: "quiet"}, "2025-01-01T00:00:00")
    for turn in range(5):
        killed(0.004 * turn, remember_often, tmp_path, watch_id)
        assert set(json.loads((tmp_path / "watched.json").read_text())) == {watch_id}
