"""What the roll detector remembers between samples, and what it hands out: layouts and constants."""

from __future__ import annotations

import numpy as np

WARN, FAULT = 0, 1
FRONT, BACK = 0, 1
BEGAN, ENDED = 0, 1
OPEN_LINE = 0.05  # of its own baseline: a cell below it has lost its air, whatever the sum says
LOPSIDED = 0.9  # roll index beyond which one cell carries nothing: no baseline
SLOPE_S = 0.2  # time constant of the slope of the sum
BREATH_S = 3.0  # time constant that takes most of the breathing out of a cell's pressure
QUICK_S = 1.0  # from rest to a level in less is no slow leak

FOUND_ROLL = np.dtype(
    [
        ("trigger", "i8"),  # index, within the call, of the sample that decided it
        ("what", "i8"),  # BEGAN (a fault) or ENDED
        ("level", "i8"),
        ("side", "i8"),  # +1 backward (one cell: more pressure), -1 forward
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("known_s", "f8"),
        ("peak_percent", "f8"),
        ("peak_s", "f8"),
    ]
)

ROLL_STATE = np.dtype(
    [
        # settings
        ("cells", "i8"),
        ("level_percent", "f8", (2,)),
        ("span", "f8", (2,)),  # of the measure at 100 %, forward and backward
        ("minimum_s", "f8"),
        ("unloaded_fraction", "f8"),
        ("baseline_s", "f8"),
        ("end_fraction", "f8"),
        ("rise_share", "f8"),
        ("follow_percent", "f8"),
        ("follow_s", "f8"),
        ("stale_s", "f8"),
        ("least_kpa", "f8"),
        ("still_index", "f8"),
        ("still_fraction", "f8"),
        ("leak_kpa_per_s", "f8"),
        # signal
        ("now_s", "f8"),  # newest time seen, of any row
        ("cell_kpa", "f8", (2,)),
        ("cell_s", "f8", (2,)),
        ("newest", "i8"),  # the cell of the newest sample
        ("known_s", "f8"),  # when both cells were last known together
        ("measure", "f8"),
        ("sum_kpa", "f8"),
        ("slow_sum_kpa", "f8"),
        ("slow_cell_kpa", "f8", (2,)),
        ("percent", "f8"),  # excursion; NaN before the first one
        # baseline
        ("has_baseline", "i8"),
        ("base_measure", "f8"),
        ("base_sum_kpa", "f8"),
        ("taken_measure", "f8"),
        ("taken_sum_kpa", "f8"),
        ("age_s", "f8"),
        ("still_since_s", "f8"),  # NaN: the search for a still stretch starts at the next sample
        ("still_count", "i8"),
        ("still_measure", "f8"),  # sums over the still stretch, and its extremes
        ("still_sum_kpa", "f8"),
        ("low_measure", "f8"),
        ("high_measure", "f8"),
        ("low_sum_kpa", "f8"),
        ("high_sum_kpa", "f8"),
        # excursion
        ("unloaded", "i8"),
        ("low_seen", "i8"),  # which cells have been renewed while the pad looks unloaded, one bit each
        ("armed", "i8"),
        ("calm_since_s", "f8"),
        ("side", "i8"),
        ("left_rest_s", "f8"),
        ("since_s", "f8", (2,)),  # when each level was crossed; NaN while below it
        ("sound_since_s", "f8", (2,)),  # since when it has not looked like a leak
        ("confirmed", "i8", (2,)),
        ("had_fault", "i8"),
        ("peak_percent", "f8", (2,)),
        ("peak_s", "f8", (2,)),
        ("cut", "i8"),  # the baseline was changed from outside: close what is open
    ]
)
