"""What do the charts about who shares a room say: inside and pooled, at equal numbers, beside a reference, and felt?"""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.config import FEWEST_GROUPS, OPEN
from tweeluik.i18n import number
from tweeluik.metrics.mingling import FEW_GROUPS, NO_SPREAD
from tweeluik.schema import DELIVERY_MODES

# A sector that weighs less in the reference is not named: by chance alone it is many times over or under.
_WORTH_NAMING = 0.01
# From here on a rank correlation is called weak, moderate, strong (Cohen 1988).
_STRENGTHS = ((0.1, "none"), (0.3, "weak"), (0.5, "moderate"), (2.0, "strong"))


def inside(page: Page, figures: pd.DataFrame) -> str:
    """The diversity inside an edition beside the pooled one."""
    said = {}
    for each in page.formats:
        values = [lookup.row_of(figures, f"sectors.{name}", each) for name in ("within", "pooled")]
        within, pooled = (wording.amount(row["value"], "probability", page.language) for row in values)
        said[each] = page.text("rooms.inside_of", within=within, pooled=pooled)
    return page.text("rooms.inside", said=each_format(page, said))


def between(page: Page, figures: pd.DataFrame) -> str:
    """Why the two differ, and by how much; empty when editions are cut in half."""
    rows = {each: lookup.row_of(figures, "sectors.between", each) for each in page.formats}
    if all(pd.isna(row["value"]) for row in rows.values()):
        return ""
    said = {each: wording.amount(row["value"], "probability", page.language) for each, row in rows.items()}
    return page.text("rooms.between", said=each_format(page, said))


def rarefied(page: Page, figures: pd.DataFrame) -> str:
    """How many sectors are expected among as many attendances of each format."""
    rows = {each: lookup.row_of(figures, "sectors.rarefied", each) for each in page.formats}
    said = {each: wording.amount(row["value"], "effective", page.language) for each, row in rows.items()}
    size = number(next(iter(rows.values()))["n"], page.language)
    return page.text("rooms.rarefied", size=size, said=each_format(page, said))


def beside(page: Page, frame: pd.DataFrame, reference: str) -> str:
    """The sectors that are most over- and under-represented in each format (`metrics.representation` with names)."""
    worth = frame[(frame["reference_share"] >= _WORTH_NAMING) & frame["ratio"].notna()]
    said = {each: _ends(page, worth[worth["training_format"] == each]) for each in page.formats}
    return page.text("rooms.beside", reference=reference, said=each_format(page, said))


def _ends(page: Page, rows: pd.DataFrame) -> str:
    if rows.empty or not rows["participations"].sum():
        return page.text("notes.no_data")
    ends = {"over": rows.loc[rows["ratio"].idxmax()], "under": rows.loc[rows["ratio"].idxmin()]}
    said = {name: f"{row['name']} ({_times(page, row['ratio'])})" for name, row in ends.items()}
    return page.text("rooms.ends", **said)


def _times(page: Page, ratio: float) -> str:
    return number(ratio, page.language, 1 if ratio >= 1 else 2) + "\N{MULTIPLICATION SIGN}"


def beyond(page: Page, frame: pd.DataFrame) -> str:
    """Sectors of the reference in which nobody attended, and attendances in sectors that it does not have."""
    listed = frame[frame["reference_share"] >= _WORTH_NAMING]
    never = listed.groupby("name", sort=False)["participations"].sum()
    absent, parts = list(never.index[never == 0]), []
    if absent:
        parts.append(page.text("rooms.absent", labels=", ".join(absent)))
    if outside := int(frame.loc[frame["reference"] == 0, "participations"].sum()):
        parts.append(page.text("rooms.outside", n=number(outside, page.language)))
    return " ".join(parts)


def felt(page: Page, figures: pd.DataFrame, id_: str, groups: pd.DataFrame, title: str) -> str:
    """Whether groups in a more mixed room give higher scores, for each format; described, not tested."""
    said = {}
    for each in page.formats:
        row = lookup.row_of(figures, id_, each)
        number_of = int((groups["training_format"] == each).sum())
        said[each] = _association(page, row, number_of)
    return page.text("rooms.felt", title=title, said=each_format(page, said))


def _association(page: Page, row: pd.Series, groups: int) -> str:
    notes = wording.codes(row)
    if FEW_GROUPS in notes:
        return page.text("notes.too_few_groups", groups=FEWEST_GROUPS)
    if NO_SPREAD in notes:
        return page.text("notes.no_spread")
    strength = next(name for limit, name in _STRENGTHS if abs(row["value"]) < limit)
    direction = page.text(f"rooms.direction.{'higher' if row['value'] > 0 else 'lower'}")
    rho = number(row["value"], page.language, 2, sign=True)
    return page.text(
        "rooms.association",
        said=page.text(f"rooms.strength.{strength}", direction=direction),
        rho=rho,
        groups=number(groups, page.language),
    )


def by_mode(page: Page, frame: pd.DataFrame) -> str:
    """Potential contacts of open editions by the way they met, with the share of what was possible; online apart
    (`metrics.meeting.by_group_size`); empty without open editions.
    """
    columns = ["pairs", "cross_organisation_pairs", "participants"]
    totals = frame[frame["training_format"] == OPEN].groupby("delivery_mode")[columns].sum()
    totals = totals.reindex([mode for mode in DELIVERY_MODES if mode in totals.index])
    clauses = [
        page.text(
            "rooms.mode",
            mode=page.label("mode", mode).lower(),
            contacts=number(2 * row["cross_organisation_pairs"] / row["participants"], page.language, 1),
            share=wording.amount(row["cross_organisation_pairs"] / row["pairs"], "rate", page.language),
        )
        for mode, row in totals.iterrows()
        if row["pairs"]
    ]
    return page.text("rooms.modes", said="; ".join(clauses)) if clauses else ""
