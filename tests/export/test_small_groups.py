"""No file holds what the gate hides: not in a cell, not under a chart, not in the workbook inside a slide."""

import pandas as pd
import pytest

from tests.export.conftest import report_on
from tests.export.reading import numbers
from tweeluik import export
from tweeluik.filters import from_query
from tweeluik.metrics.figures import all_figures

# In the worked example three people answered about Care in-company, and five in open.
CARE = {"theme": ["Care"]}


@pytest.fixture(scope="module")
def hidden(engines) -> set[float]:
    """What evaluations of Care would say without protection, as far as a number can be told from a common one."""
    bare, shown = (all_figures(engines[name], from_query(CARE)[0]) for name in ("exposed", "micro"))
    of_answers = bare["id"].str.startswith("satisfaction") | bare["id"].str.contains("response_rate")
    wanted = {value for value in bare.loc[of_answers, ["value", "low", "high"]].to_numpy().ravel() if pd.notna(value)}
    known = set(shown[["value", "low", "high"]].to_numpy().ravel())
    return {round(value, 9) for value in wanted - known if abs(value * 100 - round(value * 100)) > 1e-6}


@pytest.mark.parametrize("kind", export.REPORTS)
def test_what_the_gate_hides_stands_in_no_file(engines, hidden, kind):
    assert hidden
    assert not hidden & numbers(export.File(kind, report_on(engines["micro"], **CARE)).data())


@pytest.mark.parametrize("kind", export.REPORTS)
def test_without_the_gate_it_would_stand_there(engines, hidden, kind):
    assert hidden & numbers(export.File(kind, report_on(engines["exposed"], **CARE)).data())


def test_a_hidden_value_is_no_cell_and_has_its_reason(engines):
    document = report_on(engines["micro"], "en", ("rated",), **CARE)
    (section,) = document.sections
    assert section.chart is None
    for pair in section.pairs:
        assert pair.sides["in_company"].value is None
        assert pair.sides["in_company"].under == ("fewer than 5 respondents",)
        assert pair.hinge.value is None
    numbers_of_table = [row[1:4] for row in section.table.rows]
    assert numbers_of_table == [(None, None, None)] * len(numbers_of_table)


@pytest.mark.parametrize("key", ["listed", "rated", "same_mix", "response"])
@pytest.mark.parametrize("query", [{}, CARE, {"theme": ["Data"]}])
def test_a_csv_holds_nothing_that_the_gate_hides(engines, hidden, key, query):
    data = export.File("csv", report_on(engines["micro"], "en", (key,), **query)).data()
    assert not hidden & numbers(data.replace(b",", b"."))
