"""Which columns could be a field or a question, and which of several is it?"""

from collections import defaultdict

from tweeluik.findings import ERROR, WARNING, Finding
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.mapping import Mapping
from tweeluik.ingest.numbers import readings
from tweeluik.ingest.questions import Question, by_text
from tweeluik.ingest.read import Source
from tweeluik.ingest.reference import columns, form, is_missing, likert, personal, squeeze

# Fields on which no figure rests: of several columns the most usual is taken, aloud, rather than asked about.
_ANY_WILL_DO = ("submitted_on", "language", "comment")


def candidates_for(
    source: Source, named: list[list[str]], kind: str, declared: dict[str, Question], mapping: Mapping
) -> dict[str, list[int]]:
    """Field or question -> the places of the columns that are matched to it."""
    explicit = {form(name): target for name, target in mapping.columns.items()}
    listed = by_text(declared.items()) | columns(kind)
    found = defaultdict(list)
    for place, of_column in enumerate(named):
        own = form(source.names[place])
        target = explicit[own] if own in explicit else next((listed[f] for f in of_column if f in listed), "")
        guessed_question = own not in explicit and target in declared
        if target and not (guessed_question and not _holds_scores(source, place)):
            found[target].append(place)
    return {target: places for target, places in found.items() if target in fields(kind) or target in declared}


def one_shape(taken: dict[str, int], declared: dict[str, Question], asks_one: bool) -> dict[str, int]:
    """The columns of a wide or of a long file: a column of scores says little unless something names their question."""
    asked = [target for target in taken if target in declared]
    is_long = "score" in taken and ("question_id" in taken or asks_one or not asked)
    other = set(asked) if is_long else {"score", "question_id"} if asked else set()
    return {target: place for target, place in taken.items() if target not in other}


def _holds_scores(source: Source, place: int) -> bool:
    """Whether the first cells of a column may be scores: `Lesgever` is a question in one file and a name in another."""
    cells = [squeeze(record[place]) for record in source.preview if place < len(record)]
    said = [cell for cell in cells if not is_missing(cell)]
    return not said or any(readings(cell) or form(cell) in likert() for cell in said)


def settled(
    candidates: dict[str, list[int]], source: Source, named: list[list[str]], kind: str, mapping: Mapping
) -> tuple[dict[str, int], list[Finding]]:
    """Field or question -> its one column; an error where several could be and only the user can say."""
    taken, findings = {}, []
    for target, places in candidates.items():
        place = _chosen(target, places, source, mapping)
        several = ", ".join(source.names[place] for place in places)
        if place is None and kind == "evaluations" and target in _ANY_WILL_DO:
            place = min(places, key=lambda place: _most_usual_first(target, named[place], kind))
            findings.append(Finding("field_chosen", WARNING, "", target, found=several, expected=source.names[place]))
        if place is None:
            findings.append(Finding("field_twice", ERROR, column=target, found=several))
        else:
            taken[target] = place
    return taken, findings


def _chosen(target: str, places: list[int], source: Source, mapping: Mapping) -> int | None:
    """The column for a field that several could be; None when only the user can say."""
    explicit = {form(name) for name, to in mapping.columns.items() if to == target}
    preferences = (
        lambda header: header in explicit,
        lambda header: header == form(target),
        lambda header: header not in personal(),
    )
    for prefers in preferences:
        preferred = [place for place in places if prefers(form(source.names[place]))]
        places = preferred or places
    return places[0] if len(places) == 1 else None


def _most_usual_first(target: str, of_column: list[str], kind: str) -> int:
    """How early the reference lists a header for a field: it begins with the most usual."""
    usual = [written for written, to in columns(kind).items() if to == target]
    return min((usual.index(one) for one in of_column if one in usual), default=len(usual))
