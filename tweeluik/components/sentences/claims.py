"""What do the data say of the five claims, in a sentence each?"""

import pandas as pd

from tweeluik.components import wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.config import FORMATS
from tweeluik.i18n import number
from tweeluik.metrics import claims


def lead(page: Page, verdicts: pd.DataFrame) -> str:
    """How many of the claims are supported, not supported, without data enough (`metrics.claims.verdicts`)."""
    if len(page.formats) < len(FORMATS):
        return page.text("claims.lead_one")
    names = (claims.SUPPORTED, claims.NOT_SUPPORTED, claims.NOT_ENOUGH)
    counts = {name: int((verdicts["value"] == name).sum()) for name in names}
    key = "lead" if counts[claims.NOT_ENOUGH] else "lead_judged"
    return page.text(f"claims.{key}", **{name: number(count, page.language) for name, count in counts.items()})


def stamp(page: Page, verdict: str) -> str:
    """The verdict in two or three words; under the lens that there is none."""
    return page.text(f"claims.verdict.{verdict}" if len(page.formats) == len(FORMATS) else "claims.no_verdict")


def reasons(page: Page, verdict: pd.Series, pieces: pd.DataFrame) -> str:
    """Why a claim has its verdict, and what each piece of its evidence says (rows of `metrics.claims.evidence`)."""
    if len(page.formats) < len(FORMATS):
        return page.text("claims.one_format")
    alone = pieces["is_counted"].sum() == 1
    named: dict[str, list[str]] = {}
    for piece in pieces.to_dict("records"):
        named.setdefault(says(page, piece), []).append(_named(page, piece, alone))
    said = [page.text("claims.said", names=", ".join(names), said=clause) for clause, names in named.items()]
    # What one piece of evidence says needs no summing up.
    why = () if alone else wording.notes(verdict, (verdict["note"],), page.language, page.engine.threshold)
    return ". ".join(part[:1].upper() + part[1:] for part in (*why, *said)) + "."


def says(page: Page, piece: dict) -> str:
    """What one piece of evidence says, or why it says nothing."""
    stance, why = piece["stance"], piece["why"]
    said = (
        page.text(f"claims.why.{why}", threshold=page.engine.threshold) if why else page.text(f"claims.stance.{stance}")
    )
    return page.text("claims.not_counted", said=said) if stance == claims.BY_DEFINITION else said


def name(page: Page, id_: str) -> str:
    """What a piece of evidence is about."""
    return page.text(f"claims.names.{id_.replace('.', '_')}")


def _named(page: Page, piece: dict, alone: bool) -> str:
    """The name of a piece; with its values when it stands alone, so that the sentence can be copied by itself."""
    said = name(page, piece["id"])
    if not (alone and piece["is_counted"]) or any(pd.isna(piece[each]) for each in FORMATS):
        return said
    unit = wording.unit(piece["id"])
    values = {each: wording.amount(piece[each], unit, page.language) for each in FORMATS}
    return page.text("claims.valued", name=said, values=each_format(page, values))
