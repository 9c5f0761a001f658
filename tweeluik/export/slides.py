"""Slides: one finding a slide as its title, with a native chart that can be edited, for a wide screen."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from tweeluik.config import FORMATS
from tweeluik.document import Document, Section
from tweeluik.export import look, slide_chart, slide_table
from tweeluik.i18n import t

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _INNER = Inches(0.55), Inches(12.23)
_TOP, _BOTTOM = Inches(1.95), Inches(6.85)
_TITLE_ONLY, _LONG_TITLE, _LONGEST_CAPTION = 5, 60, 160
_PAIRS, _DEFINED, _SAID = 6, 8, 7  # rows that a slide has room for


def write(document: Document) -> bytes:
    """The slides: a first with selection and date, one or two a section, and last what the figures mean."""
    deck = _Deck(document)
    deck.first()
    for section in document.sections:
        deck.section(section)
    deck.definitions()
    made = BytesIO()
    deck.deck.save(made)
    return made.getvalue()


class _Deck:
    """Slides that are being written."""

    def __init__(self, document: Document) -> None:
        self.document, self.deck = document, Presentation()
        self.deck.slide_width, self.deck.slide_height = _WIDTH, _HEIGHT
        self.deck.core_properties.title = document.title
        self.deck.core_properties.subject = document.stamp.line[:255]
        self.deck.core_properties.author = t("frame.brand", document.language)
        self._layout = self.deck.slide_layouts[_TITLE_ONLY]
        title = self._layout.placeholders[0]
        title.left, title.top, title.width, title.height = _LEFT, Inches(0.68), _INNER, Inches(1.1)

    def text(self, key: str, **parts: object) -> str:
        return t(f"report.{key}", self.document.language, **parts)

    def first(self) -> None:
        """What this is about: the stamp in full."""
        slide = self._slide(self.document.title, t("frame.brand", self.document.language))
        frame = self._box(slide, _LEFT, _TOP, _INNER, Inches(4.6))
        for name, said in self.document.stamp.facts:
            paragraph = self._say(frame, f"{name}  ", 16, look.MUTED)
            run = paragraph.add_run()
            run.text = said
            _looks(run.font, 16, look.INK)
            paragraph.space_after = Pt(9)

    def section(self, section: Section) -> None:
        """The chart of a section, then its pairs; the sentences of a section that has neither."""
        if look.has_values(section.chart):
            slide = self._of(section)
            place = (_LEFT, _TOP, _INNER, _BOTTOM - _TOP)
            slide_chart.add(slide, section.chart, place, section.finding)
        for part in _parts(section.pairs, _PAIRS):
            slide_table.of_pairs(self._of(section), self.document, part, (_LEFT, _TOP, _INNER))
        if not section.pairs and not look.has_values(section.chart):
            for part in _parts(section.notes, _SAID):
                frame = self._box(self._of(section), _LEFT, _TOP, _INNER, _BOTTOM - _TOP)
                for note in part:
                    self._say(frame, note, 16, look.INK).space_after = Pt(8)

    def definitions(self) -> None:
        """What each figure means, as many to a slide as can be read."""
        for part in _parts(self.document.definitions, _DEFINED):
            slide = self._slide(self.text("printed.definitions"), self.text("slides.definitions"))
            frame = self._box(slide, _LEFT, _TOP, _INNER, _BOTTOM - _TOP)
            for each in part:
                paragraph = self._say(frame, f"{each.label}  ", 11, look.INK, bold=True)
                run = paragraph.add_run()
                run.text = each.text
                _looks(run.font, 11, look.MUTED)
                paragraph.space_after = Pt(5)

    def _of(self, section: Section) -> Slide:
        """A slide of a section, with what its numbers rest on in the notes of the speaker."""
        slide = self._slide(section.finding, section.name, section.caption)
        said = [section.caption, *section.notes, *_rows(section), self.document.stamp.line]
        slide.notes_slide.notes_text_frame.text = "\n".join(line for line in said if line)
        return slide

    def _slide(self, title: str, name: str, caption: str = "") -> Slide:
        slide = self.deck.slides.add_slide(self._layout)
        frame = slide.shapes.title.text_frame
        frame.text, frame.word_wrap, frame.vertical_anchor = title, True, MSO_ANCHOR.TOP
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        _looks(paragraph.runs[0].font, 26 if len(title) <= _LONG_TITLE else 20, look.INK, bold=True, face=look.SERIF)
        self._say(self._box(slide, _LEFT, Inches(0.3), _INNER, Inches(0.4)), name, 13, look.HUES[FORMATS[0]])
        if caption and len(caption) <= _LONGEST_CAPTION:
            self._say(self._box(slide, _LEFT, Inches(1.58), _INNER, Inches(0.35)), caption, 12, look.MUTED)
        foot = self._box(slide, _LEFT, Inches(6.95), Inches(11.2), Inches(0.4))
        self._say(foot, self.document.stamp.line, 8, look.MUTED)
        number = self._box(slide, Inches(12.0), Inches(6.95), Inches(0.68), Inches(0.4))
        self._say(number, str(len(self.deck.slides)), 10, look.MUTED).alignment = PP_ALIGN.RIGHT
        return slide

    def _box(self, slide: Slide, left: Emu, top: Emu, width: Emu, height: Emu) -> TextFrame:
        frame = slide.shapes.add_textbox(left, top, width, height).text_frame
        frame.word_wrap = True
        return frame

    def _say(self, frame: TextFrame, said: str, size: int, colour: str, bold: bool = False):
        """A paragraph more; returns it."""
        paragraph = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = said
        _looks(run.font, size, colour, bold)
        return paragraph


def _looks(font, size: int, colour: str, bold: bool = False, face: str = look.SANS) -> None:
    font.size, font.bold, font.name = Pt(size), bold, face
    font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _parts(things: Sequence, most: int) -> Iterator[Sequence]:
    """The things in parts of about the same length, none longer than `most`."""
    number = -(-len(things) // most)
    for place in range(number):
        yield things[place * len(things) // number : (place + 1) * len(things) // number]


def _rows(section: Section) -> Iterator[str]:
    """The table of a section in lines, when it is short enough to be said."""
    if section.table and not section.pairs and len(section.table.rows) <= _PAIRS:
        yield " · ".join(column.heading for column in section.table.columns)
        yield from (" · ".join(row) for row in section.table.said)
