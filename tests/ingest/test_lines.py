"""Do lines that Arrow splits say what the rules of CSV say?"""

from pathlib import Path
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweeluik.errors import FileRefused
from tweeluik.ingest import lines
from tweeluik.ingest.dialect import Dialect

SEMICOLON = Dialect(";")


def written(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def rows(batch: lines.Batch) -> list[list[str]]:
    if isinstance(batch, pa.Table):
        return [list(row.values()) for row in batch.to_pylist()]
    return batch


def both_ways(path: Path, width: int, after: int, dialect: Dialect = SEMICOLON) -> tuple:
    """The records after some, in batches and by the rules; the refusal in place of records that cannot be read."""
    answers = []
    for read in (
        lambda: [row for batch in lines.batches(path, "utf-8", dialect, width, after) for row in rows(batch)],
        lambda: list(lines.records(path, "utf-8", dialect))[after:],
    ):
        try:
            answers.append(read())
        except FileRefused as refusal:
            answers.append(refusal.findings)
    return tuple(answers)


@settings(max_examples=400, deadline=None)
@given(
    text=st.text(alphabet='ab;;; \n\n\r",é\ufeff\t', max_size=60),
    stretch=st.integers(1, 40),
    width=st.integers(1, 4),
    after=st.integers(0, 3),
)
def test_any_text_gives_the_same_records_in_batches(tmp_path_factory, text, stretch, width, after):
    path = written(tmp_path_factory.mktemp("lines"), text)
    with mock.patch.object(lines, "_STRETCH", stretch):
        in_batches, by_the_rules = both_ways(path, width, after)
    assert in_batches == by_the_rules


@settings(max_examples=200, deadline=None)
@given(
    cells=st.lists(st.lists(st.text(alphabet="ab=é\t'-. ", max_size=4), min_size=3, max_size=3), max_size=30),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    stretch=st.integers(1, 40),
)
def test_plain_cells_are_the_same_whatever_ends_the_lines(tmp_path_factory, cells, end, stretch):
    path = written(tmp_path_factory.mktemp("lines"), "".join(";".join(row) + end for row in cells))
    with mock.patch.object(lines, "_STRETCH", stretch):
        in_batches, by_the_rules = both_ways(path, 3, 0)
    assert in_batches == by_the_rules


def test_lines_of_plain_cells_are_a_table(tmp_path):
    path = written(tmp_path, "header;of it\nE1;Lean\nE2;\n")
    (table,) = lines.batches(path, "utf-8", SEMICOLON, 2, 1)
    assert table.to_pydict() == {"c0": ["E1", "E2"], "c1": ["Lean", ""]}


@pytest.mark.parametrize("line", ['E2;"a;b"', "E2; a", "E2", "E2;a;b", "", "E2;a\rE3;b"])
def test_a_line_that_needs_the_rules_is_read_by_them(tmp_path, line):
    path = written(tmp_path, f"E1;Lean\n{line}\nE4;c\n")
    (records,) = lines.batches(path, "utf-8", SEMICOLON, 2, 0)
    assert isinstance(records, list)
    assert records == list(lines.records(path, "utf-8", SEMICOLON))


def test_a_quoted_cell_may_go_on_beyond_the_stretch_in_which_it_begins(tmp_path):
    path = written(tmp_path, 'E1;"one\ntwo\nthree"\nE2;four\n')
    with mock.patch.object(lines, "_STRETCH", 3):
        found = [row for batch in lines.batches(path, "utf-8", SEMICOLON, 2, 0) for row in rows(batch)]
    assert found == [["E1", "one\ntwo\nthree"], ["E2", "four"]]


def test_broken_quotes_are_refused_with_the_row_that_opens_them(tmp_path):
    path = written(tmp_path, 'E1;Lean\nE2;Lean\nE3;"a"b\n')
    with mock.patch.object(lines, "_STRETCH", 3), pytest.raises(FileRefused) as refused:
        list(lines.batches(path, "utf-8", SEMICOLON, 2, 0))
    assert [(f.code, f.rows) for f in refused.value.findings] == [("quotes_broken", (3,))]
