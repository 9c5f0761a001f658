"""How does what a reader says about a file, seeing its first rows, change the options under which it is read?

A second answer may come before anybody looked at what the first one did: what was said goes before what was seen.
"""

from dataclasses import replace

from tweeluik.ingest.look import REMEMBERED, Looked
from tweeluik.ingest.mapping import Mapping, Options, from_dict


def _said(looked: Looked, options: Options) -> Mapping:
    """The mapping as it was said so far, of this file or of an earlier one that it was read as."""
    if options.mapping == Mapping() and any(column.how == REMEMBERED for column in looked.columns):
        return replace(looked.mapping, constants={})
    return replace(options.mapping, kind=options.mapping.kind or looked.kind or None)


def remapped(looked: Looked, options: Options, header: str, target: str) -> Options:
    """The options with one column matched to another field or question, or to nothing (""); the rest stays as it is.

    A column that was the target before is left out.
    """
    said = _said(looked, options)
    before = [name for name, to in (looked.mapping.columns | said.columns).items() if to == target != ""]
    columns = said.columns | dict.fromkeys(before, "") | {header: target}
    return replace(options, mapping=replace(said, columns=columns))


def revalued(looked: Looked, options: Options, target: str, written: str, value: str) -> Options:
    """The options with the meaning of one written value changed."""
    said = _said(looked, options)
    own = {name: dict(listed) for name, listed in said.values.items()}
    own.setdefault(target, {})[written] = value
    return replace(options, mapping=from_dict(said.as_dict() | {"values": own}))


def declared(looked: Looked, options: Options, question: str, said: dict, header: str = "") -> Options:
    """The options with a question declared (the parts of `[questions.<name>]` in a mapping), asked in a column."""
    base = remapped(looked, options, header, question) if header else options
    mapping = _said(looked, base)
    return replace(base, mapping=replace(mapping, questions=mapping.questions | {question: said}))


def constant(looked: Looked, options: Options, name: str, value: str) -> Options:
    """The options with one value for a field in every row that has none; "" takes it away."""
    said = _said(looked, options)
    kept = {field: other for field, other in said.constants.items() if field != name}
    settings = {field: other for field, other in options.settings.items() if field != name}
    settings |= {name: value} if value else {}
    return replace(options, mapping=replace(said, constants=kept), settings=settings)


def reread(options: Options, **said: str | None) -> Options:
    """The options with something else said about reading the file (`mapping.READING`); None means: find out."""
    options = options.complete()
    return replace(options, mapping=replace(options.mapping, reading={}), **said)


def of_kind(options: Options, kind: str | None) -> Options:
    """The options for a file of another kind: its columns are matched anew."""
    return replace(options, kind=kind, mapping=Mapping(reading=options.mapping.reading))
