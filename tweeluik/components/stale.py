"""How is it said that an address asks for a theme, sector or training that the data don't have?"""

from tweeluik.components.page import Page

# Values of one filter that are named, and how much of each: an address can hold anything.
_NAMED, _LONGEST = 5, 80


def sentences(page: Page) -> list[str]:
    """One sentence a filter: which values were left out, and when none is left, that it narrows nothing any more."""
    lost: dict[str, list[str]] = {}
    for dimension, value in page.address.stale:
        lost.setdefault(dimension, []).append(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
    return [_sentence(page, dimension, values) for dimension, values in lost.items()]


def _sentence(page: Page, dimension: str, values: list[str]) -> str:
    name = page.text(f"frame.dimension.{dimension}")
    named = ", ".join(f"“{value}”" for value in values[:_NAMED])
    if len(values) > _NAMED:
        named = page.text("frame.stale.more", values=named, n=len(values) - _NAMED)
    said = page.text("frame.stale.one" if len(values) == 1 else "frame.stale.several", filter=name, values=named)
    is_off = not getattr(page.filters, dimension)
    return f"{said} {page.text('frame.stale.off', filter=name)}" if is_off else said
