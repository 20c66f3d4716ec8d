"""What a report is made of, before it is a PDF or a web page."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.report.picture import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a page), 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: ``lead`` (large), ``body`` or ``note`` (small)."""

    text: str
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, in two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares; `align` has a letter per column: l or r."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    align: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = Heading | Words | Facts | Grid | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A report in order. `footer` stands on every page."""

    title: str
    subject: str
    footer: str
    blocks: tuple[Block, ...]
