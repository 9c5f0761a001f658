"""What does one written cell say, for the field that it stands in?

A converter takes a cell as it was written and gives the value, or None for a missing one. It raises Unreadable for what
its field does not allow, and tells `remark` what is kept but should be seen.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tweeluik.findings import without_addresses
from tweeluik.ingest.choices import OPEN_LISTS, choice
from tweeluik.ingest.dates import day
from tweeluik.ingest.enterprise import enterprise_number
from tweeluik.ingest.numbers import TYPED, Unreadable, decimal, integer, readings
from tweeluik.ingest.questions import Question
from tweeluik.ingest.reference import form, is_missing, likert, squeeze, value_form, values
from tweeluik.ingest.sectors import section
from tweeluik.schema import DATE, DECIMAL, INTEGER, TEXT, Field

Value = object
Converter = Callable[[str], Value]
Remark = Callable[[str, str], None]

# Two columns that are read together stand in one key, apart by a character that no file holds.
TOGETHER = "\x1f"
# An explicit "not applicable" is an answer without a score; an empty cell is no answer at all.
NOT_APPLICABLE = float("nan")
_SEVERAL = re.compile(r"^[^;]+(;[^;]+)+;?$")
_SPECIAL = ("enterprise_number", "postcode", "location_postcode", "sector", "comment")
_PHONE = re.compile(r"(?<![\w+])(?:\+|0)\d(?:[ ./-]?\d){7,12}(?!\w)")
_POSTCODE = re.compile(r"^(?:B|BE)[- ]?(\d{4})$", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """How the cells of a file are read: its decimal mark, whether it is a workbook, the user's own values per field."""

    mark: str = ","
    workbook: bool = False
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    sectors: str = "nace"

    def replaced(self, name: str) -> Callable[[str], str]:
        """A written cell, squeezed, or what the user said that it means."""
        own = {value_form(written): value for written, value in self.own.get(name, {}).items()}

        def text(written: str) -> str:
            cell = squeeze(written)
            return squeeze(own.get(value_form(cell), cell)) if own else cell

        return text


def is_free_text(name: str, of: Field) -> bool:
    """Whether a field's texts stay as they are, white space and missing values aside."""
    return of.type == TEXT and not of.values and name not in (*OPEN_LISTS, *_SPECIAL)


def converter(name: str, of: Field, reading: Reading, order: str, remark: Remark) -> Converter:
    """The converter of a field, whose dates stand in `order`."""
    text_of = reading.replaced(name)
    listed = bool(of.values) or name in OPEN_LISTS

    def convert(written: str) -> Value:
        text = text_of(written)
        if listed and (value := values(name).get(value_form(text))) is not None:
            return value
        if is_missing(text):
            return None
        if of.type == DATE:
            return day(text, order, reading.workbook)
        if of.type in (DECIMAL, INTEGER):
            return decimal(text, reading.mark) if of.type == DECIMAL else integer(text, reading.mark)
        if listed:
            return choice(text, name, of.values)
        return _text(name, text.removeprefix(TYPED), written, remark)

    return convert


def _text(name: str, text: str, written: str, remark: Remark) -> str:
    if name == "enterprise_number":
        text, valid = enterprise_number(text)
        if not valid:
            remark("enterprise_number_check", written)
    elif name in ("postcode", "location_postcode"):
        text = _POSTCODE.sub(r"\1", text)
    elif name == "comment":
        # Whom to call back is what people write there; it would be the only place where an address is stored.
        text = _PHONE.sub("…", without_addresses(text))
    elif _SEVERAL.match(text):
        remark("several_values", written)
    return text


def sector_converter(reading: Reading, revision_said: str, remark: Remark) -> Converter:
    """The converter of a sector and its revision, which stand together in one key. Own sectors stay as they are.

    `revision_said` holds for a row that says no revision itself.
    """
    text_of, revision_of = reading.replaced("sector"), reading.replaced("sector_revision")
    revisions = values("sector_revision")

    def convert(written: str) -> Value:
        sector, _, revised = written.partition(TOGETHER)
        text = text_of(sector).removeprefix(TYPED)
        if is_missing(text) or reading.sectors == "own":
            return None if is_missing(text) else text
        revision = revisions.get(value_form(revision_of(revised))) or revisions.get(value_form(revision_said))
        found = section(text, revision)
        if found is None:
            remark("sector_unknown", written)
        return found

    return convert


def _score(text: str, question: Question, mark: str, remark: Callable[[str], None]) -> float:
    """A number on the scale of the question, or words where the scale takes words."""
    scale = f"{question.scale_min:g} - {question.scale_max:g}"
    if is_missing(text):
        return NOT_APPLICABLE
    if question.takes_words and not readings(text) and form(text) in likert():
        remark("answers_in_words")
        return likert()[form(text)]
    try:
        score = decimal(text, mark)
    except Unreadable as error:
        raise Unreadable("not_a_score", scale) from error
    if not question.scale_min <= score <= question.scale_max:
        raise Unreadable("score_outside_scale", scale)
    return score


def score_converter(name: str, question: Question, reading: Reading, remark: Remark) -> Converter:
    """The converter of a column with the answers to one question (wide form)."""
    text_of = reading.replaced(name)

    def convert(written: str) -> Value:
        text = text_of(written)
        return _score(text, question, reading.mark, lambda code: remark(code, written)) if text else None

    return convert


def question_converter(declared: dict[str, Question], names: dict[str, str], _: Remark) -> Converter:
    """The converter of a column that names questions (long form). `names` knows them by form of id, header and text."""

    def convert(written: str) -> Value:
        if is_missing(squeeze(written)):
            return None
        name = names.get(form(written))
        if name is None:
            raise Unreadable("question_unknown", ", ".join(declared))
        return declared[name].question_id

    return convert


def answer_converter(
    declared: dict[str, Question], names: dict[str, str], reading: Reading, remark: Remark
) -> Converter:
    """The converter of a question and its score, together in one key (long form)."""
    texts_of = {name: reading.replaced(name) for name in declared}

    def convert(written: str) -> Value:
        asked, _, score = written.partition(TOGETHER)
        name = names.get(form(asked))
        if name is None:
            return None
        return _score(texts_of[name](score), declared[name], reading.mark, lambda code: remark(code, written))

    return convert
