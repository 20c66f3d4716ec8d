"""Columns turned into lines that Qt draws: two points a column, broken where samples are missing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtGui import QPainter, QPen, QPolygonF
from shiboken6 import VoidPtr

from rig.screen.traces.lanes import Lane

FLOAT64_BYTES = 8


def points_of(x: np.ndarray, columns: np.ndarray, top: float, bottom: float) -> tuple[np.ndarray, np.ndarray]:
    """Give the points of the line through columns.

    Parameters
    ----------
    x : pixel of each column
    columns : array of `COLUMN` whose low and high are pixels already: low is further down
    top, bottom : pixels beyond which the line is cut off

    Returns
    -------
    points : array (2 n, 2)
    breaks : places in `columns` before which the line is broken: on both sides of missing samples
    """
    points = np.empty((2 * columns.size, 2))
    points[0::2, 0] = points[1::2, 0] = x
    falls = columns["falls"]
    low, high = np.clip(columns["low"], top, bottom), np.clip(columns["high"], top, bottom)
    points[0::2, 1] = np.where(falls, high, low)
    points[1::2, 1] = np.where(falls, low, high)
    torn = columns["torn"]
    torn_before = np.append(False, torn[:-1])
    return points, np.flatnonzero(torn | torn_before)


def draw_columns(
    painter: QPainter, lane: Lane, columns: np.ndarray, x: np.ndarray, trace: QPen, doubtful: QPen
) -> None:
    """Draw the line through columns of a lane; a point at its edge where a value is beyond it or doubtful."""
    if not columns.size:
        return
    drawn = columns.copy()
    drawn["low"], drawn["high"] = lane.y(columns["low"]), lane.y(columns["high"])
    painter.setPen(trace)
    draw_line(painter, *points_of(x, drawn, lane.top, lane.bottom))
    painter.setPen(doubtful)
    above, below = columns["high"] > lane.high, (columns["low"] < lane.low) | columns["doubtful"]
    for marked, y in ((above, lane.top + 1), (below, lane.bottom - 2)):
        if marked.any():
            painter.drawPoints(polygon(np.column_stack([x[marked], np.full(marked.sum(), y)])))


def draw_line(painter: QPainter, points: np.ndarray, breaks: np.ndarray) -> None:
    """Draw the line through `points` with the painter's pen, leaving out its breaks and what is NaN."""
    edges = [0, *(2 * breaks).tolist(), len(points)]
    for begin, end in pairwise(edges):
        run = points[begin:end]
        run = run[~np.isnan(run[:, 1])]
        if len(run):
            painter.drawPolyline(polygon(run))


def polygon(points: np.ndarray) -> QPolygonF:
    """Copy an array (n, 2) into Qt's own points at once; one by one it takes thirty times as long."""
    line = QPolygonF()
    line.resize(len(points))
    # the stubs know neither a pointer's size nor that it is a buffer
    room: Any = VoidPtr(line.data(), points.size * FLOAT64_BYTES, True)  # type: ignore[call-arg, arg-type]
    np.frombuffer(room, np.float64)[:] = np.ascontiguousarray(points, np.float64).ravel()
    return line
