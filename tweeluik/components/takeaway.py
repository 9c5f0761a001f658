"""What does a reader take along from a page at once: a finding with its n and interval, or a picture of its charts?

Everything happens in the browser (`takeaway.js`): the buttons are markup, and one listener serves them all.
"""

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from tweeluik.components import stamp
from tweeluik.components.page import Page
from tweeluik.document import Pair

_SCRIPT = Path(__file__).with_name("takeaway.js")


def listen(page: Page) -> None:
    """Serve the buttons of this page; what they give carries the stamp of its selection."""
    words = {name: page.text(f"report.copy.{name}") for name in ("copied", "failed")}
    data = {"stamp": stamp.of(page, people=False).line, "done": words["copied"], "failed": words["failed"]}
    with st.container(key="takeaway"):
        _component()(key="takeaway_listener", data=data)


@cache
def _component():
    return st.components.v2.component("tweeluik_takeaway", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def buttons(page: Page, key: str, charts: bool) -> str:
    """Under a finding: copy it, and when charts follow, a picture of them; `key` names the file."""
    name = escape(f"{page.text('frame.brand').lower()}-{page.name}-{key}")
    kinds = ("sentence", "png", "svg") if charts else ("sentence",)
    words = {kind: escape(page.text(f"report.copy.{kind}")) for kind in kinds}
    made = "".join(
        f'<button type="button" data-take="{kind}" data-name="{name}">{said}</button>' for kind, said in words.items()
    )
    return f'<div class="tw-take" aria-live="polite">{made}</div>'


def figures_button(page: Page, pair: Pair) -> str:
    """Beside a pair: copy both values, what they rest on, their intervals, the difference and the verdict."""
    return text_button(page, page.text("report.copy.figures"), told(page, pair), pair.title)


def text_button(page: Page, label: str, said: str, about: str) -> str:
    """A button that copies one text; `about` tells it apart for who hears the page."""
    told = f'data-take="text" data-text="{escape(said)}" aria-label="{escape(f"{label}: {about}")}"'
    return f'<span class="tw-take" aria-live="polite"><button type="button" {told}>{escape(label)}</button></span>'


def told(page: Page, pair: Pair) -> str:
    """A pair in one line of text."""
    parts = [f"{page.text(f'frame.format.{each}')} {_with(side.said, side.under)}" for each, side in pair.sides.items()]
    if pair.hinge:
        rest = [part for part in (pair.hinge.interval, pair.hinge.verdict) if part]
        parts.append(f"{page.text('sentences.difference')} {_with(pair.hinge.said, rest)}")
    colon = "" if pair.title.endswith("?") else ":"
    return f"{pair.title}{colon} {'; '.join(parts)}"


def _with(said: str, rest: Sequence[str]) -> str:
    return f"{said} ({'; '.join(rest)})" if rest else said
