"""Lines of text out of an exported file: its encoding found, anything that is not text refused."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from rig.errors import InputRefused

_NOT_TEXT = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive: save the sheet as CSV first"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save the sheet as CSV first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ", "compressed with xz: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"%PDF", "a PDF: export the numbers as CSV instead"),
    (b"\x89HDF", "an HDF5 file, not a CSV"),
    (b"PAR1", "a Parquet file: save it as CSV first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_MARKS = (  # the longer marks first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_LOOKED_AT = 65_536
_HEAD_LINES = 3_000
_LINES_OF_A_HEADER = 4
_STRAY_SHARE = 0.01  # of control characters: a serial log has a few, random bytes have 11 %


@dataclass(frozen=True, slots=True)
class TextLines:
    """A file's lines as an editor shows them: ``lines[0]`` is row 1.

    `cut_off` says that the last line has no end: it may have been cut off while it was written.
    """

    lines: list[str]
    cut_off: bool
    notes: tuple[str, ...]


def read_lines(path: Path) -> TextLines:
    """Read every line of a text file of any common encoding and line ending.

    Raises
    ------
    InputRefused : there is no such file, it cannot be read, is empty, or is not text
    """
    data = _read_bytes(path)
    text, notes = _decode(data, path)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cut_off = bool(lines[-1])
    if not cut_off:
        lines.pop()
    _join_quoted(lines)
    return TextLines(lines, cut_off, tuple(notes))


def _join_quoted(lines: list[str]) -> None:
    """Put a header whose quoted cells go over line ends into its first line and leave the others blank."""
    for i in range(min(_HEAD_LINES, len(lines))):
        if lines[i].count('"') % 2 == 0:
            continue
        for end in range(i + 2, min(i + 2 + _LINES_OF_A_HEADER, len(lines) + 1)):
            whole = " ".join(lines[i:end])
            if whole.count('"') % 2 == 0:
                lines[i:end] = [whole, *[""] * (end - i - 1)]
                break


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputRefused(f"{path} is a folder; name a file in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputRefused(f"there is no file {path}") from None
    except OSError as error:
        raise InputRefused(f"cannot read {path}: {error.strerror}") from None
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputRefused(f"{path.name} is empty")
    for magic, what in _NOT_TEXT:
        if data.startswith(magic):
            raise InputRefused(f"{path.name} is not a text file; it is {what}")
    return data


def _decode(data: bytes, path: Path) -> tuple[str, list[str]]:
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:  # cut in the middle of a character, or another encoding
        encoding = encoding if _is_mostly(encoding, data) else "latin-1"
        text = data.decode(encoding, errors="replace")
    notes = [] if encoding.startswith("utf-8") else [f"read as {encoding} text"]
    return _without_stray(text.removeprefix("\ufeff"), path, notes), notes


def _is_mostly(encoding: str, data: bytes) -> bool:
    """Say whether an encoding fits but for a few damaged characters."""
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    special = len(text) - len(text.encode("ascii", errors="ignore"))
    return not encoding.startswith("utf-8") or 2 * damaged < special


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_LOOKED_AT]
    zeros_even, zeros_odd = head[::2].count(0), head[1::2].count(0)
    if zeros_odd > 0.3 * len(head) and zeros_even < 0.01 * len(head):
        return "utf-16-le"
    if zeros_even > 0.3 * len(head) and zeros_odd < 0.01 * len(head):
        return "utf-16-be"
    return "utf-8"


def _without_stray(text: str, path: Path, notes: list[str]) -> str:
    """Drop what a power cut leaves (zeros at the end); refuse many unprintable characters."""
    whole = text.rstrip("\x00\x1a")
    if text.endswith("\x00"):
        notes.append(f"dropped {len(text) - len(whole)} zero bytes at the end")
    head = whole[:_LOOKED_AT]
    stray = sum(head.count(chr(code)) for code in (*range(9), *range(14, 32), 127, 0xFFFD))
    if stray > max(1, _STRAY_SHARE * len(head)):
        raise InputRefused(
            f"{path.name} is not a text file: "
            f"{100 * stray / len(head):.0f} % of its characters are unprintable"
        )
    return whole.replace("\x00", "") if "\x00" in whole else whole
