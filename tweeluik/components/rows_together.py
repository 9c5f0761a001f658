"""Which rows do the charts of both formats together draw, and under which labels?"""

import pandas as pd

from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.document import Column, Table
from tweeluik.i18n import number, percent
from tweeluik.metrics.together import KINDS, PATTERNS

# The values of a dimension that are drawn; the others are left to the rows behind the chart.
_MOST = 12


def patterns(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """A row a kind of member with its patterns side by side (`metrics.together.patterns`)."""
    wide = frame.pivot_table("members", "kind", "pattern").reindex(index=list(KINDS), columns=list(PATTERNS))
    labels = [page.text(f"together.kinds.{kind}") for kind in wide.index]
    return _said(page, wide.astype(int).reset_index(drop=True).assign(label=labels, value=None))


def by_dimension(page: Page, frame: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """A row a value of a dimension with its patterns, the largest first (`metrics.together.by_dimension`)."""
    frame = frame.head(_MOST)
    joined = page.text("together.joined")
    named = zip(frame["value"], frame["is_joined"], strict=True)
    labels = [joined if is_joined else page.label(dimension, value) for value, is_joined in named]
    return _said(page, frame.assign(label=labels))


def _said(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    total = frame[list(PATTERNS)].sum(axis=1)
    share = frame["both"] / total.where(total > 0)
    pairs = zip(share, total, strict=True)
    frame = frame.assign(
        organisations=total,
        share=share,
        said=[_both(page, part, whole) for part, whole in pairs],
    )
    for pattern in PATTERNS:
        frame[f"{pattern}_said"] = [number(count, page.language) for count in frame[pattern]]
    return frame


def _both(page: Page, share: float, total: float) -> str:
    said = {"share": percent(share, page.language), "n": number(total, page.language)}
    return page.text("together.both_of", **said)


def read(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The table of either as it is read."""
    return told(page, frame).read()


def told(page: Page, frame: pd.DataFrame) -> Table:
    """The table of either: a row a label, a column a pattern, and the share that uses both."""
    counts = [Column(page.text(f"together.patterns.{each}"), "count") for each in PATTERNS]
    share = Column(page.text("together.share_both"), "rate")
    columns = (Column(page.text("pages.sections.patterns.rows")), *counts, share)
    rows, said = [], []
    for row in frame.to_dict("records"):
        part = None if pd.isna(row["share"]) else float(row["share"])
        rows.append((row["label"], *(int(row[each]) for each in PATTERNS), part))
        said.append((row["label"], *(row[f"{each}_said"] for each in PATTERNS), percent(part, page.language)))
    return Table(columns, tuple(rows), tuple(said))


def steps(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """What came next, under its labels, of the formats that are shown (`metrics.paths.steps`)."""
    hidden = set(FORMATS) - set(page.formats)
    # Who began in both is no path of one format: under a lens they are left out too.
    hidden |= {"both"} if hidden else set()
    frame = frame[~frame["training_format"].isin(hidden)]
    thens = [page.text(f"together.then.{then}") for then in frame["then_format"]]
    firsts = [page.text(f"together.first.{first}") for first in frame["training_format"]]
    said = [
        page.text("together.band", first=first, then=then, n=number(n, page.language), share=percent(s, page.language))
        for first, then, n, s in zip(firsts, thens, frame["members"], frame["share"], strict=True)
    ]
    return frame.assign(label=thens, then_label=thens, first_label=firsts, said=said)


def crossings(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """Members by time to the other format (`metrics.paths.crossings`)."""
    labels = [page.text(f"together.spans.{span}") for span in frame["span"]]
    return frame.assign(label=labels, value=None, amount=frame["members"], text=_counts(page, frame, "members"))


def windows(page: Page, frame: pd.DataFrame) -> pd.DataFrame:
    """The share that came to the other format within each window (`metrics.paths.follow_up`)."""
    labels = [page.text("together.within", months=months) for months in frame["months"]]
    return frame.assign(label=labels, value=None, amount=frame["share"])


def _counts(page: Page, frame: pd.DataFrame, column: str) -> list[str]:
    shares = zip(frame[column], frame["share"], strict=True)
    return [f"{number(n, page.language)} ({percent(share, page.language)})" for n, share in shares]


def ratings(page: Page, frame: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """Means by kind of client in the order of the questions (`metrics.clients.satisfaction_by_clients`)."""
    titles = questions.set_index("question_id")["title"]
    frame = frame[frame["question_id"].isin(titles.index)]
    places = {question_id: place for place, question_id in enumerate(titles.index)}
    frame = frame.sort_values("question_id", key=lambda ids: ids.map(places), kind="stable")
    return frame.assign(label=frame["question_id"].map(titles))
