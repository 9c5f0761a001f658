"""How are the numbers and dates of a file written, and where can only the user say?"""

from collections.abc import Mapping

from tweeluik.findings import ERROR, WARNING, Finding
from tweeluik.ingest import dates, numbers
from tweeluik.ingest.distinct import Workbench, column
from tweeluik.ingest.problems import shown

# Written value -> what it says once squeezed or replaced, of one column.
Texts = Mapping[str, str]


def _finding(
    bench: Workbench, code: str, severity: str, place: int, name: str, written: list[str], expected: str
) -> Finding:
    rows = bench.rows(column(place), written)
    numbered = tuple(sorted(row for listed in rows.values() for row in listed))
    first = min(written, key=lambda value: rows[value][0])
    return Finding(code, severity, "", name, numbered, shown(first), expected)


def decimal_mark(bench: Workbench, names: tuple[str, ...], texts: dict[int, Texts]) -> tuple[str, list[Finding]]:
    """The decimal mark that the numeric columns (place -> texts) share, and errors where they do not say.

    A number that could be either is refused unless another number decides; so are numbers that contradict each other.
    """
    marks = numbers.marks(text for of_column in texts.values() for text in of_column.values())
    commonest = max(numbers.MARKS, key=lambda mark: len(marks.needing[mark]))
    unsure, code = set() if marks.decided else set(marks.ambiguous), "decimal_ambiguous"
    if marks.contradict:
        rarer = next(mark for mark in numbers.MARKS if mark != commonest)
        unsure, code = set(marks.needing[rarer]), "decimal_mixed"
    findings = []
    for place, of_column in texts.items():
        if written := [value for value, text in of_column.items() if text in unsure]:
            findings.append(_finding(bench, code, ERROR, place, names[place], written, commonest))
    return commonest, findings


def date_order(
    bench: Workbench, name: str, place: int, texts: Texts, serials: bool, asked: str | None
) -> tuple[str, list[Finding]]:
    """The order of day, month and year in a column, and what its dates leave unclear.

    Two ways of writing are a warning, since each says its day; two orders, or dates that fit several, are errors.
    """
    found = dates.orders(texts.values(), serials)
    findings = []

    def find(code: str, severity: str, unfit: set[str], expected: str) -> None:
        written = [value for value, text in texts.items() if text in unfit]
        findings.append(_finding(bench, code, severity, place, name, written, expected))

    if len(found.shapes) > 1:
        examples = list(found.shapes.values())
        find("date_formats_mixed", WARNING, set(examples[1:]), examples[0])
    if asked:
        return asked, findings
    if found.unfit:
        find("date_orders_mixed", ERROR, set(found.unfit), found.commonest)
    elif found.ambiguous:
        find("date_order_ambiguous", ERROR, set(found.ambiguous), "|".join(found.fitting))
    return found.fitting[0] if found.fitting else found.commonest, findings
