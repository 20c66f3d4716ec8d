"""Say in one line that a job failed or was refused, and as a document where ``--json`` asked for one."""

from __future__ import annotations

import json
import sys

DOCUMENTS = {"replay", "events", "info", "check", "exercises", "bench", "agreement"}
"""The commands whose ``--json`` prints one document, also when they refuse."""


def report(given: list[str], line: str, status: int) -> int:
    """Print `line` on standard error, and the refusal document where one is due; hand `status` back."""
    one_line = " ".join(line.split())
    print(f"rig: {one_line}", file=sys.stderr)
    command = next((word for word in given if not word.startswith("-")), "")
    if "--json" in given and command in DOCUMENTS:
        print(json.dumps(_document(command, one_line)))
    return status


def _document(command: str, line: str) -> dict[str, object]:
    if command in ("replay", "events"):
        from rig.cli.event_json import document

        return document([], {}, refused=line)
    return {"refused": line}
