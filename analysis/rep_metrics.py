"""How strong, how long and how fast one rep was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings
from analysis.stretch import Stretch, integral, time_mean
from rig.events import Hold, Rep

DEFAULTS = AnalysisSettings()


@dataclass(frozen=True, slots=True)
class RepMetrics:
    """The figures of one rep. Through a band the pull is no strength, and a slope is a loading rate."""

    duration: Metric
    peak: Metric
    peak_mean: Metric
    mean: Metric
    impulse: Metric
    rise: Metric
    plateau: Metric
    fall: Metric


def rep_metrics(
    stream: Stretch, rep: Rep, hold: Hold | None = None, settings: AnalysisSettings = DEFAULTS
) -> RepMetrics:
    """Compute every figure of a rep.

    Parameters
    ----------
    stream : the rep's channel, newtons; more of it than the rep is needed only for the mean at a peak
    hold : the hold inside this rep, if there was one
    """
    part = stream.between(rep.start_s, rep.end_s)
    peak, at_s = _peak(part, settings)
    whole = stream.ending_at(rep.start_s, rep.end_s)
    doubt = whole.doubt()
    phases = _phases(part, rep, hold, peak, settings)
    return RepMetrics(
        duration=Metric("duration", rep.end_s - rep.start_s),
        peak=peak,
        peak_mean=_peak_mean(stream, at_s, peak, settings),
        mean=withheld("mean", doubt) if doubt else Metric("mean", time_mean(whole.time_s, whole.value)),
        impulse=withheld("impulse", doubt)
        if doubt
        else Metric("impulse", integral(whole.time_s, whole.value)),
        rise=phases[0],
        plateau=phases[1],
        fall=phases[2],
    )


def peak_of(part: Stretch, settings: AnalysisSettings = DEFAULTS) -> Metric:
    """Find the largest sample, or say what may hide a larger one."""
    return _peak(part, settings)[0]


def _peak(part: Stretch, settings: AnalysisSettings) -> tuple[Metric, float]:
    trusted = part.trusted
    if not trusted.any():
        return withheld("peak", "no sample that can be trusted"), float("nan")
    if part.saturated:
        return withheld("peak", "the converter was at its end"), float("nan")
    values = np.where(trusted, part.value, -np.inf)
    at = int(values.argmax())
    if _may_be_hidden(values, trusted, float(values[at]), settings):
        return withheld("peak", "bad or missing samples beside it"), float("nan")
    return Metric("peak", float(values[at])), float(part.time_s[at])


def _may_be_hidden(values: np.ndarray, trusted: np.ndarray, peak: float, settings: AnalysisSettings) -> bool:
    """Say whether untrusted rows lie beside a sample so high that the true peak may be among them."""
    bad = np.flatnonzero(~trusted)
    if not bad.size:
        return False
    good = np.flatnonzero(trusted)
    after = np.searchsorted(good, bad)
    neighbours = np.concatenate([good[after[after < good.size]], good[after[after > 0] - 1]])
    return bool((values[neighbours] >= settings.hidden_fraction * peak).any())


def _peak_mean(stream: Stretch, at_s: float, peak: Metric, settings: AnalysisSettings) -> Metric:
    if not peak.known:
        return withheld("peak_mean", peak.withheld)
    half_s = settings.peak_window_s / 2
    around = stream.ending_at(at_s - half_s, at_s + half_s)
    doubt = around.doubt()
    if doubt:
        return withheld("peak_mean", doubt)
    return Metric("peak_mean", time_mean(around.time_s, around.value))


def _phases(
    part: Stretch, rep: Rep, hold: Hold | None, peak: Metric, settings: AnalysisSettings
) -> tuple[Metric, Metric, Metric]:
    """Divide a rep into the way up, the part that was held, and the way down."""
    if hold is not None:
        start_s, end_s = max(hold.start_s, rep.start_s), min(hold.end_s, rep.end_s)
    elif peak.known:
        good = part.good()
        high = good.time_s[good.value >= settings.plateau_fraction * peak.value]
        start_s, end_s = float(high[0]), float(high[-1])
    else:
        why = f"no plateau: {peak.withheld}"
        return withheld("rise", why), withheld("plateau", why), withheld("fall", why)
    return (
        Metric("rise", start_s - rep.start_s),
        Metric("plateau", end_s - start_s),
        Metric("fall", rep.end_s - end_s),
    )
