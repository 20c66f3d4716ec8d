"""What the session says with figures in it, gathered from where it is written: each f-string is a template.

The core says every sentence in English, filled in, and so it goes into the record. `rig.screen.spoken` finds
a sentence again by its template; which there are is read from the sources here, at `make languages`.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from rig.exercises.work import DIRECTIONS, SIDES
from rig.screen.spoken import PLAIN
from rig.session.guidance import Reached
from rig.session.snapshot import Phase

SPEAKERS = (
    "rig.exercises.gate",
    "rig.exercises.setup_steps",
    "rig.exercises.setup_verdicts",
    "rig.exercises.step",
    "rig.exercises.work",
    "rig.measure.isometric_force",
    "rig.measure.pelvis_baseline",
    "rig.measure.tare",
    "rig.record.edits",
    "rig.record.opening",
    "rig.record.space",
    "rig.screen.view_model",
    "rig.screen.viewing.leave",
    "rig.session.acquire",
    "rig.session.check_weight",
    "rig.session.guided_words",
    "rig.session.health",
    "rig.session.led_test",
    "rig.session.link",
    "rig.session.no_introduction",
    "rig.session.pictures",
    "rig.session.same_board",
    "rig.session.set_up",
    "rig.session.snapshot",
)
"""Modules whose sentences reach a window."""

PLACE = re.compile(r"{\w+}")
SILENT_CALLS = {"threshold", "getattr", "compile"}  # their texts are nobody's to read


def templates() -> list[str]:
    """List the templates of every speaker, each once: ``{channel}: {lost} samples lost ({share})``."""
    found = [*PLAIN.values(), *SIDES, *DIRECTIONS, *(one.value for one in (*Phase, *Reached))]
    for name in SPEAKERS:
        found += said_in(Path(inspect.getsourcefile(import_module(name)) or "").read_text(encoding="utf-8"))
    return list(dict.fromkeys(found))


def said_in(source: str) -> list[str]:
    """List the sentences of one module, and the single words that a condition chooses between."""
    return [text for text in _texts(ast.parse(source), False) if any(map(str.isalpha, text))]


def _texts(node: ast.AST, chosen: bool) -> Iterator[str]:
    """Give what is said below a node; `chosen`: a condition chooses it."""
    if isinstance(node, ast.JoinedStr):
        yield from _of_f_string(node)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and (chosen or " " in node.value.strip()):
            yield node.value
        return
    if _says_nothing(node):
        return
    for field, child in _children(node):
        yield from _texts(child, isinstance(node, ast.IfExp) and field in ("body", "orelse"))


def _of_f_string(node: ast.JoinedStr) -> Iterator[str]:
    """Give the template, and what is chosen inside it."""
    names: list[str] = []
    template = ""
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            names.append(_place(part.value, names))
            template += f"{{{names[-1]}}}"
            yield from _texts(part.value, False)
        elif isinstance(part, ast.Constant):
            template += str(part.value)
    said = PLACE.sub("", template)
    if " " in said and any(map(str.isalpha, said)):
        yield template


def _place(value: ast.expr, taken: list[str]) -> str:
    """Name a place after what fills it; a second one of that name has a number."""
    name = next(_names(value), "value").strip("_")
    return name if name not in taken else f"{name}_{sum(one.startswith(name) for one in taken) + 1}"


def _names(value: ast.AST) -> Iterator[str]:
    """Give the names in an expression, the most telling first."""
    match value:
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            yield key
        case ast.Attribute(attr=attr, value=ast.Name()):
            yield attr
        case ast.Name(id=name):
            yield name
        case ast.IfExp(test=test):
            yield from _names(test)
        case ast.Call(func=function, args=args):
            for piece in (*args, function):
                yield from _names(piece)
        case _:
            for part in ast.iter_child_nodes(value):
                yield from _names(part)


def _says_nothing(node: ast.AST) -> bool:
    """Tell docstrings, and calls whose texts are for the program."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    called = node.func if isinstance(node, ast.Call) else None
    return (
        isinstance(called, (ast.Name, ast.Attribute)) and ast.unparse(called).split(".")[-1] in SILENT_CALLS
    )


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield field, child
