"""What the hold detector remembers between samples, and what it hands out: layouts and constants."""

from __future__ import annotations

import numpy as np

BIN_S = 0.025
RECENT = 4  # bins whose mean is the smoothed force: 0.1 s, one period of 10-Hz tremor
BINS = 64  # 1.6 s to look back for the entry into an own plateau's zone
LAST_BIN = BINS - 1  # a mask: BINS is a power of two
COUNT, TIME, FORCE = 0, 1, 2  # what a bin sums up
HOLE_S = 0.6  # without a trusted sample nothing is known: a hold ends
STARTING_S = 1.0  # the zone around an own plateau follows it for so long
PASSING = 0.6  # of the zone's width: what drifts across more of it, in one side and out the other, passed by

REST_FOLLOW_S = 4.0  # the rest level creeps up with this while nothing pulls
LOAD_FOLLOW_S = 60.0  # and with this under load
NOISE_S = 3.0  # time constant of the noise, learnt at rest
SLOW_TREMOR = 0.02  # of the level: what two lone samples may differ by at rates too low to average
STEPS_TO_NOISE = 0.886  # from the mean step between neighbours to the standard deviation
FORGET_S = 60.0  # of the plateaus before

SEARCHING, ENTERED, HOLDING = 0, 1, 2

FOUND_FLAGGED = 1
FOUND_GAP = 2

FOUND_HOLD = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("start_known_s", "f8"),
        ("mean", "f8"),
        ("target", "f8"),
        ("why", "i8"),
    ]
)

HOLD_STATE = np.dtype(
    [
        # settings
        ("zone_fraction", "f8"),
        ("broken_after_s", "f8"),
        ("minimum_s", "f8"),
        ("dwell_s", "f8"),
        ("settled_per_s", "f8"),
        ("far_fraction", "f8"),
        ("flat_per_s", "f8"),
        ("plateau_newtons", "f8"),
        ("plateau_fraction", "f8"),
        ("noise_factor", "f8"),
        ("given_target", "f8"),  # 0: the person's own plateau
        # signal
        ("now_s", "f8"),  # newest time seen, of any row
        ("time_s", "f8"),  # of the newest trusted sample; -inf before the first
        ("force", "f8"),
        ("broken_line", "i8"),  # a bad row came after the newest trusted sample
        ("bin", "i8"),  # number of the newest bin, counted from time 0
        ("bins", "f8", (BINS, 3)),
        ("recent", "f8", (3,)),  # sums over the newest bins but the very newest
        ("older", "f8", (3,)),  # sums over as many bins before them
        ("smooth_s", "f8"),  # the smoothed force has its own time
        ("smooth", "f8"),
        ("before_s", "f8"),  # and the one before
        ("before", "f8"),
        ("count", "f8"),  # samples behind it
        ("slope", "f8"),  # N/s from the stretch before to this one, `apart_s` later
        ("apart_s", "f8"),
        ("area", "f8"),  # newton seconds over the trusted time, since the first sample
        ("area_s", "f8"),
        ("rest", "f8"),
        ("step", "f8"),  # between the newest trusted sample and the one before
        ("noise", "f8"),  # mean of the steps at rest
        ("reference", "f8"),  # level of the plateaus before, forgotten slowly
        # hold
        ("phase", "i8"),
        ("target", "f8"),
        ("level", "f8"),  # of the target above where its zone counts from
        ("start_s", "f8"),
        ("start_area", "f8"),
        ("start_area_s", "f8"),
        ("start_known_s", "f8"),
        ("entry", "i8"),  # the side it came from: +1 above, -1 below, 0 unknown
        ("out", "i8"),  # +1 above the zone, -1 below, 0 inside
        ("out_s", "f8"),
        ("out_area", "f8"),
        ("out_area_s", "f8"),
        ("far", "i8"),  # trusted samples in a row far below
        ("last_end_s", "f8"),
        ("moments", "f8", (5,)),  # of time and smoothed force since the start: n, t, f, tt, tf
        ("why", "i8"),
        ("cut", "i8"),  # the target was changed from outside: close what is open
    ]
)
