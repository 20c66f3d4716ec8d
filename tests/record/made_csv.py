"""Recordings written as other programs write them: every honest mess, with what must be read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

EPOCH_S = 1_748_000_239.0

Array = np.ndarray


def pulls(
    rate_hz: float, seconds: float, period_s: float = 3.0, newtons: float = 60.0
) -> tuple[Array, Array]:
    """Make a smooth recording with a pull in every period, rounded to what is written: ms and mN."""
    time_s = np.round(np.arange(int(rate_hz * seconds)) / rate_hz, 3)
    phase = (time_s % period_s) / period_s
    force = np.clip(np.minimum(phase - 0.2, 0.8 - phase) * 6, 0, 1) * newtons
    return time_s, np.round(force + 0.5 * np.sin(7 * time_s) + 1.0, 3)


TIME_S, FORCE = pulls(100.0, 12.0)


@dataclass(frozen=True)
class Honest:
    """One file that must be read.

    Attributes
    ----------
    name : the kind of mess
    data : the file; text is written as UTF-8
    options : of `import_csv`
    time_s, value : what must come out
    within_s : how far times may be off
    note : words that some note must hold
    """

    name: str
    data: bytes | str
    options: dict[str, Any] = field(default_factory=dict)
    time_s: Array = field(default_factory=lambda: TIME_S)
    value: Array = field(default_factory=lambda: FORCE)
    within_s: float = 1e-6
    note: str = ""


def lines(
    time: Sequence[Any] = TIME_S.tolist(),
    force: Sequence[Any] = FORCE.tolist(),
    row: str = "{t},{f}",
    header: str = "time,force\n",
    end: str = "\n",
) -> str:
    """Write one row for each sample."""
    return header + "".join(
        row.format(t=t, f=f, i=i) + end for i, (t, f) in enumerate(zip(time, force, strict=True))
    )


def german(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")


def grouped(number: float) -> str:
    return f"{number:,.3f}"


def put_in(start: str, at: int, text: str = "") -> str:
    """Put a text in as line `at` (0: the first row under the header)."""
    rows = (text or lines()).split("\n")
    return "\n".join([*rows[: at + 1], start, *rows[at + 1 :]])


def change_rows(change: Callable[[int, str], str]) -> str:
    header, *rows = lines().rstrip("\n").split("\n")
    return "\n".join([header, *(change(i, row) for i, row in enumerate(rows))]) + "\n"


def clock(seconds: float, start_s: float = 48_901.0, decimal: str = ".") -> str:
    total_ms = round((start_s + seconds) * 1000) % 86_400_000
    hours, rest = divmod(total_ms, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}{decimal}{rest % 1000:03d}"


PREAMBLE = (
    "Grip test export\nSubject;S-12\nDate;23.05.2025\nOperator,,,\nSample Rate: 100 Hz\n"
    "# gain 128\n\nPeak (N),61.2\n"
)
NAMED = {"time_column": "time", "force_column": "force"}
MICROS = np.round(TIME_S * 1e6).astype(int)
MILLIS = np.round(TIME_S * 1e3).astype(int)
