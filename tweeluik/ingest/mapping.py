"""What did the user say about a file: which column is which field, what values mean, how questions are scaled?

A mapping is a TOML file; every part may be left out:

    kind = "evaluations"              # enrolments, evaluations, editions or organisations

    [columns]                         # header in the file = field, or question, or "" to leave the column out
    "Cursusnr." = "edition_id"
    "Vraag 7" = "coffee"

    [values.enrolment_status]         # written value = allowed value, per field (for a question: its score)
    "Aanw." = "completed"

    [questions.coffee]                # a question of your own, or another scale for a built-in one
    construct = "organisation"        # one of the constructs, optional
    scale_min = 1
    scale_max = 10
    higher_is_better = true
    text_nl = "Was de koffie lekker?"
    text_en = "Was the coffee good?"

    [constants]                       # field = the value of every row that has none (also: --set field=value)
    training_format = "open"

    [reading]                         # what was said about reading the file (also: --decimal and its like)
    decimal = ","
    date_order = "dmy"
"""

import json
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.findings import ERROR, Finding

# What may be said about reading a file, rather than about what stands in it.
READING = ("encoding", "delimiter", "header_row", "decimal", "date_order", "sheet", "sectors")


@dataclass(frozen=True)
class Mapping:
    """How a file is to be understood; the module docstring shows each part as TOML.

    `header` is the header that the mapping was made for: a file with the same header may use it again. `reading` holds
    the options of `READING` that were said.
    """

    kind: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    questions: dict[str, dict] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    reading: dict[str, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()

    def as_dict(self) -> dict:
        """The parts that say something, as plain data for JSON and TOML."""
        parts = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(part) if name == "header" else part for name, part in parts.items() if part}

    def to_toml(self) -> str:
        """The mapping as a TOML file that `load_mapping` reads back."""
        return _toml(self.as_dict())


@dataclass(frozen=True)
class Options:
    """What the caller decides about reading a file; None means: find out, and ask where that is not safe.

    `header_row` counts from 1, as a spreadsheet does; `decimal` is `,` or `.`; `date_order` is `dmy`, `mdy` or `ymd`;
    `sectors` is `nace` or `own` (None: nace); `settings` are the constants of `--set`, which go before those of the
    mapping.
    """

    kind: str | None = None
    mapping: Mapping = field(default_factory=Mapping)
    settings: dict[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    header_row: str | None = None
    decimal: str | None = None
    date_order: str | None = None
    sheet: str | None = None
    sectors: str | None = None

    def said(self) -> dict[str, str]:
        """What is said about reading the file, here or else in the mapping."""
        here = {name: value for name in READING if (value := getattr(self, name))}
        return self.mapping.reading | here

    def complete(self) -> "Options":
        """The same, with what the mapping says about reading the file."""
        return replace(self, **self.said())


def from_dict(parts: dict) -> Mapping:
    """A mapping from plain data (of TOML, or of an earlier load). Raises ValueError when a part has another shape."""
    unknown = parts.keys() - Mapping.__dataclass_fields__.keys()
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    for name in ("columns", "values", "questions", "constants", "reading"):
        part = parts.get(name, {})
        nested = name in ("values", "questions")
        if not isinstance(part, dict) or any(isinstance(entry, dict) != nested for entry in part.values()):
            raise ValueError(name)
    if unknown := parts.get("reading", {}).keys() - set(READING):
        raise ValueError(", ".join(f"reading.{name}" for name in sorted(unknown)))
    flat = ("columns", "constants", "reading")
    texts = {name: {key: str(said) for key, said in parts.get(name, {}).items()} for name in flat}
    values = {
        field: {written: str(value) for written, value in listed.items()}
        for field, listed in parts.get("values", {}).items()
    }
    return Mapping(
        parts.get("kind"),
        texts["columns"],
        values,
        parts.get("questions", {}),
        texts["constants"],
        texts["reading"],
        tuple(parts.get("header", ())),
    )


def load_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises FileRefused when it is no TOML or has parts that are not in the format."""
    try:
        return from_dict(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError) as error:
        refusal = Finding("mapping_unreadable", ERROR, file=path.name, found=str(error).splitlines()[0])
        raise FileRefused([refusal]) from error


def _toml(parts: dict, prefix: str = "") -> str:
    """Plain data as TOML: values first, then a table for each nested part. JSON's strings are TOML's too."""
    own = {key: part for key, part in parts.items() if not isinstance(part, dict)}
    lines = [f"{_quoted(key)} = {_quoted(part)}" for key, part in own.items()]
    for key, part in parts.items():
        if isinstance(part, dict):
            name = f"{prefix}{_quoted(key)}"
            nested = all(isinstance(entry, dict) for entry in part.values())
            lines += ([] if nested else ["", f"[{name}]"]) + [_toml(part, f"{name}.")]
    return "\n".join(lines)


def _quoted(part: object) -> str:
    return json.dumps(part, ensure_ascii=False).replace("\x7f", "\\u007f")
