"""What a session was set up with: enough to run its bytes through the pipeline again.

A `SessionSetup` is the first record of every wire journal and an attribute of every session file.
Whatever is decided later (a tare, a pelvis baseline, a new set) enters as a `Control`, in its place
among the bytes, so that a replay meets it at the same sample.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from rig.settings import Settings


@dataclass(frozen=True, slots=True)
class Calibration:
    """Counts to physical units for one channel: ``value = (counts - tare_counts) * scale``.

    `scale` is in newtons (or kilopascals) per count. `source` is ``nominal`` (from the board's stream table,
    never checked against a weight) or ``certificate``. `certificate` holds points, residual, date and
    serial numbers as plain JSON; it is stored with the session and not interpreted here.
    """

    channel: str
    scale: float
    tare_counts: float = 0.0
    source: str = "nominal"
    certificate: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """What the exercise asks of the detectors; the exercise catalogue makes it.

    Attributes
    ----------
    rep_channel : the channel whose reps are counted ("" : none, the clinician's key counts)
    target_newtons : middle of the hold zone; 0 means the person's own plateau
    asks_hold : a rep is valid only with its hold done
    pad_scores : False where the pad says nothing (level-5) or there is no pad
    pad_cells : 2, 1 or 0
    watch_channels : channels whose departures from their line are told beside the reps; the counted channel
        among them means that an effort too small for a rep is told
    """

    rep_channel: str = "band_knee"
    target_newtons: float = 0.0
    asks_hold: bool = False
    pad_scores: bool = True
    pad_cells: int = 2
    watch_channels: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Task:
        return cls(**{**stored, "watch_channels": tuple(stored.get("watch_channels", ()))})


@dataclass(frozen=True, slots=True)
class SessionSetup:
    """Everything known before the first byte."""

    session_id: str = ""
    subject: str = "anonymous"
    side: str = "right"
    exercise: str = "free"
    posture: str = ""
    band: dict[str, Any] = field(default_factory=dict)  # label, site, lever_arm_m: as entered
    task: Task = field(default_factory=Task)
    settings: Settings = field(default_factory=Settings)
    calibrations: tuple[Calibration, ...] = ()
    started_utc: str = ""  # ISO 8601
    started_ns: int = 0  # host monotonic clock at session time 0
    software: str = ""
    device: dict[str, Any] = field(default_factory=dict)  # port kind, USB ids; never a path with a name in it
    simulated: bool = False
    body_mass_kg: float = 0.0  # 0: not entered; then nothing is given per kilogram

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> SessionSetup:
        known = {f.name for f in dataclasses.fields(cls)}
        given = {name: value for name, value in stored.items() if name in known}
        given["task"] = Task.from_json(given.get("task", {}))
        given["settings"] = Settings.from_json(given.get("settings", {}))
        given["calibrations"] = tuple(Calibration(**c) for c in given.get("calibrations", ()))
        return cls(**given)


BRING_A_TASK = ("new_set", "practice")
"""Controls with which a plan changes what is looked for."""


@dataclass(frozen=True, slots=True)
class Control:
    """A decision taken during a session, at its place among the bytes.

    `what` and its `values`:
    ``tare`` {channel, counts} · ``pelvis_baseline`` {index, sum_kpa} ·
    ``deliberate_roll`` {direction, index} · ``new_set`` {number} · ``mark`` {label} · ``target`` {newtons}

    A ``new_set`` of a plan brings its own {exercise, side, task, hold_done_s} and, as entered, {band}: the
    detectors look for that task from there on. So does ``practice``, whose reps belong to no set.
    """

    what: str
    values: dict[str, Any] = field(default_factory=dict)
