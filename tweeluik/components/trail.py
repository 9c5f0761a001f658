"""At which training or edition does the reader stand, and which way leads back?

The filter on one training is the page of that training, so every other page is about it too; taking the filter away
leads back to all. An edition is a place within it.
"""

import pandas as pd
import streamlit as st

from tweeluik.components import address, listing
from tweeluik.components.page import Page
from tweeluik.i18n import day
from tweeluik.metrics import editions, trainings


def training(page: Page) -> str:
    """The one training that the filters are about; empty when they are about all, several, or one that isn't known."""
    asked = page.filters.training
    return asked[0] if len(asked) == 1 and asked[0] in page.look_up(trainings.catalogue).index else ""


def edition(page: Page) -> pd.Series | None:
    """The edition that the address names, a row of `metrics.editions.by_start`; else nothing."""
    asked = page.address.choices.get("edition")
    if not asked or not training(page):
        return None
    found = page.ask(editions.by_start)
    found = found[(found["edition_id"] == asked) & found["training_format"].isin(page.formats)]
    if found.empty:
        page.refuse("edition")
        return None
    return found.iloc[0]


def title(page: Page, training_id: str) -> str:
    """The title of a training, else its number."""
    said = page.look_up(trainings.catalogue)["training_title"].get(training_id)
    return said if isinstance(said, str) else training_id


def when(page: Page, row: pd.Series) -> str:
    """The day or days of an edition."""
    first, last = row["starts_on"], row["ends_on"]
    if pd.isna(last) or last == first:
        return day(first, page.language)
    return f"{day(first, page.language)} – {day(last, page.language)}"


def show(page: Page) -> None:
    """All trainings, this training, this edition: each a way back; nothing where the list itself is shown."""
    address.show()
    training_id, here = training(page), edition(page)
    if not training_id:
        return
    lasting = address.lasting(page.address.choices)
    # The place in the list was written in the address of the link that led here.
    place = {name: page.address.choices[name] for name in ("page",) if name in page.address.choices}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="trail"):
        listing.link(
            page, page.text("trainings.all"), page.filters.without("training"), lasting | place, ":material/arrow_back:"
        )
        if here is not None:
            listing.link(page, title(page, training_id), page.filters, lasting, ":material/arrow_back:")
