"""What did people write, for those who may read it, a protected group at a time?"""

from html import escape

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components import panel
from tweeluik.components.page import Page
from tweeluik.components.wording import counted
from tweeluik.filters import Filters
from tweeluik.i18n import day, number
from tweeluik.metrics import comments

# Groups that are drawn, the latest first; a training of many years has more than anybody reads.
_MOST = 10


def show(page: Page, group: pd.Series | None = None) -> None:
    """The comments of the selection, or of one `group` of forms; who may not read them is told so.

    Groups of fewer than ten forms are left out, so that no words can be laid at the door of a few.
    """
    panel.title(page, page.text("trainings.comments"))
    panel.note(page, page.text("trainings.comments_rule", fewest=config.COMMENTS_FROM))
    may_read = config.may_read_comments()
    if not may_read:
        panel.note(page, page.text("trainings.comments_closed"))
        return
    filters = page.filters if group is None else Filters(training=(group["training_id"],))
    frame = page.ask(comments.by_group, may_read, filters=filters)
    frame = frame[frame["training_format"].isin(page.formats)]
    if group is not None:
        frame = frame[frame["group_key"] == group["group_key"]]
    if frame.empty:
        panel.note(page, page.text("trainings.no_comments"))
        return
    keys = frame["group_key"].drop_duplicates()
    body = "".join(_group(page, frame[frame["group_key"] == key]) for key in keys.head(_MOST))
    st.html(f'<div class="tw-comments" lang="{page.language}">{body}</div>')
    if len(keys) > _MOST:
        panel.note(page, page.text("trainings.more_comments", n=number(len(keys) - _MOST, page.language)))


def _group(page: Page, rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    title = " · ".join(
        [
            page.text(f"frame.format.{first['training_format']}"),
            day(first["starts_on"], page.language),
            counted(first["editions"], "editions", page.language),
            page.text("trainings.forms", n=number(first["people"], page.language)),
        ]
    )
    items = "".join(f"<li>{escape(comment)}</li>" for comment in rows["comment"])
    return f'<details><summary>{escape(title)}</summary><ul class="tw-list">{items}</ul></details>'
