"""One exercise: what it asks of a person, what the rig should see, and what it must not judge."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rig.setup import Task

SOURCES = {
    "S0": "hip rotations",
    "S1": "common mistakes",
    "S2": "mini band",
    "S3": "hip rotations, the same author's earlier text",
    "S4": "five levels",
    "test": "isometric strength test, as measured in the literature that the report's methods name",
    "clinic": "written by the clinic that uses it",
}
"""Where an exercise comes from: five how-to texts, or whoever adds one."""

POSTURES = ("side-lying", "side-lying-forward", "side-plank")
EXPECTATIONS = ("rises", "may_rise", "flat", "any")
PAD_EXPECTATIONS = ("steady", "unloaded")
BASELINES = ("stacked", "after_feet_lifted", "rolled_forward", "none")
DOSES = ("time", "reps", "hold")
DOSE_SETTERS = ("source", "clinician")
BANDS = ("used", "none")
SEEN = ("yes", "partly", "no")
NEVER_SCORED = ("height", "peak")
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Channels:
    """What each channel does when the exercise is done as meant.

    ``rises``; ``may_rise``: little or nothing, and both are right; ``flat``; ``any``: it matters not.
    """

    band_knee: str
    band_foot: str
    pad: str
    note: str = ""

    @property
    def rising(self) -> tuple[str, ...]:
        """Name the force channels that rise."""
        return tuple(
            name for name in ("band_knee", "band_foot") if getattr(self, name) in ("rises", "may_rise")
        )


@dataclass(frozen=True, slots=True)
class PelvisRule:
    """How the pad is read.

    Attributes
    ----------
    baseline : when the still posture is taken: one of `BASELINES`
    scores : whether a roll counts against a rep
    load_means : what load on the pad says where the pad does not score: ``"hips_dropped"`` or ``""``
    """

    baseline: str
    scores: bool
    how: str
    load_means: str = ""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much is asked for; what the source leaves open a clinician sets (None).

    Attributes
    ----------
    kind : ``time`` (under tension), ``reps`` or ``hold``
    set_by : who gives the numbers, ``source`` or ``clinician``
    per : what the numbers are for, in words
    """

    kind: str
    set_by: str
    per: str = ""
    time_s: float | None = None
    sets: int | None = None
    reps: tuple[int, int] | None = None
    hold_s: Range | None = None

    def words(self) -> str:
        """Say the dose in a few words."""
        if self.set_by == "clinician":
            return "clinician sets"
        parts = {
            "time": lambda: f"{self.time_s:g} s of action",
            "reps": lambda: f"{self.sets} × {_span(self.reps)} reps",
            "hold": lambda: f"hold {_span(self.hold_s)} s",
        }
        return parts[self.kind]()


@dataclass(frozen=True, slots=True)
class Cues:
    """What to say: `external` points outside the body and comes first, `internal` at the body."""

    external: tuple[str, ...]
    internal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormError:
    """One thing that goes wrong.

    Attributes
    ----------
    key : its short name, the same in every exercise
    seen : whether the rig can see it: ``yes``, ``partly`` or ``no``
    how : by which signal, or why not
    instead : what to say about it, kindly
    """

    key: str
    what: str
    seen: str
    how: str
    instead: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the sources differ: what this exercise does, and what each source says."""

    about: str
    here: str
    sources: dict[str, str]


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a rep made of several."""

    name: str
    says: str
    channels: Channels


@dataclass(frozen=True, slots=True)
class Exercise:
    """One row of the catalogue.

    Attributes
    ----------
    hips_deg, knees_deg : angles that a source states; None where none does
    band : ``used`` or ``none``; its site is never stated by a source and is recorded with each set
    rep_channel : the channel whose reps count; "" where a clinician's key counts
    asks_hold : a rep is valid only with its hold done
    effort_counts : an effort without movement is an attempt
    never_score : what must not be judged, of `NEVER_SCORED`
    after : the exercise that should be mastered before this one, or ""
    """

    id: str
    title: str
    sources: tuple[str, ...]
    posture: str
    start: str
    movement: str
    band: str
    rep_channel: str
    asks_hold: bool
    channels: Channels
    pelvis: PelvisRule
    dose: Dose
    cues: Cues
    errors: tuple[FormError, ...]
    hips_deg: float | None = None
    knees_deg: float | None = None
    effort_counts: bool = False
    never_score: tuple[str, ...] = ()
    after: str = ""
    disagreements: tuple[Disagreement, ...] = ()
    phases: tuple[Phase, ...] = ()

    def task(self, target_newtons: float = 0.0, pad_cells: int = 2) -> Task:
        """Say what the detectors have to look for."""
        return Task(
            rep_channel=self.rep_channel,
            target_newtons=target_newtons,
            asks_hold=self.asks_hold,
            pad_scores=self.pelvis.scores and pad_cells > 0,
            pad_cells=pad_cells,
            watch_channels=self.watched(pad_cells),
        )

    def watched(self, pad_cells: int = 2) -> tuple[str, ...]:
        """Name the channels that say something beside the counted one.

        A band that must stay flat, or rise too; the counted one itself where an effort without movement
        counts; the pad's cells where load on them is an error.
        """
        told = ("rises", "flat")
        bands = [
            name
            for name in ("band_knee", "band_foot")
            if (self.effort_counts if name == self.rep_channel else getattr(self.channels, name) in told)
        ]
        cells = ("pad_back", "pad_front")[:pad_cells] if self.pelvis.load_means else ()
        return (*bands, *cells)

    def to_json(self) -> dict[str, Any]:
        """Give every field as plain JSON."""
        return dataclasses.asdict(self)


def _span(pair: Range | tuple[int, int] | None) -> str:
    low, high = pair or (0, 0)
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
