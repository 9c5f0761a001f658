"""What are fields, values, questions, dates and findings called on the page of loading?"""

from dataclasses import replace
from datetime import date

from tweeluik.components.page import short_sectors
from tweeluik.findings import Finding, in_words
from tweeluik.i18n import has, number, percent, t
from tweeluik.ingest.kinds import fields
from tweeluik.ingest.look import Column, Looked
from tweeluik.ingest.questions import Question
from tweeluik.ingest.reference import rows

# A score that says that the question was answered as not applicable.
NO_ANSWER = "nvt"
_MOST_SCORES = 11
# Findings whose column is a field of ours rather than a header of the file.
_OF_A_FIELD = (
    "column_missing",
    "edition_column_missing",
    "field_chosen",
    "field_twice",
    "edition_has_format_and_start",
)


def target(name: str, looked: Looked, language: str) -> str:
    """What a field or a question is called."""
    if name in looked.declared:
        return question(name, looked.declared[name], language)
    key = f"wizard.fields.{name}"
    return t(key, language) if has(key, language) else name


def question(name: str, asked: Question, language: str) -> str:
    """What a question is called: by its construct when it is a built-in one, else by its own words."""
    key = f"pages.constructs.{name}"
    if has(key, language):
        return t(key, language)
    return (asked.text_nl if language == "nl" else asked.text_en) or asked.text_nl or asked.text_en or name


def scale(asked: Question, language: str) -> str:
    """The scale of a question in words."""
    low, high = (number(end, language) for end in (asked.scale_min, asked.scale_max))
    return t(f"wizard.match.{'bipolar' if asked.higher_is_better is None else 'scale'}", language, low=low, high=high)


def meanings(name: str, looked: Looked, language: str) -> dict[str, str]:
    """Value -> what it is called, of all that a written value may mean; "" is that nothing is known."""
    if name in looked.declared:
        asked = looked.declared[name]
        low, high = int(asked.scale_min), int(asked.scale_max)
        scores = [str(score) for score in range(low, high + 1)] if high - low < _MOST_SCORES else [str(low), str(high)]
        return {score: score for score in scores} | {NO_ANSWER: t("wizard.values.no_answer", language)}
    if name == "sector":
        short = short_sectors(language)
        named = {
            row[f"label_{language}"]: short[row["section"]]
            for row in rows("sections")
            if row["maps_to_2025"] and row["revision"] == "NACE-BEL 2025"
        }
    else:
        named = {value: listed(name, value, language) for value in fields(looked.kind)[name].values}
    return named | {"": t("wizard.values.nothing", language)}


def listed(name: str, value: str, language: str) -> str:
    """What a value of a listed field is called."""
    if name == "sector":
        return short_sectors(language).get(value, value)
    key = f"wizard.listed.{name}.{value}"
    return t(key, language) if has(key, language) else value


def sure(column: Column, language: str) -> str:
    """How it is known what a column is, and how many of its values fit."""
    said = [t(f"wizard.match.sure.{column.how}", language)] if column.how else []
    if column.fitting is not None:
        key = "fitting" if column.fitting == 1 else "doubtful"
        said.append(t(f"wizard.match.sure.{key}", language, share=percent(column.fitting, language)))
    return " · ".join(said)


def examples(column: Column, language: str) -> str:
    """A few values of a column."""
    key = "examples" if column.examples else "empty"
    return t(f"wizard.match.{key}", language, examples=", ".join(column.examples))


def spoken(day: date, language: str) -> str:
    """A date with its month in words, so that nobody has to guess."""
    return f"{day.day} {t(f'wizard.months.{day.month}', language)} {day.year}"


def named(finding: Finding, language: str) -> Finding:
    """A finding about a field that has no column, with the field called as on this page."""
    key = f"wizard.fields.{finding.column}"
    is_field = finding.code in _OF_A_FIELD and has(key, language)
    return replace(finding, column=t(key, language)) if is_field else finding


def told(finding: Finding, language: str) -> list[str]:
    """A finding in words, as `in_words`, with what to do about it on this page."""
    said = in_words(finding, language)
    parts = {"column": finding.column, "found": finding.found, "expected": finding.expected}
    for place, kind in enumerate(("titles", "todo")):
        key = f"wizard.{kind}.{finding.code}"
        if has(key, language) and place < len(said):
            said[place] = t(key, language, **parts)
    return said
