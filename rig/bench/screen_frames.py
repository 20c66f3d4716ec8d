"""Frames of live traces as fast as they go, ours beside pyqtgraph's own downsampling, in the same process."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from rig.bench.table import BenchTable, Cell
from rig.block import Block, StreamBlock
from rig.samples import SAMPLE
from rig.session.ring import Rings

CHANNELS = ("band_knee", "band_foot", "pad_front", "pad_back")
RATE_HZ, WINDOW_S, FRAMES, A_FRAME = 1000, 60.0, 300, 16
SIZE = (1600, 800)


def frames() -> BenchTable:
    """Draw frames, each with 16 ms of new samples; the application runs already."""
    rows = [_row("rig, sweep", *_ours())]
    try:
        rows.append(_row("pyqtgraph, autoDownsample", *_peer()))
    except ImportError:
        rows.append(("pyqtgraph is not installed", 0, 0, 0, "–"))
    columns = ("traces", "fps", "frame p50 ms", "frame p99 ms", "peaks kept")
    notes = (
        f"{len(CHANNELS)} channels, {WINDOW_S:g} s at {RATE_HZ} Hz, {SIZE[0]} x {SIZE[1]} pixels, offscreen.",
        "A frame takes in 16 ms of new samples and draws it all. Peaks: of one sample, one a second.",
        "Floor: 60 frames a second, frame p99 of 12 ms.",
    )
    return BenchTable("Live traces", columns, tuple(rows), notes)


def _row(name: str, frame_ms: np.ndarray, kept: str) -> tuple[Cell, ...]:
    p50, p99 = (float(np.percentile(frame_ms, p)) for p in (50, 99))
    return (name, 1000 / float(frame_ms.mean()), p50, p99, kept)


def _timed(draw: Callable[[int], None]) -> np.ndarray:
    spent_ms = np.empty(FRAMES)
    for frame in range(1, FRAMES + 1):
        began_s = time.perf_counter()
        draw(frame)
        spent_ms[frame - 1] = 1e3 * (time.perf_counter() - began_s)
    return spent_ms


def _values(first: int, count: int) -> np.ndarray:
    """Give a slow pull with a peak of one sample every second."""
    at = np.arange(first, first + count)
    return np.where(at % RATE_HZ == 0, 90.0, 40 + 20 * np.sin(at * 2e-3))


def _samples(first: int, count: int) -> np.ndarray:
    rows = np.zeros(count, SAMPLE)
    rows["time_s"] = np.arange(first, first + count) / RATE_HZ
    rows["value"] = _values(first, count)
    return rows


def _ours() -> tuple[np.ndarray, str]:
    from rig.screen.traces.sweep_view import AHEAD_FRACTION, SweepView

    rings, began = Rings(), int(WINDOW_S * RATE_HZ)
    for channel in CHANNELS:
        rings.take(Block((StreamBlock(channel, _samples(0, began)),)))
    view = SweepView(rings, [], 100.0, WINDOW_S)
    view.resize(*SIZE)
    view.show()

    def draw(frame: int) -> None:
        fresh = _samples(began + frame * A_FRAME, A_FRAME)
        rings.take(Block(tuple(StreamBlock(channel, fresh) for channel in CHANNELS)))
        view.pull()
        view.grab()  # as the peer: a repaint of a window that is not exposed draws nothing

    draw(0)
    spent_ms = _timed(draw)
    picture = view.grab().toImage()
    y = int(view.lanes[0].y(80.0))
    ink = view.ink.trace.rgb()
    drawn = np.array([picture.pixel(x, y) == ink for x in range(picture.width())])
    seen = int((np.diff(drawn.astype(int)) == 1).sum())
    view.close()
    oldest_s = view.newest_s - WINDOW_S * (1 - AHEAD_FRACTION)
    return spent_ms, f"{seen} of {int(view.newest_s) - int(oldest_s)}"


def _peer() -> tuple[np.ndarray, str]:
    import pyqtgraph

    plots = pyqtgraph.GraphicsLayoutWidget()
    plots.resize(*SIZE)
    curves = []
    for row in range(len(CHANNELS)):
        plot = plots.addPlot(row, 0)
        plot.setDownsampling(auto=True)  # its default way is 'peak'
        plot.setYRange(0, 100)
        curves.append(plot.plot(pen=pyqtgraph.mkPen("w", width=1)))
    plots.show()
    held = np.array(_values(0, int(WINDOW_S * RATE_HZ)))

    def draw(frame: int) -> None:
        nonlocal held
        held = np.roll(held, -A_FRAME)
        held[-A_FRAME:] = _values(held.size + frame * A_FRAME, A_FRAME)
        for curve in curves:
            curve.setData(held)
        plots.grab()

    draw(0)
    spent_ms = _timed(draw)
    plots.close()
    return spent_ms, "not counted"
