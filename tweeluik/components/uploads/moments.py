"""When was something, in the reader's own clock?"""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from tweeluik.i18n import day, t


def local(moment: str, language: str) -> str:
    """A moment of the store (UTC) as day and time where the reader is: 25/11/2026 17:33."""
    return _said(_utc(moment).astimezone(_zone()), language)


def with_utc(moment: str, language: str) -> str:
    """The same, with UTC behind it: readers in two places then speak of one moment."""
    at = _utc(moment)
    return t("uploads.utc", language, local=local(moment, language), utc=f"{at:%H:%M}")


def _utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def _said(at: datetime, language: str) -> str:
    return f"{day(at.date(), language)} {at:%H:%M}"


def _zone() -> tzinfo:
    """The zone of the reader's browser, else of the server."""
    try:
        return ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).astimezone().tzinfo or UTC
