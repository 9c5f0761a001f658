"""Which rows does a view of Explore draw, in which order, under which labels, and how do they read as a table?"""

from collections.abc import Callable
from datetime import date

import pandas as pd

from tweeluik.components import periods, wording
from tweeluik.components.explore.options import GAP, LABEL, SIZE, VALUE, Chosen, name_of
from tweeluik.components.page import Page
from tweeluik.config import FORMATS
from tweeluik.metrics import explore
from tweeluik.metrics.explorable import TIMES
from tweeluik.metrics.explore import OTHER, SEVERAL

_PAIR = ["value", "second"]
# "Other" may be so much more than any value that the bars of these would be slivers: beyond so many times the largest
# it is cut off.
_FAR = 1.5
# Between the names of a row that stands for two values.
_AND = " · "


def of(page: Page, chosen: Chosen) -> pd.DataFrame:
    """The cells of `metrics.explore.cells` in the order they are drawn.

    More columns: label, second_label, row (both), text, said (for hovering), before (amount in the period before; only
    when it is asked), gap, gap_low, gap_high, holm_p, verdict, is_cut (as a bar it is cut off); `value` and `second`
    are missing where a click has nothing to filter on.
    """
    frame = page.ask(explore.cells, chosen.view)
    gaps = page.ask(explore.gaps, chosen.view).rename(columns={"low": "gap_low", "high": "gap_high", "note": "verdict"})
    frame = frame.merge(gaps.drop(columns="p"), how="left", on=_PAIR)
    if chosen.is_compared:
        earlier = page.ask(explore.before, chosen.view)[[*_PAIR, "training_format", "amount"]]
        frame = frame.merge(earlier.rename(columns={"amount": "before"}), how="left", on=[*_PAIR, "training_format"])
    frame = _labelled(page, frame, "value", "label", chosen.view.by)
    frame = _labelled(page, frame, "second", "second_label", chosen.view.second)
    frame = _ordered(frame, chosen)
    second = _AND + frame["second_label"] if chosen.view.second else ""
    return frame.assign(
        row=frame["label"] + second,
        text=[wording.amount(amount, chosen.unit, page.language) for amount in frame["amount"]],
        is_cut=_far(frame),
        said=[_said(page, row) for row in frame.to_dict("records")],
        value=_clickable(frame["value"]),
        second=_clickable(frame["second"]),
    )


def _labelled(page: Page, frame: pd.DataFrame, column: str, label: str, dimension: str) -> pd.DataFrame:
    """The frame with the names of the values of a dimension, no two the same."""
    values = frame[column].drop_duplicates()
    names = {value: _name(page, dimension, value) for value in values}
    shared = pd.Series(list(names.values())).value_counts()
    said = {value: f"{name} ({value})" if shared[name] > 1 else name for value, name in names.items()}
    return frame.assign(**{label: [said[value] for value in frame[column]]})


def _name(page: Page, dimension: str, value: str | None) -> str:
    if value == OTHER:
        return page.text("explore.other")
    if value in SEVERAL:
        return page.text(f"explore.several.{value}")
    if value is not None and dimension in TIMES:
        return periods.said_of(date.fromisoformat(value), dimension, page.language)
    return page.label(dimension, value) if dimension else ""


def _ordered(frame: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    """Rows in the chosen order; what is no single value comes last, unknown at the very end."""
    order = {name: place for place, name in enumerate(_order(frame, "value", "label", chosen.view.by, chosen.sort))}
    beside = _order(frame, "second", "second_label", chosen.view.second, SIZE)
    places = {name: place for place, name in enumerate(beside)}
    formats = {each: place for place, each in enumerate(FORMATS)}
    keys = {"label": order, "second_label": places, "training_format": formats}
    return frame.sort_values(list(keys), key=lambda column: column.map(keys[column.name]), ignore_index=True)


def _order(frame: pd.DataFrame, column: str, label: str, dimension: str, sort: str) -> list[str]:
    """The labels of a dimension in their order."""
    first = frame.drop_duplicates(label).set_index(label)
    if dimension in TIMES:
        keys = {name: value or "9999" for name, value in first[column].items()}
    elif dimension == "size" or sort == LABEL:
        keys = {name: _natural(dimension, name, value) for name, value in first[column].items()}
    else:
        keys = {name: -score for name, score in _SCORES[sort](frame, label).items()}
    last = {name: _last(value) for name, value in first[column].items()}
    return sorted(first.index, key=lambda name: (last[name], pd.isna(keys[name]), keys[name], name))


def _natural(dimension: str, name: str, value: str | None) -> str:
    """Sizes from small to large, all else by its name."""
    return str(value).partition("-")[0].rstrip("+").zfill(4) if dimension == "size" else name.casefold()


def _last(value: str | None) -> int:
    return 3 if value is None else 2 if value in SEVERAL else 1 if value == OTHER else 0


def _by_size(frame: pd.DataFrame, label: str) -> pd.Series:
    return frame.groupby(label)["n"].sum().astype(float)


def _by_value(frame: pd.DataFrame, label: str) -> pd.Series:
    """Of both formats together: counts add up, what is a mean counts by what it rests on."""
    known = frame.dropna(subset="amount")
    if known["id"].str.endswith(("enrolments", "participants", "organisations", "hours")).all():
        return known.groupby(label)["amount"].sum().reindex(frame[label].unique())
    weighed = known.assign(amount=known["amount"] * known["n"].astype(float)).groupby(label)[["amount", "n"]].sum()
    return (weighed["amount"] / weighed["n"].where(weighed["n"] > 0)).astype(float).reindex(frame[label].unique())


def _by_gap(frame: pd.DataFrame, label: str) -> pd.Series:
    return frame.groupby(label)["gap"].first()


_SCORES: dict[str, Callable[[pd.DataFrame, str], pd.Series]] = {SIZE: _by_size, VALUE: _by_value, GAP: _by_gap}


def _far(frame: pd.DataFrame) -> pd.Series:
    """Whether a row is "other" and far more than the largest single value."""
    is_other = frame["value"] == OTHER
    return is_other & (frame["amount"] > _FAR * frame.loc[~is_other, "amount"].max())


def _clickable(values: pd.Series) -> pd.Series:
    """The values that the filter bar knows."""
    return values.where(values.notna() & ~values.isin((OTHER, *SEVERAL)), None)


def _said(page: Page, row: dict) -> str:
    """What a cell rests on and how sure it is, or why it is empty."""
    if pd.isna(row["amount"]):
        why = wording.notes(row, (wording.HIDDEN, "whole_editions_only"), page.language, page.engine.threshold)
        return why[0] if why else page.text("notes.no_data")
    notes = wording.notes(row, ("by_definition", "indicative"), page.language, page.engine.threshold)
    return ", ".join(filter(None, [wording.rests_on(row, page.language), wording.interval(row, page.language), *notes]))


def read(page: Page, frame: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    """The rows as a table: a row a cell; a format beside the other, then their difference with its verdict."""
    wide = {each: frame[frame["training_format"] == each].set_index("row") for each in page.formats}
    rows = wide[page.formats[0]].index
    heading = _AND.join(name_of(page, dimension) for dimension in chosen.dimensions)
    columns = {heading: rows.tolist()}
    for each, of_format in wide.items():
        name = page.text(f"frame.format.{each}")
        of_format = of_format.reindex(rows)
        columns[name] = of_format["text"].tolist()
        if chosen.is_compared:
            before = [wording.amount(amount, chosen.unit, page.language) for amount in of_format["before"]]
            columns[page.text("explore.columns.before", training_format=name)] = before
        columns[page.text("explore.columns.rests_on", training_format=name)] = of_format["said"].tolist()
    if len(wide) == len(FORMATS) and chosen.view.what.is_tested:
        columns[page.text("explore.columns.gap")] = [
            _gap(page, row, chosen.unit) for _, row in wide[FORMATS[0]].iterrows()
        ]
    return pd.DataFrame(columns)


def _gap(page: Page, row: pd.Series, unit: str) -> str:
    """A difference with its interval and verdict, or why there is none."""
    verdict = wording.notes(
        row.rename({"note": "_", "verdict": "note"}), wording.REASONS, page.language, page.engine.threshold
    )
    if pd.isna(row["gap"]):
        return verdict[0] if verdict else page.text("notes.no_data")
    ends = [wording.gap(row[end], unit, page.language) for end in ("gap_low", "gap_high")]
    within = "" if pd.isna(row["gap_low"]) else f" ({page.text('trainings.interval', low=ends[0], high=ends[1])})"
    return f"{wording.gap(row['gap'], unit, page.language)}{within}; {verdict[0] if verdict else ''}".rstrip("; ")


def proven(frame: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    """The rows as they are downloaded: the measure under its own name, what a click filters on under its dimension."""
    dropped = ["id", "row", "text", "said", "label", "second_label", "value", "second", "amount", "is_cut"]
    named = {chosen.view.by: frame["label"]} | (
        {chosen.view.second: frame["second_label"]} if chosen.view.second else {}
    )
    return pd.DataFrame(
        {**named, "training_format": frame["training_format"], chosen.view.measure: frame["amount"]}
    ).join(frame.drop(columns=[*dropped, "training_format"]))
