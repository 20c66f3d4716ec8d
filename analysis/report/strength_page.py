"""The isometric test: every effort, the headline, rates of force development with their sample counts."""

from __future__ import annotations

from analysis.report.blocks import Block, Facts, Grid, Heading, Words
from analysis.report.effort_picture import effort_picture
from analysis.report.set_pages import drift_words, pelvis_words, ratings_words, said
from analysis.strength import Strength, Trial, rate_metric
from analysis.stretch import Stretch
from analysis.summary import Summary
from analysis.torque import per_mass, torque
from rig.exercises.isometric_marks import REJECTED
from rig.measure.isometric_force import SCREENING_S, WINDOWS_S, Rate


def strength_page(summary: Summary, headed: bool = True) -> list[Block]:
    """Write the test; nothing where the session was none. Not `headed`: its heading stands above already."""
    if summary.strength is None:
        return []
    test = summary.strength
    return [
        *([Heading("Isometric test", 1)] if headed else []),
        Facts((*_headline(summary, test), *_beside(summary))),
        Heading("Efforts", 3),
        *_picture(summary, test),
        _efforts(test),
        Heading("Rates of force development, N/s, and the samples they rest on", 3),
        _rates(test),
        Words(
            f"Windows begin at the onset. {1000 * SCREENING_S:.0f} ms is for screening only; 0–50 ms is not "
            "given. A rate is refused (–) below four samples, without an onset, or beside samples that "
            f"cannot be trusted. {_refusals(test)}",
            "note",
        ),
    ]


def _headline(summary: Summary, test: Strength) -> list[tuple[str, str]]:
    band = summary.session.setup.band
    turning = torque(test.mean, band.get("lever_arm_m"))
    mass_kg = summary.session.setup.body_mass_kg
    return [
        ("Strength, mean of three", said(test.mean)),
        ("Best of them", said(test.best)),
        ("Spread", said(test.spread)),
        ("Torque", said(turning)),
        ("Per body mass", said(per_mass(test.mean, mass_kg), 2)),
        ("Torque per body mass", said(per_mass(turning, mass_kg), 2)),
    ]


def _beside(summary: Summary) -> list[tuple[str, str]]:
    """Tell what else was seen while a led test went on; of other tests the pages of the sets tell it."""
    if not summary.led or not summary.sets:
        return []
    one, task = summary.sets[0], summary.session.setup.task
    pelvis = [("Pelvis", pelvis_words(summary, one))] if task.pad_scores and task.pad_cells else []
    return [*pelvis, ("Zero drift", drift_words(one)), ("RPE and pain", ratings_words(one))]


def _picture(summary: Summary, test: Strength) -> list[Block]:
    channel = summary.session.setup.task.rep_channel
    if not test.trials:
        return [Words("No effort was made to its end.")]
    return [effort_picture(Stretch.of(summary.session.streams[channel].samples), test.trials)]


def _efforts(test: Strength) -> Grid:
    rows = tuple(_effort(trial) for trial in test.trials)
    header = ("effort", "peak N", "0.1 s mean N", "baseline N", "after go s", "in the mean", "doubts")
    return Grid(header, rows, (0.8, 1, 1.3, 1.2, 1.1, 1.2, 3), "rrrrrll")


def _effort(trial: Trial) -> tuple[str, ...]:
    effort = trial.effort
    used = "yes" if trial.used else ("rejected" if trial.rejected else "no")
    doubts = ", ".join(effort.doubts).replace("_", " ") or "none"
    return (
        str(trial.number),
        _number(effort.peak_newtons),
        _number(effort.around_peak_newtons),
        _number(effort.baseline.newtons),
        _number(effort.onset_s - effort.go_s, 2),
        used,
        f"{doubts}; {trial.said}" if trial.said not in ("", REJECTED) else doubts,
    )


def _number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits) + 0.0:.{digits}f}" if value == value else "w/h"  # never -0.0


def _rates(test: Strength) -> Grid:
    windows = tuple(f"0–{1000 * window:.0f} ms" for window in WINDOWS_S)
    rows = tuple(
        (
            str(trial.number),
            *(_rate(trial.effort.rates[window]) for window in WINDOWS_S),
            _rate(trial.effort.steepest),
            _rate(trial.effort.rate_20_80),
        )
        for trial in test.trials
    )
    header = ("effort", *windows, "steepest 50 ms", "20–80 %")
    return Grid(header, rows, (0.8, 1.2, 1.2, 1.2, 1.2, 1.4, 1.2), "r" * 7)


def _rate(rate: Rate) -> str:
    metric = rate_metric("rfd_interval", rate)
    return f"{metric.value:.0f} ({rate.samples})" if metric.known else "–"


def _refusals(test: Strength) -> str:
    """Say why, once for each reason."""
    rates = [
        rate
        for trial in test.trials
        for rate in (*trial.effort.rates.values(), trial.effort.steepest, trial.effort.rate_20_80)
    ]
    reasons = sorted({rate.refused for rate in rates if rate.refused})
    return f"Refused here: {'; '.join(reasons)}." if reasons else ""
