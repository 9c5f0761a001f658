"""Do the data bear out what is said of open trainings: an independent place to learn, a wider network, views across
sectors, quality, and that both formats together are best?

Each claim names its evidence, and each piece of evidence takes a stance:

- A difference (open minus in-company) speaks *for* or *against* a claim when it is clear among everything that the
  claims test together (its p, by the ladder of editions, adjusted by Holm, under 0.05) and, where the formats can be
  compared like for like, clear to the same side there too; else it is *unclear*.
- Organisations speak for the combination when, of those of the format that has fewest, clearly more than half use the
  other one too (score test against one half, in the same Holm family), and against it when clearly fewer do.
- Strengths speak for the combination when each format is clearly rated higher on some question (Holm over all
  questions, like for like as above), and against it when one format is on every question; else they are unclear.
- What was not asked, is hidden, has too few editions or lacks a format is *untested*.
- What holds by definition (in-company editions have one organisation), or is only described, is shown and never
  counted.

A claim is *not supported* as soon as one piece speaks against it, whatever the others say; *supported* when more than
half of the pieces that it names speak for it; *not supported* too when that can no longer be reached, whatever the
untested ones would say; and *not enough data* when they could still decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import pandas as pd
from scipy.special import ndtr

from tweeluik.config import CONFIDENCE, FEWEST_EDITIONS, FORMATS, IN_COMPANY, OPEN
from tweeluik.metrics.frames import figure, figures, missing
from tweeluik.metrics.like_for_like import LITTLE
from tweeluik.metrics.multiple import holm
from tweeluik.metrics.suppression import FEWER

FOR, AGAINST, UNCLEAR, UNTESTED = "for", "against", "unclear", "untested"
BY_DEFINITION, DESCRIBED = "by_definition", "described"
SUPPORTED, NOT_SUPPORTED, NOT_ENOUGH = "supported", "not_supported", "not_enough_data"
# Why a piece of evidence is unclear or untested, besides the notes of its difference.
NOT_ASKED, NO_DATA, FEW_ORGANISATIONS, MIX = "not_asked", "no_data", "too_few_organisations", "gone_like_for_like"
# It speaks, but could not be compared like for like.
RAW_ALONE = "not_like_for_like"
SHARED, LEARNERS = "together.organisations.overlap", "together.learners.overlap"
STRENGTHS = "satisfaction.strengths"
_SIDES = {"higher_open": FOR, "higher_in_company": AGAINST}


@dataclass(frozen=True)
class Claim:
    """What a claim rests on: ids of figures that are `tested`, and of those that are shown `beside` them uncounted."""

    tested: tuple[str, ...]
    beside: tuple[str, ...] = ()
    stance_beside: str = BY_DEFINITION


CLAIMS = {
    "independence": Claim(("satisfaction.free_to_ask.mean",), ("participation.solo_share",)),
    "network": Claim(("satisfaction.networking.mean",), ("meeting.contacts_per_participant",)),
    "cross_sector": Claim(("satisfaction.cross_sector.mean",), ("sectors.within_effective",)),
    "quality": Claim(
        (
            "satisfaction.overall.mean",
            "satisfaction.trainer.mean",
            "satisfaction.up_to_date.mean",
            "satisfaction.recommend.nps",
        )
    ),
    "complementarity": Claim((SHARED, STRENGTHS), (LEARNERS,), DESCRIBED),
}


def to_compare(frame: pd.DataFrame) -> tuple[str, ...]:
    """The questions whose raw difference is clear: only of these `evidence` asks what is left like for like."""
    rows = zip(frame["id"], frame["note"], strict=True)
    clear = (
        id_ for id_, note in rows if id_.endswith(".difference") and note.split()[:1] in ([each] for each in _SIDES)
    )
    return tuple(dict.fromkeys(id_.split(".")[1] for id_ in clear if id_.startswith("satisfaction.")))


def of_figures(frame: pd.DataFrame) -> pd.DataFrame:
    """The verdicts (`verdicts`) that the figures of all subjects, a long frame of `frames.py`, give.

    A claim is read from what is published, so from nothing hidden.
    """
    return verdicts(evidence(frame))


def verdicts(pieces: pd.DataFrame) -> pd.DataFrame:
    """Rows `claims.<claim>` (long frame of `frames.py`) from the rows of `evidence`, with the verdict as value:
    supported, not_supported, not_enough_data; the note says why.

    `n` and `editions` are those of the piece of evidence that has fewest.
    """
    rows, said = [], []
    for claim, of_claim in pieces.groupby("claim", sort=False):
        value, why = verdict(of_claim.loc[of_claim["is_counted"], "stance"].tolist())
        spoken = of_claim[of_claim["stance"].isin((FOR, AGAINST, UNCLEAR))]
        rows.append(figure(f"claims.{claim}", None, nan, spoken["n"].min(), spoken["editions"].min(), note=why))
        said.append(value)
    return figures(rows).assign(value=said)


def verdict(stances: Sequence[str]) -> tuple[str, str]:
    """The verdict on a claim from the stances of its counted evidence, and why, as codes of `locales/*/notes.toml`."""
    against, for_, untested = (stances.count(each) for each in (AGAINST, FOR, UNTESTED))
    if against:
        return NOT_SUPPORTED, "evidence_mixed" if for_ else "evidence_against"
    if 2 * for_ > len(stances):
        return SUPPORTED, "evidence_for"
    if 2 * (for_ + untested) > len(stances):
        return NOT_ENOUGH, "evidence_missing"
    return NOT_SUPPORTED, "evidence_unclear"


def evidence(frame: pd.DataFrame) -> pd.DataFrame:
    """A row a claim and piece of evidence, counted ones first.

    Columns: claim, id (figure), is_counted, stance (for, against, unclear, untested, by_definition, described), why (a
    code, empty when there is nothing to add), in_company, open (the figure in each format, or a missing value),
    value (open minus in-company; of organisations the share that uses both), p, holm_p (over all claims), n, editions.
    """
    known = {(row["id"], row["training_format"]): row for row in frame.to_dict("records")}
    rows = [
        {"claim": claim, "id": id_, "is_counted": id_ in said.tested} | _piece(known, id_, said)
        for claim, said in CLAIMS.items()
        for id_ in (*said.tested, *said.beside)
    ]
    pieces = pd.DataFrame(rows)
    tested = pieces["p"].notna()
    pieces["holm_p"] = pd.Series(holm(pieces.loc[tested, "p"]), index=pieces.index[tested])
    drowned = tested & (pieces["holm_p"] >= 1 - CONFIDENCE)
    pieces.loc[drowned, ["stance", "why"]] = (UNCLEAR, "no_clear_difference")
    return pieces


def _piece(known: dict[tuple, dict], id_: str, claim: Claim) -> dict:
    values = {each: _value(known, id_, each) for each in FORMATS}
    found = values | dict.fromkeys(("value", "p", "n", "editions"), nan)
    if id_ in claim.beside:
        return found | {"value": _value(known, id_, None), "stance": claim.stance_beside, "why": ""}
    if id_ == SHARED:
        return found | _shared(known)
    return found | (_strengths(known) if id_ == STRENGTHS else _difference(known, id_.removesuffix(".mean")))


def _value(known: dict[tuple, dict], id_: str, training_format: str | None) -> float:
    return known.get((id_, training_format), {}).get("value", nan)


def _difference(known: dict[tuple, dict], stem: str) -> dict:
    """The stance of a difference before it stands among the others, and why it has none."""
    row = known.get((f"{stem}.difference", None))
    if row is None:
        return {"stance": UNTESTED, "why": NOT_ASKED}
    codes = row["note"].split()
    if missing(row["value"]):
        return {"stance": UNTESTED, "why": FEWER if FEWER in codes else NO_DATA}
    found = {"value": row["value"], "n": row["n"], "editions": row["editions"]}
    if "too_few_editions" in codes:
        return found | {"stance": UNTESTED, "why": "too_few_editions"}
    stance, why = _like_for_like(known, stem, codes[0])
    return found | {"stance": stance, "why": why, "p": _value(known, f"{stem}.p", None)}


def _like_for_like(known: dict[tuple, dict], stem: str, raw: str) -> tuple[str, str]:
    """The stance of a clear difference (`raw` its verdict), once it is looked at like for like, and why."""
    if raw not in _SIDES:
        return UNCLEAR, "no_clear_difference"
    alike = known.get((f"{stem}.like_for_like", None), {}).get("note", LITTLE).split()
    if not alike or {LITTLE, FEWER, "too_few_editions"} & set(alike):
        return _SIDES[raw], RAW_ALONE
    return (_SIDES[raw], "") if alike[0] == raw else (UNCLEAR, MIX)


def _shared(known: dict[tuple, dict]) -> dict:
    """Whether most organisations of the format with fewest use the other one too (the score test of Wilson 1927)."""
    counts = {name: _value(known, f"together.organisations.{name}", None) for name in ("both", *map(_only, FORMATS))}
    fewest = counts["both"] + min(counts[_only(each)] for each in FORMATS)
    if missing(fewest) or not fewest:
        return {"stance": UNTESTED, "why": NO_DATA}
    share = counts["both"] / fewest
    found = {"value": share, "n": fewest}
    if fewest < FEWEST_EDITIONS:
        return found | {"stance": UNTESTED, "why": FEW_ORGANISATIONS}
    p = 2 * float(ndtr(-abs(share - 0.5) / sqrt(0.25 / fewest)))
    return found | {"stance": FOR if share > 0.5 else AGAINST, "why": "", "p": p}


def _only(training_format: str) -> str:
    return f"{training_format}_only"


def _strengths(known: dict[tuple, dict]) -> dict:
    """Whether each format is clearly rated higher on some question: how many in each, and what that says."""
    adjusted = {
        id_: row for (id_, _), row in known.items() if id_.startswith("satisfaction.") and id_.endswith(".holm_p")
    }
    sides = [_like_for_like(known, id_.removesuffix(".holm_p"), row["note"])[0] for id_, row in adjusted.items()]
    if len(sides) < len(FORMATS):
        return {"stance": UNTESTED, "why": "too_few_questions" if sides else NO_DATA}
    counts = {OPEN: sides.count(FOR), IN_COMPANY: sides.count(AGAINST)}
    one_sided = max(counts.values()) == len(sides)
    stance = FOR if all(counts.values()) else AGAINST if one_sided else UNCLEAR
    answers = min(row["n"] for row in adjusted.values())
    editions = min(row["editions"] for row in adjusted.values())
    return counts | {"stance": stance, "why": "", "n": answers, "editions": editions}
