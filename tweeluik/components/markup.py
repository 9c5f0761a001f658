"""How does text become markup that breaks its lines well?"""

import re
from html import escape


def unbroken(text: str) -> str:
    """The text as markup in which a word with a hyphen stays on one line."""
    return re.sub(r"\w+(?:-\w+)+", r'<span class="tw-whole">\g<0></span>', escape(text))
