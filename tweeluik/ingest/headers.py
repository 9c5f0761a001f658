"""Under which forms may a column be known, by its header and by the text of its question?"""

import re
from collections.abc import Sequence

from tweeluik.ingest.dialect import Known
from tweeluik.ingest.mapping import Mapping
from tweeluik.ingest.reference import columns, form, personal
from tweeluik.schema import KINDS

# LimeSurvey: "Q1[SQ001]", "G02Q05. Tevreden over [Inhoud]".
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
_AFTER_CODE = re.compile(r"^[A-Za-z]{0,3}\d+\w*[.):]\s*(.+)$")


def forms(name: str, text: str = "") -> list[str]:
    """The forms under which a column may be known: its header, what stands in brackets or after a code, its text."""
    parts = [name]
    for part in (_IN_BRACKETS.search(name), _AFTER_CODE.match(name)):
        if part:
            parts.append(part[1])
    return [found for part in [*parts, text] if (found := form(part))]


def known_headers(mapping: Mapping, earlier: Sequence[dict] = ()) -> Known:
    """Whether a cell is a header that the reference lists, the mapping or the mappings of earlier files know."""
    known = set(personal()) | {form(name) for name in mapping.columns}
    known |= {form(name) for said in earlier for name in said.get("header", ())}
    for kind in KINDS:
        known |= columns(kind).keys()
    return lambda cell: any(found in known for found in forms(cell))
