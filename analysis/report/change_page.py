"""This session beside the last one like it, and beside the other side."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.change import change
from analysis.metric import Metric, mean_of
from analysis.report.blocks import Block, Grid, Heading, Words
from analysis.sets import VALID
from analysis.summary import Summary
from analysis.symmetry import symmetry

THROUGH_A_BAND = "Pull through a band depends on the band's length and age as much as on the person."


@dataclass(frozen=True, slots=True)
class Beside:
    """The sessions to compare with; None where there is none."""

    last: Summary | None = None
    other_side: Summary | None = None


def change_page(summary: Summary, beside: Beside) -> list[Block]:
    """Write both comparisons, or why there is none."""
    return [Heading("Comparisons", 1), *_change(summary, beside.last), *_symmetry(summary, beside.other_side)]


def name_of(summary: Summary) -> str:
    """Name the figure by which sessions are compared."""
    return "isometric strength, N" if summary.strength is not None else "mean peak pull of valid reps, N"


def pull_of(summary: Summary) -> Metric:
    """Give the strength of an isometric test; else average the peak pull of the valid reps of a session."""
    if summary.strength is not None:
        return summary.strength.mean
    peaks = [r.metrics.peak for r in summary.reps if r.judged.verdict == VALID]
    return mean_of("peak", peaks)


def _change(now: Summary, last: Summary | None) -> list[Block]:
    heading = Heading("Change since the last session")
    if last is None:
        return [
            heading,
            Words(
                "No earlier session of this subject, exercise, side, posture, band site and lever arm "
                "lies beside this one."
            ),
        ]
    mdc = now.settings.mdc_percent
    rows = _counted(now, last) if now.strength is None else []
    if now.session.setup.task.asks_hold:
        rows.append(_count_row("longest hold, s", _longest(last), _longest(now)))
    if now.scores_peak:
        compared = change(pull_of(last), pull_of(now), mdc)
        rows.append((name_of(now), compared.before.text(), compared.now.text(), compared.words))
    return [
        heading,
        Grid(
            ("figure", f"last: {last.session.setup.started_utc[:10]}", "this session", "change"),
            tuple(rows),
            (2.6, 1.5, 1.3, 4),
            "lrrl",
        ),
        Words(
            f"Smallest change beyond measurement error: {mdc:g} % of the pull, until this site has measured "
            "its own (MDC95 = 1.96·√2·SEM; rigs of this kind: 11–31 %)."
            + ("" if now.strength is not None else f" {THROUGH_A_BAND}"),
            "note",
        ),
    ]


def _counted(now: Summary, last: Summary) -> list[tuple[str, ...]]:
    return [
        _count_row("valid reps", f"{last.counted(VALID)}", f"{now.counted(VALID)}"),
        _count_row("time under tension, s", _tension(last), _tension(now)),
    ]


def _count_row(name: str, before: str, now: str) -> tuple[str, ...]:
    return name, before, now, "shown as counted; no measurement error is known, no change is claimed"


def _tension(summary: Summary) -> str:
    return f"{sum(one.under_tension.value for one in summary.sets):.0f}"


def _longest(summary: Summary) -> str:
    holds = [hold.end_s - hold.start_s for one in summary.sets for hold in one.work.holds]
    return f"{max(holds):.1f}" if holds else "none"


def _symmetry(now: Summary, other: Summary | None) -> list[Block]:
    heading = Heading("Left and right")
    if not now.scores_peak:
        return [heading, Words("Peak pull is not judged in this exercise: the sides are not compared by it.")]
    if other is None:
        days = now.settings.symmetry_within_days
        return [
            heading,
            Words(
                f"No session of the other side, alike in all else and within {days:g} days, "
                "lies beside this one."
            ),
        ]
    sides = {now.session.setup.side: now, other.session.setup.side: other}
    left, right = pull_of(sides["left"]), pull_of(sides["right"])
    found = symmetry(left, right)
    row = (
        name_of(now),
        left.text(),
        right.text(),
        f"{found.value:+.1f} %" if found.known else f"withheld: {found.withheld}",
    )
    return [
        heading,
        Grid(("figure", "left", "right", "difference"), (row,), (2.6, 1.3, 1.3, 4), "lrrl"),
        Words(
            f"Formula: {found.formula.method}; positive means the right is larger. Other formulas give other "
            "numbers from the same two pulls, so no limit is drawn.",
            "note",
        ),
    ]
