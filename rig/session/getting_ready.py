"""The first quiet two seconds: tare each force channel and take the pelvis baseline, or say why not yet.

A refused attempt is recorded as a mark and tried again with the next two seconds; measuring goes on
meanwhile, on the zero that the board was designed for.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from rig.block import Block, Introduction
from rig.channels import CHANNELS, FORCE, PAD_BACK, PAD_FRONT, Channel
from rig.errors import InputRefused
from rig.measure.calibrate import nominal_calibration
from rig.measure.pelvis_baseline import find_baseline
from rig.measure.tare import TareSettings, find_tare
from rig.samples import SAMPLE
from rig.setup import Calibration, Control, SessionSetup

SETTLING_S = 0.2  # a converter's first samples after power-up are suspect
PELVIS = "pelvis"
UNKNOWN_FORCE = Channel("", FORCE, -50.0, 500.0, "")
MOST_MARKS = 5  # of refused attempts at one thing; later ones are only shown
EMPTY = np.empty(0, SAMPLE)


class GettingReady:
    """Collects the newest samples and decides when a tare or a baseline can be taken.

    Attributes
    ----------
    note : why something is still waited for, or ""
    """

    def __init__(self, setup: SessionSetup) -> None:
        self.note = ""
        self._given = {calibration.channel: calibration for calibration in setup.calibrations}
        self._task = setup.task
        self._window_s = TareSettings().window_s
        self._calibrations: dict[str, Calibration] = {}
        self._waiting: list[str] = []
        self._pads: tuple[str, ...] = ()
        self._rows: dict[str, np.ndarray] = {}
        self._try_at_s: float | None = None
        self._refusals: dict[str, int] = {}

    def expect(self, introduction: Introduction) -> None:
        """Take the board's table of streams: from now on samples count."""
        forces = [stream for stream in introduction.streams if stream.kind == FORCE]
        self._calibrations = {s.name: self._given.get(s.name, nominal_calibration(s)) for s in forces}
        present = {stream.name for stream in introduction.streams}
        pads = (PAD_BACK.name, PAD_FRONT.name)[: self._task.pad_cells]
        self._pads = pads if self._task.pad_scores and present.issuperset(pads) else ()
        self._waiting = [stream.name for stream in forces] + ([PELVIS] if self._pads else [])
        self._rows = dict.fromkeys((*self._calibrations, *self._pads), EMPTY)

    @property
    def done(self) -> bool:
        return not self._waiting

    def tare_again(self) -> None:
        """Ask for a new zero of every force channel; it comes from the next quiet two seconds."""
        self._waiting = [*self._calibrations, *(what for what in self._waiting if what == PELVIS)]
        self._rows = dict.fromkeys(self._rows, EMPTY)
        self._refusals.clear()
        self._try_at_s = None

    def take(self, block: Block) -> None:
        """Keep the newest samples of the channels that are still waited for."""
        if self.done:
            return
        for stream in block.streams:
            if stream.channel in self._rows:
                rows = np.concatenate([self._rows[stream.channel], stream.samples])
                newest_s = rows["time_s"][-1]
                self._rows[stream.channel] = rows[rows["time_s"] > newest_s - 2 * self._window_s]

    def decisions(self) -> list[Control]:
        """Try whatever is due; give the controls that follow, refusals as marks."""
        newest_s = max((float(rows["time_s"][-1]) for rows in self._rows.values() if rows.size), default=None)
        if self.done or newest_s is None:
            return []
        if self._try_at_s is None:
            self._try_at_s = newest_s + SETTLING_S + self._window_s
        if newest_s < self._try_at_s:
            return []
        self._try_at_s = newest_s + self._window_s
        self.note = ""
        return [control for name in tuple(self._waiting) if (control := self._try(name)) is not None]

    def _try(self, name: str) -> Control | None:
        try:
            control = self._baseline() if name == PELVIS else self._tare(name)
        except InputRefused as refusal:
            return self._refused(name, str(refusal))
        self._waiting.remove(name)
        return control

    def _tare(self, name: str) -> Control:
        channel = dataclasses.replace(CHANNELS.get(name, UNKNOWN_FORCE), name=name)
        tare = find_tare(channel, self._rows[name], self._calibrations[name])
        return Control("tare", {"channel": name, "counts": tare.counts})

    def _baseline(self) -> Control:
        baseline = find_baseline([self._rows[pad] for pad in self._pads])
        return Control("pelvis_baseline", {"index": baseline.index, "sum_kpa": baseline.sum_kpa})

    def _refused(self, name: str, why: str) -> Control | None:
        self.note = self.note or why
        self._refusals[name] = self._refusals.get(name, 0) + 1
        return Control("mark", {"label": f"refused: {why}"}) if self._refusals[name] <= MOST_MARKS else None
