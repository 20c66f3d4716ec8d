"""Where in a TOML text each key stands: a refusal names the line, and the standard reader does not tell it.

The text has been read by `tomllib` before, so it is known to be sound. Keys are found at the start of a
statement; strings and lists that run over several lines are passed over.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_INLINE = re.compile(r"""([A-Za-z0-9_-]+)\s*=""")
_NOT_CODE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


def key_lines(text: str) -> dict[str, int]:
    """Map each key, written as in `TomlTable` (``dose.kind``, ``errors[2].key``), to its line from 1."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix, depth = "", 0
    for number, line in enumerate(_blanked(text).split("\n"), 1):
        if depth == 0 and (head := _HEAD.match(line)):
            prefix = _opened(_plain(head[2]), counts, new=head[1] == "[[")
            lines.setdefault(prefix, number)
            continue
        if depth == 0 and (key := _KEY.match(line)):
            name = _joined(prefix, _plain(key[1]))
            lines.setdefault(name, number)
            for inner in _INLINE.finditer(line, key.end()):
                lines.setdefault(f"{name}.{inner[1]}", number)
        depth += sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")
    return lines


def _blanked(text: str) -> str:
    """Replace strings and comments by as many blanks, keeping line ends; quoted keys stay."""

    def blank(found: re.Match[str]) -> str:
        rest = text[found.end() : found.end() + 40].lstrip(" \t")
        is_key = rest.startswith(("=", ".")) and not found[0].startswith("#")
        return found[0] if is_key else re.sub(r"[^\n]", " ", found[0])

    return _NOT_CODE.sub(blank, text)


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _opened(name: str, counts: dict[str, int], new: bool) -> str:
    """Give the path of the table that a head opens, each array of tables with the number of its newest."""
    *parents, last = name.split(".")
    path = ""
    for part in parents:
        path = _numbered(_joined(path, part), counts)
    path = _joined(path, last)
    if new:
        counts[path] = counts.get(path, 0) + 1
    return _numbered(path, counts)


def _joined(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def _numbered(path: str, counts: dict[str, int]) -> str:
    return f"{path}[{counts[path]}]" if path in counts else path
