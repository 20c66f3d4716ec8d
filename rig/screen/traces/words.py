"""What is written on traces, in the language of the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from rig.channels import unit_of
from rig.screen.spoken import plainly

translate = QCoreApplication.translate
NUMBERED = re.compile(r"mark (\d+)")


def lane_words(channel: str) -> str:
    """Name a channel, and its unit where it has one."""
    unit, name = unit_of(channel), plainly(channel).replace("_", " ")
    return f"{name}, {unit}" if unit else name


def roll_words(direction: str) -> str:
    """Say whither a pelvis rolled, its sign first."""
    words = {
        "backward": translate("traces", "▶ back"),
        "forward": translate("traces", "◀ front"),
        "unknown": translate("traces", "◆ moved"),
    }
    return words[direction]


def rep_words(number: int, counts: bool, rejected: bool) -> str:
    """Number a rep, and say what became of it."""
    if rejected:
        return translate("traces", "{number} ✗ rejected").format(number=number)
    return f"{number} {'✓' if counts else '✗'}"


def gap_words(lost: int) -> str:
    """Say how many samples are missing."""
    return translate("traces", "gap {lost} lost").format(lost=lost)


def mark_words(label: str) -> str:
    """Say a mark as it was typed; one without a label has a number."""
    numbered = NUMBERED.fullmatch(label)
    if numbered is None:
        return label.replace("_", " ")
    return translate("traces", "mark {number}").format(number=numbered[1])


def set_words(number: str) -> str:
    """Say which set begins."""
    return translate("traces", "set {number}").format(number=number)
