"""What holds for any file: no cell is lost, every row is accounted for, and loading can be repeated and taken back."""

import csv
import io
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tweeluik.engine import open_engine
from tweeluik.filters import Filters
from tweeluik.ingest.headers import known_headers
from tweeluik.ingest.load import LoadReport, load
from tweeluik.ingest.mapping import Mapping, Options
from tweeluik.ingest.parts import parts
from tweeluik.ingest.read import read_source
from tweeluik.ingest.reference import squeeze
from tweeluik.metrics.figures import all_figures
from tweeluik.store import Store

# The same examples in every run: a test that fails on some days only is of no use to whoever comes next.
steady = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
of_stores = settings(steady, max_examples=5)

HEADER = ["edition_id", "training_format", "starts_on", "participant", "enrolment_status"]
STATUSES = ["completed", "Aanwezig", "no show", "geannuleerd", "deels aanwezig", "wachtlijst"]

# Anything that text can hold (control characters make it no text); a first cell that says something, or the row would
# be blank.
cell = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n"), max_size=12)
row = st.tuples(st.integers(1, 99).map(lambda number: f"E{number}"), cell, cell)


@settings(steady, max_examples=150)
@given(
    rows=st.lists(row, min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t|"),
    ending=st.sampled_from(["\r\n", "\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_of_text_survives_writing_and_reading(rows, delimiter, ending, encoding):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([("edition_id", "training_title", "theme"), *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder, "any.csv")
        path.write_bytes(text.getvalue().encode(encoding))
        source = read_source(path, Options(), known_headers(Mapping()))
        read = [tuple(map(squeeze, record)) for record in source.records()][source.first_row - 1 :]
    assert read == [tuple(map(squeeze, record)) for record in rows]


@st.composite
def seats(draw, editions: str) -> list[list[str]]:
    """Rows of enrolments in these editions, each person once in each; some with a status that means nothing."""
    people = draw(
        st.lists(st.tuples(st.sampled_from(editions), st.integers(1, 9)), unique=True, min_size=1, max_size=14)
    )
    wrong = draw(st.sets(st.integers(0, len(people) - 1), max_size=3))
    rows = []
    for place, (edition, person) in enumerate(people):
        status = "wie weet" if place in wrong else draw(st.sampled_from(STATUSES))
        vorm = "open" if edition in "ACE" else "in company"
        rows.append([edition, vorm, f"2024-0{1 + ord(edition) % 9}-15", f"p{person}@example.be", status])
    return rows


@pytest.fixture
def loading(tmp_path_factory) -> Callable[..., LoadReport]:
    """Load rows of enrolments, the good ones, into a store."""

    def load_rows(store: Store, rows: list[list[str]], name: str = "seats") -> LoadReport:
        folder = tmp_path_factory.mktemp("files")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER, *rows])
        return load(parts([folder / f"{name}.csv"], Options()), store, skip_rejected=True)

    return load_rows


@pytest.fixture
def fresh_store(tmp_path_factory) -> Callable[[], Store]:
    return lambda: Store(tmp_path_factory.mktemp("store"))


def figures(store: Store) -> pd.DataFrame:
    return all_figures(open_engine(store.database), Filters())


@of_stores
@given(rows=seats("ABCDE"))
def test_every_row_of_a_file_is_accounted_for_and_the_same_file_again_changes_nothing(rows, loading, fresh_store):
    store = fresh_store()
    wrong = sum(cells[-1] == "wie weet" for cells in rows)
    report = loading(store, rows)
    assert report.refused == (wrong == len(rows))
    if not report.refused:
        (file,) = report.files
        assert file.counts.as_dict() == {
            "new": len(rows) - wrong,
            "changed": 0,
            "unchanged": 0,
            "rejected": wrong,
        }
        again = loading(store, rows)
        assert (again.published, again.files[0].counts.unchanged) == (False, len(rows) - wrong)


@of_stores
@given(first=seats("ABC"), second=seats("ABCDE"))
def test_a_load_that_is_taken_back_leaves_every_figure_as_it_was(first, second, loading, fresh_store):
    store = fresh_store()
    if not loading(store, first).published:
        return
    before = figures(store)
    report = loading(store, second)
    if report.published:
        store.undo(report.files[0].upload_id)
    pd.testing.assert_frame_equal(figures(store), before)


@settings(of_stores, max_examples=3)
@given(files=st.tuples(seats("AB"), seats("CD"), seats("E")))
def test_the_order_of_files_with_keys_of_their_own_does_not_matter(files, loading, fresh_store):
    seen = []
    for order in list(permutations(files))[::5]:
        store = fresh_store()
        for rows in order:
            loading(store, rows)
        seen.append(figures(store) if store.database.exists() else None)
    for other in seen[1:]:
        pd.testing.assert_frame_equal(other, seen[0]) if seen[0] is not None else None
