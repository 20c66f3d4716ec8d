"""The detectors of one session side by side, their findings judged in the order of the samples."""

from __future__ import annotations

import numpy as np

from rig.channels import PAD_BACK, PAD_FRONT
from rig.detect.holds import HoldDetector
from rig.detect.judge import Finding, Judge
from rig.detect.reps import RepDetector
from rig.detect.rises import RiseDetector
from rig.detect.rolls import RollDetector
from rig.errors import InputRefused
from rig.events import Event, Gap
from rig.measure.gap_rows import CAUSES, Followed
from rig.settings import Settings
from rig.setup import Control, SessionSetup, Task

_GAP, _ROLL, _RISE, _HOLD, _REP = range(5)  # the order of findings that one sample triggers

Placed = tuple[int, int, Finding]  # row of the sample that triggered it, rank, finding


class Detection:
    """Reps and holds of the working channel, rolls of the pad, rises of watched channels, gaps of all."""

    def __init__(self, setup: SessionSetup) -> None:
        self._take_task(setup.task, setup.settings)

    def _take_task(self, task: Task, settings: Settings) -> None:
        self._task, self._settings = task, settings
        self._channel, self._cells = task.rep_channel, task.pad_cells
        self._target_newtons = task.target_newtons
        self.reps, self.holds = self._counting()
        self.rolls = RollDetector(settings.roll, task.pad_cells) if task.pad_cells else None
        self.rises = tuple(self._rise(name) for name in task.watch_channels)
        self._judge = Judge(task)

    def _counting(self) -> tuple[RepDetector | None, HoldDetector | None]:
        if not self._channel:
            return None, None
        holds = HoldDetector(self._channel, self._settings.hold, self._target_newtons)
        return RepDetector(self._channel, self._settings.rep), holds

    def _rise(self, channel: str) -> RiseDetector:
        return RiseDetector(channel, self._settings.rise, effort=channel == self._channel)

    def begin_set(self, task: Task, settings: Settings) -> list[Event]:
        """Look for another task from here on; give what was open of the one before, closed.

        The pelvis baseline and the deliberate rolls stay until others are set.
        """
        if (task, settings) == (self._task, self._settings):
            return []
        closed: list[Finding] = []
        for detector in (*self.rises, self.holds, self.reps):
            closed += detector.finish() if detector else []
        events = self.judged(closed)
        same_pad = (task.pad_cells, settings.roll) == (self._cells, self._settings.roll)
        rolls = self.rolls
        self._take_task(task, settings)
        self.rolls = rolls if same_pad else self.rolls
        return events

    def retared(self, channel: str) -> None:
        """Begin anew on a channel whose zero has moved: what its detectors know lies on the old one.

        A rep, hold or rise that is open is given up; a step of the zero is none.
        """
        if channel == self._channel:
            self.reps, self.holds = self._counting()
        self.rises = tuple(self._rise(channel) if watch.channel == channel else watch for watch in self.rises)

    def take(self, run: Followed, names: list[str]) -> list[Event]:
        """Take a run of measured samples in wire order; give what they announce."""
        placed = [*self._gaps(run, names), *self._force(run, names), *self._pad(run, names)]
        placed += self._watched(run, names)
        placed.sort(key=lambda p: p[:2])
        return self.judged([finding for _, _, finding in placed])

    def judged(self, findings: list[Finding]) -> list[Event]:
        """Pass findings through the judge, in their order."""
        return [event for finding in findings for event in self._judge.take(finding)]

    def decide(self, control: Control) -> str:
        """Take a decision that the detectors need from here on; give it in words.

        Raises
        ------
        InputRefused : an unknown control
        """
        values = control.values
        match control.what:
            case "pelvis_baseline":
                if self.rolls:
                    self.rolls.set_baseline(values["index"], values["sum_kpa"])
                return f"index {values['index']:.4f}, sum {values['sum_kpa']:.3f} kPa"
            case "deliberate_roll":
                if self.rolls:
                    self.rolls.set_deliberate(values["direction"], values["index"])
                return f"{values['direction']}, index {values['index']:.4f}"
            case "target":
                if self.holds:
                    self.holds.set_target(values["newtons"])
                self._target_newtons = values["newtons"]
                return f"{values['newtons']:.3f} N"
        raise InputRefused(
            f"unknown control {control.what!r}; known are tare, pelvis_baseline, deliberate_roll, target, "
            "new_set, practice and mark"
        )

    def finish(self) -> list[Event]:
        """Close what is open at the end of the recording."""
        closed: list[Finding] = []
        for detector in (self.rolls, *self.rises, self.holds, self.reps):
            closed += detector.finish() if detector else []
        return self.judged(closed)

    def _gaps(self, run: Followed, names: list[str]) -> list[Placed]:
        return [(int(gap["row"]), _GAP, _gap_event(gap, names)) for gap in run.gaps]

    def _force(self, run: Followed, names: list[str]) -> list[Placed]:
        if self.reps is None or self.holds is None or self._channel not in names:
            return []
        place = run.places[names.index(self._channel)]
        if not place.size:
            return []
        time_s, value, flags = _columns(run.rows, place)
        holds = [(int(place[at]), _HOLD, hold) for at, hold in self.holds.feed(time_s, value, flags)]
        reps = [(int(place[at]), _REP, rep) for at, rep in self.reps.feed(time_s, value, flags)]
        return [*holds, *reps]

    def _watched(self, run: Followed, names: list[str]) -> list[Placed]:
        placed: list[Placed] = []
        for detector in self.rises:
            if detector.channel in names and (place := run.places[names.index(detector.channel)]).size:
                found = detector.feed(*_columns(run.rows, place))
                placed += [(int(place[at]), _RISE, rise) for at, rise in found]
        return placed

    def _pad(self, run: Followed, names: list[str]) -> list[Placed]:
        cells = [names.index(pad.name) for pad in (PAD_FRONT, PAD_BACK) if pad.name in names]
        if self.rolls is None or len(cells) < self._cells:
            return []
        place = np.concatenate([run.places[cell] for cell in cells[: self._cells]])
        if not place.size:
            return []
        place.sort()
        time_s, value, flags = _columns(run.rows, place)
        back = names.index(PAD_BACK.name) if PAD_BACK.name in names else -1
        is_back = (run.slots[place] == back).astype(np.uint8)
        found = self.rolls.feed(time_s, value, is_back, flags)
        return [(int(place[at]), _ROLL, finding) for at, finding in found]


def _columns(rows: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Take time, value and flags of some rows apart, each one contiguous."""
    return rows["time_s"][place], rows["value"][place], rows["flags"][place]


def _gap_event(gap: np.void, names: list[str]) -> Gap:
    return Gap(
        channel=names[gap["slot"]],
        start_s=float(gap["start_s"]),
        end_s=float(gap["end_s"]),
        known_s=float(gap["end_s"]),
        lost_samples=int(gap["lost"]),
        cause=CAUSES[gap["cause"]],
    )
