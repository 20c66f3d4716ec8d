"""Bring a language's ``.ts`` up to date with what the windows say now: `make languages`.

Translations stay; a sentence without one is marked ``unfinished``; what is no longer said is left out.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from rig.screen.languages.templates import templates
from rig.screen.sentences import sentences
from rig.screen.spoken import TEMPLATES

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Table = dict[str, dict[str, str]]
"""Translations by context and sentence; "" where there is none."""


def read(path: Path) -> Table:
    """Read the translations of a ``.ts``."""
    return {
        str(context.findtext("name")): {
            str(message.findtext("source")): message.findtext("translation") or ""
            for message in context.iter("message")
        }
        for context in ET.parse(path).iter("context")
    }


def renewed(known: Table) -> Table:
    """Give every sentence that is said now, with the translation that is known."""
    return {
        context: {text: known.get(context, {}).get(text, "") for text in texts}
        for context, texts in sentences().items()
    }


def write(path: Path, table: Table, language: str) -> None:
    """Write a ``.ts``."""
    root = ET.Element("TS", version="2.1", language=language)
    for name, texts in table.items():
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for source, translation in texts.items():
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = source
            state = {} if translation else {"type": "unfinished"}
            ET.SubElement(message, "translation", state).text = translation
    ET.indent(root, "    ")
    path.write_text(HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def main(paths: list[str]) -> None:
    """Renew each file, and the list of what is said with figures; its name ends with the language."""
    TEMPLATES.write_text("\n".join(templates()) + "\n", encoding="utf-8")
    for path in map(Path, paths):
        table = renewed(read(path))
        write(path, table, path.stem.split("_")[-1])
        missing = sum(not translation for texts in table.values() for translation in texts.values())
        print(f"{path.name}: {sum(map(len, table.values()))} sentences, {missing} not translated")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
