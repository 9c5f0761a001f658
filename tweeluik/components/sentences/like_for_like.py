"""What is left of the difference with the same mix of trainings, in sentences?"""

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import compared, each_format, verdict
from tweeluik.config import FORMATS, SMALLEST_COVERAGE
from tweeluik.i18n import number, percent
from tweeluik.metrics import like_for_like
from tweeluik.metrics.suppression import FEWER


def strata(page: Page, by: tuple[str, ...]) -> str:
    """The dimensions in words: theme, mode and year."""
    words = [page.text(f"like_for_like.by.{dimension}") for dimension in by]
    return page.text("like_for_like.and").join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def finding(page: Page, figures: pd.DataFrame, id_: str, by: tuple[str, ...]) -> str:
    """Both means with the same mix and whether they differ, or that they are not shown."""
    if is_shown(figures, id_):
        return compared(page, figures, id_, "like_for_like.verdict", by=strata(page, by))
    if is_hidden(figures, id_):
        return page.text("like_for_like.hidden", by=strata(page, by), verdict=verdict(page, figures, id_))
    return page.text("like_for_like.refused", by=strata(page, by))


def is_shown(figures: pd.DataFrame, id_: str) -> bool:
    """Whether there is enough to compare."""
    row = lookup.difference_of(figures, id_)
    return row is not None and pd.notna(row["value"])


def is_hidden(figures: pd.DataFrame, id_: str) -> bool:
    """Whether a format has too few answers to show anything of it."""
    row = lookup.difference_of(figures, id_)
    return row is None or FEWER in wording.codes(row)


def coverage(page: Page, figures: pd.DataFrame, id_: str, by: tuple[str, ...]) -> str:
    """The share of the answers that is compared, or why so little that nothing is shown."""
    if is_hidden(figures, id_):
        return ""
    if not is_shown(figures, id_) and (of_client := tuple(d for d in by if d in like_for_like.OF_CLIENT)):
        return page.text("like_for_like.of_client", by=strata(page, of_client))
    share = {each: lookup.row_of(figures, f"{id_}.coverage", each)["value"] for each in (*FORMATS, None)}
    said = {each: percent(value, page.language) for each, value in share.items()}
    key = "covered" if is_shown(figures, id_) else "little"
    return page.text(
        f"like_for_like.{key}",
        share=said[None],
        said=each_format(page, said),
        threshold=page.engine.threshold,
        least=percent(SMALLEST_COVERAGE, page.language),
    )


def left_out(page: Page, rows: pd.DataFrame) -> str:
    """How many answers are not compared, and why (`components.alike.labelled`); empty when all are."""
    outside = rows[~rows["is_compared"]]
    mixed, elsewhere = (int(outside.loc[outside["is_mixed"] == each, "n"].sum()) for each in (True, False))
    if not mixed + elsewhere:
        return ""
    said = {"mixed": number(mixed, page.language), "elsewhere": number(elsewhere, page.language)}
    return page.text("like_for_like.left_out", threshold=page.engine.threshold, **said)


def unknown(page: Page, rows: pd.DataFrame) -> str:
    """How many of the compared answers stand under an unknown value; empty for none."""
    n = int(rows.loc[rows["is_compared"] & rows["is_unknown"], "n"].sum())
    return page.text("like_for_like.unknown", n=number(n, page.language)) if n else ""


def other_way(page: Page, figures: pd.DataFrame, id_: str, rows: pd.DataFrame) -> str:
    """In how many strata the difference goes against the one that remains; empty when none is shown."""
    remains = lookup.difference_of(figures, id_)
    gaps = rows[rows["is_compared"]].drop_duplicates("label")["difference"]
    if remains is None or pd.isna(remains["value"]):
        return ""
    against = int((gaps * remains["value"] < 0).sum())
    said = {"n": number(against, page.language), "strata": number(len(gaps), page.language)}
    return page.text("like_for_like.other_way", **said)


def bridge(page: Page, steps: pd.DataFrame, by: tuple[str, ...]) -> str:
    """The parts of the raw difference in a sentence (`components.alike.steps`)."""
    said = dict(zip(steps["step"], steps["text"], strict=True))
    key = "bridge_outside" if "outside" in said else "bridge"
    return page.text(f"like_for_like.{key}", by=strata(page, by), **said)
