"""Uploads: what is loaded and what it touches, taken back and brought back; what is incomplete; dated notes."""

import json
import shutil
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from tests.pages.conftest import HOSTILE, markup, read
from tests.tables import rows, upload
from tweeluik.components.uploads import history
from tweeluik.engine.notes import noted
from tweeluik.i18n import LANGUAGES, t
from tweeluik.ingest import Options
from tweeluik.ingest.load import load
from tweeluik.ingest.mapping import load_mapping
from tweeluik.ingest.parts import parts
from tweeluik.store import Store, lock, notes
from tweeluik.store.build import build

MICRO = Path(__file__).parent.parent / "micro"


@pytest.fixture
def micro(tmp_path) -> Path:
    """A store of its own with the four files of the worked example."""
    path = tmp_path / "store"
    assert load(parts(sorted(MICRO.glob("*.csv")), Options()), Store(path)).published
    return path


def click(app, key: str):
    return app.button(key=key).click().run()


def keys(app) -> list[str]:
    return [button.key for button in app.button]


def test_uploads_are_listed_the_latest_first_with_who_and_what(visit, micro):
    said = read(visit(micro, "uploads", lang="en"))
    places = [said.index(f"{name}.csv") for name in ("evaluations", "enrolments", "editions", "organisations")]
    assert places == sorted(places)
    assert "21 new, 0 changed, 0 unchanged, 0 rejected" in said
    assert "4 of 4 files count." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_says_so_and_has_no_board(visit, tmp_path, language):
    app = visit(tmp_path / "store", "uploads", lang=language)
    assert not app.exception
    assert t("uploads.none", language) in [text.value for text in app.markdown]
    assert [heading.value for heading in app.header] == [
        t("uploads.history", language),
        t("uploads.notes.title", language),
        t("jobs.title", language),
    ]


def test_nothing_is_taken_back_before_the_reader_is_sure(visit, micro):
    app = click(visit(micro, "uploads", lang="en"), "undo_000003-enrolments")
    (question,) = [text.value for text in app.markdown if "Take enrolments.csv back?" in text.value]
    assert "It holds 21 rows, 4 editions" in question
    assert {"sure_undo", "cancel"} <= set(keys(app))
    assert [upload.state for upload in Store(micro).uploads()] == ["active"] * 4
    assert "sure_undo" not in keys(click(app, "cancel"))


def test_an_upload_is_taken_back_and_brought_back_and_every_figure_with_it(visit, micro):
    before = read(visit(micro, "satisfaction", lang="en"))
    app = click(click(visit(micro, "uploads", lang="en"), "undo_000004-evaluations"), "sure_undo")
    assert app.success[0].value.startswith("Taken back: 000004-evaluations.")
    assert "evaluations · taken back" in read(app)
    assert read(visit(micro, "satisfaction", lang="en")) != before
    app = click(click(app, "redo_000004-evaluations"), "sure_redo")
    assert "evaluations · counts" in read(app)
    assert read(visit(micro, "satisfaction", lang="en")) == before


def test_uploads_that_left_together_are_said_to_come_back_together(visit, full, tmp_path):
    shutil.copytree(full, tmp_path / "store")
    app = click(click(visit(tmp_path / "store", "uploads", lang="en"), "leave_demo_demo"), "sure_leave_demo")
    assert "Nothing is loaded that counts." in visit(tmp_path / "store", "overview", lang="en").markdown[0].value
    app = click(app, "redo_000002-editions")
    (said,) = [text.value for text in app.markdown if "come back together" in text.value]
    assert all(name in said for name in ("000001-organisations", "000003-enrolments", "000004-evaluations"))
    app = click(app, "sure_redo")
    assert read(app).count("· counts") == 4


def test_details_say_how_the_file_was_read_and_what_was_dropped(visit, tmp_path):
    file = tmp_path / "flat.csv"
    file.write_text("Editie;Deelnemer;Naam;Format;Startdatum;Inschrijvingsstatus\nE1;7;An;open;2024-10-01;voltooid\n")
    assert load(parts([file], Options(kind="enrolments")), Store(tmp_path / "store")).published
    app = click(visit(tmp_path / "store", "uploads", lang="en"), "details_000001-enrolments")
    assert "Not stored, because it identifies people Naam" in " ".join(read(app).split())
    assert "UTC" in read(app)
    assert '"Editie" = "edition_id"' in app.code[0].value
    (tmp_path / "mapping.toml").write_text(app.code[0].value)
    assert load_mapping(tmp_path / "mapping.toml").columns["Format"] == "training_format"
    assert "UTC" not in read(click(app, "details_000001-enrolments"))


def test_details_say_how_many_rows_a_later_file_said_again(visit, micro, tmp_path):
    lines = (MICRO / "enrolments.csv").read_text().splitlines()
    (tmp_path / "later.csv").write_text("\n".join([lines[0], lines[1].replace("completed", "no_show")]) + "\n")
    assert load(parts([tmp_path / "later.csv"], Options()), Store(micro)).published
    app = click(visit(micro, "uploads", lang="en"), "details_000003-enrolments")
    assert "20 of 21; 1 were said again by a later file" in read(app)
    app = click(click(app, "undo_000003-enrolments"), "sure_undo")
    assert "Nothing: it does not count" in read(app)


def many(path: Path, count: int) -> Path:
    """A store of so many uploads, each an edition."""
    folders = [
        upload(
            path / "uploads" / f"L{n:06d}",
            f"{n:06d}-editions",
            "editions",
            editions=rows("editions", f"edition_id | training_format\nE{n} | open"),
        )
        for n in range(1, count + 1)
    ]
    build(path / "tweeluik.duckdb", folders, 5, "test")
    return path


def test_hundreds_of_uploads_are_paged_and_searched(visit, tmp_path):
    app = visit(many(tmp_path / "store", 100), "uploads", lang="en")
    assert read(app).count("· counts") == history._SHOWN
    assert "000100-editions.csv" in read(app)
    app.text_input(key="uploads_search").set_value("000042").run()
    assert read(app).count("· counts") == 1
    app.text_input(key="uploads_search").set_value("![x](y)").run()
    assert r"\!\[x\]" in " ".join(text.value for text in app.markdown)


def test_a_step_waits_for_another_writer_and_says_so_when_it_takes_too_long(visit, micro, monkeypatch):
    """Nothing changes, the question still stands, and a second try does it."""
    defaults = lock.writing.__wrapped__.__defaults__
    monkeypatch.setattr(lock.writing.__wrapped__, "__defaults__", (*defaults[:-1], 0.3))
    app = click(visit(micro, "uploads", lang="en"), "undo_000004-evaluations")
    with lock.writing(micro):
        app = click(app, "sure_undo")
    assert app.error[0].value.startswith("Another process has been writing")
    assert [upload.state for upload in Store(micro).uploads()] == ["active"] * 4
    assert not click(app, "sure_undo").error
    assert Store(micro).uploads()[3].state == "undone"


def test_a_step_follows_as_soon_as_another_writer_is_done(visit, micro):
    app = click(visit(micro, "uploads", lang="en"), "undo_000004-evaluations")
    held = threading.Event()

    def write() -> None:
        with lock.writing(micro):
            held.set()
            time.sleep(1)

    writer = threading.Thread(target=write)
    writer.start()
    held.wait()
    assert not click(app, "sure_undo").error
    writer.join()
    assert Store(micro).uploads()[3].state == "undone"


def test_who_comes_second_is_told(visit, micro):
    app = click(visit(micro, "uploads", lang="en"), "undo_000004-evaluations")
    Store(micro).undo("000004-evaluations")
    app = click(app, "sure_undo")
    assert app.info[0].value.startswith("Somebody else has done this in the meantime.")
    assert "evaluations · taken back" in read(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_counts_what_is_incomplete_and_folds_away_what_is_in_order(visit, full, language):
    app = visit(full, "uploads", lang=language)
    said = " ".join(read(app).split())
    assert f"12 {t('uploads.matters.response_differs_from_others.title', language)}" in said
    assert f"15 {t('uploads.matters.other_by_edition.title', language)}" in said
    folded = said[said.index(t("uploads.board.in_order", language, n=14)) :]
    assert t("uploads.matters.response_has_known_edition.title", language) in folded
    downloads = [button.proto.label for button in app.get("download_button")]
    assert downloads.count(t("uploads.board.worklist", language)) == markup(app).count('class="tw-matter"')


def test_the_board_follows_no_filters(visit, full):
    everything = read(visit(full, "uploads", lang="en"))
    assert read(visit(full, "uploads", lang="en", theme="Zorg", from_="2024-09-01")) == everything


def test_the_board_on_one_sided_data(visit, one_sided):
    app = visit(one_sided, "uploads", lang="en")
    assert not app.exception
    assert "1 Organisations of an unknown sector" in " ".join(read(app).split())


def test_a_note_is_added_seen_in_a_trend_and_removed(visit, micro):
    app = visit(micro, "uploads", lang="en")
    app.date_input(key="note_day").set_value(date(2024, 2, 15))
    app.text_input(key="note_text").set_value(HOSTILE)
    [button] = [button for button in app.button if button.label == "Add"]
    app = button.click().run()
    assert app.success[0].value.startswith("The note stands in every trend")
    assert "<script" not in markup(app)
    trend = visit(micro, "participation", lang="en")
    assert HOSTILE in read(trend)
    charts = [json.loads(chart.proto.spec)["layout"] for chart in trend.main.get("plotly_chart")]
    texts = [note["hovertext"] for layout in charts for note in layout.get("annotations", []) if note.get("hovertext")]
    assert texts == ["&lt;script&gt;alert(1)&lt;/script&gt; ![x](https://example.org/x.png) =1+1"] * 2
    assert [HOSTILE in chart.proto.alt for chart in trend.main.get("plotly_chart")].count(True) == 2
    (note,) = noted(micro)
    app = click(app, f"remove_{note.note_id}")
    (question,) = [text.value for text in app.markdown if "Remove the note" in text.value]
    assert "![" not in question
    assert noted(micro)
    click(app, "sure_remove")
    assert noted(micro) == []


@pytest.mark.parametrize("grain", ["year", "quarter", "month"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_of_another_process_stands_in_the_trend_at_each_grain(visit, micro, grain, language):
    app = visit(micro, "participation", lang=language, grain=grain)
    assert "nieuw formulier" not in read(app)
    notes.add(micro, date(2024, 2, 1), "nieuw formulier")
    assert "nieuw formulier" in read(app.run())


def test_an_empty_note_is_refused_with_a_sentence(visit, micro):
    app = visit(micro, "uploads", lang="en")
    [button] = [button for button in app.button if button.label == "Add"]
    assert button.click().run().error[0].value == "A note needs a text."
