"""Is a Belgian enterprise number written whole, and does its check hold?"""

import re

_DIGITS = 10


def enterprise_number(text: str) -> tuple[str, bool]:
    """The number as `0419.052.173`, and whether its check holds: 97 minus the first eight digits modulo 97.

    Nine digits get a 0 in front; `BE`, spaces and points are ignored. What has no ten digits stays as it was written.
    """
    digits = re.sub(r"[\s./-]", "", re.sub(r"^BE", "", text.strip(), flags=re.IGNORECASE))
    if not re.fullmatch(r"\d{9,10}", digits):
        return text, False
    digits = digits.zfill(_DIGITS)
    valid = digits[0] in "01" and int(digits[8:]) == 97 - int(digits[:8]) % 97
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}", valid
