"""How is a text, a number, a date said in Dutch and in English?"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
_LOCALES = Path(__file__).parent / "locales"
_MARKS = {"nl": (".", ","), "en": (",", ".")}
MINUS, NARROW_SPACE = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}"


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language, flat: file stem and tables joined by dots (`figures.participation.hours.label`)."""
    flat: dict[str, str] = {}

    def collect(prefix: str, node: dict) -> None:
        for key, value in node.items():
            if isinstance(value, dict):
                collect(f"{prefix}.{key}", value)
            else:
                flat[f"{prefix}.{key}"] = value

    for path in sorted((_LOCALES / language).glob("*.toml")):
        collect(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return flat


def has(key: str, language: str) -> bool:
    """Whether a text exists."""
    return key in texts(language)


def t(key: str, language: str, **parts: object) -> str:
    """The text of a key with its parts filled in. An unknown key is a bug: KeyError."""
    text = texts(language)[key]
    return text.format(**parts) if parts else text


def number(value: float | None, language: str, decimals: int = 0, sign: bool = False) -> str:
    """A number as Belgians (1.234,5) or English readers (1,234.5) write it; unknown is an en dash."""
    if value is None or value != value:
        return "\N{EN DASH}"
    thousands, decimal = _MARKS[language]
    digits = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and float(digits.replace(",", "")) != 0
    prefix = MINUS if negative else "+" if sign and float(digits.replace(",", "")) else ""
    return prefix + digits.translate({ord(","): thousands, ord("."): decimal})


def percent(share: float | None, language: str, decimals: int = 0) -> str:
    """A share of 0 to 1 as a percentage: `91 %` in Dutch, `91%` in English."""
    if share is None or share != share:
        return "\N{EN DASH}"
    return number(100 * share, language, decimals) + (f"{NARROW_SPACE}%" if language == "nl" else "%")


def day(value: date | None, language: str) -> str:
    """A date as it is written: 03/04/2025 in Dutch, 3 April 2025 in English."""
    if value is None:
        return "\N{EN DASH}"
    return value.strftime("%d/%m/%Y") if language == "nl" else f"{value.day} {value:%B %Y}"


def academic_year(start: int) -> str:
    """The academic year that begins on 1 September of `start`: `2025-26`."""
    return f"{start}-{(start + 1) % 100:02d}"
