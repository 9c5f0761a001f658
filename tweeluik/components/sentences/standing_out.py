"""What stands out, in a sentence each (rows of `metrics.standing_out.chosen`)?"""

import pandas as pd

from tweeluik.components import trail, wording
from tweeluik.components.page import Page
from tweeluik.i18n import academic_year, number
from tweeluik.metrics import catalogue, standing_out


def said(page: Page, row: pd.Series) -> str:
    """One sentence, with both values that are held against each other."""
    unit = wording.unit(row["measure"])
    parts = {"measure": _measure(page, row["measure"])}
    if row["kind"] == standing_out.PLACE:
        values = {name: wording.gap(row[name], unit, page.language) for name in ("here", "elsewhere")}
        dimension = page.text(f"standing_out.dimension.{row['dimension']}")
        return page.text(
            "standing_out.place",
            **parts,
            **values,
            dimension=dimension,
            label=page.label(row["dimension"], row["value"]),
        )
    values = {name: wording.amount(row[name], unit, page.language) for name in ("here", "elsewhere")}
    parts |= {"training_format": page.text(f"sentences.format.{row['training_format']}")}
    if row["kind"] == standing_out.YEAR:
        year = int(row["value"])
        return page.text(
            "standing_out.year", **parts, **values, year=academic_year(year), before=academic_year(year - 1)
        )
    parts["measure"] = parts["measure"].lower()
    return page.text("standing_out.training", **parts, **values, label=trail.title(page, row["value"]))


def scanned(page: Page, candidates: pd.DataFrame, chosen: pd.DataFrame) -> str:
    """Out of how many comparisons these were chosen, or that nothing stands out."""
    if candidates.empty:
        return page.text("standing_out.nothing_scanned")
    key = "nothing" if chosen.empty else "scanned"
    return page.text(f"standing_out.{key}", scanned=number(len(candidates), page.language))


def _measure(page: Page, id_: str) -> str:
    if id_ == standing_out.RATED:
        return page.text("pages.constructs.overall")
    return page.text(f"{catalogue.figure(id_).key}.label")
