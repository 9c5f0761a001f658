"""Do the data bear out the five claims about open trainings? A card each, which opens to what the verdict rests on."""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import address, lookup, panel, proof, table, wording
from tweeluik.components.markup import unbroken
from tweeluik.components.page import Page
from tweeluik.components.sentences import claims as sentences
from tweeluik.config import FORMATS
from tweeluik.i18n import number
from tweeluik.metrics import claims, like_for_like, together

# A sign beside the words, so that nothing depends on colour.
_SIGNS = {claims.SUPPORTED: "\N{CHECK MARK}", claims.NOT_SUPPORTED: "\N{MULTIPLICATION X}", claims.NOT_ENOUGH: "?"}
# What the claims ask of the comparison like for like: means, and the net promoter score.
_KINDS = ("mean", "nps")
_SEPARATOR = " · "


def show(page: Page, figures: pd.DataFrame) -> None:
    """The verdicts and their evidence; `figures` holds those of participation, sectors, meeting and satisfaction."""
    figures = with_evidence(page, figures)
    pieces = claims.evidence(figures)
    verdicts = claims.verdicts(pieces)
    panel.heading(page, "claims", sentences.lead(page, verdicts))
    for _, verdict in verdicts.iterrows():
        claim = verdict["id"].removeprefix("claims.")
        of_claim = pieces[pieces["claim"] == claim]
        with st.container(key=f"claim_{claim}", gap=None):
            _card(page, claim, verdict, of_claim)
            name = page.text("claims.opened")
            opened = st.expander(name, type="compact", key=f"evidence_{claim}", on_change="rerun")
            if opened.open:
                with opened:
                    _evidence(page, claim, figures, of_claim)
    proof.show(page, "claims", pieces, [*verdicts["id"], *pieces["id"]])


def with_evidence(page: Page, figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with the others that the claims rest on: who uses both formats, and what is left like for like."""
    return lookup.together([figures, page.ask(together.shared), *_alike(page, figures)])


def _alike(page: Page, figures: pd.DataFrame) -> list[pd.DataFrame]:
    """What is left like for like of the differences that are clear; the others need no look."""
    asked = claims.to_compare(figures)
    return [page.ask(like_for_like.by_format, like_for_like.DEFAULT, asked, _KINDS)] if asked else []


def _card(page: Page, claim: str, verdict: pd.Series, pieces: pd.DataFrame) -> None:
    title, said = (escape(page.text(f"claims.{part}.{claim}")) for part in ("title", "claim"))
    is_judged = len(page.formats) == len(FORMATS)
    sign = _SIGNS[verdict["value"]] if is_judged else ""
    look = verdict["value"] if is_judged else "unjudged"
    words = escape(sentences.stamp(page, verdict["value"]))
    st.html(
        f'<section class="tw-claim tw-{look}" lang="{page.language}"><h3>{title}</h3>'
        f'<p class="tw-stamp"><span aria-hidden="true">{sign}</span> {words}</p>'
        f'<p class="tw-caption">{said}</p><p>{unbroken(sentences.reasons(page, verdict, pieces))}</p></section>'
    )


def _evidence(page: Page, claim: str, figures: pd.DataFrame, pieces: pd.DataFrame) -> None:
    rows = pd.DataFrame([row(page, figures, piece) for piece in pieces.to_dict("records")])
    markup = table.markup(rows, page.text(f"claims.title.{claim}"))
    st.html(f'<div class="tw-table tw-evidence-table" lang="{page.language}">{markup}</div>')
    with st.container(horizontal=True, gap="medium"):
        for name in dict.fromkeys(map(lookup.page_of, pieces["id"])):
            st.page_link(
                config.ROOT / "pages" / f"{name}.py",
                label=page.text(f"pages.{name}.menu"),
                icon=":material/arrow_forward:",
                query_params=address.query(page.language, page.filters),
            )


def row(page: Page, figures: pd.DataFrame, piece: dict) -> dict[str, str]:
    """One piece of evidence as text: its name, the figure of each format, the difference, and what it says."""
    cells = {page.text("claims.columns.evidence"): sentences.name(page, piece["id"])}
    cells |= {page.text(f"frame.format.{each}"): _of_format(page, figures, piece, each) for each in page.formats}
    if len(page.formats) < len(FORMATS):
        return cells
    between = {
        "difference": _between(page, figures, piece),
        "alike": _left(page, figures, piece),
        "says": sentences.says(page, piece),
    }
    return cells | {page.text(f"claims.columns.{name}"): said for name, said in between.items()}


def _of_format(page: Page, figures: pd.DataFrame, piece: dict, training_format: str) -> str:
    if piece["id"] == claims.STRENGTHS:
        return number(piece[training_format], page.language)
    if piece["id"] in (claims.SHARED, claims.LEARNERS):
        # Of one format alone: how many use it.
        kind = piece["id"].split(".")[1]
        row = lookup.row_of(figures, f"together.{kind}.also_other", training_format)
        return wording.counted(None if row is None else row["n"], kind, page.language)
    row = lookup.row_of(figures, piece["id"], training_format)
    if row is None or pd.isna(row["value"]):
        return number(None, page.language)
    value = wording.amount(row["value"], wording.unit(piece["id"]), page.language)
    return _SEPARATOR.join((value, wording.rests_on(row, page.language)))


def _between(page: Page, figures: pd.DataFrame, piece: dict) -> str:
    """The difference with its interval; of those that use both, their share."""
    if piece["id"] in (claims.SHARED, claims.LEARNERS):
        return wording.amount(piece["value"], "rate", page.language)
    return _measured(page, lookup.difference_of(figures, piece["id"]))


def _left(page: Page, figures: pd.DataFrame, piece: dict) -> str:
    """What is left of the difference like for like."""
    id_ = f"{piece['id'].removesuffix('.mean')}.like_for_like"
    row = lookup.row_of(figures, id_, None)
    # Under its own id it would read as a level.
    return _measured(page, None if row is None else row.where(row.index != "id", f"{id_}.difference"))


def _measured(page: Page, row: pd.Series | None) -> str:
    if row is None or pd.isna(row["value"]):
        return number(None, page.language)
    said = wording.amount(row["value"], wording.unit(row["id"]), page.language, sign=True)
    return said if pd.isna(row["low"]) else f"{said} ({wording.ends(row, page.language)})"
