"""How does a person become a `participant_id` that leads nowhere without the secret?"""

import hmac
import os
import secrets
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from tweeluik.ingest.reference import is_missing, squeeze

_BYTES = 32
# No cell can hold this: white space is squeezed before a value is hashed.
_MARKED = b"\n mark of the secret \n"
# What forms fill in for somebody who gave no name: nobody, rather than one person who is everywhere.
_NOBODY = {"anonymous", "anoniem", "anonyme"}
# Pseudonyms kept at hand while a file is read, at about 300 bytes each: people come back, and a million rows of a
# quarter of a million people are read in half the time when all of them are known.
_REMEMBERED = 400_000


def secret_file() -> Path:
    """Where the secret of this user is kept: `tweeluik/secret` in the folder for settings, outside every store."""
    settings = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(settings) / "tweeluik" / "secret"


def _made(path: Path) -> str:
    """Write a new secret that only this user can read; of two processes at once the first to finish decides."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".secret-{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link is made whole or not at all, and never replaces a secret that is in use.
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        draft.replace(path)
    draft.unlink(missing_ok=True)
    return path.read_text().strip()


@cache
def _key(given: str, path: Path) -> bytes:
    if given:
        return given.encode()
    return (path.read_text().strip() if path.exists() else _made(path)).encode()


def pseudonyms() -> Callable[[str], str]:
    """The function `participant_id` with the secret of this moment, for many values: it looks for the secret once."""
    key = _key(os.environ.get("TWEELUIK_SECRET", ""), secret_file())

    @lru_cache(maxsize=_REMEMBERED)
    def pseudonym(value: str) -> str:
        cell = squeeze(value)
        normalised = unicodedata.normalize("NFKC", cell).strip().casefold()
        if is_missing(cell) or normalised in _NOBODY:
            return ""
        return hmac.digest(key, normalised.encode(), "sha256").hex()

    return pseudonym


def secret_mark() -> str:
    """What tells one secret from another without telling it: 16 hexadecimal digits."""
    return hmac.digest(_key(os.environ.get("TWEELUIK_SECRET", ""), secret_file()), _MARKED, "sha256").hex()[:16]


def participant_id(value: str) -> str:
    """The pseudonym of an e-mail address or staff number: HMAC-SHA-256 in 64 hexadecimal digits.

    Case and surrounding white space do not matter. The secret is `TWEELUIK_SECRET`, else the file of `secret_file`,
    made at first use. A cell that says nothing (empty, `nvt`) stays empty.
    """
    return pseudonyms()(value)
