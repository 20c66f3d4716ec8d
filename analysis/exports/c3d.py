"""A session as C3D: every stream as an analog channel, events in the EVENT group.

C3D knows one even rate for all analog channels, while our converters each run on their own. Values are
therefore interpolated, straight from sample to sample, at the highest nominal rate; nothing is filled in:
between a gap's edges the value is NaN, and a second channel ``<name>_known`` is 1 only where the samples on
both sides can be trusted. Time 0 of the file is time 0 of the session.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from analysis.exports.place import new_files
from rig.errors import InputRefused
from rig.events import Event, Hold, Mark, Rep, Roll
from rig.extras import optional
from rig.record.layout import DISCLAIMER
from rig.record.reader import Session, StreamRecord
from rig.samples import LOST_BEFORE, MISSING, UNTRUSTED

MOST_FRAMES = 65_535  # what the header of a C3D can count; a frame holds as many samples as it takes
NO_POINT = "not_measured"


def write_c3d(session: Session, folder: Path) -> list[Path]:
    """Write one .c3d into `folder`.

    Raises
    ------
    InputRefused : no samples, the file is there already, or the folder cannot be written
    MissingExtra : ezc3d is not installed
    """
    ezc3d = optional("ezc3d", "Export to C3D", "c3d")
    path = folder / f"{session.path.stem}.c3d"
    rate_hz = max((stream.nominal_rate_hz for stream in session.streams.values()), default=0.0)
    last_s = max((float(s.time_s[-1]) for s in session.streams.values() if s.time_s.size), default=0.0)
    if not rate_hz or not last_s:
        raise InputRefused(f"{session.path.name} holds no samples; there is nothing to export")
    per_frame = math.ceil((last_s * rate_hz + 1) / MOST_FRAMES)
    frames = math.ceil((last_s * rate_hz + 1) / per_frame)
    time_s = np.arange(frames * per_frame) / rate_hz
    with new_files(folder, [path]):
        file = ezc3d.c3d()
        _fill(file, session, time_s, rate_hz, per_frame)
        file.write(str(path))
    return [path]


def at_even_times(stream: StreamRecord, time_s: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give value and trust at times of one's own choice.

    Parameters
    ----------
    time_s : float array of shape (n,), rising

    Returns
    -------
    value : shape (n,), interpolated between the samples on both sides; NaN outside and in gaps
    known : shape (n,), bool: both samples can be trusted and none is missing between them
    """
    own_s, flags = stream.time_s, stream.flags
    if own_s.size < 2:
        return np.full(time_s.size, np.nan), np.zeros(time_s.size, bool)
    after = np.clip(np.searchsorted(own_s, time_s, side="right"), 1, own_s.size - 1)
    before = after - 1
    inside = (time_s >= own_s[0]) & (time_s <= own_s[-1])
    lost = ((flags[before] | flags[after]) & MISSING != 0) | (flags[after] & LOST_BEFORE != 0)
    there = inside & ~lost
    value = np.full(time_s.size, np.nan)
    value[there] = np.interp(time_s[there], own_s, stream.value)
    known = there & ((flags[before] | flags[after]) & UNTRUSTED == 0) & np.isfinite(value)
    return value, known


def _fill(file: Any, session: Session, time_s: np.ndarray, rate_hz: float, per_frame: int) -> None:
    rows, labels, units, says = [], [], [], []
    for name, stream in session.streams.items():
        value, known = at_even_times(stream, time_s)
        rows += [value, known.astype(float)]
        labels += [name, f"{name}_known"]
        units += [stream.unit, ""]
        says += [stream.kind, f"1 where {name} was measured and can be trusted"]
    _add_point(file, time_s.size // per_frame)
    file["data"]["analogs"] = np.array(rows)[np.newaxis]
    parameters = file["parameters"]
    parameters["POINT"]["RATE"]["value"] = [rate_hz / per_frame]
    analog = {"RATE": [rate_hz], "LABELS": labels, "UNITS": units, "DESCRIPTIONS": says}
    for name, words in analog.items():
        parameters["ANALOG"][name]["value"] = words
    _add_events(file, session)
    about = {
        "SESSION": session.setup.session_id,
        "SUBJECT": session.setup.subject,
        "SIDE": session.setup.side,
        "EXERCISE": session.setup.exercise,
        "STARTED_UTC": session.setup.started_utc,
        "SOFTWARE": session.setup.software,
        "NOTE": f"values interpolated at {rate_hz:g} Hz; {DISCLAIMER}",
    }
    for name, text in about.items():
        file.add_parameter("FORCE_RIG", name, [text])


def _add_point(file: Any, frames: int) -> None:
    """Add one point that was never seen: only frames of points can hold several analog samples each."""
    file["data"]["points"] = np.full((4, 1, frames), np.nan)
    file["data"]["meta_points"]["residuals"] = np.full((1, 1, frames), -1.0)
    file["data"]["rotations"] = np.zeros((4, 4, 0, frames))
    file["parameters"]["POINT"]["LABELS"]["value"] = [NO_POINT]


def _add_events(file: Any, session: Session) -> None:
    found = [moment for event in session.events for moment in _moments(event)]
    side = session.setup.side.capitalize()
    file.add_parameter("EVENT", "USED", [len(found)])
    if not found:
        return
    labels, descriptions, times_s = zip(*found, strict=True)
    file.add_parameter("EVENT", "CONTEXTS", [side] * len(found))
    file.add_parameter("EVENT", "LABELS", list(labels))
    file.add_parameter("EVENT", "DESCRIPTIONS", list(descriptions))
    minutes = [np.floor(np.array(times_s) / 60), np.array(times_s) % 60]
    file.add_parameter("EVENT", "TIMES", np.array(minutes))


def _moments(event: Event) -> Iterator[tuple[str, str, float]]:
    """Give label, description and session time of the moments that make an event."""
    if isinstance(event, Mark):
        yield event.label, event.detail, event.start_s
        return
    words = {
        Rep: lambda rep: "valid" if rep.valid else "not valid",
        Hold: lambda hold: "done" if hold.done else "short",
        Roll: lambda roll: f"{roll.direction} {roll.level}",
    }.get(type(event), lambda gap: gap.channel)(event)
    start_s, end_s = event.start_s, event.end_s  # type: ignore[attr-defined]
    yield f"{event.kind}_start", words, start_s
    yield f"{event.kind}_end", words, end_s
