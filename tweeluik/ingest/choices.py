"""Which allowed value does a written value stand for?"""

from collections.abc import Iterable
from difflib import get_close_matches

from tweeluik.ingest.numbers import Unreadable
from tweeluik.ingest.reference import form, value_form, values

# Fields whose list is open: what it does not know stays as it was written.
OPEN_LISTS = ("country", "language")


class Unknown(Unreadable):
    """A value that is not in its field's list; `expected` is `field: nearest? (all that are allowed)`."""

    def __init__(self, field: str, allowed: Iterable[str], nearest: str) -> None:
        listed = ", ".join(allowed)
        super().__init__("value_unknown", f"{field}: " + (f"{nearest}? ({listed})" if nearest else listed))


def nearest(written: str, candidates: Iterable[str]) -> str:
    """The candidate that a text most resembles in letters, or empty when none comes near."""
    by_form = {form(candidate): candidate for candidate in candidates}
    close = get_close_matches(form(written), by_form, n=1, cutoff=0.6)
    return by_form[close[0]] if close else ""


def choice(text: str, field: str, allowed: tuple[str, ...]) -> str:
    """The allowed value that a squeezed text stands for. Raises Unknown."""
    listed = values(field)
    value = listed.get(value_form(text))
    if value is not None:
        return value
    if field in OPEN_LISTS:
        return text
    raise Unknown(field, allowed, listed.get(nearest(text, listed), ""))


def boolean(text: str) -> bool:
    """Yes or no, as `values.csv` lists them. Raises Unknown."""
    return choice(text, "yes_no", ("yes", "no")) == "yes"
