"""What do those who did not answer leave open, in a sentence?"""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format, verdict
from tweeluik.i18n import number


def worth(page: Page, figures: pd.DataFrame, stem: str) -> str:
    """For how many answers of equal weight the weighted ones count; empty when a format is hidden."""
    rows = {each: lookup.row_of(figures, f"{stem}.weighted_n", each) for each in page.formats}
    if any(row is None or pd.isna(row["value"]) for row in rows.values()):
        return ""
    said = {
        each: page.text(
            "evidence.of", worth=number(row["value"], page.language), n=number(float(row["n"]), page.language)
        )
        for each, row in rows.items()
    }
    return page.text("nonresponse.worth", said=each_format(page, said))


def what_if(page: Page, figures: pd.DataFrame, stem: str) -> str:
    """How far those who did not answer would have to be off for the verdict to change, or that they cannot change it.

    Empty when there is no verdict.
    """
    rows = {each: lookup.row_of(figures, f"{stem}.what_if", each) for each in page.formats}
    said = verdict(page, figures, f"{stem}.mean")
    if any(row is None for row in rows.values()):
        return ""
    if all("holds_whatever" in wording.codes(row) for row in rows.values()):
        return page.text("nonresponse.holds", verdict=said)
    scenarios = [_scenario(page, each, row["value"]) for each, row in rows.items() if not pd.isna(row["value"])]
    if scenarios:
        return page.text("nonresponse.changes", verdict=said, said=page.text("nonresponse.or").join(scenarios))
    is_far = all("beyond_scale" in wording.codes(row) for row in rows.values())
    return page.text("nonresponse.only_together", verdict=said) if is_far else ""


def _scenario(page: Page, training_format: str, points: float) -> str:
    direction = page.text("nonresponse.higher" if points > 0 else "nonresponse.lower")
    place = page.text(f"nonresponse.place.{training_format}")
    return page.text(
        "nonresponse.scenario", place=place, points=number(abs(points), page.language, 2), direction=direction
    )
