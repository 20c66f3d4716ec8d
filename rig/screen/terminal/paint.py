"""Puts a view together for a terminal: one frame, as wide as the terminal up to a readable width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from rig.events import Event
from rig.live import RepCounts
from rig.screen.event_words import event_words, start_s
from rig.screen.terminal.colours import (
    EMPTY_SIGN,
    EVENT_SIGN,
    EVENT_STYLE,
    FAINT,
    FINDING_SIGN,
    FINDING_STYLE,
    GREEN,
    LEVEL_STYLE,
    ORANGE,
    STALE,
    VERMILLION,
)
from rig.screen.terminal.digits import tall
from rig.screen.terminal.gauges import force_rows, hold_row, needle_row, slim_force_row
from rig.screen.terminal.guidance import guidance_rows
from rig.screen.view import ForceBar, View
from rig.session.snapshot import Phase

LEAST_WIDTH, LEAST_HEIGHT = 72, 22
MOST_WIDTH = 110
LABEL = 9  # columns of labels at the left
NUMBER = 18  # columns of the tall number at the right
COUNTS = 18  # columns of the words beside the rep count
NOT_A_DEVICE = "for research and education, not a medical device"


def paint(view: View, newest: Sequence[Event], width: int, height: int) -> RenderableType:
    """Draw one view; what does not fit in `height` is the oldest events."""
    inner = min(width, MOST_WIDTH) - 4
    body = [
        _head(view, inner),
        *(guidance_rows(view.guidance, inner, view.stale) if view.guidance is not None else ()),
        Text(),
        *_forces(view, inner),
        Text(),
        *_progress(view, inner),
        *_pelvis(view, inner),
    ]
    below = [Text(), *_health(view, inner)]
    room = max(0, height - len(body) - len(below) - 3)
    rows = [*body, *_events(newest, min(room, 6), inner), *below]
    return Panel(
        Group(*rows),
        title=f"[bold]force rig[/] · {view.title}",
        subtitle=f"Ctrl-C stops · {NOT_A_DEVICE}",
        border_style=STALE if view.stale else FAINT,
        width=min(width, MOST_WIDTH),
    )


def _head(view: View, width: int) -> Text:
    words = view.stale_words if view.stale and view.phase is Phase.MEASURING else _phase_words(view)
    sign, style = ("■", VERMILLION) if view.stale or view.phase is Phase.UNPLUGGED else ("▶", GREEN)
    text = Text(f"{sign} {words}", style)
    text.truncate(width - len(view.clock) - 1)
    text.pad_right(width - len(text) - len(view.clock))
    text.append(view.clock, "bold")
    return text


def _phase_words(view: View) -> str:
    """Say where the session is; a plan's set-up says itself what is to be done."""
    said = view.phase_words
    led = view.guidance is not None and said == Phase.GETTING_READY.value
    return "setting up" if led else said


def _forces(view: View, width: int) -> list[Text]:
    bar_width = width - LABEL - NUMBER
    rows: list[Text] = []
    for bar in view.bars:
        if bar.works:
            rows += _working(bar, bar_width, view.stale or bar.stale)
        else:
            watched = slim_force_row(bar, bar_width, view.stale or bar.stale)
            number = f"{bar.newtons:.1f} N" if bar.newtons == bar.newtons else "– N"
            rows.append(_line(bar.label, watched, Text(number.rjust(NUMBER), FAINT)))
    return rows or [Text("no force channel yet", FAINT)]


def _working(bar: ForceBar, width: int, stale: bool) -> list[Text]:
    marks, upper, lower, axis = force_rows(bar, width, stale)
    number = f"{bar.newtons:.1f}" if bar.newtons == bar.newtons else "-"
    style = STALE if stale else "bold"
    first, second, third = (Text(row.rjust(NUMBER - 2), style) for row in tall(number))
    words = Text(bar.words.center(width)[:width], STALE if stale else GREEN)
    return [
        _line("", marks, Text()),
        _line(bar.label, upper, first),
        _line("", lower, second),
        _line("", axis, third + Text(" N", style)),
        _line("", words, Text()),
    ]


def _line(label: str, middle: Text, right: Text) -> Text:
    text = Text()
    text.append(label.ljust(LABEL), "bold")
    text.append_text(middle)
    text.append_text(right)
    return text


def _progress(view: View, width: int) -> list[Text]:
    """Draw the rep count, and beside it the hold that is going on."""
    counts = view.counts
    number = tall("-" if counts is None else str(counts.valid))
    style = STALE if view.stale else "bold"
    rows = [Text().append(row.ljust(LABEL), style) for row in number]
    for row, words in zip(rows, _count_words(counts), strict=True):
        row.append(words.ljust(COUNTS))
    if view.hold is not None:
        rows[0].append("hold", "bold")
        rows[1].append_text(hold_row(view.hold, width - LABEL - COUNTS - NUMBER - 4, view.stale))
    return rows


def _count_words(counts: RepCounts | None) -> tuple[str, str, str]:
    if counts is None:
        return "", "reps: by hand", ""
    rest = counts.found - counts.valid - counts.compensated
    others = f"{EMPTY_SIGN} {rest} not counted" if rest > 0 else ""
    return "valid reps", f"{EMPTY_SIGN} {counts.compensated} compensated", others


def _pelvis(view: View, width: int) -> list[Text]:
    if view.needle is None:
        return []
    row = Text().append("pelvis".ljust(LABEL), "bold").append("forward ", FAINT)
    row.append_text(needle_row(view.needle, width - LABEL - 17, view.stale)).append(" backward", FAINT)
    style = STALE if view.stale else LEVEL_STYLE[view.needle.level]
    return [row, Text(view.needle.words.center(width - LABEL).rjust(width)[:width], style)]


def _events(newest: Sequence[Event], room: int, width: int) -> list[Text]:
    return [_event(event, width) for event in reversed(newest[-room:])] if room else []


def _event(event: Event, width: int) -> Text:
    counts = getattr(event, "valid", getattr(event, "done", True))
    sign = EVENT_SIGN[event.kind] if counts else EMPTY_SIGN
    style = EVENT_STYLE[event.kind] if counts else ORANGE
    text = Text(f"{start_s(event):8.2f} s ", FAINT)
    text.append(f"{sign} ", style)
    text.append(event_words(event))
    text.truncate(width, overflow="ellipsis")
    return text


def _health(view: View, width: int) -> list[Text]:
    rows = []
    for finding in view.health[:2]:
        rows.append(Text(f"{FINDING_SIGN[finding.level]} {finding.words}", FINDING_STYLE[finding.level]))
    if not rows:
        rows.append(Text("✔ link, sensors, clock and disk are well", FAINT if view.stale else GREEN))
    rows.append(Text(view.link_words, FAINT))
    for row in rows:
        row.truncate(width, overflow="ellipsis")
    return rows
