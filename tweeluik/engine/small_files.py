"""What stands in a folder of small files, one a thing, that the store writes whole?

Notes, saved views and watches stand beside the database and not in it: writing one rebuilds nothing, and every process
sees it the next time it draws a page.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

_log = logging.getLogger("tweeluik")


def read(folder: Path, understood: Callable[[str, dict], Any]) -> tuple[list, list[str]]:
    """Every thing of a folder in order of its file, and the names of the files that are none.

    `understood` makes a thing of the stem of a file and what it says. A file that is none, which no writer of ours
    leaves, is logged and named: it must not keep the others from being read.
    """
    things, damaged = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            things.append(understood(path.stem, json.loads(path.read_text(encoding="utf-8"))))
        except FileNotFoundError:
            continue  # taken away since the folder was listed
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("%s can't be understood: %s", path, error)
            damaged.append(path.name)
    return things, damaged
