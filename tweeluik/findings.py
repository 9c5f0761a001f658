"""What was found in a file or in the store: where, what, how serious?"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from tweeluik.i18n import has, number, t

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)
# Begun only where a word begins, and never given back: any other way, one long word takes minutes.
_ADDRESS = re.compile(r"(?<![^\s@\"“”,;/])[^\s@\"“”,;/]++@[^\s@\"“”,;/]++")


def without_addresses(text: str) -> str:
    """A text in which e-mail addresses can no longer be read."""
    return _ADDRESS.sub("…@…", text)


@dataclass(frozen=True)
class Finding:
    """One kind of thing found in one place.

    `code` names the text (`findings.<code>` with the parts title, todo, meaning); `rows` are row numbers as the
    spreadsheet shows them (header = 1), all of them; `found` quotes an example; `expected` says what would do.
    Never holds the address of a person, also when a row has shifted: only the row number leads there.
    """

    code: str
    severity: str
    file: str = ""
    column: str = ""
    rows: tuple[int, ...] = ()
    found: str = ""
    expected: str = ""

    def __post_init__(self) -> None:
        for part in ("found", "expected"):
            object.__setattr__(self, part, without_addresses(getattr(self, part)))

    def as_dict(self) -> dict:
        """The finding as plain data for `--json`."""
        return asdict(self) | {"rows": list(self.rows)}


def in_words(finding: Finding, language: str) -> list[str]:
    """Title, what to do and what it means for the figures, as far as there are texts; the code when there is none."""
    parts = {
        "file": finding.file,
        "column": finding.column,
        "found": finding.found,
        "expected": finding.expected,
        "count": number(len(finding.rows), language),
    }
    keys = [f"findings.{finding.code}.{part}" for part in ("title", "todo", "meaning")]
    return [t(key, language, **parts) for key in keys if has(key, language)] or [finding.code]


def most_serious_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes; within each the ones with most rows first."""
    return sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), -len(f.rows), f.code, f.column))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything stands in the way of loading."""
    return any(finding.severity == ERROR for finding in findings)
