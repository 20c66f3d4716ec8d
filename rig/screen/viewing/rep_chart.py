"""The chart of reps over one another: each one thin, the mean of every group with its own shape.

The wheel zooms, dragging moves, a double click shows all again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from rig.screen.traces.ink import Ink, see_through
from rig.screen.viewing.rep_curves import BEFORE_S, Curve, Group, Mean
from rig.screen.viewing.words import number

LINES = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine
SYMBOLS = "o", "t1", "s", "d"  # the shapes of the legend's signs as pyqtgraph names them
SIGN_EVERY = 0.12  # of the mean's length
SIGN_PX = 10
EDGE_PX = 8  # for half of the outermost number
MOST_GROUPS = 4


class RepChart(pg.PlotWidget):
    """Curves over axes; missing samples are never bridged."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(axisItems={"left": _Axis("left"), "bottom": _Axis("bottom", " s")})
        self.setAntialiasing(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFrameShape(self.Shape.NoFrame)
        self.plotItem.setContentsMargins(0, EDGE_PX, EDGE_PX, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._groups: Sequence[Group] = ()
        self.set_ink(ink)

    def set_ink(self, ink: Ink) -> None:
        """Draw on another ground; what is zoomed in on is left."""
        self._ink = ink
        self.setBackground(ink.lane)
        for side in ("left", "bottom"):
            axis = self.plotItem.getAxis(side)
            axis.setPen(ink.grid)
            axis.setTextPen(ink.faint)
        self.draw(self._groups)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.FontChange:
            for side in ("left", "bottom"):
                self.plotItem.getAxis(side).setTickFont(self.font())
        super().changeEvent(event)

    def draw(self, groups: Sequence[Group]) -> None:
        """Draw every rep, the means above all of them, and show the whole."""
        self._groups = groups
        self.clear()
        for colour, group in zip(self._ink.groups, groups, strict=False):
            for curve in group.curves:
                self.addItem(_rep(curve, colour))
        for place, group in enumerate(groups):
            self._draw_mean(group.mean, place)
        self._hold_in(groups)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._show_all()
        event.accept()

    def _draw_mean(self, mean: Mean, place: int) -> None:
        colour = self._ink.groups[place]
        low, high = (
            pg.PlotCurveItem(mean.time_s, mean.newtons + sign * mean.spread, connect="finite", pen=None)
            for sign in (-1, 1)
        )
        self.addItem(pg.FillBetweenItem(low, high, brush=see_through(colour, 50)))
        pen = pg.mkPen(colour, width=2.5, style=LINES[place])
        self.addItem(pg.PlotCurveItem(mean.time_s, mean.newtons, connect="finite", pen=pen))
        every = max(1, int(SIGN_EVERY * mean.time_s.size))
        at = slice(every * (place + 1) // (MOST_GROUPS + 1), None, every)
        signs = pg.ScatterPlotItem(
            mean.time_s[at], mean.newtons[at], symbol=SYMBOLS[place], size=SIGN_PX, brush=colour, pen=None
        )
        self.addItem(signs)

    def _hold_in(self, groups: Sequence[Group]) -> None:
        """Let nobody zoom out of what is drawn."""
        curves = [curve for group in groups for curve in group.curves if curve.time_s.size]
        longest_s = max((float(curve.time_s[-1]) for curve in curves), default=1.0)
        most = max((float(np.fmax.reduce(curve.newtons, initial=1.0)) for curve in curves), default=10.0)
        self._all = (-BEFORE_S, longest_s), (0.0, 1.1 * most)
        (x_from, x_to), (y_from, y_to) = self._all
        self.plotItem.getViewBox().setLimits(xMin=x_from, xMax=x_to, yMin=y_from, yMax=y_to)
        self._show_all()

    def _show_all(self) -> None:
        self.setRange(xRange=self._all[0], yRange=self._all[1], padding=0.0)


class _Axis(pg.AxisItem):
    """Ticks as the language writes numbers."""

    def __init__(self, side: str, unit: str = "") -> None:
        super().__init__(side, maxTickLevel=0)
        self.setStyle(hideOverlappingLabels=False)
        self._unit = unit

    def tickStrings(self, values: Sequence[float], _: float, spacing: float) -> list[str]:  # noqa: N802
        return [number(value, 0 if spacing >= 1 else 1) + self._unit for value in values]


def _rep(curve: Curve, colour: QColor) -> pg.PlotCurveItem:
    """Draw one rep; dashed where it does not count."""
    counts = curve.placed.judged.counts
    style = Qt.PenStyle.SolidLine if counts else Qt.PenStyle.DashLine
    pen = pg.mkPen(see_through(colour, 90 if counts else 150), width=1, style=style)
    return pg.PlotCurveItem(curve.time_s, curve.newtons, connect="finite", pen=pen)
