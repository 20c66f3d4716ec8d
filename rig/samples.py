"""The layout of samples, and the quality flags that travel with each of them."""

from __future__ import annotations

import numpy as np

# Quality flags, one bit each. The lower five come from the board, the rest from the host.
SATURATED = 1  # the converter was at its end: the true value is unknown
OUT_OF_STEP = 2  # the read was out of step with the converter: the value is not a measurement
LATE = 4  # read late: value good, time stamp uncertain
SETTLING = 8  # after power-up, a gain change or a bad read: suspect
LOST_BEFORE = 16  # at least one conversion before this one is missing
OUT_OF_RANGE = 32  # outside the channel's physical range
MISSING = 64  # no sample: a row that stands for a gap; counts are MISSING_COUNTS, the value is NaN
STUCK = 128  # the sensor has repeated one value for longer than a live one can

FLAG_NAMES = {
    SATURATED: "saturated",
    OUT_OF_STEP: "out_of_step",
    LATE: "late",
    SETTLING: "settling",
    LOST_BEFORE: "lost_before",
    OUT_OF_RANGE: "out_of_range",
    MISSING: "missing",
    STUCK: "stuck",
}

UNTRUSTED = SATURATED | OUT_OF_STEP | SETTLING | OUT_OF_RANGE | MISSING | STUCK
"""Flags under which a value must not enter a peak, a mean or a decision."""

MISSING_COUNTS = -(2**31)
"""What stands in ``counts`` on a MISSING row (also the HDF5 fill value)."""

WIRE_SAMPLE = np.dtype(
    [
        ("stream", "u1"),  # the board's index of the stream
        ("flags", "u1"),
        ("sequence", "u2"),  # of this sample in its stream, wraps at 65,536
        ("ticks", "u4"),  # device microseconds at data-ready, wraps at 71.6 min
        ("counts", "i4"),
    ]
)
"""One sample as it came over the wire, in wire order."""

SAMPLE = np.dtype(
    [
        ("sequence", "i8"),  # unwrapped; the first sample of a session is 0
        ("ticks", "i8"),  # device microseconds, unwrapped, of the running epoch
        ("counts", "i4"),  # raw, the truth
        ("flags", "u1"),
        ("epoch", "u2"),  # 0, and one more after each restart of the board
        ("time_s", "f8"),  # session time; never steps backwards within a stream
        ("value", "f8"),  # newtons or kilopascals; NaN when MISSING or when no scale is known
    ]
)
"""One sample of one stream, unwrapped, on the session's clock, in physical units."""


def flag_words(flags: int) -> list[str]:
    """Spell out a flag byte, lowest bit first."""
    return [word for bit, word in FLAG_NAMES.items() if flags & bit]
