"""Every named query says in its header what it returns, runs by hand, and travels to another engine."""

import re
from datetime import date

import duckdb
import pandas as pd
import pytest
import sqlglot

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.config import QUERIES
from tweeluik.engine import queries
from tweeluik.filters import Filters

EXTRA = {
    "grain": "year",
    "dimension": "theme",
    "kind": "learners",
    "ended_before": date(2200, 1, 1),
    "question": "overall",
    "all_shown": True,
    "shown": [],
    "second": "none",
    "all_beside": True,
    "beside": [],
    "other": "other",
}
PARAMETERS = {**Filters().parameters(), **EXTRA}
# What the two engines do differently, or only one of them can (docs/decisions.md: the portable subset).
FORBIDDEN = (
    r"\bqualify\b|\bpivot\b|\bunpivot\b|\bexclude\b|\breplace\s*\(\*|\bapprox_|\bstruct_|\blist_value\b|select\s+\*|"
    r"\bfilter\s*\(|\bcount_if\b|\bgroup by all\b|\border by all\b|\blen\("
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return engine_of_rows(tmp_path_factory.mktemp("queries"), **filled(oracle.programme(5)))


def body(name: str) -> str:
    return "\n".join(line for line in queries.load(name).sql.splitlines() if not line.startswith("--"))


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_columns_that_come_back(engine, name):
    query = queries.load(name)
    assert query.question.endswith("?")
    assert query.grain.endswith(".")
    assert list(query.columns) == engine.query(name, **PARAMETERS).columns.tolist()
    assert all(query.columns.values()), "each column has its meaning"


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_parameters_that_the_engine_reports(name):
    query = queries.load(name)
    reported = duckdb.extract_statements(query.sql)[0].named_parameters
    assert set(query.parameters) == set(reported)
    assert set(reported) <= set(PARAMETERS)


@pytest.mark.parametrize("name", queries.names())
def test_a_query_runs_by_hand_with_the_defaults_alone(engine, name, tmp_path):
    cursor = engine._connection.cursor()
    cursor.execute("use reader")
    cursor.execute((QUERIES / "defaults.sql").read_text())
    by_hand = cursor.execute(queries.load(name).sql).df()
    pd.testing.assert_frame_equal(by_hand, engine.query(name, **PARAMETERS), check_dtype=False)


def test_the_defaults_are_every_filter_switched_off():
    said = re.findall(r"set variable (\w+)", (QUERIES / "defaults.sql").read_text())
    assert said == list(PARAMETERS)


@pytest.mark.parametrize("name", queries.names())
def test_a_query_keeps_to_what_travels_to_another_engine(name):
    sql = body(name)
    assert not re.search(FORBIDDEN, sql), re.search(FORBIDDEN, sql)
    assert "''" not in sql, "no quotes inside literals"
    assert re.search(r"\border by\b", sql) or " by_version" in name or name == "dataset_by_version", "a total order"
    for division in re.findall(r"/\s*(\S+)", sql):
        assert division.startswith(("nullif(", "2")), f"a division by {division} can fail elsewhere"
    sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


@pytest.mark.parametrize("name", [name for name in queries.names() if "all_themes" in queries.load(name).parameters])
def test_every_filter_reads_the_same_in_every_query(name):
    where = " ".join(re.findall(r"^\s*(?:and )?(\(\$all_\w+ or .*\))$", body(name), flags=re.M))
    lists = {
        "themes": "theme",
        "sectors": "sector",
        "institutions": "institution",
        "modes": "delivery_mode",
        "sizes": "size_class",
        "provinces": "province",
        "trainings": "training_id",
    }
    for everything, column in lists.items():
        if f"all_{everything}" in queries.load(name).parameters:
            assert re.search(rf"\(\$all_{everything} or list_contains\(\$\w+, {column}\)\)", where), everything
