"""Independent readers of what is exported: of pages, and of what is packed inside workbooks and slides."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

NUMBER = re.compile(r"-?\d+\.\d+(?:[eE][-+]?\d+)?")
# Elements that have no end.
_VOID = {"meta", "br", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """Every element of a page with its attributes; the numbers of each figure, and of all tables, in their order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.figures: dict[str, list[float]] = {}
        self.numbers: list[float] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self._figure = ""
        self.feed(page.decode())
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list) -> None:
        said = dict(attrs)
        self.elements.append((tag, said))
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "section":
            self._figure = ""
        if "data-figure" in said:
            self._figure = said["data-figure"]
            self.figures[f"{self._figure}"] = []
        if tag == "data":
            self.numbers.append(float(said["value"]))
            if self._figure and "table" not in self._open:
                self.figures[self._figure].append(float(said["value"]))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self.text.append(data)


def members(data: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of a file, those of packed files inside packed files too."""
    if data[:2] != b"PK":
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.namelist():
            yield from members(packed.read(part), f"{name}/{part}")


def numbers(data: bytes) -> set[float]:
    """Every decimal number that stands anywhere in a file."""
    texts = (part.decode("utf-8", "replace") for _, part in members(data))
    return {round(float(each), 9) for text in texts for each in NUMBER.findall(text)}
