"""What do the written cells of a file say, by the contract of the schema?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tweeluik.findings import ERROR, Finding
from tweeluik.ingest import cells, marks
from tweeluik.ingest.cells import Converter, Reading, Remark
from tweeluik.ingest.distinct import Conversion, Workbench, column, quoted
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.match import Match
from tweeluik.ingest.numbers import Unreadable
from tweeluik.ingest.problems import problems, remarks
from tweeluik.ingest.pseudonym import participant_id
from tweeluik.ingest.questions import by_text
from tweeluik.ingest.read import Source
from tweeluik.ingest.reference import columns as known_headers
from tweeluik.ingest.reference import form
from tweeluik.ingest.understood import Understood, understood
from tweeluik.schema import DATE, DECIMAL, INTEGER, TEXT, Field

Make = Callable[[Remark], Converter]


@dataclass(frozen=True)
class Part:
    """Columns that are read together, under the name that the user knows them by, and what converts them."""

    places: tuple[int, ...]
    header: str
    kind: str
    make: Make
    plain_ids: bool = False


class Columns:
    """The columns of one file on their way from text to values.

    What they show is gathered in `findings`, and what the values of listed fields became in `understood`.
    """

    def __init__(self, bench: Workbench, source: Source, match: Match, options: Options) -> None:
        # A remembered mapping may say how numbers and dates are written.
        options = replace(options, mapping=match.mapping).complete()
        self.bench, self.source, self.match, self.options = bench, source, match, options
        self.fields = fields(match.kind)
        self.findings: list[Finding] = []
        self.understood: list[Understood] = []
        headers = {at: name for at, name in known_headers("evaluations").items() if name in match.declared}
        self.question_names = headers | by_text(match.declared.items())
        self.reading = Reading(options.decimal or ",", source.workbook, match.mapping.values, options.sectors or "nace")
        if not options.decimal:
            self._decide_mark()

    def _texts(self, name: str, place: int) -> dict[str, str]:
        text_of = self.reading.replaced(name)
        return {written: text_of(written) for written in self.bench.values(column(place))}

    def _decide_mark(self) -> None:
        numeric = {name for name, field in self.fields.items() if field.type in (DECIMAL, INTEGER)}
        places = {name: place for name, place in self.match.fields.items() if name in numeric}
        texts = {place: self._texts(name, place) for name, place in (places | self.match.questions).items()}
        mark, findings = marks.decimal_mark(self.bench, self.source.names, texts)
        self.reading = replace(self.reading, mark=mark)
        self.findings += findings

    def _decide_order(self, name: str, place: int) -> str:
        texts, header, serials = self._texts(name, place), self.source.names[place], self.source.workbook
        order, findings = marks.date_order(self.bench, header, place, texts, serials, self.options.date_order)
        self.findings += findings
        return order

    def _make(self, name: str, field: Field, order: str) -> Make:
        """What makes the converter of a field."""
        if name == "sector":
            return partial(cells.sector_converter, self.reading, self.match.constants.get("sector_revision", ""))
        if name == "question_id":
            return partial(cells.question_converter, self.match.declared, self.question_names)
        if name == "participant":
            return lambda _: participant_id
        return partial(cells.converter, name, field, self.reading, order)

    def _score(self, place: int) -> Part:
        """The scores of a long file: each by its question, which its row or a constant names."""
        asked, header = self.match.fields.get("question_id"), self.source.names[place]
        if asked is not None:
            make = partial(cells.answer_converter, self.match.declared, self.question_names, self.reading)
            return Part((asked, place), header, DECIMAL, make)
        name = self.question_names.get(form(self.match.constants.get("question_id", "")), "overall")
        return Part((place,), header, DECIMAL, self._make_score(name))

    def _make_score(self, name: str) -> Make:
        return partial(cells.score_converter, name, self.match.declared[name], self.reading)

    def _part(self, name: str, field: Field, place: int) -> Part:
        header = self.source.names[place]
        if name == "score":
            return self._score(place)
        revised = self.match.fields.get("sector_revision") if name == "sector" else None
        places = (place,) if revised is None else (place, revised)
        order = self._decide_order(name, place) if field.type == DATE else ""
        plain_ids = cells.is_free_text(name, field) and name not in self.reading.own
        return Part(places, header, field.type, self._make(name, field, order), plain_ids)

    def _converted(self, part: Part) -> Conversion:
        seen: dict[str, list[str]] = {}
        converter = part.make(lambda code, written: seen.setdefault(code, []).append(written))
        key = column(*part.places)
        conversion = self.bench.convert(key, part.kind, converter, part.plain_ids)
        self.findings += problems(self.bench, key, part.header, conversion.problems)
        self.findings += remarks(self.bench, key, part.header, seen, converter)
        return conversion

    def field(self, name: str) -> Conversion:
        """The values of one field: from its column, else its constant, else missing."""
        field, place = self.fields[name], self.match.fields.get(name)
        default = self._constant(name, field)
        if place is None:
            return Conversion(default)
        if name == "participant":  # turned into a pseudonym before it was written
            return Conversion(f"coalesce(nullif({column(place)}, ''), {default})")
        part = self._part(name, field, place)
        found = self._converted(part)
        if field.values or name == "sector":
            self._understand(name, part)
        return replace(found, sql=f"coalesce({found.sql}, {default})")

    def question(self, name: str) -> Conversion:
        """The scores of one question of a wide file; NaN where it is answered as not applicable."""
        place = self.match.questions[name]
        part = Part((place,), self.source.names[place], DECIMAL, self._make_score(name))
        self._understand(name, part, words_only=True)
        return self._converted(part)

    def _understand(self, name: str, part: Part, words_only: bool = False) -> None:
        key, converter = column(*part.places), part.make(_unremarked)
        self.understood += understood(self.bench, key, name, part.header, converter, words_only)

    def _constant(self, name: str, field: Field) -> str:
        """The value of `--set` or of the mapping as a literal of SQL, else a null of the field's type."""
        said, value = self.match.constants.get(name, ""), None
        convert = self._make(name, field, self.options.date_order or "dmy")(_unremarked)
        try:
            value = convert(said) if said else None
        except Unreadable as problem:
            self.findings.append(Finding(problem.code, ERROR, "", name, (), said, problem.expected))
        return f"cast({'null' if value is None else quoted(value)} as {field.type or TEXT})"


def _unremarked(code: str, written: str) -> None:
    """A constant is the user's own word: nothing in it is news."""
