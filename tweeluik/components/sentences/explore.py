"""What does a view of Explore say in a sentence, what stands in it, and what must be kept in mind?"""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from tweeluik.components import periods, wording
from tweeluik.components.explore.options import Chosen, name_of
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.config import FORMATS
from tweeluik.filters import ORGANISATION_DIMENSIONS
from tweeluik.i18n import number
from tweeluik.metrics.explorable import COUNTED, TIMES

# So many values are named in a sentence; the others are counted.
_NAMED = 3


def finding(page: Page, frame: pd.DataFrame, chosen: Chosen) -> str:
    """What stands out, by the kind of measure: how time moved it, where formats clearly differ, or where most is.

    `frame` is `explore.rows.of`. Means of few answers are never ranked.
    """
    about = page.text("explore.finding.about", measure=chosen.name, dimensions=_dimensions(page, chosen))
    if chosen.view.by in TIMES and not chosen.view.second:
        said = _through_time(page, frame, chosen)
    elif chosen.view.what.is_evaluation and set(chosen.dimensions) & set(ORGANISATION_DIMENSIONS):
        said = page.text("explore.finding.in_company_only", n=_count(page, frame))
    elif chosen.view.what.is_tested and len(page.formats) == len(FORMATS):
        said = _verdicts(page, frame)
    elif _is_noise(chosen):
        said = page.text("explore.finding.count", n=_count(page, frame))
    else:
        said = _extremes(page, frame, chosen)
    return page.text("explore.finding.said", about=about, said=said)


def _is_noise(chosen: Chosen) -> bool:
    """Whether the lowest and the highest would be chance: trainings by few answers, or months within values."""
    is_crossed = chosen.view.second and set(chosen.dimensions) & set(TIMES) and chosen.unit not in COUNTED
    return bool(is_crossed) or (chosen.view.by == "training" and chosen.view.what.is_evaluation)


def _count(page: Page, frame: pd.DataFrame) -> str:
    """How many values, or pairs of them, have a figure."""
    return number(frame.loc[frame["amount"].notna() & frame["value"].notna(), "row"].nunique(), page.language)


def _dimensions(page: Page, chosen: Chosen) -> str:
    return page.text("frame.and").join(name_of(page, each).lower() for each in chosen.dimensions)


def _through_time(page: Page, frame: pd.DataFrame, chosen: Chosen) -> str:
    """The first and the last period that is over, a clause a format."""
    known = frame[frame["amount"].notna() & frame["value"].notna()].sort_values("value", kind="stable")
    ended = [periods.bounds(date.fromisoformat(value), chosen.view.by)[1] <= date.today() for value in known["value"]]
    known = known[ended] if any(ended) else known
    said = {}
    for each in page.formats:
        of_format = known[known["training_format"] == each]
        said[each] = page.text("notes.no_data") if of_format.empty else _from_to(page, of_format)
    return each_format(page, said)


def _from_to(page: Page, rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    key = "from_to" if len(rows) > 1 else "one"
    parts = {"start": first["text"], "first": first["label"], "end": last["text"], "last": last["label"]}
    return page.text(f"explore.finding.{key}", **parts)


def _verdicts(page: Page, frame: pd.DataFrame) -> str:
    """In how many cells the formats clearly differ, and in which."""
    cells = frame.drop_duplicates("row")
    codes = cells["verdict"].fillna("").str.split().str[0]
    tested = cells[codes.isin(("higher_open", "higher_in_company", "no_clear_difference"))]
    if tested.empty:
        return page.text("explore.finding.not_tested")
    higher = {each: tested.loc[codes == f"higher_{each}", "row"].tolist() for each in FORMATS}
    clear = sum(map(len, higher.values()))
    of = number(len(tested), page.language)
    if not clear:
        return page.text("explore.finding.none_clear", of=of)
    said = [
        page.text(f"explore.finding.higher_{each}", names=_names(page, names))
        for each, names in higher.items()
        if names
    ]
    return page.text("explore.finding.clear", n=number(clear, page.language), of=of, said="; ".join(said))


def _names(page: Page, names: list[str]) -> str:
    """The first few names, and how many more."""
    more = [page.text("trainings.more", n=number(len(names) - _NAMED, page.language))] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])


def _extremes(page: Page, frame: pd.DataFrame, chosen: Chosen) -> str:
    """Where most is, for counts; else the lowest and the highest, a clause a format."""
    # What is no single value of its own says nothing of where.
    columns = ["amount", "value", "second"][: 1 + len(chosen.dimensions)]
    known = frame.dropna(subset=columns)
    said = {each: _extreme(page, known[known["training_format"] == each], chosen) for each in page.formats}
    return each_format(page, said)


def _extreme(page: Page, rows: pd.DataFrame, chosen: Chosen) -> str:
    if rows.empty or (chosen.unit in COUNTED and not rows["amount"].sum()):
        return page.text("notes.no_data")
    high, low = rows.loc[rows["amount"].idxmax()], rows.loc[rows["amount"].idxmin()]
    if chosen.unit in COUNTED:
        return page.text("explore.finding.most", label=high["row"], text=high["text"])
    note = f" ({page.text('notes.by_definition')})" if "by_definition" in wording.codes(high) else ""
    if low["text"] == high["text"]:
        return page.text("explore.finding.everywhere", text=high["text"]) + note
    parts = {"start": low["text"], "first": low["row"], "end": high["text"], "last": high["row"]}
    return page.text("explore.finding.from_to", **parts) + note


def caption(page: Page, frame: pd.DataFrame, chosen: Chosen) -> str:
    """In small print what is counted, and what the marks mean."""
    parts = [page.text("explore.caption.cells")]
    if chosen.view.what.of_question and chosen.chart in ("dots", "line", "multiples"):
        parts.append(page.text("explore.caption.intervals"))
    if chosen.chart == "bars" and frame["is_cut"].any():
        parts.append(page.text("explore.caption.cut"))
    if chosen.chart == "heat":
        parts.append(page.text("explore.caption.heat"))
    if chosen.is_compared:
        filters = page.filters.earlier()
        parts.append(page.text("explore.caption.before", period=periods.said(filters, page.periods, page.language)))
    if chosen.view.what.is_tested and len(page.formats) == len(FORMATS):
        parts.append(page.text("explore.caption.adjusted"))
    return " ".join(parts)


def notes(page: Page, frame: pd.DataFrame, chosen: Chosen) -> Iterable[str]:
    """What must be kept in mind: what doesn't add up, what stands together, what has no single value."""
    if chosen.unit == "count" and not chosen.view.what.adds_up:
        yield page.text("explore.notes.not_additive")
    if chosen.view.what.is_evaluation:
        if set(chosen.dimensions) & set(ORGANISATION_DIMENSIONS):
            yield page.text("explore.notes.several")
        yield page.text("explore.notes.groups", threshold=page.engine.threshold)
    other = page.text("explore.other")
    if (frame["label"] == other).any() or (frame["second_label"] == other).any():
        yield page.text("explore.notes.other")
