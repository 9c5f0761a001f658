"""What do the list, the funnel and the pages of one training and one edition say in a sentence?"""

import pandas as pd

from tweeluik.components import wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format
from tweeluik.i18n import number, percent
from tweeluik.metrics import trainings

# Why a training shows no mean of its own, or only a part (`metrics.trainings`).
REASONS = (
    trainings.JOINED,
    wording.HIDDEN,
    trainings.ELSEWHERE,
    trainings.NOT_EVALUATED,
)
_ASIDE = (trainings.TOO_FEW, trainings.PARTLY_JOINED, "indicative")
_VERDICTS = ("above_theme", "below_theme", "no_clear_difference", "too_few_editions", wording.HIDDEN)
# Trainings outside the limits that a sentence names; the chart and its table have the others.
_NAMED = 2


def offered(page: Page, frame: pd.DataFrame) -> str:
    """How many trainings each format has, and how many stand in both (`trainings.named`)."""
    known = frame[frame["training_id"].notna()]
    counts = known.groupby("training_format")["training_id"].nunique()
    said = {each: number(counts.get(each, 0), page.language) for each in page.formats}
    if len(page.formats) == 1:
        return page.text("trainings.offered_one", said=each_format(page, said))
    both = int((known.groupby("training_id")["training_format"].nunique() == len(page.formats)).sum())
    return page.text("trainings.offered", said=each_format(page, said), both=number(both, page.language))


def certainty(page: Page, row: pd.Series) -> str:
    """What stands under the mean in a line of the list: its interval, or why there is none."""
    if pd.isna(row["mean"]):
        return "; ".join(_in_words(page, row, REASONS))
    interval = page.text("trainings.interval", **_ends(page, row)) if not pd.isna(row["low"]) else ""
    return "; ".join(part for part in (interval, *_in_words(page, row, _ASIDE)) if part)


def _in_words(page: Page, row: pd.Series, wanted: tuple[str, ...]) -> list[str]:
    codes = [code for code in wanted if code in wording.codes(row)]
    return [_note(page, code) for code in codes]


def _note(page: Page, code: str) -> str:
    mine = (trainings.JOINED, trainings.PARTLY_JOINED, trainings.ELSEWHERE, trainings.NOT_EVALUATED)
    if code in (*mine, "above_theme", "below_theme"):
        return page.text(f"trainings.notes.{code}")
    return page.text(f"notes.{code}", threshold=page.engine.threshold)


def _ends(page: Page, row: pd.Series) -> dict[str, str]:
    return {end: wording.amount(row[end], "score", page.language) for end in ("low", "high")}


def funnel(page: Page, frame: pd.DataFrame, question: pd.Series) -> str:
    """How many trainings stand outside the outer limits, with the names of those furthest out (`funnel_rows`)."""
    said = {}
    for each in page.formats:
        of_format = frame[frame["training_format"] == each]
        far = of_format[of_format["outside"].abs() == 2]
        if of_format.empty:
            said[each] = page.text("notes.no_data")
        elif far.empty:
            said[each] = page.text("trainings.none_outside", of=number(len(of_format), page.language))
        else:
            counts = {"n": number(len(far), page.language), "of": number(len(of_format), page.language)}
            said[each] = page.text("trainings.outside", names=_names(page, far), **counts)
    return page.text("trainings.funnel", question=question["title"], said=each_format(page, said))


def _names(page: Page, far: pd.DataFrame) -> str:
    sides = [page.text("trainings.above" if outside > 0 else "trainings.below") for outside in far["outside"]]
    named = [f"{label} {side}" for label, side in zip(far["label"], sides, strict=True)]
    more = [page.text("trainings.more", n=number(len(named) - _NAMED, page.language))] if len(named) > _NAMED else []
    return ", ".join(named[:_NAMED] + more)


def caveat(page: Page, frame: pd.DataFrame) -> str:
    """How many trainings are outside the inner limits against how many chance puts there, and what the limits count."""
    rated = frame[frame["mean"].notna()]
    middle = rated[rated["outside"].abs() >= 1]
    said = [
        page.text(
            "trainings.chance",
            n=number(len(middle), page.language),
            expected=number(0.05 * len(rated), page.language),
            of=number(len(rated), page.language),
        )
    ]
    plain = [each for each in page.formats if not rated.loc[rated["training_format"] == each, "by_editions"].all()]
    if plain:
        names = ", ".join(page.text(f"sentences.format.{each}") for each in plain)
        said.append(page.text("trainings.plain_limits", formats=names))
    apart = frame[frame["mean"].isna()]
    joined = int(apart["note"].str.contains(trainings.JOINED).sum())
    if joined:
        said.append(page.text("trainings.not_alone", n=number(joined, page.language)))
    return " ".join(said)


def standing(page: Page, frame: pd.DataFrame, title: str) -> str:
    """Where one training stands among all, a clause a format (its rows of `by_training`)."""
    said = {}
    for each in page.formats:
        rows = frame[frame["training_format"] == each]
        said[each] = page.text("trainings.not_given") if rows.empty else _standing(page, rows.iloc[0])
    return page.text("trainings.standing", title=title, said=each_format(page, said))


def _standing(page: Page, row: pd.Series) -> str:
    if pd.isna(row["mean"]):
        return "; ".join(_in_words(page, row, REASONS))
    far = int(row["outside"])
    where = "inside" if not far else "above_outer" if far == 2 else "below_outer" if far == -2 else "between"
    said = page.text(f"trainings.{where}", mean=wording.amount(row["mean"], "score", page.language))
    aside = _in_words(page, row, (trainings.PARTLY_JOINED,))
    return f"{said} ({aside[0]})" if aside else said


def editions(page: Page, frame: pd.DataFrame) -> str:
    counts = frame["training_format"].value_counts()
    said = {each: number(counts.get(each, 0), page.language) for each in page.formats}
    return page.text("trainings.editions", said=each_format(page, said))


def against_theme(page: Page, frame: pd.DataFrame, question: pd.Series) -> str:
    """The verdict on one question beside the other trainings of the theme."""
    rows = frame[frame["question_id"] == question["question_id"]].set_index("training_format")
    said = {each: _verdict(page, rows.loc[each]) for each in page.formats if each in rows.index}
    return page.text("trainings.against_theme", question=question["title"], said=each_format(page, said))


def _verdict(page: Page, row: pd.Series) -> str:
    said = _in_words(page, row, _VERDICTS)
    return said[0] if said else page.text("sentences.no_difference")


def difference(page: Page, row: pd.Series) -> str:
    """A difference with its interval and verdict, in a cell."""
    if pd.isna(row["difference"]):
        return _verdict(page, row)
    value = wording.amount(row["difference"], "score_difference", page.language)
    if pd.isna(row["low"]):
        return f"{value}; {_verdict(page, row)}"
    ends = {end: wording.amount(row[end], "score_difference", page.language) for end in ("low", "high")}
    return f"{value} ({page.text('trainings.interval', **ends)}); {_verdict(page, row)}"


def edition(page: Page, row: pd.Series, when: str) -> str:
    """When it was, how many held a seat and how many came."""
    values = {name: wording.amount(row[name], "count", page.language) for name in ("seats", "attended")}
    fill = percent(row["fill_rate"], page.language)
    key = "trainings.edition" if pd.isna(row["fill_rate"]) else "trainings.edition_filled"
    return page.text(key, fill=fill, when=when, **values)


def evaluated(page: Page, frame: pd.DataFrame) -> str:
    """Whether the answers of an edition stand alone, with others, or nowhere (`metrics.editions.evaluations`)."""
    if frame.empty:
        return page.text("trainings.not_evaluated", threshold=page.engine.threshold)
    most = int(frame["neighbours"].max())
    if not most:
        return page.text("trainings.on_its_own")
    if most == 1:
        return page.text("trainings.evaluated_with_one")
    return page.text("trainings.evaluated_with", n=number(most, page.language))


def neighbours(page: Page, row: pd.Series) -> str:
    """With how many other editions an answer is published, and whether they are of other trainings."""
    if not row["neighbours"]:
        return page.text("trainings.alone")
    key = "trainings.with_others" if row["training_id"] == trainings.MIXED else "trainings.with_own"
    return page.text(key, n=number(row["neighbours"], page.language))


def room(page: Page, frame: pd.DataFrame) -> str:
    """How many known sectors sat in an edition."""
    known = frame[frame["sector"].notna()]
    return page.text("trainings.room", n=number(len(known), page.language))
