"""What do the charts of both formats together say in a sentence? Order and time, never cause."""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.config import FORMATS
from tweeluik.i18n import number, percent
from tweeluik.metrics.together import KINDS

# A share over fewer organisations moves by more than five points with a single one: it is drawn, but not named.
_NAMED = 20


def both(page: Page, figures: pd.DataFrame) -> str:
    """Which part of the organisations and of the learners uses both formats; of one format, the other one too."""
    if len(page.formats) < len(FORMATS):
        rows = {kind: lookup.row_of(figures, f"together.{kind}.also_other", page.formats[0]) for kind in KINDS}
        key = "together.sentences.also_other"
    else:
        rows = {kind: lookup.row_of(figures, f"together.{kind}.jaccard", None) for kind in KINDS}
        key = "together.sentences.both"
    said = {kind: percent(None if row is None else row["value"], page.language) for kind, row in rows.items()}
    return page.text(key, **said)


def patterns(page: Page, figures: pd.DataFrame) -> str:
    """How many organisations and learners use both."""
    rows = {kind: lookup.row_of(figures, f"together.{kind}.both", None) for kind in KINDS}
    return page.text(
        "together.sentences.patterns", **{kind: number(row["value"], page.language) for kind, row in rows.items()}
    )


def steps(page: Page, frame: pd.DataFrame, kind: str) -> str:
    """Where members of each first format went next: to the other one, or to the same again (`rows_together.steps`)."""
    said = {}
    for each in page.formats:
        shares = frame[frame["training_format"] == each].set_index("then_format")["share"]
        other = next(name for name in FORMATS if name != each)
        parts = {"other": percent(shares.get(other), page.language), "same": percent(shares.get(each), page.language)}
        nobody = shares.isna().all()
        said[each] = page.text("notes.no_data") if nobody else page.text("together.sentences.went", **parts)
    return _of(page, "steps", kind, said)


def at_once(page: Page, frame: pd.DataFrame, kind: str) -> str:
    """How many began in both formats on one day; empty for nobody, and when one format is shown."""
    members = int(frame.loc[frame["training_format"] == "both", "members"].sum())
    if not members or len(page.formats) < len(FORMATS):
        return ""
    who = page.text(f"together.who.{kind}")
    return page.text("together.sentences.at_once", who=who, n=number(members, page.language))


def crossings(page: Page, frame: pd.DataFrame, kind: str) -> str:
    """The median time to the other format, with the middle half (`metrics.paths.crossing_days`)."""
    days = frame.set_index("training_format")
    said = {}
    for each in page.formats:
        row = days.loc[each]
        parts = {name: number(row[f"{name}_days"], page.language) for name in ("median", "lower", "upper")}
        known = row["members"] > 0
        said[each] = page.text("together.sentences.days", **parts) if known else page.text("notes.no_data")
    return _of(page, "crossings", kind, said)


def window(page: Page, frame: pd.DataFrame, kind: str, months: str) -> str:
    """Which part of those who can be followed came to the other format in time (`metrics.paths.follow_up`)."""
    of_window = frame[frame["months"] == int(months)].set_index("training_format")
    said = {
        each: page.text("together.sentences.nobody_followed")
        if not of_window.loc[each, "followed"]
        else percent(of_window.loc[each, "share"], page.language)
        for each in page.formats
    }
    return _of(page, "window", kind, said, months=months)


def not_yet(page: Page, frame: pd.DataFrame, kind: str, months: str) -> str:
    """How many cannot be followed so long yet, and are not counted."""
    of_window = frame[frame["months"] == int(months)].set_index("training_format")
    said = {
        each: page.text(
            "together.sentences.of",
            n=number(of_window.loc[each, "not_yet"], page.language),
            total=number(of_window.loc[each, "members"], page.language),
        )
        for each in page.formats
    }
    return _of(page, "not_yet", kind, said, months=months)


def _of(page: Page, key: str, kind: str, said: dict[str, str], **parts: object) -> str:
    who = page.text(f"together.who.{kind}")
    return page.text(f"together.sentences.{key}", who=who, said=each_format(page, said), **parts)


def by_dimension(page: Page, frame: pd.DataFrame, dimension: str) -> str:
    """Where the largest part of the organisations uses both (`rows_together.by_dimension`), named from so many on."""
    name = page.text(f"frame.dimension.{dimension}").lower()
    if frame.empty or not frame["both"].sum():
        return page.text("together.sentences.nowhere", dimension=name)
    named = frame[frame["value"].notna() & (frame["organisations"] >= _NAMED)]
    if named.empty or not named["both"].sum():
        return page.text("together.sentences.too_few", dimension=name, n=_NAMED)
    top = named.loc[named["share"].idxmax()]
    share = percent(top["share"], page.language)
    return page.text("together.sentences.most", dimension=name, label=top["label"], share=share)


def ratings(page: Page, frame: pd.DataFrame) -> str:
    """The first question, as clients of both kinds rate it in-company: described, not put to the test."""
    said = {}
    for kind in ("combines", "in_company_only"):
        of_kind = frame[frame["clients"] == kind]
        mean = None if of_kind.empty else of_kind["mean"].iloc[0]
        said[kind] = page.text("notes.no_data") if mean is None else wording.amount(mean, "score", page.language)
    question = "" if frame.empty else frame["label"].iloc[0]
    return page.text(
        "together.sentences.ratings" if question else "together.sentences.unrated", question=question, **said
    )


def worklist(page: Page, frame: pd.DataFrame, training_format: str) -> str:
    """How many customers use this format and not yet the other one, theme by theme."""
    customers = frame["organisation_id"].nunique()
    key = "worklist" if customers else "worklist_empty"
    n = number(customers, page.language)
    return page.text(f"together.sentences.{key}.{training_format}", n=n, rows=number(len(frame), page.language))
