"""Which column of a file is which field, which ones identify people, and what is missing?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tweeluik.findings import ERROR, NOTE, WARNING, Finding
from tweeluik.ingest.candidates import candidates_for, one_shape, settled
from tweeluik.ingest.choices import nearest
from tweeluik.ingest.headers import forms
from tweeluik.ingest.kinds import DESCRIBING, REQUIRED, STAND_INS, fields, recognise
from tweeluik.ingest.mapping import Mapping, Options
from tweeluik.ingest.questions import Question, questions
from tweeluik.ingest.read import Source
from tweeluik.ingest.reference import columns, form, personal
from tweeluik.schema import KINDS

# What stands where there is nothing to quote.
NOTHING = "–"


@dataclass(frozen=True)
class Match:
    """A file's columns as fields: field -> place, question -> place (wide evaluations), field -> constant.

    `mapping` says the same in full, as the user could have written it; `declared` holds every question by its name.
    """

    kind: str
    fields: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    declared: dict[str, Question] = field(default_factory=dict)
    mapping: Mapping = field(default_factory=Mapping)
    dropped: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether a row is one answer, rather than one form."""
        return self.kind == "evaluations" and bool({"score", "question_id"} & self.fields.keys())

    def has(self, name: str) -> bool:
        """Whether a field has a column or a constant."""
        return name in self.fields or name in self.constants


def match(source: Source, options: Options) -> Match:
    """Match the columns of a file to fields; what is wrong or left out stands in `findings`."""
    mapping = options.mapping
    named = [forms(name, text) for name, text in zip(source.names, source.texts, strict=True)]
    kind = options.kind or mapping.kind or _recognised(named, mapping)
    if kind not in KINDS:
        found = kind or ", ".join(filter(None, source.names))
        return Match("", findings=(Finding("kind_unknown", ERROR, found=found, expected=", ".join(KINDS)),))
    declared, findings = questions(mapping)
    constants = mapping.constants | options.settings
    findings += _unknown_names(source, mapping, constants, declared)
    candidates = candidates_for(source, named, kind, declared if kind == "evaluations" else {}, mapping)
    taken, doubts = settled(candidates, source, named, kind, mapping)
    findings += doubts
    if kind == "evaluations":
        taken = one_shape(taken, declared, "question_id" in constants)
    known = fields(kind)
    result = Match(
        kind,
        {target: place for target, place in taken.items() if target in known},
        {target: place for target, place in taken.items() if target not in known},
        {name: value for name, value in constants.items() if name in known},
        declared,
    )
    rest = [place for place in range(len(source.names)) if place not in taken.values()]
    result = _with_rest(result, source, named, rest, replace(mapping, reading=options.said()))
    doubtful = {place for places in candidates.values() for place in places}
    findings += _absent(result, [source.names[place] for place in rest if place not in doubtful])
    return replace(result, findings=(*findings, *_left_out(result)))


def _recognised(named: list[list[str]], mapping: Mapping) -> str | None:
    """The kind of a file by its headers, or by the fields that the mapping says they are."""
    said = {form(name): form(target) for name, target in mapping.columns.items() if target}
    return recognise([[said.get(of_column[0], of_column[0]), *of_column[1:]] for of_column in named if of_column])


def _with_rest(result: Match, source: Source, named: list[list[str]], rest: list[int], mapping: Mapping) -> Match:
    """The match with the columns that it leaves out (places in `rest`), and with its mapping in full."""
    ignored = {form(name) for name, target in mapping.columns.items() if not target}
    personal_ones = [place for place in rest if any(of_column in personal() for of_column in named[place])]
    unused = [place for place in rest if place not in personal_ones and form(source.names[place]) not in ignored]
    said = {source.names[place]: target for target, place in (result.fields | result.questions).items()}
    said |= {name: "" for name, target in mapping.columns.items() if not target}
    return replace(
        result,
        mapping=replace(mapping, kind=result.kind, columns=said, constants=result.constants, header=source.names),
        dropped=tuple(source.names[place] for place in personal_ones),
        unused=tuple(source.names[place] for place in unused if source.names[place]),
    )


def _left_out(result: Match) -> Iterator[Finding]:
    if result.dropped:
        yield Finding("personal_dropped", NOTE, found=", ".join(result.dropped))
    if result.unused:
        yield Finding("columns_unused", NOTE, found=", ".join(result.unused))


def _absent(result: Match, spare: list[str]) -> Iterator[Finding]:
    """An error for each required field without a column, with the headers that resemble it."""
    needed = list(REQUIRED[result.kind])
    if result.is_long:
        needed += ["response_id", "question_id", "score"]
    elif result.kind == "evaluations" and not result.questions:
        yield Finding("questions_missing", ERROR, found=", ".join(spare), expected=", ".join(result.declared))
    for name in needed:
        if not has_column(result, name):
            yield Finding("column_missing", ERROR, column=name, found=_resembling(name, result.kind, spare))
    if describes(result, "editions"):
        for name in ("training_format", "starts_on"):
            if not result.has(name):
                near = _resembling(name, result.kind, spare)
                yield Finding("edition_column_missing", WARNING, column=name, found=near)


def has_column(result: Match, name: str) -> bool:
    """Whether a field has a column or a constant, or something that may stand in for it."""
    return any(result.has(one) for one in (name, *STAND_INS.get(name, ())))


def _resembling(name: str, kind: str, spare: list[str]) -> str:
    """The unused headers that resemble those of a field."""
    known = {written for written, to in columns(kind).items() if to == name}
    return ", ".join(header for header in spare if nearest(header, known)) or NOTHING


def describes(result: Match, table: str) -> bool:
    """Whether a file says something about the rows of a table, rather than only naming them."""
    return table in KINDS[result.kind] and any(result.has(name) for name in DESCRIBING[table])


def _unknown_names(
    source: Source, mapping: Mapping, constants: dict[str, str], declared: dict[str, Question]
) -> Iterator[Finding]:
    """Headers and fields that the mapping or `--set` name and nothing knows."""
    headers = {form(name) for name in source.names}
    lacking = [name for name in mapping.columns if form(name) not in headers]
    if lacking and len(lacking) == len(mapping.columns):
        # The mapping of another file of the same command.
        yield Finding("mapping_unused", NOTE, found=", ".join(lacking))
    else:
        for name in lacking:
            yield Finding("mapping_header_unknown", WARNING, column=name, found=nearest(name, source.names) or NOTHING)
    known = {name for kind in KINDS for name in fields(kind)}
    named = [*filter(None, mapping.columns.values()), *mapping.values, *constants]
    for name in dict.fromkeys(named):
        if name not in known and name not in declared:
            near = nearest(name, known | declared.keys())
            yield Finding("field_unknown", ERROR, column=name, found=name, expected=near or ", ".join(sorted(known)))
