"""Are these bytes a text, and in which encoding?

Strict UTF-8 (with or without a byte order mark), UTF-16 by its mark, else Windows-1252: a statistical guess reads Dutch
as Central European and turns è into č. One pass of bounded memory also gives the hash and the longest line.
"""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from tweeluik.config import LARGEST_FILE, LONGEST_LINE
from tweeluik.errors import FileRefused
from tweeluik.findings import ERROR, Finding

WINDOWS = "windows-1252"
_CHUNK = 1 << 20
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# How files begin that people rename to .csv, and what to call them.
_SIGNATURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"<!DOCTYPE": "HTML",
    b"<!doctype": "HTML",
    b"<html": "HTML",
    b"<HTML": "HTML",
    b"<table": "HTML",
    b"<?xml": "XML",
    b"SQLite format 3": "SQLite",
    b"PAR1": "Parquet",
}
_WORKBOOK = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
# Bytes that Windows-1252 leaves undefined.
_UNDEFINED = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_CONTROLS = bytes(sorted(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A}))
# Share of control characters in the first chunk from which bytes are no text.
_BINARY = 0.01


@dataclass(frozen=True)
class Survey:
    """What one pass over the bytes tells: hash, size [bytes], whether it is a workbook, and its encoding.

    `assumed` says that nothing in the file proves the encoding.
    """

    sha256: str
    size: int
    workbook: bool
    encoding: str = ""
    assumed: bool = False


def refuse(code: str, found: str = "", expected: str = "", rows: tuple[int, ...] = ()) -> FileRefused:
    """The refusal of a whole file, to be raised."""
    return FileRefused([Finding(code, ERROR, rows=rows, found=found, expected=expected)])


def survey(path: Path, asked: str | None = None) -> Survey:
    """Pass over a file once. Raises FileRefused when it is empty, too large, no text or not in the encoding asked."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise refuse("file_unreadable", error.strerror or "") from error
    if size > LARGEST_FILE:
        raise refuse("file_too_large", f"{size / 1e6:.0f} MB", f"{LARGEST_FILE / 1e6:.0f} MB")
    stripped = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not stripped and size <= len(head):
        raise refuse("file_empty")
    for signature, name in _SIGNATURES.items():
        if stripped.startswith(signature):
            raise refuse("not_a_table", name)
    if head.startswith(_WORKBOOK):
        with path.open("rb") as file:
            return Survey(hashlib.file_digest(file, "sha256").hexdigest(), size, workbook=True)
    return _text(path, head, size, asked)


def _text(path: Path, head: bytes, size: int, asked: str | None) -> Survey:
    marked = next((name for mark, name in _BOMS.items() if head.startswith(mark)), None)
    encoding = (asked if asked and asked.casefold() not in ("utf-8", "utf8") else marked or asked) or "utf-8"
    digest, line, undefined = hashlib.sha256(), 0, False
    decoder: codecs.IncrementalDecoder | None = _decoder(encoding)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            _check_bytes(chunk, wide=encoding.startswith("utf-16"), first=file.tell() <= _CHUNK)
            line = _check_line(chunk, line)
            undefined = undefined or any(byte in chunk for byte in _UNDEFINED)
            digest.update(chunk)
            decoder = _fed(decoder, chunk, final=file.tell() == size)
    fits = decoder is not None
    if not fits and (asked or marked or undefined):
        raise refuse("encoding_wrong", encoding)
    return Survey(digest.hexdigest(), size, False, encoding if fits else WINDOWS, assumed=not fits)


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    try:
        "".encode(encoding)  # refuses codecs that are not for text
        return codecs.getincrementaldecoder(encoding)("strict")
    except LookupError as error:
        raise refuse("encoding_unknown", encoding, "utf-8, windows-1252, utf-16") from error


def _fed(decoder: codecs.IncrementalDecoder | None, chunk: bytes, final: bool) -> codecs.IncrementalDecoder | None:
    """The decoder after another chunk; None once the bytes did not fit."""
    if decoder is None:
        return None
    try:
        decoder.decode(chunk, final)
    except UnicodeError:
        return None
    return decoder


def _check_bytes(chunk: bytes, wide: bool, first: bool) -> None:
    if wide:
        return
    if b"\0" in chunk:
        raise refuse("nul_bytes")
    if first and len(chunk) - len(chunk.translate(None, _CONTROLS)) > _BINARY * len(chunk):
        raise refuse("not_a_table", "binary")


def _check_line(chunk: bytes, before: int) -> int:
    """The bytes of the last, unfinished line after this chunk, when `before` of them came before it."""
    starts = [place for place in (chunk.find(b"\n"), chunk.find(b"\r")) if place >= 0]
    longest = before + (min(starts) if starts else len(chunk))
    if longest > LONGEST_LINE:
        raise refuse("line_too_long", f"{longest / 1e6:.0f} MB", f"{LONGEST_LINE / 1e6:.0f} MB")
    return longest if not starts else len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
