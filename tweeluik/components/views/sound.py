"""What of a saved view still means something, and what not any more?"""

from dataclasses import dataclass

from tweeluik.components.address import CHOICES, PLACES, query
from tweeluik.components.ask import look_up
from tweeluik.engine import Engine
from tweeluik.engine.views import View
from tweeluik.filters import DIMENSIONS, Filters, from_query
from tweeluik.metrics import options, satisfaction


@dataclass(frozen=True)
class Sound:
    """Filters and choices of a view that the data still have; `gone` are the names and values that they haven't."""

    filters: Filters
    choices: dict[str, str]
    gone: tuple[str, ...]

    def link(self, view: View, language: str) -> dict[str, str | list[str]]:
        """The parameters of the address of the view, which says that it is one."""
        return query(language, self.filters, self.choices | {"view": view.view_id})


def as_saved(view: View) -> tuple[Filters, dict[str, str]]:
    """Filters and choices as they were saved."""
    said = {name: values for name, values in view.query.items() if name in (*DIMENSIONS, "from", "to", "lens")}
    return from_query(said)[0], _choices(view)


def sound(engine: Engine | None, view: View) -> Sound:
    """What still means something of a view; without data nothing can be held against them."""
    choices = _choices(view)
    said = {name: values for name, values in view.query.items() if name not in (*CHOICES, *PLACES, "lang")}
    filters, refused = from_query(said)
    if engine is None:
        return Sound(filters, choices, ())
    filters, stale = options.sound(look_up(engine, options.by_dimension), filters)
    gone = [*refused, *(value for _, value in stale)]
    if (question := choices.get("question")) and question not in _questions(engine):
        gone.append(choices.pop("question"))
    return Sound(filters, choices, tuple(gone))


def _choices(view: View) -> dict[str, str]:
    return {name: view.query[name][-1] for name in (*CHOICES, *PLACES) if view.query.get(name) and name != "view"}


def _questions(engine: Engine) -> set[str]:
    return set(look_up(engine, satisfaction.questions)["question_id"])
