"""Which sections can a report have, and how does it become a document?"""

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlencode

from tweeluik.components import address, stamp
from tweeluik.components.page import Page
from tweeluik.components.report import counted, judged, rated, tables
from tweeluik.document import Definition, Document, Section
from tweeluik.i18n import has
from tweeluik.metrics import catalogue
from tweeluik.metrics.figures import all_figures

# In the order of the pages; each gives its section, or nothing when the selection has nothing of the kind.
SECTIONS: dict[str, Callable[[Page], Section | None]] = {
    "headlines": counted.headlines,
    "claims": judged.claims,
    "changes": judged.changes,
    "standing_out": judged.stands_out,
    "enrolments": counted.enrolments,
    "rates": counted.rates,
    "mix": counted.mix,
    "met": counted.met,
    "rated": rated.rated,
    "by_year": rated.by_year,
    "same_mix": rated.same_mix,
    "response": rated.response,
    "patterns": counted.patterns,
    "windows": counted.windows,
    "listed": counted.listed,
    "unsaid": rated.unsaid,
}


def sections(page: Page, keys: Sequence[str]) -> Iterator[Section]:
    """The sections that are wanted and that this selection has, in their own order."""
    found = (make(page) for key, make in SECTIONS.items() if key in keys)
    return (section for section in found if section)


def document(page: Page, parts: Sequence[Section], where: str = "") -> Document:
    """The document of sections, whoever made them, under the stamp of the page.

    `where` is the address of the page without its filters; without it the stamp has the part behind the server's name.
    """
    return Document(
        title=page.text("report.title"),
        name=page.text("report.file_name"),
        language=page.language,
        names={each: page.text(f"frame.format.{each}") for each in page.formats},
        stamp=stamp.of(page, f"{where or f'/{page.name}'}?{_query(page)}"),
        sections=tuple(parts),
        definitions=tuple(_definitions(page, parts)),
        figures=lambda: tables.of_all(page, page.ask(all_figures)),
    )


def _query(page: Page) -> str:
    return urlencode(address.query(page.language, page.filters, address.lasting(page.address.choices)), doseq=True)


def _definitions(page: Page, parts: Sequence[Section]) -> Iterator[Definition]:
    """What the figures of the sections mean, each once, in their order."""
    kinds: dict[str, list[str]] = {}
    for id_ in (id_ for section in parts for id_ in section.figures):
        kind = catalogue.figure(id_)
        if kind.id not in kinds.setdefault(kind.key, []):
            kinds[kind.key].append(kind.id)
    for key, ids in kinds.items():
        if has(f"{key}.label", page.language):
            yield Definition(page.text(f"{key}.label"), page.text(f"{key}.definition"), tuple(ids))
