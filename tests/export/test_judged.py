"""A report says of claims, changes and what stands out what the overview and the terminal say."""

import re

import pytest

from tests.export.conftest import page_on, report_on
from tests.pages.conftest import full, markup, opened_before, read, visit  # noqa: F401 - fixtures
from tweeluik.components.wording import spoken
from tweeluik.engine import open_engine
from tweeluik.filters import Filters, from_query, year_bounds
from tweeluik.i18n import t
from tweeluik.metrics.claims import CLAIMS
from tweeluik.metrics.figures import all_figures

KEYS = ("claims", "changes", "standing_out")


def squeezed(text: str) -> str:
    """The text without spaces: markup around words leaves some behind."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_overview_says_the_same(visit, full, language):  # noqa: F811
    engine = open_engine(full / "tweeluik.duckdb")
    claims, changes, standing_out = report_on(engine, language, KEYS).sections
    engine.close()
    app = visit(full, "overview", lang=language)
    said = squeezed(read(app))
    assert all(squeezed(each) in said for each in (claims.finding, changes.finding, standing_out.finding))
    assert all(squeezed(note) in said for note in standing_out.notes)
    for claim, note in zip(CLAIMS, claims.notes, strict=True):
        title, about = (t(f"claims.{part}.{claim}", language) for part in ("title", "claim"))
        verdict, _, reasons = note.removeprefix(f"{title}: ").partition(". ")
        assert squeezed(f"{verdict} {about} {reasons}") in said
    cells = [cell for row in changes.table.said for cell in row[1:]]
    rows = re.findall(
        "<td>(.*?)</td>",
        next(part for part in markup(app).split("<table>") if part.startswith(f"<caption>{changes.finding}")),
    )
    assert rows == cells


def test_the_verdicts_are_those_of_the_terminal(engines, report):
    (section,) = report("programme", "nl", ("claims",)).sections
    frame = all_figures(engines["programme"], Filters()).set_index("id")
    verdicts = dict.fromkeys(row[:2] for row in section.table.rows)
    wanted = [
        (t(f"claims.title.{claim}", "nl"), spoken(frame.at[f"claims.{claim}", "value"], "nl")) for claim in CLAIMS
    ]
    assert list(verdicts) == wanted


def test_changes_are_the_figures_of_both_years_and_their_gap(engines, report):
    engine = engines["programme"]
    (section,) = report("programme", "en", ("changes",)).sections
    heads = [column.heading for column in section.table.columns]
    year = int(re.search(r"In-company (\d{4})-\d\d$", heads[2])[1])
    known = {}
    for each in (year - 1, year):
        first, last = (day.isoformat() for day in year_bounds(each))
        frame = all_figures(engine, from_query({"from": [first], "to": [last]})[0])
        known[each] = {(row["id"], row["training_format"]): row["value"] for row in frame.to_dict("records")}
    for id_, row in zip(section.figures, section.table.rows, strict=True):
        for place, training_format in enumerate(("in_company", "open")):
            before, now, change = row[1 + 3 * place : 4 + 3 * place]
            assert before == pytest.approx(known[year - 1][(id_, training_format)])
            assert now == pytest.approx(known[year][(id_, training_format)])
            assert change == pytest.approx(now - before)


def test_one_format_has_no_verdict_to_take_along(engines):
    document = report_on(engines["programme"], "en", KEYS, lens=["open"])
    assert [section.key for section in document.sections] == ["changes", "standing_out"]
    assert page_on(engines["programme"], lens=["open"]).formats == ("open",)
