"""Is everything that can be found in a file said in both languages, with what to do and what it means?"""

import re
from pathlib import Path

import pytest

import tweeluik.ingest
from tweeluik.findings import Finding
from tweeluik.i18n import LANGUAGES, t, texts

SOURCES = Path(tweeluik.ingest.__file__).parent
# How code names what it found; those that name it otherwise are listed.
_NAMED = re.compile(r'(?:Finding|refuse|Unreadable|find|remark|__init__)\(\s*"([a-z_]+)"')
_ELSEWHERE = {
    "cell_too_long",
    "quotes_broken",
    "decimal_ambiguous",
    "decimal_mixed",
    "organisations_contradicted",
    "trainings_contradicted",
    "editions_contradicted",
    "responses_contradicted",
}
CODES = sorted({code for path in SOURCES.glob("*.py") for code in _NAMED.findall(path.read_text())} | _ELSEWHERE)
PARTS = {"column": "Status", "count": "3", "found": "{x}", "expected": "y", "file": "a.csv"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_each_finding_says_what_what_to_do_and_what_it_means(code, language):
    for part in ("title", "todo", "meaning"):
        assert t(f"findings.{code}.{part}", language, **PARTS).endswith((".", "?"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_never_leaves_the_reader_without_a_next_step(language):
    steps = [texts(language)[f"findings.{code}.todo"] for code in CODES]
    assert [step for step in steps if len(step.split()) < 4] == []


def test_findings_are_plain_data():
    assert Finding("file_empty", "error", rows=(2,)).as_dict()["rows"] == [2]
