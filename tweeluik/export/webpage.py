"""A page: one HTML file that is read without internet or script, in a browser or on A4 paper."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path

from tweeluik.config import IN_COMPANY, OPEN
from tweeluik.document import Cell, Column, Document, Hinge, Pair, Section, Side, Table
from tweeluik.export import drawing, look
from tweeluik.i18n import t

_STYLE = Path(__file__).with_name("webpage.css")
# More pairs than this stand closer together.
_CLOSER = 8
# Nothing is fetched and nothing runs, whatever stands in the data: the browser is told so too.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(document: Document) -> bytes:
    """The page, UTF-8. Every number is a `data` element that has it as it is; all text is escaped."""
    said = document.stamp.line
    head = (
        f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title>"
        f"<style>{_STYLE.read_text(encoding='utf-8')}{_foot(said)}</style></head>"
    )
    sections = "".join(_section(document, section) for section in document.sections)
    body = f"<body><main>{_front(document)}{sections}{_back(document)}</main></body></html>"
    return (head + body).encode()


def _whole(said: str) -> str:
    """The text as markup in which a name with a hyphen stays on one line."""
    return re.sub(r"\w+(?:-\w+)+", r'<span class="whole">\g<0></span>', escape(said))


def _text(document: Document, key: str) -> str:
    return escape(t(f"report.{key}", document.language))


def _foot(said: str) -> str:
    """The stamp at the foot of every sheet of paper; written in codes, so that no text of the data acts as style."""
    codes = "".join(each if each.isalnum() and each.isascii() else f"\\{ord(each):x} " for each in said)
    return f'@page{{@bottom-left{{content:"{codes}"}}}}'


def _front(document: Document) -> str:
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>" for name, said in document.stamp.facts)
    entries = "".join(
        f'<li><a href="#{section.key}"><b>{escape(section.name)}</b> {escape(section.finding)}</a></li>'
        for section in document.sections
    )
    return (
        f'<header><p class="brand">{escape(t("frame.brand", document.language))}</p><h1>{escape(document.title)}</h1>'
        f'<dl class="stamp">{facts}</dl></header>'
        f"<nav><h2>{_text(document, 'printed.contents')}</h2><ol>{entries}</ol></nav>"
    )


def _section(document: Document, section: Section) -> str:
    parts = [
        f'<p class="name">{escape(section.name)}</p><h2>{_whole(section.finding)}</h2>',
        f'<p class="caption">{escape(section.caption)}</p>' if section.caption else "",
        _pairs(document, section),
    ]
    if look.has_values(section.chart):
        parts.append(f"<figure>{drawing.svg(section.chart, section.finding)}</figure>")
    if section.table and not section.pairs:
        parts.append(_table(section.table, _text(document, "printed.table"), document))
    notes = "".join(f"<li>{escape(note)}</li>" for note in section.notes)
    parts.append(f'<ul class="notes">{notes}</ul>' if notes else "")
    return f'<section id="{section.key}">{"".join(parts)}</section>'


def _pairs(document: Document, section: Section) -> str:
    """The pairs under each other, closer together when there are many."""
    pairs = "".join(_pair(document, pair) for pair in section.pairs)
    return f'<div class="compact">{pairs}</div>' if len(section.pairs) > _CLOSER else pairs


def _pair(document: Document, pair: Pair) -> str:
    """One figure as a diptych: two panels and between them the hinge."""
    sides = {each: _side(document, each, side) for each, side in pair.sides.items()}
    hinge = _hinge(document, pair.hinge) if pair.hinge else ""
    look_of = "pair" if pair.hinge else "pair single"
    return (
        f'<div class="{look_of}" data-figure="{escape(pair.id)}"><h3>{escape(pair.title)}</h3>'
        f'<div class="row">{sides.get(IN_COMPANY, "")}{hinge}{sides.get(OPEN, "")}</div></div>'
    )


def _side(document: Document, training_format: str, side: Side) -> str:
    under = "".join(f"<span>{escape(line)}</span>" for line in side.under)
    return (
        f'<div class="panel {training_format}"><span class="format">{escape(document.names[training_format])}</span>'
        f"<b>{_number(side.value, side.said)}</b>{under}</div>"
    )


def _hinge(document: Document, hinge: Hinge) -> str:
    axis = ""
    if hinge.low is not None:
        low, value, high = (50 + 50 * end / hinge.reach for end in (hinge.low, hinge.value, hinge.high))
        axis = (
            f'<span class="axis" aria-hidden="true"><i class="zero"></i>'
            f'<i class="interval" style="left:{low:.1f}%;width:{max(high - low, 1):.1f}%"></i>'
            f'<i class="dot" style="left:{value:.1f}%"></i></span><span>{escape(hinge.interval)}</span>'
        )
    return (
        f'<div class="hinge"><span class="format">{escape(t("sentences.difference", document.language))}</span>'
        f"<b>{_number(hinge.value, hinge.said)}</b>{axis}<em>{escape(hinge.verdict)}</em></div>"
    )


def _number(value: Cell, said: str) -> str:
    """A number or a day as it is read, with the number or the day itself."""
    if isinstance(value, date):
        return f'<time datetime="{value.isoformat()}">{escape(said)}</time>'
    return escape(said) if value is None else f'<data value="{value!r}">{escape(said)}</data>'


def _table(table: Table, caption: str, document: Document) -> str:
    rows = []
    for row, said in zip(table.rows, table.said, strict=True):
        cells = [
            f"<td>{_number(cell, text)}</td>" if column.unit else f'<td class="text">{escape(text)}</td>'
            for column, cell, text in list(zip(table.columns, row, said, strict=True))[1:]
        ]
        rows.append(f'<tr><th scope="row">{escape(said[0])}</th>{"".join(cells)}</tr>')
    many = "many" if len(table.columns) > 11 else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="{many}">'
        f"<caption>{caption}</caption><thead>{_head(table.columns, document)}</thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _head(columns: Iterable[Column], document: Document) -> str:
    """One row of headings, or two: the measures, and the formats under them."""
    columns = list(columns)
    if not any(column.over for column in columns):
        return f"<tr>{''.join(map(_heading, columns))}</tr>"
    over, under = [], []
    for name, group in groupby(columns, key=lambda column: column.over):
        of_name = list(group)
        if not name:
            over += [_heading(column, 2) for column in of_name]
            continue
        over.append(f'<th scope="colgroup" colspan="{len(of_name)}">{escape(name)}</th>')
        under += [
            f'<th scope="col" class="{each.training_format}">{escape(document.names[each.training_format])}</th>'
            for each in of_name
        ]
    return f"<tr>{''.join(over)}</tr><tr>{''.join(under)}</tr>"


def _heading(column: Column, rows: int = 1) -> str:
    looks = "" if column.unit else ' class="text"'
    return f'<th scope="col" rowspan="{rows}"{looks}>{escape(column.heading)}</th>'


def _back(document: Document) -> str:
    """What the figures mean, and the uploads under them."""
    defined = "".join(
        f"<dt>{escape(each.label)}</dt><dd>{escape(each.text)} <small>{escape(', '.join(each.ids))}</small></dd>"
        for each in document.definitions
    )
    meaning = f"<h2>{_text(document, 'printed.definitions')}</h2><dl>{defined}</dl>" if defined else ""
    uploads = _table(document.stamp.uploads, _text(document, "printed.uploads"), document)
    return (
        f'<section id="definitions" class="back">{meaning}<h2>{_text(document, "printed.source")}</h2>{uploads}'
        f'<p class="caption">{escape(document.stamp.line)}</p></section>'
    )
