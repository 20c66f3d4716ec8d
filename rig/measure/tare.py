"""Find the zero of a channel while it rests, and refuse when it does not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.channels import UNIT_OF_KIND, Channel
from rig.errors import InputRefused
from rig.samples import LATE, LOST_BEFORE, flag_words
from rig.settings import Thresholds, threshold
from rig.setup import Calibration

HARMLESS = LATE | LOST_BEFORE  # the value itself is good


@dataclass(frozen=True, slots=True)
class TareSettings(Thresholds):
    """What counts as resting. Per cents are of the channel's physical range."""

    window_s: float = threshold(2.0, "s looked at", 0.5, 30, "[E]")
    least_share: float = threshold(0.8, "of the window spanned by good samples", 0.1, 1.0, "[E]")
    least_samples: float = threshold(15, "samples in the window", 4, 1e5, "[E]")
    most_sd_percent: float = threshold(0.1, "% of the range, SD", 0.001, 5, "[E]")
    most_drift_percent: float = threshold(0.1, "% of the range per s", 0.001, 5, "[E]")
    most_load_percent: float = threshold(2.0, "% of the range from the last tare", 0.01, 50, "[E]")
    most_offset_percent: float = threshold(
        10.0, "% of the range from the designed zero, first tare", 0.1, 100, "[E]"
    )
    most_bad_percent: float = threshold(2.0, "% of the samples flagged or missing", 0, 50, "[E]")


@dataclass(frozen=True, slots=True)
class Tare:
    """A zero that was found at rest: mean and SD of the counts, drift in counts a second, samples used."""

    counts: float
    sd_counts: float
    drift_counts_per_s: float
    samples: int


def find_tare(
    channel: Channel,
    rows: np.ndarray,
    calibration: Calibration,
    last_tare_counts: float | None = None,
    accept_load: bool = False,
    settings: TareSettings | None = None,
) -> Tare:
    """Find the zero in the last `window_s` of a channel's samples.

    Parameters
    ----------
    rows : array of `samples.SAMPLE` of this channel
    calibration : its `tare_counts` is the designed zero until a tare was taken; its scale gives the limits
    last_tare_counts : the tare taken before, None for the first
    accept_load : take the zero although it is far from the last one; a person has said so

    Raises
    ------
    InputRefused : too few samples, bad samples, movement (SD or drift) or load
    """
    settings = settings or TareSettings()
    rows = rows[rows["time_s"] > rows["time_s"][-1] - settings.window_s] if rows.size else rows
    good = rows[(rows["flags"] & ~np.uint8(HARMLESS)) == 0]
    _refuse_bad_samples(channel, rows, good.size, settings)
    _refuse_short(channel, good, settings)
    tare = _measured(good)
    _refuse_movement(channel, tare, abs(calibration.scale), settings)
    if not accept_load:
        _refuse_load(channel, tare, calibration, last_tare_counts, settings)
    return tare


def _refuse_bad_samples(channel: Channel, rows: np.ndarray, good: int, settings: TareSettings) -> None:
    if good < settings.least_samples and good == rows.size:
        raise InputRefused(
            f"cannot tare {channel.name}: {good} samples in the last {settings.window_s:g} s; "
            f"need {settings.least_samples:g}. Check that the board is streaming."
        )
    bad = rows.size - good
    if good < settings.least_samples or 100 * bad > settings.most_bad_percent * rows.size:
        words = flag_words(int(np.bitwise_or.reduce(rows["flags"])) & ~HARMLESS)
        raise InputRefused(
            f"cannot tare {channel.name}: {bad} of {rows.size} samples are bad ({', '.join(words)}); "
            f"allowed are {settings.most_bad_percent:g} %. Run rig check."
        )


def _refuse_short(channel: Channel, good: np.ndarray, settings: TareSettings) -> None:
    seen_s = float(good["time_s"][-1] - good["time_s"][0])
    if seen_s < settings.least_share * settings.window_s:
        raise InputRefused(
            f"cannot tare {channel.name}: its good samples span {seen_s:.2f} s; "
            f"need {settings.least_share * settings.window_s:g} s. Wait and try again."
        )


def _measured(good: np.ndarray) -> Tare:
    counts = good["counts"].astype(np.float64)
    time_s = good["time_s"] - good["time_s"].mean()
    drift = float((time_s * (counts - counts.mean())).sum() / (time_s**2).sum())
    return Tare(float(counts.mean()), float(counts.std(ddof=1)), drift, int(good.size))


def _refuse_movement(channel: Channel, tare: Tare, scale: float, settings: TareSettings) -> None:
    full, unit = channel.high - channel.low, UNIT_OF_KIND[channel.kind]
    moves = (
        (tare.sd_counts, settings.most_sd_percent, unit, "moves by", "SD"),
        (abs(tare.drift_counts_per_s), settings.most_drift_percent, f"{unit}/s", "drifts by", "slope"),
    )
    for counts, percent, unit_of_it, moves_by, measure in moves:
        found, most = counts * scale, full * percent / 100
        if found > most:
            raise InputRefused(
                f"cannot tare {channel.name}: it {moves_by} {found:.3g} {unit_of_it} ({measure}); "
                f"allowed is {most:.3g} {unit_of_it}. Let go of it and wait until it rests."
            )


def _refuse_load(
    channel: Channel,
    tare: Tare,
    calibration: Calibration,
    last_tare_counts: float | None,
    settings: TareSettings,
) -> None:
    first = last_tare_counts is None
    zero = calibration.tare_counts if last_tare_counts is None else last_tare_counts
    percent = settings.most_offset_percent if first else settings.most_load_percent
    away, most = abs((tare.counts - zero) * calibration.scale), (channel.high - channel.low) * percent / 100
    if away > most:
        unit = UNIT_OF_KIND[channel.kind]
        raise InputRefused(
            f"cannot tare {channel.name}: it reads {away:.3g} {unit} away from its "
            f"{'designed zero' if first else 'last tare'}; allowed is {most:.3g} {unit}. "
            "Take the load off, or accept this load as zero."
        )
