"""A saved view is a small file: there or not there, seen by every process at once, and no matter for the database."""

import json

import pytest

from tests.store.test_kill import killed
from tweeluik.engine.views import saved, start_of, starts_of
from tweeluik.errors import StoreError, UsageError
from tweeluik.store import lock, views

QUERY = {"theme": ["Zorg", "Data"], "from": ["2025-09-01"], "measure": ["hours"], "lang": ["nl"]}


def names(store, owner=None) -> list[str]:
    return [view.name for view in saved(store, owner)[0]]


def test_views_are_read_by_name_with_their_page_and_address(tmp_path):
    views.save(tmp_path, "zorg  in\n 2025", "participation", QUERY)
    views.save(tmp_path, "Alles", "overview", {})
    (first, second), damaged = saved(tmp_path)
    assert (first.name, first.page, first.query) == ("Alles", "overview", {})
    assert (second.name, second.page, second.query) == ("zorg in 2025", "participation", QUERY)
    assert second.view_id.startswith("zorg-in-2025-")
    assert damaged == []


def test_what_is_personal_is_not_in_the_list_of_others(tmp_path):
    views.save(tmp_path, "mine", "overview", {}, owner="a1")
    views.save(tmp_path, "everybody's", "overview", {})
    assert names(tmp_path, "a1") == ["everybody's", "mine"]
    assert names(tmp_path, "b2") == names(tmp_path, "") == ["everybody's"]
    assert names(tmp_path) == ["everybody's", "mine"]
    assert [view.as_dict()["owner"] for view in saved(tmp_path)[0]] == ["", None]


@pytest.mark.parametrize(
    ("name", "code"), [("  \n", "view_empty"), ("\u200b\x00", "view_empty"), ("x" * 10_000, "view_too_long")]
)
def test_a_name_is_a_short_text(tmp_path, name, code):
    with pytest.raises(UsageError, match=code):
        views.save(tmp_path, name, "overview", {})
    view_id = views.save(tmp_path, "good", "overview", {})
    with pytest.raises(UsageError, match=code):
        views.rename(tmp_path, view_id, name)
    assert names(tmp_path) == ["good"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "../../uploads/x", "=1+1", "日本語", "a/b\\c:*?"])
def test_any_name_stays_inside_its_folder_and_is_read_back(tmp_path, name):
    view_id = views.save(tmp_path, name, "overview", {})
    assert names(tmp_path) == [name]
    assert [path.name for path in (tmp_path / "views").iterdir()] == [f"{view_id}.json"]
    assert set(view_id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_name_stands_once_in_a_list(tmp_path):
    view_id = views.save(tmp_path, "Zorg", "overview", {})
    other = views.save(tmp_path, "Data", "overview", {})
    with pytest.raises(UsageError, match="view_exists"):
        views.save(tmp_path, " zorg ", "sectors", {})
    with pytest.raises(UsageError, match="view_exists"):
        views.rename(tmp_path, other, "ZORG")
    views.rename(tmp_path, view_id, "ZORG")
    views.save(tmp_path, "zorg", "overview", {}, owner="a1")
    assert sorted(names(tmp_path, "a1")) == ["Data", "ZORG", "zorg"]


def test_a_view_is_renamed_and_taken_away_by_its_id(tmp_path):
    view_id = views.save(tmp_path, "Zorg", "participation", QUERY)
    views.rename(tmp_path, view_id, "Care")
    (view,) = saved(tmp_path)[0]
    assert (view.view_id, view.name, view.query) == (view_id, "Care", QUERY)
    views.remove(tmp_path, view_id)
    assert names(tmp_path) == []
    for step in (lambda: views.remove(tmp_path, view_id), lambda: views.rename(tmp_path, view_id, "x")):
        with pytest.raises(UsageError, match="unknown_view"):
            step()


@pytest.mark.parametrize("view_id", ["../watches/watch-1", "", "*", "start/everybody"])
def test_only_a_view_is_taken_away(tmp_path, view_id):
    views.begin_with(tmp_path, views.save(tmp_path, "Zorg", "overview", {}))
    with pytest.raises(UsageError, match="unknown_view"):
        views.remove(tmp_path, view_id)


def test_the_own_start_comes_before_the_one_for_everybody(tmp_path):
    shared, mine = views.save(tmp_path, "all", "overview", {}), views.save(tmp_path, "mine", "sectors", {}, owner="a1")
    assert start_of(tmp_path, "a1") is None
    views.begin_with(tmp_path, shared)
    views.begin_with(tmp_path, mine, "a1")
    assert [start_of(tmp_path, owner).name for owner in ("a1", "b2", "")] == ["mine", "all", "all"]
    views.begin_with(tmp_path, "", "a1")
    assert start_of(tmp_path, "a1").name == "all"
    views.remove(tmp_path, shared)
    assert start_of(tmp_path, "a1") is None
    views.begin_with(tmp_path, "", "a1")
    assert starts_of(tmp_path) == {"everybody": shared}


def test_a_damaged_file_is_named_and_hurts_no_other(tmp_path, caplog):
    views.save(tmp_path, "good", "overview", QUERY)
    folder = tmp_path / "views"
    (folder / "start").mkdir()
    for name, content in (
        ("half", '{"name": "x'),
        ("list", "[]"),
        ("other", '{"name": "x"}'),
        ("query", '{"name": "x", "page": "p", "query": [1], "owner": "", "saved_at": ""}'),
        ("start/everybody", "{}"),
    ):
        (folder / f"{name}.json").write_text(content)
    found, damaged = saved(tmp_path)
    assert [view.name for view in found] == ["good"]
    assert damaged == ["half.json", "list.json", "other.json", "query.json"]
    assert start_of(tmp_path, "") is None
    assert "half.json can't be understood" in caplog.text
    views.save(tmp_path, "after", "overview", {})
    assert names(tmp_path) == ["after", "good"]


def test_a_view_is_saved_while_another_process_loads(tmp_path):
    with lock.writing(tmp_path):
        views.save(tmp_path, "now", "overview", {})
    assert names(tmp_path) == ["now"]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "views").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="store_unwritable"):
        views.save(tmp_path, "x", "overview", {})


def rename_often(store, view_id: str, count: int) -> None:
    for number in range(count):
        views.rename(store, view_id, f"name {number}")
        views.begin_with(store, view_id)


def test_what_is_killed_while_renaming_leaves_the_view_before_or_after(tmp_path):
    view_id = views.save(tmp_path, "name", "participation", QUERY)
    for turn in range(5):
        killed(0.004 * turn, rename_often, tmp_path, view_id, 200)
        (view,), damaged = saved(tmp_path)
        assert view.name.startswith("name")
        assert view.query == QUERY
        assert damaged == []
        assert start_of(tmp_path, "") in (view, None)
    assert json.loads((tmp_path / "views" / f"{view_id}.json").read_text())["page"] == "participation"
