"""What do the charts of sectors and of meeting others say in a sentence?"""

import pandas as pd

from tweeluik.components import wording
from tweeluik.components.page import Page
from tweeluik.components.sentences.clauses import each_format, levels
from tweeluik.config import UNKNOWN_SECTORS_WARNING
from tweeluik.i18n import academic_year, percent


def mixed(page: Page, figures: pd.DataFrame) -> str:
    """How many sectors sit in one edition; in-company by definition one."""
    return levels(page, figures, "sectors.within_effective", "sentences.mixed")


def mix(page: Page, frame: pd.DataFrame) -> str:
    """In which sectors the two mixes differ most (`metrics.sectors.mix` with labels)."""
    shares = frame[frame["sector"].notna()].pivot_table("share", "label", "training_format", dropna=False)
    if set(shares.columns) != set(page.formats) or shares.empty or len(page.formats) == 1:
        return page.text("sentences.mix_one")
    gaps = (shares[page.formats[1]] - shares[page.formats[0]]).dropna()
    if gaps.empty or gaps.abs().max() < 0.01:
        return page.text("sentences.mix_alike")
    most = {page.formats[0]: gaps.idxmin(), page.formats[1]: gaps.idxmax()}
    said = {
        each: page.text("sentences.over", label=label, gap=wording.gap(abs(gaps[label]), "rate", page.language))
        for each, label in most.items()
    }
    return page.text("sentences.mix", said=each_format(page, said))


def absent(page: Page, frame: pd.DataFrame) -> str:
    """Which sectors sit in one format and not at all in the other; empty when none do, or one format is shown."""
    counts = frame[frame["sector"].notna()].pivot_table("participations", "label", "training_format", aggfunc="sum")
    said = {}
    for each in page.formats:
        others = counts.drop(columns=each, errors="ignore").sum(axis=1)
        only_here = others.index[(counts[each] > 0) & (others == 0)] if each in counts else []
        said[each] = ", ".join(only_here) or page.text("sentences.none")
    if len(page.formats) == 1 or all(each == page.text("sentences.none") for each in said.values()):
        return ""
    return page.text("sentences.absent", said=each_format(page, said))


def contacts(page: Page, figures: pd.DataFrame) -> str:
    """How many people of other organisations one could meet; in-company by definition about none."""
    return levels(page, figures, "meeting.contacts_per_participant", "sentences.contacts")


def shift(page: Page, frame: pd.DataFrame) -> str:
    """Which sector gained or lost most between the first and the last year (`rows.shift`)."""
    known = frame[frame["sector"].notna()]
    years = sorted(set(known["academic_year"]))
    if len(years) < 2:
        return page.text("sentences.one_year")
    said = {}
    for each in page.formats:
        of_format = known[known["training_format"] == each]
        shares = (
            of_format.pivot_table("share", "sector_label", "academic_year", aggfunc="sum")
            .reindex(columns=years)
            .fillna(0)
        )
        moved = shares[years[-1]] - shares[years[0]]
        if moved.empty:
            said[each] = page.text("notes.no_data")
            continue
        label = moved.abs().idxmax()
        start, end = (percent(shares.loc[label, year], page.language) for year in (years[0], years[-1]))
        said[each] = page.text("sentences.moved", label=label, start=start, end=end)
    return page.text("sentences.shift", first=academic_year(years[0]), said=each_format(page, said))


def unknown(page: Page, frame: pd.DataFrame) -> tuple[str, bool]:
    """The share of attendances without a known sector, and whether it is high enough for a warning."""
    shares = frame.set_index("training_format")["share"]
    said = {each: percent(shares.get(each), page.language) for each in page.formats}
    high = any(shares.get(each, 0) > UNKNOWN_SECTORS_WARNING for each in page.formats)
    key = "sentences.unknown_high" if high else "sentences.unknown"
    limit = percent(UNKNOWN_SECTORS_WARNING, page.language)
    return page.text(key, said=each_format(page, said), limit=limit), high
