"""The colours of traces on a dark or a light ground: Okabe and Ito's, each kind with its own shape too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

BLUE, SKY, GREEN = "#0072B2", "#56B4E9", "#009E73"
ORANGE, VERMILLION, PURPLE = "#E69F00", "#D55E00", "#CC79A7"


@dataclass(frozen=True, slots=True)
class Ink:
    """One ground and what is drawn on it; `groups` are told apart on it, 3 to 1 and more."""

    ground: QColor
    lane: QColor
    grid: QColor
    words: QColor
    faint: QColor
    trace: QColor
    doubtful: QColor
    rep: QColor
    other_rep: QColor
    hold: QColor
    warn: QColor
    fault: QColor
    mark: QColor
    groups: tuple[QColor, ...]


def _ink(ground: str, lane: str, grid: str, words: str, faint: str, trace: str, *groups: str) -> Ink:
    return Ink(
        ground=QColor(ground),
        lane=QColor(lane),
        grid=QColor(grid),
        words=QColor(words),
        faint=QColor(faint),
        trace=QColor(trace),
        doubtful=QColor(VERMILLION),
        rep=QColor(groups[0]),
        other_rep=QColor(ORANGE),
        hold=QColor(GREEN),
        warn=QColor(ORANGE),
        fault=QColor(VERMILLION),
        mark=QColor(PURPLE),
        groups=tuple(map(QColor, groups)),
    )


def dark() -> Ink:
    return _ink(
        "#14181D", "#1B2027", "#323A45", "#E8ECF1", "#98A3B0", "#F4F6F8", *(SKY, ORANGE, GREEN, PURPLE)
    )


def light() -> Ink:
    return _ink(
        "#F3F4F6", "#FFFFFF", "#DADFE5", "#1A1F26", "#5A6572", "#10151B", *(BLUE, VERMILLION, GREEN, PURPLE)
    )


def see_through(colour: QColor, alpha: int) -> QColor:
    """Give the colour thinned, 0 to 255."""
    thin = QColor(colour)
    thin.setAlpha(alpha)
    return thin
