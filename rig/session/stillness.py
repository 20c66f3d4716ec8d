"""The newest samples of a board at rest: what a tare and a pelvis baseline are found in."""

from __future__ import annotations

import dataclasses

import numpy as np

from rig.block import Block, Introduction
from rig.channels import CHANNELS, FORCE, PAD_BACK, PAD_FRONT, Channel
from rig.measure.calibrate import nominal_calibration
from rig.measure.pelvis_baseline import Baseline, find_baseline
from rig.measure.tare import TareSettings, find_tare
from rig.samples import SAMPLE, UNTRUSTED
from rig.setup import Calibration, SessionSetup

UNKNOWN_FORCE = Channel("", FORCE, -50.0, 500.0, "")
EMPTY = np.empty(0, SAMPLE)


class Stillness:
    """Keeps the last two windows of every force channel and of the pad's cells.

    Attributes
    ----------
    window_s : how long a rest is looked at
    forces : channels that can be tared
    pads : cells that make the baseline, back before front; () where the board lacks one that is asked for

    Parameters
    ----------
    one_cell_will_do : where two cells are asked for, a board with the back one only is taken as it is
    """

    def __init__(self, setup: SessionSetup, one_cell_will_do: bool = False) -> None:
        self._one_will_do = one_cell_will_do
        self.window_s = TareSettings().window_s
        self.forces: tuple[str, ...] = ()
        self.pads: tuple[str, ...] = ()
        self._given = {calibration.channel: calibration for calibration in setup.calibrations}
        self._cells = setup.task.pad_cells
        self._calibrations: dict[str, Calibration] = {}
        self._rows: dict[str, np.ndarray] = {}

    def expect(self, introduction: Introduction) -> None:
        """Take the board's table of streams."""
        forces = [stream for stream in introduction.streams if stream.kind == FORCE]
        self._calibrations = {s.name: self._given.get(s.name, nominal_calibration(s)) for s in forces}
        self.forces = tuple(self._calibrations)
        present = {stream.name for stream in introduction.streams}
        pads = (PAD_BACK.name, PAD_FRONT.name)[: self._cells]
        there = tuple(pad for pad in pads if pad in present)
        self.pads = there if there == pads or (self._one_will_do and there == pads[:1]) else ()
        self.forget()

    def forget(self) -> None:
        """Begin with no samples again."""
        self._rows = dict.fromkeys((*self.forces, *self.pads), EMPTY)

    def take(self, block: Block) -> None:
        """Keep the newest samples."""
        for stream in block.streams:
            if stream.channel in self._rows:
                rows = np.concatenate([self._rows[stream.channel], stream.samples])
                newest_s = rows["time_s"][-1]
                self._rows[stream.channel] = rows[rows["time_s"] > newest_s - 2 * self.window_s]

    @property
    def newest_s(self) -> float | None:
        """Session time of the newest sample; None before the first."""
        return max((float(rows["time_s"][-1]) for rows in self._rows.values() if rows.size), default=None)

    def tare_counts(self, name: str) -> float:
        """Find the zero of a force channel in the last window.

        Raises
        ------
        InputRefused : it does not rest
        """
        channel = dataclasses.replace(CHANNELS.get(name, UNKNOWN_FORCE), name=name)
        return find_tare(channel, self._rows[name], self._calibrations[name]).counts

    def newest(self, channel: str, seconds: float) -> np.ndarray:
        """Give the trusted values of the last `seconds` of a channel, (n,) in its unit."""
        rows = trusted(self._rows.get(channel, EMPTY))
        return rows["value"][rows["time_s"] > rows["time_s"][-1] - seconds] if rows.size else np.empty(0)

    def turned(self, after_s: float) -> tuple[np.ndarray, np.ndarray]:
        """Give the roll index of the pad's two cells at each trusted sample of the back one after `after_s`.

        Returns
        -------
        time_s, index : (n,), n = 0 where the pad has other than two cells or carries nobody
        """
        if len(self.pads) != 2:
            return np.empty(0), np.empty(0)
        back, front = (trusted(self._rows[pad]) for pad in self.pads)
        back = back[back["time_s"] > after_s]
        if not back.size or not front.size:
            return np.empty(0), np.empty(0)
        fronts = np.interp(back["time_s"], front["time_s"], front["value"])
        total = back["value"] + fronts
        carries = total > 0.0
        return back["time_s"][carries], ((back["value"] - fronts) / np.where(carries, total, 1.0))[carries]

    def baseline(self) -> Baseline:
        """Find the pelvis baseline in the last window.

        Raises
        ------
        InputRefused : nobody lies still on the pad
        """
        return find_baseline([self._rows[pad] for pad in self.pads])


def trusted(rows: np.ndarray) -> np.ndarray:
    """Leave out the samples that cannot be trusted."""
    return rows[(rows["flags"] & UNTRUSTED) == 0]
