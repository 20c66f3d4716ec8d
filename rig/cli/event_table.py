"""Events and quality as a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from rig.channels import unit_of
from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll

_COLUMNS = ("what", "start s", "end s", "lasts s", "value", "remarks")


def print_events(events: Iterable[Event], quality: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a table of events in order of their start, a count of each kind, and a line for each channel."""
    listed = sorted(events, key=_start_s)
    console = Console(highlight=False)
    if listed:
        console.print(_table(listed))
    console.print(_counts(listed))
    for channel, figures in quality.items():
        console.print(quality_line(channel, figures))


def quality_line(channel: str, figures: Mapping[str, Any]) -> str:
    """Say in one line how good a channel's samples are."""
    rate_hz = figures["rate_hz"]
    rate = "" if rate_hz is None else f" at {rate_hz:.1f} Hz"
    return (
        f"{channel}: {figures['samples']} samples{rate}, {figures['lost']} lost, {figures['flagged']} flagged"
    )


def _start_s(event: Event) -> float:
    return float(getattr(event, "start_s", 0.0))


def _table(events: list[Event]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in _COLUMNS:
        table.add_column(name, justify="left" if name in ("what", "remarks") else "right")
    for event in events:
        table.add_row(*_row(event))
    return table


def _row(event: Event) -> tuple[str, ...]:
    what, value, remarks = _said(event)
    start_s, end_s = _start_s(event), getattr(event, "end_s", None)
    if end_s is None:
        return what, f"{start_s:.2f}", "", "", value, remarks
    return what, f"{start_s:.2f}", f"{end_s:.2f}", f"{end_s - start_s:.2f}", value, remarks


def _said(event: Event) -> tuple[str, str, str]:
    """Give what an event is, its value with unit, and what there is to say about it."""
    match event:
        case Rep():
            peak = (
                "peak withheld" if event.peak_newtons != event.peak_newtons else f"{event.peak_newtons:.1f} N"
            )
            return f"rep {event.channel}", peak, _words(event.flags) or ("" if event.valid else "not valid")
        case Hold():
            done = "done" if event.done else ""  # an exercise may ask for none
            return f"hold {event.channel}", f"{event.mean_newtons:.1f} N", _words((*event.flags, done))
        case Roll():
            return f"roll {event.direction}", f"{event.peak_percent:.0f} %", event.level
        case Rise():
            return f"rise {event.channel}", f"{event.peak:.1f} {unit_of(event.channel)}", "watched"
        case Gap():
            return f"gap {event.channel}", f"{event.lost_samples} lost", event.cause
        case Mark():
            return "mark", "", f"{event.label} {event.detail}".strip()
    return event.kind, "", ""


def _words(flags: tuple[str, ...]) -> str:
    return ", ".join(flag.replace("_", " ") for flag in flags if flag)


def _counts(events: list[Event]) -> str:
    counts = Counter(event.kind for event in events)
    kinds = ("rep", "hold", "roll", "rise", "gap", "mark")
    shown = [kind for kind in kinds if counts[kind] or kind in ("rep", "hold")]
    return ", ".join(f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in shown)
