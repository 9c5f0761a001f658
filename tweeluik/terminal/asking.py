"""Figures and named queries on a terminal, one at a time or at a prompt."""

import argparse
import json
import shlex
from contextlib import suppress
from datetime import date
from importlib import import_module

from tweeluik.config import may_read_comments
from tweeluik.engine import Engine, open_engine, queries
from tweeluik.errors import TweeluikError, UsageError
from tweeluik.filters import DIMENSIONS, Filters, from_query
from tweeluik.i18n import t
from tweeluik.metrics import completeness, options
from tweeluik.metrics.figures import all_figures
from tweeluik.metrics.together import KINDS
from tweeluik.schema import CONSTRUCTS
from tweeluik.store import Store
from tweeluik.terminal import DONE, printing
from tweeluik.terminal.arguments import day, pairs, strata

# Parameters that are no filter, with what they may be; the first when nobody says.
_OWN = {"grain": ("year", "calendar_year", "quarter", "month"), "dimension": tuple(DIMENSIONS), "kind": KINDS}
# The question that a query is about when nobody says which.
_QUESTION = CONSTRUCTS[0]
# Values that a refusal offers: there may be thousands of trainings.
_NAMED = 40


def engine_of(store: Store) -> Engine:
    """An engine on what is loaded now; a database that is behind is built first."""
    store.ready()
    return open_engine(store.database)


def filters_of(said: dict[str, list[str]], engine: Engine) -> Filters:
    """Filters from KEY=VALUE words; UsageError names what is not understood (`unknown_filter`), or the first value that
    the data don't have (`unknown_value`): a nightly job must not print everything for a theme that was renamed.
    """
    filters, refused = from_query(said)
    if refused:
        raise UsageError("unknown_filter", names=", ".join(refused))
    known = options.by_dimension(engine)
    for name, value in options.sound(known, filters)[1]:
        values = known.loc[known["dimension"] == name, "value"].tolist()
        offered = [*values[:_NAMED], *(["…"] if len(values) > _NAMED else [])] or ["–"]
        raise UsageError("unknown_value", name=name, value=value, known=", ".join(offered))
    return filters


def query(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print the rows of a named query as CSV, or which queries there are."""
    if not asked.name:
        for name in queries.names():
            print(f"{name:<30} {queries.load(name).question}")
        return DONE
    print(rows_of(engine_of(store), asked.name, asked.parameters), end="")
    return DONE


def rows_of(engine: Engine, name: str, words: list[str]) -> str:
    """The rows of a named query as CSV; whatever it says of evaluations is about whole protected groups."""
    named = queries.load(name)
    if "comment" in named.columns and not may_read_comments():
        raise UsageError("comments_closed", name=name)
    said = pairs(words)
    own = {
        key: _one_of(key, said.pop(key, allowed[:1])[-1]) for key, allowed in _OWN.items() if key in named.parameters
    }
    if "ended_before" in named.parameters:
        late = [completeness.late_before(date.today()).isoformat()]
        own["ended_before"] = day("ended_before", said.pop("ended_before", late)[-1])
    if "question" in named.parameters:
        own["question"] = said.pop("question", [_QUESTION])[-1]
    return engine.query(name, **filters_of(said, engine).parameters(), **own).to_csv(index=False)


def _one_of(key: str, value: str) -> str:
    if value not in _OWN[key]:
        raise UsageError("unknown_value", name=key, value=value, known=", ".join(_OWN[key]))
    return value


def figures(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Print every headline figure under the filters."""
    chosen = strata(asked.strata)
    engine = engine_of(store)
    frame = all_figures(engine, filters_of(pairs(asked.filter), engine), chosen)
    if asked.format == "json":
        print(json.dumps(printing.figures_as_data(frame, engine.threshold), ensure_ascii=False, indent=1))
    else:
        print(printing.figures_as_table(frame, engine.threshold, language))
    return DONE


def shell(asked: argparse.Namespace, store: Store, language: str) -> int:
    """A prompt for named queries, on one version of the data; values with spaces stand between quotes."""
    with suppress(ImportError):
        import_module("readline")  # lines can then be edited and called back
    engine = engine_of(store)
    print(t("terminal.shell.hello", language))
    while True:
        try:
            line = input("tweeluik> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return DONE
        if line in ("quit", "exit"):
            return DONE
        print(_answer(engine, line, language), end="")


def _answer(engine: Engine, line: str, language: str) -> str:
    """The rows of the query that a line asks for, what is wrong with the line, or for an empty one the queries."""
    if not line:
        return "".join(f"{name}\n" for name in queries.names())
    try:
        name, *words = shlex.split(line)
        return rows_of(engine, name, words)
    except ValueError:
        return f"{t('errors.no_pair', language, word=line)}\n"
    except TweeluikError as error:
        return f"{printing.sentence(error, language)}\n"
