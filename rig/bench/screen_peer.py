"""Traces as a plain pyqtgraph program draws them: whole arrays, its own downsampling, a timer at 60 Hz."""

from __future__ import annotations

import math
import time

import numpy as np
import pyqtgraph
from PySide6.QtGui import QPaintEvent

from rig.session.ring import Rings
from rig.session.snapshot import Snapshot

WINDOW_S = 60.0
FRAME_S = 1 / 60


class PeerWindow(pyqtgraph.GraphicsLayoutWidget):
    """Draws the same samples as our traces, without their events.

    Attributes
    ----------
    newest_s : session time of the newest sample drawn
    """

    def __init__(self, recent: Rings) -> None:
        super().__init__()
        self.newest_s = math.nan
        self._recent = recent
        self._curves: dict[str, pyqtgraph.PlotDataItem] = {}
        self._due_s = 0.0

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        """Draw all that is in the window anew, 60 times a second."""
        if time.monotonic() < self._due_s:
            return
        self._due_s = time.monotonic() + FRAME_S
        for channel in self._recent.channels:
            ring = self._recent.get(channel)
            assert ring is not None
            held = ring.since(ring.end - 131_072)
            shown = held.time_s > held.time_s[-1] - WINDOW_S
            self._curve(channel).setData(held.time_s[shown], held.value[shown])
            self.newest_s = float(np.fmax(self.newest_s, held.time_s[-1]))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)

    def _curve(self, channel: str) -> pyqtgraph.PlotDataItem:
        if channel not in self._curves:
            plot = self.addPlot(len(self._curves), 0)
            plot.setDownsampling(auto=True)  # its default way is 'peak'
            self._curves[channel] = plot.plot(pen=pyqtgraph.mkPen("w", width=1))
        return self._curves[channel]
