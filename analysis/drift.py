"""Whether the zero moved during a set: force at rest before it and after it."""

from __future__ import annotations

import numpy as np

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings
from analysis.stretch import Stretch

DEFAULTS = AnalysisSettings()


def drift(
    stream: Stretch,
    start_s: float,
    end_s: float,
    not_before_s: float = 0.0,
    settings: AnalysisSettings = DEFAULTS,
) -> Metric:
    """Subtract the median force at rest before a set from that after it, newtons.

    Parameters
    ----------
    start_s, end_s : start of the set's first rep, end of its last
    not_before_s : the last tare; what lies before it has another zero
    """
    window_s = settings.drift_window_s
    before = stream.between(max(start_s - window_s, not_before_s), start_s).good()
    after = stream.between(end_s, end_s + window_s).good()
    for where, part in (("before", before), ("after", after)):
        if part.time_s.size < 2 or np.ptp(part.time_s) < window_s / 2:
            return withheld("drift", f"less than {window_s / 2:g} s at rest {where} the set")
    return Metric("drift", float(np.median(after.value) - np.median(before.value)))


def has_drifted(drifted: Metric, largest_pull: float, settings: AnalysisSettings = DEFAULTS) -> bool:
    """Say whether a set is to be flagged."""
    return drifted.known and abs(drifted.value) > settings.drift_percent / 100 * largest_pull
