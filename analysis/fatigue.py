"""Whether the pull declined over a set. Exploratory."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings

DEFAULTS = AnalysisSettings()


def fatigue(impulses: Sequence[Metric], settings: AnalysisSettings = DEFAULTS) -> Metric:
    """Compare the best impulses with the last ones, per cent of the best; never simply with the first.

    Parameters
    ----------
    impulses : of the reps of one set in order; those withheld are left out
    """
    known = [impulse.value for impulse in impulses if impulse.known]
    number = int(settings.fatigue_reps)
    if len(known) < 2 * number:
        return withheld("fatigue", f"{len(known)} impulses; need {2 * number}")
    best = sum(sorted(known)[-number:]) / number
    last = sum(known[-number:]) / number
    return Metric("fatigue", 100 * (best - last) / best)
