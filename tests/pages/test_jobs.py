"""The jobs per sector that the sector mix stands beside are dropped on a page, understood, used and taken away."""

import pytest

from tests.pages.conftest import read
from tweeluik.engine.reference import reference
from tweeluik.i18n import LANGUAGES, t

JOBS = b"sector;jobs\nIndustrie;1.300,5\nBouw;700\nRuimtevaart;9\n"


@pytest.fixture
def store(tmp_path):
    """A store without anything in it."""
    return tmp_path / "store"


def dropped(app, name: str, content: bytes):
    place = next(each for each in app.file_uploader if each.key.startswith("jobs_file"))
    return place.upload(name, content).run()


def written(app) -> str:
    return "\n".join([read(app), *(text.value for text in app.markdown), *(text.value for text in app.warning)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_table_is_shown_as_understood_before_anything_changes(visit, store, language):
    app = dropped(visit(store, "uploads", lang=language), "jobs.csv", JOBS)
    assert not app.exception
    said = written(app)
    assert t("jobs.understood", language, sectors="2") in said
    assert "Ruimtevaart (9)" in said
    assert reference(store) is None


def test_the_reader_takes_the_table_as_the_reference_and_takes_it_away(visit, store):
    app = dropped(visit(store, "uploads", lang="en"), "jobs.csv", JOBS)
    app = app.button(key="jobs_use").click().run()
    assert dict(reference(store).jobs) == {"C": 1300.5, "F": 700}
    assert [said.value for said in app.success] == ["The page Sectors now compares with jobs.csv."]
    assert "2,000 jobs in 2 sectors from jobs.csv" in written(app)
    app = app.button(key="remove_jobs_jobs").click().run()
    assert reference(store)
    app = app.button(key="sure_remove_jobs").click().run()
    assert reference(store) is None
    assert "In use: all enrolments of both formats." in written(app)


def test_a_table_that_says_nothing_of_sectors_is_refused_in_words_and_changes_nothing(visit, store):
    app = dropped(visit(store, "uploads", lang="en"), "jobs.csv", b"country;people\nBelgium;5\n")
    assert "There is no column for sector among country, people." in written(app)
    assert "jobs_use" not in [button.key for button in app.button]
    assert reference(store) is None


def test_what_a_file_leaves_open_is_asked_and_then_understood(visit, store):
    app = dropped(visit(store, "uploads", lang="en"), "jobs.csv", b"sector;jobs\nP;5000\nC;100\n")
    assert "Say below which revision the letters are of." in written(app)
    app = app.button(key="jobs_revision_NACE-BEL 2025").click().run()
    assert "Understood as 2 sectors" in written(app)
    app.button(key="jobs_use").click().run()
    assert dict(reference(store).jobs) == {"C": 100, "P": 5000}


def test_the_page_of_sectors_says_where_its_reference_is_loaded(visit, full):
    links = [link.proto for link in visit(full, "sectors", lang="en", theme="Zorg").main.get("page_link")]
    (link,) = [each for each in links if each.label == "Load jobs per sector, or take them away"]
    assert link.query_string == "theme=Zorg&lang=en"
