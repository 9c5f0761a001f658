"""How does text that people wrote become markup that only shows it?"""

import re
from html import escape


def unbroken(text: str) -> str:
    """The text as markup in which a word with a hyphen stays on one line."""
    return re.sub(r"\w+(?:-\w+)+", r'<span class="tw-whole">\g<0></span>', escape(text))


def plain(text: str) -> str:
    """The text as Markdown that shows itself, for labels that the app reads as Markdown."""
    return re.sub(r"([\\`*_\[\]<>!|~$:#])", r"\\\1", text)
