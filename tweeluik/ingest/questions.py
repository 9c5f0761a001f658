"""Which questions can a form hold, and on which scale is each answered?

Built-in questions stand in `questions.csv`. A mapping may declare others, and another scale for a built-in one: that is
another version of the question, with its scale in its id (`overall@0-10`), so that scales are never mixed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from tweeluik.findings import ERROR, Finding
from tweeluik.ingest.choices import boolean
from tweeluik.ingest.mapping import Mapping
from tweeluik.ingest.reference import form, rows
from tweeluik.schema import CONSTRUCTS

_PARTS = {
    "construct",
    "scale_min",
    "scale_max",
    "higher_is_better",
    "text_nl",
    "text_en",
    "text",
    "kirkpatrick_level",
}


@dataclass(frozen=True)
class Question:
    """One version of a question. `higher_is_better` is None for a bipolar one (too slow, right, too fast)."""

    question_id: str
    construct: str | None
    text_nl: str | None
    text_en: str | None
    scale_min: float
    scale_max: float
    higher_is_better: bool | None
    kirkpatrick_level: int | None

    @property
    def takes_words(self) -> bool:
        """Whether answers in words (likert.csv) have a score: on 1 to 5, from worst to best."""
        return (self.scale_min, self.scale_max) == (1, 5) and self.higher_is_better is not None


@cache
def built_in() -> dict[str, Question]:
    """Question id -> question, as `questions.csv` lists them."""
    found = {}
    for row in rows("questions"):
        better = row["higher_is_better"]
        found[row["question_id"]] = Question(
            row["question_id"],
            row["construct"] or None,
            row["text_nl"],
            row["text_en"],
            float(row["scale_min"]),
            float(row["scale_max"]),
            boolean(better) if better else None,
            int(row["kirkpatrick_level"]) if row["kirkpatrick_level"] else None,
        )
    return found


def _version(question: Question, of: Question) -> str:
    """The id of a version: the scale in it where it differs, from its worst to its best end."""
    if (question.scale_min, question.scale_max, question.higher_is_better) == (
        of.scale_min,
        of.scale_max,
        of.higher_is_better,
    ):
        return of.question_id
    ends = (question.scale_min, question.scale_max)
    worst, best = reversed(ends) if question.higher_is_better is False else ends
    return f"{of.question_id}@{worst:g}-{best:g}"


def _declared(question_id: str, said: dict) -> Question:
    """A question as the mapping says it. Raises ValueError with what is wrong."""
    if unknown := said.keys() - _PARTS:
        raise ValueError(", ".join(sorted(unknown)))
    for part in ("scale_min", "scale_max"):
        if part in said and (isinstance(said[part], bool) or not isinstance(said[part], int | float)):
            raise ValueError(f"{part} = {said[part]}")
    if said.get("construct") not in (None, *CONSTRUCTS):
        raise ValueError(f"construct = {said['construct']}")
    base = built_in().get(question_id)
    if base is None and not {"scale_min", "scale_max"} <= said.keys():
        raise ValueError("scale_min, scale_max")
    # A question of one's own has the good side of its construct: pace has none.
    like = built_in().get(said.get("construct", ""))
    better = like.higher_is_better if like else True
    blank = base or Question(question_id, None, None, None, 0.0, 0.0, better, None)
    text = said.get("text")
    both = {"text_nl": text, "text_en": text} if text else {}
    given = {part: said[part] for part in said if part != "text"}
    question = replace(blank, **(both | given))
    question = replace(question, scale_min=float(question.scale_min), scale_max=float(question.scale_max))
    if not question.scale_min < question.scale_max:
        raise ValueError(f"scale_min = {question.scale_min:g}, scale_max = {question.scale_max:g}")
    return replace(question, question_id=_version(question, base) if base else question_id)


def questions(mapping: Mapping) -> tuple[dict[str, Question], list[Finding]]:
    """Name in the mapping -> question: the built-in ones, with those of the mapping over them; and what is wrong."""
    found, findings = dict(built_in()), []
    for question_id, said in mapping.questions.items():
        try:
            found[question_id] = _declared(question_id, said)
        except (ValueError, TypeError) as error:
            findings.append(Finding("question_unclear", ERROR, column=question_id, found=str(error)))
    return found, findings


def by_text(declared: Iterable[tuple[str, Question]]) -> dict[str, str]:
    """Form of a question's text, in either language -> its name."""
    texts = {}
    for name, question in declared:
        for text in (name, question.text_nl, question.text_en):
            if text:
                texts[form(text)] = name
    return texts
