"""The force bar, the hold bar and the pelvis needle as rows of characters; colour is never alone."""

from __future__ import annotations

from rich.text import Text

from rig.screen.terminal.colours import BLUE, FAINT, GREEN, LEVEL_STYLE, STALE
from rig.screen.view import ForceBar, HoldRing, Needle

EIGHTHS = " ▏▎▍▌▋▊▉█"


def filled(fraction: float, width: int) -> str:
    """Fill `fraction` of `width` cells, to an eighth of a cell; what lies beyond the end is an arrow."""
    if not fraction > 0:
        return " " * width
    if fraction > 1:
        return "█" * (width - 1) + "▶"
    eighths = round(fraction * width * 8)
    whole, part = divmod(eighths, 8)
    return ("█" * whole + (EIGHTHS[part] if part else "")).ljust(width)[:width]


def force_rows(bar: ForceBar, width: int, stale: bool) -> list[Text]:
    """Draw a force bar: zone marks above, two rows of bar, the axis below."""
    row = filled(bar.newtons / bar.axis_newtons, width)
    style = STALE if stale else _force_style(bar)
    bars = [_with_zone(row, bar, width, style) for _ in range(2)]
    return [_zone_marks(bar, width), *bars, _axis(bar, width)]


def slim_force_row(bar: ForceBar, width: int, stale: bool) -> Text:
    """Draw a bar of one row, for a channel that is only watched."""
    row = filled(bar.newtons / bar.axis_newtons, width).replace(" ", "·")
    return Text(row, STALE if stale else FAINT)


def _force_style(bar: ForceBar) -> str:
    in_zone = bar.zone is not None and bar.zone[0] <= bar.newtons <= bar.zone[1]
    return GREEN if in_zone else BLUE


def _zone_cells(bar: ForceBar, width: int) -> tuple[int, int] | None:
    if bar.zone is None:
        return None
    low, high = (round(edge / bar.axis_newtons * width) for edge in bar.zone)
    return min(low, width - 2), min(max(high, low + 2), width)


def _with_zone(row: str, bar: ForceBar, width: int, style: str) -> Text:
    zone = _zone_cells(bar, width)
    text = Text()
    for place, cell in enumerate(row):
        inside = zone is not None and zone[0] <= place < zone[1]
        empty = "▒" if inside else "·"
        text.append(cell if cell != " " else empty, style if cell != " " else FAINT)
    return text


def _zone_marks(bar: ForceBar, width: int) -> Text:
    zone = _zone_cells(bar, width)
    if zone is None or bar.zone is None:
        return Text(" " * width)
    low, high = zone
    marks = "┌" + "─" * (high - low - 2) + "┐"
    label = f"target {bar.zone[0]:.0f}–{bar.zone[1]:.0f} N"
    line = " " * low + marks
    if low > len(label):
        line = " " * (low - len(label) - 1) + label + " " + marks
    return Text(line.ljust(width)[:width], FAINT)


def _axis(bar: ForceBar, width: int) -> Text:
    end = f"{bar.axis_newtons:g} N"
    return Text("0" + " " * (width - 1 - len(end)) + end, FAINT)


def hold_row(hold: HoldRing, width: int, stale: bool) -> Text:
    """Draw the hold that is going on: a bar that fills, the seconds, and a tick when it is done."""
    style = STALE if stale else GREEN
    text = Text()
    cells = filled(hold.fraction, width)
    for cell in cells:
        text.append(cell if cell != " " else "·", style if cell != " " else FAINT)
    words = f"  {hold.held_s:4.1f} of {hold.asked_s:g} s"
    text.append(words + ("  ✔ done" if hold.done else ""), style if hold.done else "")
    return text


def needle_row(needle: Needle, width: int, stale: bool) -> Text:
    """Draw where the pelvis is between forward (left) and backward (right)."""
    middle = width // 2
    cells = ["─"] * width
    cells[middle] = "┼"
    text = Text()
    if needle.place == needle.place:
        at = min(width - 1, max(0, middle + round(needle.place * middle)))
        cells[at] = {"": "●", "warn": "▲", "fault": "■"}[needle.level]
        text.append("".join(cells[:at]), FAINT)
        text.append(cells[at], STALE if stale else LEVEL_STYLE[needle.level])
        text.append("".join(cells[at + 1 :]), FAINT)
        return text
    return Text("".join(cells).replace("─", "╌"), FAINT)
