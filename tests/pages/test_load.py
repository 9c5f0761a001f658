"""Loading: drop files, read what was found, load them."""

from pathlib import Path

import pytest

from tests.pages.conftest import read

MICRO = Path(__file__).parent.parent / "micro"
FILES = ("organisations", "editions", "enrolments", "evaluations")
ORPHAN = b"response_id,edition_id,overall\n1,nowhere,4\n"


def upload(app, *files: tuple[str, bytes]):
    for name, content in files:
        app.file_uploader[0].upload(name, content, "text/csv")
    return app.run()


@pytest.fixture
def drop(visit, tmp_path):
    """The load page on a store of its own with files dropped on it: (name, bytes) each."""

    def dropped(*files: tuple[str, bytes]):
        app = visit(tmp_path / "store", "load", lang="en")
        return upload(app, *files)

    return dropped


def micro():
    return [(f"{name}.csv", (MICRO / f"{name}.csv").read_bytes()) for name in FILES]


def test_an_empty_store_teaches_what_to_load(visit, tmp_path):
    app = visit(tmp_path / "store", "load", lang="en")
    assert "A file of **enrolments** is enough to begin" in app.markdown[0].value


def test_dropped_files_are_checked_and_nothing_is_loaded_yet(drop, tmp_path):
    app = drop(*micro())
    assert "Nothing has changed yet." in app.info[0].value
    assert not (tmp_path / "store" / "tweeluik.duckdb").exists()


def test_files_are_loaded_together(drop, visit, tmp_path):
    app = drop(*micro())
    app.button(key="load_now").click().run()
    assert app.success[0].value.startswith("Loaded.")
    assert "What is loaded, and undo" in [link.proto.label for link in app.main.get("page_link")]
    assert "21" in read(visit(tmp_path / "store", "participation", lang="en"))


def test_a_file_with_an_error_says_where_and_what_to_do_and_cannot_be_loaded(drop):
    app = drop(("orphans.csv", ORPHAN))
    assert app.error[0].value.startswith("Not loaded.")
    assert "orphans.csv · column edition_id · row 2" in read(app)
    assert "load_now" not in [button.key for button in app.button]


def test_files_that_say_nothing_new_are_said_to(drop):
    app = drop(*micro())
    app.button(key="load_now").click().run()
    assert "say nothing new" in upload(app, *micro()).info[0].value


def test_files_can_be_put_aside(drop):
    app = drop(*micro())
    app.button(key="load_put_aside").click().run()
    assert not app.info
