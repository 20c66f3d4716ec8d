"""Numbers three lines tall, to be read from a few steps away."""

from __future__ import annotations

GLYPHS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ".": (" ", " ", "▄"),
    "-": ("   ", "▀▀▀", "   "),
    " ": ("   ", "   ", "   "),
}


def tall(number: str) -> tuple[str, str, str]:
    """Write `number` (digits, ``.``, ``-`` and spaces) on three lines of equal length."""
    rows = zip(*(GLYPHS[sign] for sign in number), strict=True)
    first, second, third = (" ".join(row) for row in rows)
    return first, second, third
