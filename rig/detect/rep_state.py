"""What the rep detector remembers between samples, and what it hands out: layouts and constants."""

from __future__ import annotations

import numpy as np

RUNGS = 96
LOWEST_RUNG, RUNG_RATIO = 0.05, 1.24  # newtons; the top rung stands at 0.05 * 1.24**95 = 38 MN
LEVELS = LOWEST_RUNG * RUNG_RATIO ** np.arange(RUNGS)

REST, LOADED = 0, 1
QUICK_S = 0.04  # a stream with samples closer than this can spare one for a median of three
SETTLED, SETTLED_S = 24, 0.3  # samples, or seconds at low rates, before the noise is known

# why a found rep is not plain
FOUND_FLAGGED = 1
FOUND_PEAK_UNKNOWN = 2
FOUND_GAP = 4
FOUND_CUT = 8

FOUND_REP = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("peak", "f8"),
        ("peak_s", "f8"),
        ("mean", "f8"),
        ("height", "f8"),
        ("why", "i8"),
    ]
)

REP_STATE = np.dtype(
    [
        # settings
        ("on_fraction", "f8"),
        ("off_fraction", "f8"),
        ("noise_factor", "f8"),
        ("minimum_newtons", "f8"),
        ("preload_fraction", "f8"),
        ("standing_newtons", "f8"),
        ("standing_fraction", "f8"),
        ("minimum_s", "f8"),
        ("apart_s", "f8"),
        ("smoothing_s", "f8"),
        ("hole_s", "f8"),
        ("valley_fraction", "f8"),
        ("valley_s", "f8"),
        ("valley_edge", "f8"),
        ("perch_s", "f8"),
        ("solid_fraction", "f8"),
        # signal
        ("seen", "i8"),  # trusted samples so far
        ("begun_s", "f8"),
        ("time", "f8"),  # of the newest trusted sample
        ("raw", "f8"),
        ("raw_before", "f8"),
        ("bend", "f8"),  # |second difference| of the newest three samples; its mean is 1.95 x the noise SD
        ("stage1", "f8"),
        ("stage2", "f8"),
        ("baseline", "f8"),
        ("sunk_since_s", "f8"),  # since when the force stands below the baseline
        ("noise", "f8"),
        ("sway", "f8"),  # how far the baseline has wandered in the last few seconds
        ("area", "f8"),  # newton seconds since the first sample
        ("floor", "f8"),  # the least height that can be a rep
        ("height", "f8"),  # smoothed force above the baseline
        ("pace_s", "f8"),  # running mean of the time between samples
        # rep
        ("phase", "i8"),
        ("reference", "f8"),
        ("tallest", "f8"),  # largest height of the open rep
        ("peak", "f8"),
        ("peak_s", "f8"),
        ("opened_s", "f8"),
        ("last_end_s", "f8"),  # of the newest rep; -inf before the first
        ("last_end_area", "f8"),
        ("why", "i8"),
        ("below", "i8"),
        ("below_s", "f8"),
        ("below_area", "f8"),
        ("in_valley", "i8"),
        ("valley_low", "f8"),
        ("valley_since_s", "f8"),
        ("valley_entered_s", "f8"),
        ("flat_low", "f8"),
        ("flat_high", "f8"),
        ("flat_since_s", "f8"),
        ("perch", "f8"),  # a level on which the force rested for `perch_s` before it climbed on; 0: none
        ("pending_why", "i8"),  # bad samples met at rest, possibly inside the rise that follows
        ("pending_s", "f8"),
        # ladder
        ("rung", "i8"),  # how many levels the height stands above
        ("up_s", "f8", (RUNGS,)),
        ("up_area", "f8", (RUNGS,)),
        ("down_s", "f8", (RUNGS,)),
        ("down_area", "f8", (RUNGS,)),
    ]
)
