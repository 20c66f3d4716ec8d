"""This session beside the last one like it, and beside the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.change import change
from analysis.metric import Metric, mean_of
from analysis.report.blocks import Block, Grid, Heading, NewPage, Words
from analysis.report.patient_page import station_name, station_title
from analysis.sets import VALID
from analysis.summary import Summary
from analysis.symmetry import symmetry

THROUGH_A_BAND = "Pull through a band depends on the band's length and age as much as on the person."


@dataclass(frozen=True, slots=True)
class Beside:
    """The sessions to compare with; None where there is none."""

    last: Summary | None = None
    other_side: Summary | None = None


Pair = tuple[Summary, Beside]


def comparison_page(summaries: Sequence[Summary], besides: Sequence[Beside]) -> list[Block]:
    """Write both comparisons of every station, or why there is none."""
    pairs = list(zip(summaries, besides, strict=True))
    title: list[Block] = [NewPage()] if len(pairs) > 1 else []
    return [*title, Heading("Comparisons", 1), *_changes(pairs), *_symmetries(pairs)]


def name_of(summary: Summary) -> str:
    """Name the figure by which sessions are compared."""
    return "isometric strength, N" if summary.strength is not None else "mean peak pull of valid reps, N"


def pull_of(summary: Summary) -> Metric:
    """Give the strength of an isometric test; else average the peak pull of the valid reps of a session."""
    if summary.strength is not None:
        return summary.strength.mean
    peaks = [r.metrics.peak for r in summary.reps if r.judged.verdict == VALID]
    return mean_of("peak", peaks)


def _changes(pairs: Sequence[Pair]) -> list[Block]:
    """Set every station beside the last one like it; those that have none are named together."""
    several = len(pairs) > 1
    first = [station_name(now) for now, beside in pairs if beside.last is None]
    blocks: list[Block] = [Heading("Change since the last session")]
    for now, beside in pairs:
        if beside.last is not None:
            blocks += [Heading(station_name(now), 3)] if several else []
            blocks += _change(now, beside.last)
    if first:
        blocks.append(
            Words(
                "No earlier session of this subject, exercise, side, posture, band site and lever arm "
                f"lies beside {_these(first, pairs)}."
            )
        )
    return blocks


def _change(now: Summary, last: Summary) -> list[Block]:
    mdc = now.settings.mdc_percent
    rows = _counted(now, last) if now.strength is None else []
    if now.session.setup.task.asks_hold:
        rows.append(_count_row("longest hold, s", _longest(last), _longest(now)))
    if now.scores_peak:
        compared = change(pull_of(last), pull_of(now), mdc)
        rows.append((name_of(now), compared.before.text(), compared.now.text(), compared.words))
    return [
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


def _symmetries(pairs: Sequence[Pair]) -> list[Block]:
    """Set the sides beside each other, every two stations once; say what is not compared, and why."""
    several = len(pairs) > 1
    rows, formula = list[tuple[str, ...]](), ""
    unjudged, single = [], []
    for now, beside in pairs:
        if not now.scores_peak:
            unjudged.append(station_name(now))
        elif beside.other_side is None:
            single.append(station_name(now))
        else:
            found, row = _symmetry(now, beside.other_side)
            formula = found.formula.method
            named = (f"{station_title(now)}: {row[0]}", *row[1:]) if several else row
            rows += [] if named in rows else [named]
    blocks: list[Block] = [Heading("Left and right")]
    if rows:
        widths = (5, 1.2, 1.2, 2.2) if several else (2.6, 1.3, 1.3, 4)
        blocks += [
            Grid(("figure", "left", "right", "difference"), tuple(rows), widths, "lrrl"),
            Words(
                f"Formula: {formula}; positive means the right is larger. Other formulas give other "
                "numbers from the same two pulls, so no limit is drawn.",
                "note",
            ),
        ]
    days = pairs[0][0].settings.symmetry_within_days
    return [*blocks, *_not_judged(unjudged, pairs), *_without_other_side(single, pairs, days)]


def _symmetry(now: Summary, other: Summary) -> tuple[Metric, tuple[str, ...]]:
    sides = {now.session.setup.side: now, other.session.setup.side: other}
    left, right = pull_of(sides["left"]), pull_of(sides["right"])
    found = symmetry(left, right)
    difference = f"{found.value:+.1f} %" if found.known else f"withheld: {found.withheld}"
    return found, (name_of(now), left.text(), right.text(), difference)


def _not_judged(stations: Sequence[str], pairs: Sequence[Pair]) -> list[Block]:
    if not stations:
        return []
    where = "this exercise" if len(pairs) == 1 else ", ".join(stations)
    return [Words(f"Peak pull is not judged in {where}: the sides are not compared by it.")]


def _without_other_side(stations: Sequence[str], pairs: Sequence[Pair], days: float) -> list[Block]:
    if not stations:
        return []
    alike = f"alike in all else and within {days:g} days"
    return [Words(f"No session of the other side, {alike}, lies beside {_these(stations, pairs)}.")]


def _these(stations: Sequence[str], pairs: Sequence[Pair]) -> str:
    """Name some of the stations; all of them are this session."""
    return "this one" if len(stations) == len(pairs) else f"these: {', '.join(stations)}"
