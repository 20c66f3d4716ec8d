"""Rolls of the pelvis, seen by the pad: the door to the compiled core in `roll_kernel`.

What is announced. A `Roll` is a stretch at one level. A stretch at fault level is announced when the fault
ends, and `FaultBegan` goes before it, as soon as the level has lasted `minimum_s`: the judge of reps needs it
then. A warn is announced when it ends, unless it grew into a fault: one roll is told once, at its
highest level. A stretch starts where the excursion crosses its level and ends where it falls below
`end_fraction` of it; a second fault without leaving warn level is a `Roll` of its own. What the person
sees at once is `RollDetector.live`.

What is not a roll. Breathing moves both cells together and leaves the index alone; with one cell its pressure
counts itself, and only the levels keep breathing out. Below `unloaded_fraction` of the baseline sum, or with
one cell at nothing, the pad says nothing, and goes on saying nothing until the pelvis is back near its
baseline (or a new baseline is set): a line that came off and came back is no roll. A roll must move load
from one cell to the other; a fall of one alone may be a leak and is not announced. With one cell a
falling pressure is not announced while it falls faster than `single_cell_leak_mmhg_per_s`; a slower leak of
a single cell cannot be told from a roll.

Creep. The baseline follows the measure with `follow_s` while the excursion is below `follow_percent` (one
cell: below the warn level), and never by more than the warn level from where it was taken. So whatever
stands above that is never absorbed, and a turn slower than `follow_percent` per `follow_s` (20 % a minute)
is taken for creep, as far as the warn level and no farther. The sum follows faster at first: two seconds are
less than a breath.

Where rows stop coming altogether, an open roll is closed by the next row, at the last moment it was seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.detect import roll_kernel as core
from rig.detect import roll_state as layout
from rig.detect.roll_baseline import take_baseline
from rig.errors import InputRefused
from rig.events import Roll
from rig.settings import RollSettings

KPA_PER_MMHG = 0.133322387415
LEVEL_NAMES = ("warn", "fault")
LEAST_DELIBERATE_INDEX = 0.02


@dataclass(frozen=True, slots=True)
class FaultBegan:
    """A roll has been at fault level for long enough; its `Roll` follows when the fault ends."""

    start_s: float
    known_s: float
    direction: str


@dataclass(frozen=True, slots=True)
class RollNow:
    """What a screen shows of the pelvis.

    Attributes
    ----------
    percent : excursion, backward positive; NaN while the pad says nothing
    direction : ``backward``, ``forward``, ``unknown`` (one cell) or ``""`` (below warn level)
    level : ``warn``, ``fault`` or ``""``
    unloaded : the sum is below the least part of its baseline, or a cell has lost its air
    silent : nothing can be said: no baseline, unloaded, or not yet back near the baseline since
    index : roll index (two cells); 0 with one. What a baseline and a deliberate roll are taken from
    sum_kpa : pressure of all cells together; NaN before the first sample
    """

    percent: float
    direction: str
    level: str
    unloaded: bool
    silent: bool
    index: float
    sum_kpa: float


class RollDetector:
    """Find the rolls that one pad sees, from its cells' samples in wire order.

    Any split of the same samples gives the same rolls and the same state, bit for bit.

    Parameters
    ----------
    cells : 2 (front and back) or 1 (then `is_back` is not looked at and directions are ``unknown``)
    """

    def __init__(self, settings: RollSettings, cells: int = 2) -> None:
        self._settings = settings
        self._cells = cells
        self._state = np.zeros(1, layout.ROLL_STATE)
        self._found = np.zeros(64, layout.FOUND_ROLL)
        s = self._state[0]
        for name in layout.ROLL_STATE.names or ():
            if hasattr(settings, name):
                s[name] = getattr(settings, name)
        s["cells"] = cells
        s["level_percent"] = settings.warn_percent, settings.fault_percent
        s["span"] = settings.deliberate_index
        s["leak_kpa_per_s"] = settings.single_cell_leak_mmhg_per_s * KPA_PER_MMHG
        for name in ("cell_s", "measure", "sum_kpa", "percent", "still_since_s", "calm_since_s", "since_s"):
            s[name] = math.nan
        s["now_s"] = s["known_s"] = -math.inf
        if cells == 1:
            warn_mmhg, fault_mmhg = settings.single_cell_warn_mmhg, settings.single_cell_fault_mmhg
            s["level_percent"] = 100.0 * warn_mmhg / fault_mmhg, 100.0
            s["span"] = fault_mmhg * KPA_PER_MMHG
            s["unloaded_fraction"] = settings.single_cell_unloaded

    def set_baseline(self, index: float, sum_kpa: float) -> None:
        """Take the prescribed posture as baseline; a roll that is open ends.

        Raises
        ------
        InputRefused : the index is not inside -1 to 1, or the sum is below what a loaded pad shows.
        """
        least = self._settings.least_kpa
        if not abs(index) < layout.LOPSIDED:
            raise InputRefused(
                f"pelvis baseline has a roll index of {index:g}; need one between -{layout.LOPSIDED} and "
                f"{layout.LOPSIDED}. Load both cells of the pad."
            )
        if not sum_kpa >= least:
            raise InputRefused(
                f"pelvis baseline has {sum_kpa:g} kPa in the pad; need {least:g} kPa or more. "
                "Lie on the pad, then repeat."
            )
        s = self._state[0]
        take_baseline(s, sum_kpa if self._cells == 1 else index, sum_kpa)
        s["cut"] = 1

    def set_deliberate(self, direction: str, index: float) -> None:
        """Take a comfortable deliberate roll to `index` as 100 % in its direction.

        Raises
        ------
        InputRefused : one cell, an unknown direction, no baseline yet, or a roll too small or the wrong way.
        """
        s = self._state[0]
        if self._cells != 2:
            raise InputRefused("a pad of one cell has no deliberate roll; its levels are fixed in mmHg")
        if direction not in ("backward", "forward"):
            raise InputRefused(f"deliberate roll to {direction!r}; allowed are backward and forward")
        if not s["has_baseline"]:
            raise InputRefused("deliberate roll before the pelvis baseline; take the baseline first")
        side = 1 if direction == "backward" else 0
        moved = (index - float(s["base_measure"])) * (1 if side else -1)
        if not LEAST_DELIBERATE_INDEX <= moved <= 2.0:
            raise InputRefused(
                f"deliberate {direction} roll moved the roll index by {moved:.3f}; "
                f"need {LEAST_DELIBERATE_INDEX} or more. Repeat the roll."
            )
        s["span"][side] = moved

    def feed(
        self,
        time_s: NDArray[np.float64],
        value_kpa: NDArray[np.float64],
        is_back: NDArray[np.uint8],
        flags: NDArray[np.uint8],
    ) -> list[tuple[int, Roll | FaultBegan]]:
        """Take more samples; return what they decided, each with the index of the deciding sample.

        Parameters
        ----------
        time_s : (n,) session seconds, in wire order: the cells' times need not be in order with each other
        value_kpa : (n,) NaN where nothing was measured
        is_back : (n,) 1 for the back cell, 0 for the front cell
        flags : (n,) quality flags; untrusted samples take no part in any decision
        """
        if self._found.size < time_s.size:
            self._found = np.zeros(time_s.size, layout.FOUND_ROLL)
        count = core.find_rolls(self._state, time_s, value_kpa, is_back, flags, self._found)
        return [(int(row["trigger"]), self._told(row)) for row in self._found[:count]]

    def finish(self) -> list[Roll]:
        """Close a roll that the end of the recording cuts."""
        count = core.finish_rolls(self._state, self._found)
        return [self._roll(row) for row in self._found[:count]]

    @property
    def live(self) -> RollNow:
        s = self._state[0]
        level = 1 if s["confirmed"][layout.FAULT] else 0
        rolling = bool(s["confirmed"][layout.WARN])
        silent = not (s["has_baseline"] and s["armed"])
        return RollNow(
            percent=math.nan if silent else float(s["percent"]),
            direction=self._direction(int(s["side"])) if rolling else "",
            level=LEVEL_NAMES[level] if rolling else "",
            unloaded=bool(s["unloaded"]),
            silent=silent,
            index=float(s["measure"]) if self._cells == 2 else 0.0,
            sum_kpa=float(s["sum_kpa"]),
        )

    def _direction(self, side: int) -> str:
        if self._cells == 1:
            return "unknown"
        return "backward" if side > 0 else "forward"

    def _told(self, row: np.void) -> Roll | FaultBegan:
        if row["what"] == layout.ENDED:
            return self._roll(row)
        return FaultBegan(float(row["start_s"]), float(row["known_s"]), self._direction(int(row["side"])))

    def _roll(self, row: np.void) -> Roll:
        return Roll(
            direction=self._direction(int(row["side"])),
            level=LEVEL_NAMES[int(row["level"])],
            start_s=float(row["start_s"]),
            end_s=float(row["end_s"]),
            known_s=float(row["known_s"]),
            peak_percent=float(row["peak_percent"]),
            peak_s=float(row["peak_s"]),
        )
