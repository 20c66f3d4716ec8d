"""What the session says with figures in it, in the language of the screen.

The core says every sentence in English, filled in; record, terminal and windows have it from there. In the
windows it is found again by its template (`rig.screen.languages.templates` gathers them), its names are said
plainly, its figures as the language writes them. What fits no template stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "session"  # of the translations
EXERCISES = "exercises"  # context of what coach, set-up and catalogue say
TEMPLATES = Path(__file__).parent / "languages" / "templates.txt"
PLACE = re.compile(r"{(\w+)}")
HOLDS = {
    **dict.fromkeys(("side", "direction", "channel"), r"\w+"),
    "subject": r"[\w-]*",
    **dict.fromkeys(("passed", "ends_s"), r"[\d:]+"),
}
"""What fits into a place; into any other whatever is no second sentence."""
AS_WRITTEN = {"firmware", "folder", "subject"}  # no figures, however they look
FIGURE = re.compile(r"[-+]?\d+\.\d+(?:e[-+]\d+)?%?")
TWO_REASONS = "; "
MOST_REMEMBERED = 4096

PLAIN = {
    "band_knee": "knee band",
    "band_foot": "foot band",
    "knee": "knee",
    "foot": "foot",
    "pad_front": "front pad cell",
    "pad_back": "back pad cell",
    "missing": "missing",
    "saturated": "beyond the range",
    "out_of_range": "out of range",
    "stuck": "stuck",
    "out_of_step": "out of step",
    "late": "late",
    "settling": "settling",
    "lost_before": "after a gap",
    "not_quiet": "the strap was not quiet",
    "countermovement": "the leg moved back first",
    "late_start": "late start",
    "no_onset": "no start was found",
    "flagged_samples": "samples not to be trusted",
    "no_peak": "the peak is not known",
    "simulated board": "simulated board",
}
"""Names of the record in plain words."""


def spoken(text: str) -> str:
    """Say a sentence of the session in the language of the screen."""
    said = _translated(text)
    if said != text:
        return said
    template, values = _find(text)
    if not template:
        return _two(text)
    said = _translated(template)
    return said.format(**{name: _in_place(name, value) for name, value in values}) if values else said


@lru_cache(MOST_REMEMBERED)
def _find(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Find the template of a sentence, the one with the most words of its own first, and what fills it.

    Where there is none it is empty.
    """
    whole, filled = _templates()
    if text in whole:
        return text, ()
    for template, pattern in filled:
        fits = pattern.fullmatch(text)
        if fits:
            return template, tuple(fits.groupdict().items())
    return "", ()


@cache
def _templates() -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Read the sentences without figures, and those with, longest first."""
    lines = TEMPLATES.read_text(encoding="utf-8").splitlines()
    filled = sorted((line for line in lines if PLACE.search(line)), key=_own_words, reverse=True)
    return frozenset(lines) - frozenset(filled), tuple((line, _pattern(line)) for line in filled)


def _own_words(template: str) -> int:
    return len(PLACE.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("".join(_parts(template)))


def _parts(template: str) -> Iterator[str]:
    for at, part in enumerate(PLACE.split(template)):
        yield f"(?P<{part}>{HOLDS.get(part, '[^;]*?')})" if at % 2 else re.escape(part)


def _two(text: str) -> str:
    """Say reasons that stand one behind the other, each by itself; other text stays.

    The longest first: a sentence may have a semicolon of its own.
    """
    at = text.rfind(TWO_REASONS)
    while at >= 0:
        if _find(text[:at])[0]:
            return f"{spoken(text[:at])}{TWO_REASONS}{spoken(text[at + len(TWO_REASONS) :])}"
        at = text.rfind(TWO_REASONS, 0, at)
    return text


def _in_place(name: str, value: str) -> str:
    return value if name in AS_WRITTEN else plainly(value)


def plainly(value: str) -> str:
    """Say what stands in a place: a figure, a name, several of them, or a sentence of its own."""
    if FIGURE.fullmatch(value):
        return value.replace(".", QLocale().decimalPoint())
    names = value.split(", ")
    if len(names) > 1 and all(_is_name(name) for name in names):
        return ", ".join(map(plainly, names))
    return _translated(PLAIN[value]) if value in PLAIN else spoken(value)


def _is_name(value: str) -> bool:
    return value in PLAIN or value in PLAIN.values()


def _translated(text: str) -> str:
    said = QCoreApplication.translate(CONTEXT, text)
    return said if said != text else QCoreApplication.translate(EXERCISES, text)


def figure(value: float, digits: int = 1) -> str:
    """Write a figure as the language of the screen does."""
    return f"{value:.{digits}f}".replace(".", QLocale().decimalPoint())
