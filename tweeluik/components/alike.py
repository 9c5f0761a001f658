"""What remains of the difference when both formats have the same mix: panels, parts, strata, and what is left out?"""

from collections.abc import Callable
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd
import streamlit as st

from tweeluik.components import address, diptych, lookup, panel, proof, questions, table, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences import like_for_like as sentences
from tweeluik.config import FORMATS
from tweeluik.i18n import academic_year, percent
from tweeluik.metrics import like_for_like
from tweeluik.metrics.like_for_like import DEFAULT, DIMENSIONS, MIXED

# The strata that are drawn; the table has them all.
_MOST = 12
_STEPS = ("outside", "mix", "rest")
Draw = Callable[[pd.DataFrame, str], Any]


def show(page: Page, question: pd.Series, draw_bridge: Draw, draw_strata: Draw) -> None:
    """The section of one question; nothing for one format, or for a question without a good side."""
    if len(page.formats) < len(FORMATS) or not questions.is_scored(question):
        return
    by, question_id = chosen(page), question["question_id"]
    figures = paired(page.ask(like_for_like.by_format, by, (question_id,)))
    strata = labelled(page, page.ask(like_for_like.by_stratum, by, question_id), by)
    id_ = f"satisfaction.{question_id}.like_for_like"
    panel.heading(page, "alike", sentences.finding(page, figures, id_, by), charts=True)
    _choose(page, by)
    if sentences.is_shown(figures, id_):
        _panels(page, figures, question_id)
        _parts(page, figures, id_, by, draw_bridge)
    for said in (sentences.coverage(page, figures, id_, by), sentences.other_way(page, figures, id_, strata)):
        panel.note(page, said)
    if not sentences.is_hidden(figures, id_):
        _strata(page, strata, draw_strata)
        panel.note(page, sentences.left_out(page, strata))
        panel.note(page, sentences.unknown(page, strata))


def chosen(page: Page) -> tuple[str, ...]:
    """The dimensions whose combinations are the strata, as the address names them, else theme and mode."""
    asked = page.address.choices.get("strata", "").split(",")
    return tuple(dimension for dimension in DIMENSIONS if dimension in asked) or DEFAULT


def _choose(page: Page, by: tuple[str, ...]) -> None:
    key = "choice_strata"
    st.session_state[key] = list(by)
    st.pills(
        page.text("like_for_like.choose"),
        list(DIMENSIONS),
        selection_mode="multi",
        key=key,
        format_func=lambda dimension: page.text(f"like_for_like.by.{dimension}").capitalize(),
        on_change=lambda: address.choose("strata", ",".join(st.session_state[key] or DEFAULT)),
    )


def paired(figures: pd.DataFrame) -> pd.DataFrame:
    """The frame with the differences under an id of their own, where panels look for them."""
    is_gap = figures["id"].str.endswith(".like_for_like") & figures["training_format"].isna()
    return figures.assign(id=figures["id"].where(~is_gap, figures["id"] + ".difference"))


def _panels(page: Page, figures: pd.DataFrame, question_id: str) -> None:
    stem, known = f"satisfaction.{question_id}", set(figures["id"])
    ids = [id_ for kind in ("", "top_two.", "nps.") if (id_ := f"{stem}.{kind}like_for_like") in known]
    also = [f"{ids[0]}.{name}" for name in ("outside", "mix", "coverage")] if ids else []
    diptych.show(page, "alike", figures, ids, also=also)


def _parts(page: Page, figures: pd.DataFrame, id_: str, by: tuple[str, ...], draw: Draw) -> None:
    parts = steps(page, figures, id_)
    said = sentences.bridge(page, parts, by)
    _title(page, page.text("like_for_like.bridge_title"))
    panel.draw(page, "bridge", draw(parts, page.language), said)
    panel.note(page, said)


def steps(page: Page, figures: pd.DataFrame, id_: str) -> pd.DataFrame:
    """The raw difference, its parts and what remains: step, label, start, end, value, text, is_part."""
    ids = dict(zip(_STEPS, (f"{id_}.outside", f"{id_}.mix", f"{id_}.difference"), strict=True))
    values = {step: lookup.row_of(figures, each, None)["value"] for step, each in ids.items()}
    left = sum(values.values())
    rows = [{"step": "raw", "start": 0.0, "end": left, "value": left}]
    for step, value in values.items():
        if step == "rest":
            rows.append({"step": step, "start": 0.0, "end": value, "value": value})
        elif step == "mix" or lookup.row_of(figures, f"{id_}.coverage", None)["value"] < 1:
            rows.append({"step": step, "start": left, "end": left - value, "value": value})
            left -= value
    unit = wording.unit(f"{id_}.difference")
    return pd.DataFrame(rows).assign(
        label=[page.text(f"like_for_like.steps.{row['step']}") for row in rows],
        text=[wording.amount(row["value"], unit, page.language, sign=True) for row in rows],
        is_part=[row["step"] in ("outside", "mix") for row in rows],
    )


def labelled(page: Page, frame: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """The strata (`metrics.like_for_like.by_stratum`) with `label`, and whether a value of theirs `is_unknown`."""
    values = frame[[DIMENSIONS[dimension] for dimension in by]]
    labels = [
        page.text("like_for_like.mixed")
        if is_mixed
        else " · ".join(_label(page, *each) for each in zip(by, row, strict=True))
        for is_mixed, row in zip(frame["is_mixed"], values.itertuples(index=False, name=None), strict=True)
    ]
    return frame.assign(label=labels, is_unknown=values.isna().any(axis=1))


def _label(page: Page, dimension: str, value: object) -> str:
    if dimension == "year":
        return academic_year(int(value))
    if value in ("several", MIXED):
        return page.text(f"like_for_like.{value}")
    return page.text(f"like_for_like.hours.{value}") if dimension == "hours" and value else page.label(dimension, value)


def _strata(page: Page, strata: pd.DataFrame, draw: Draw) -> None:
    """The heaviest strata as a chart, all of them as a table, and the proof."""
    compared = strata[strata["is_compared"]]
    drawn = compared.head(_MOST * len(FORMATS))
    if len(drawn):
        counts = {name: len(rows) // len(FORMATS) for name, rows in (("shown", drawn), ("all", compared))}
        title = page.text("like_for_like.strata_title", **counts)
        _title(page, title, panel.legend(page, FORMATS))
        panel.draw(page, "strata", draw(drawn, page.language), title)
    table.show(page, _read(page, strata), page.text("like_for_like.table"))
    proof.show(page, "strata", strata, ("satisfaction.like_for_like",))


def _title(page: Page, said: str, below: str = "") -> None:
    st.html(f'<h3 class="tw-caption" lang="{page.language}" data-legend>{escape(said)}</h3>{below}')


def _read(page: Page, strata: pd.DataFrame) -> pd.DataFrame:
    """A row a stratum as text: answers and mean of each format, their difference and the weight."""
    names = {
        name: page.text(f"like_for_like.columns.{name}")
        for name in ("stratum", "answers", "mean", "difference", "weight")
    }
    rows = []
    for label, of_stratum in groupby(strata.to_dict("records"), itemgetter("label")):
        row = {names["stratum"]: label}
        for each in of_stratum:
            name = page.text(f"frame.format.{each['training_format']}")
            row[f"{name}: {names['answers']}"] = wording.amount(each["n"], "count", page.language)
            row[f"{name}: {names['mean']}"] = wording.amount(each["mean"], "score", page.language)
        row[names["difference"]] = wording.amount(each["difference"], "score_difference", page.language)
        row[names["weight"]] = (
            percent(each["weight"], page.language, 1)
            if each["is_compared"]
            else wording.amount(None, "rate", page.language)
        )
        rows.append(row)
    return pd.DataFrame(rows)
