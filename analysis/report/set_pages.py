"""Each set: its trace, its dose, its reps, holds and rolls."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.metric import Metric
from analysis.report.blocks import Block, Facts, Grid, Heading, Words
from analysis.report.patient_page import MARGIN_S, pictures
from analysis.report.ticks import clock
from analysis.sets import COMPENSATED, NOT_COUNTED, REJECTED, VALID
from analysis.summary import RepSummary, SetSummary, Summary
from rig.events import Mark, Roll

WHY = {
    "compensated": "pelvis rolled",
    "roll_before_peak": "before the peak",
    "roll_after_peak": "after the peak",
    "flagged_samples": "flagged samples",
    "gap": "samples missing",
    "cut_by_end": "cut by the end",
    "no_hold": "hold not done",
}


@dataclass(frozen=True, slots=True)
class RepColumn:
    """A column of the table of reps; `judges_peak` ones are left out where the peak must not be judged."""

    name: str
    width: float
    align: str = "r"
    judges_peak: bool = False


REP_COLUMNS = (
    RepColumn("rep", 0.6),
    RepColumn("start", 0.8),
    RepColumn("s", 0.7),
    RepColumn("up s", 0.7),
    RepColumn("held s", 0.9),
    RepColumn("down s", 1.0),
    RepColumn("peak N", 1.0, judges_peak=True),
    RepColumn("mean N", 1.1, judges_peak=True),
    RepColumn("N·s", 0.8, judges_peak=True),
    RepColumn("result", 1.5, "l"),
    RepColumn("why", 3.4, "l"),
)


def set_pages(summary: Summary) -> list[Block]:
    """Write every set."""
    if not summary.sets:
        return [Heading("Sets", 1), Words("No rep, hold or roll was detected.")]
    blocks: list[Block] = []
    for one in summary.sets:
        blocks += _set(summary, one)
    return blocks


def _set(summary: Summary, one: SetSummary) -> list[Block]:
    start_s, end_s = one.work.work_s
    name = f"Set {one.work.number} of {len(summary.sets)}"
    blocks: list[Block] = [Heading(name, 1)]
    if summary.session.setup.task.rep_channel in summary.session.streams:
        blocks += pictures(summary, start_s - MARGIN_S, end_s + MARGIN_S)
    blocks.append(Facts(tuple(_facts(summary, one))))
    blocks += _reps(summary, one)
    if summary.session.setup.task.asks_hold:
        blocks += _holds(one)
    blocks += _rolls(one)
    return blocks


def _facts(summary: Summary, one: SetSummary) -> list[tuple[str, str]]:
    work = one.work
    facts = [("Reps", _reps_words(one))]
    if work.slips:
        facts.append(("Form", _form_words(summary, one)))
    if one.dose:
        share = "" if one.dose.percent != one.dose.percent else f" ({one.dose.percent:.0f} %)"
        facts.append(("Dose", f"asked: {one.dose.asked}; done: {one.dose.done}{share}"))
    if work.by_key is None:
        facts.append(("Time under tension", f"{one.under_tension.value:.1f} s"))
    if work.reps:
        facts.append(("Tempo", _tempo(summary, one)))
    if summary.session.setup.task.pad_scores and summary.session.setup.task.pad_cells:
        facts.append(("Pelvis", pelvis_words(summary, one)))
    facts.append(("Zero drift", drift_words(one)))
    if work.reps and summary.scores_peak:
        facts.append(("Decline (exploratory)", said(one.fatigue, 0)))
    facts.append(("RPE and pain", ratings_words(one)))
    return facts


def _reps_words(one: SetSummary) -> str:
    work = one.work
    counts = [(work.counted(word), word) for word in (VALID, COMPENSATED, NOT_COUNTED, REJECTED)]
    parts = [f"{number} {word}" for number, word in counts if number]
    parts += [f"{work.attempts} efforts that moved nothing"] if work.attempts else []
    by = ", counted by the clinician's key" if work.by_key else ""
    return (", ".join(parts) or "none") + by


def _form_words(summary: Summary, one: SetSummary) -> str:
    """Say what the coach of the plan saw beside rolls and short holds."""
    errors = summary.exercise.errors if summary.exercise else ()
    what = {error.key: error.what for error in errors}
    slips = one.work.slips.items()
    return "; ".join(f"{times} × {what.get(key, key.replace('_', ' '))}" for key, times in slips)


def said(metric: Metric, digits: int = 1) -> str:
    """Write a figure with its unit, or why there is none."""
    if not metric.known:
        return f"withheld: {metric.withheld}"
    return f"{metric.value:.{digits}f} {metric.formula.unit}"


def _tempo(summary: Summary, one: SetSummary) -> str:
    least_s = summary.settings.tempo_least_s
    pairs = [(r.metrics.rise, r.metrics.fall) for r in one.reps if r.judged in one.work.kept]
    known = [(up.value, down.value) for up, down in pairs if up.known and down.known]
    if not known:
        return "withheld: no rep with a known plateau"
    up_s, down_s = (sum(values) / len(known) for values in zip(*known, strict=True))
    slow = sum(min(pair) >= least_s for pair in known)
    return (
        f"mean {up_s:.1f} s up, {down_s:.1f} s down; {slow} of {len(known)} reps took {least_s:g} s "
        "or more both ways (times through a band are poor: 13–33 %)"
    )


def pelvis_words(summary: Summary, one: SetSummary) -> str:
    """Say how the pelvis moved in a set."""
    rolls = one.rolls
    ways = ", ".join(f"{number} {way}" for way, number in sorted(rolls.directions.items()))
    if not ways:
        return "no roll"
    return (
        f"{ways} ({rolls.faults} fault, {rolls.warnings} warning); {said(rolls.roll_share)} of the time, "
        f"largest {said(rolls.roll_largest, 0)} of {_scale(summary)}"
    )


def _scale(summary: Summary) -> str:
    """Say what 100 % of a roll is in this session."""
    setup = summary.session.setup
    if setup.task.pad_cells == 1:
        return f"the fault width of {setup.settings.roll.single_cell_fault_mmhg:g} mmHg"
    if any(isinstance(e, Mark) and e.label == "deliberate_roll" for e in summary.session.events):
        return "the person's own deliberate roll"
    return f"an assumed deliberate roll (index {setup.settings.roll.deliberate_index:g}; none was recorded)"


def drift_words(one: SetSummary) -> str:
    """Say how far the zero moved in a set."""
    return said(one.drift, 2) + ("  FLAGGED: take the zero again and look at the band" if one.drifted else "")


def ratings_words(one: SetSummary) -> str:
    """Say what was entered about a set."""
    names = {"rpe": "RPE", "pain": "pain"}
    return ", ".join(f"{names[name]} {value}" for name, value in one.work.ratings.items()) or "not entered"


def _reps(summary: Summary, one: SetSummary) -> list[Block]:
    if not one.reps:
        return []
    columns = [column for column in REP_COLUMNS if summary.scores_peak or not column.judges_peak]
    header = tuple(column.name for column in columns)
    widths, align = tuple(column.width for column in columns), "".join(column.align for column in columns)
    rows = tuple(_rep_row(rep, summary.scores_peak) for rep in one.reps)
    blocks: list[Block] = [Heading("Reps", 3), Grid(header, rows, widths, align)]
    if not summary.scores_peak:
        blocks.append(
            Words("Height and peak pull are not judged in this exercise, and are not shown.", "note")
        )
    reasons = _withheld(one, summary.scores_peak)
    return [*blocks, *([Words(reasons, "note")] if reasons else [])]


def _rep_row(rep: RepSummary, scores_peak: bool) -> tuple[str, ...]:
    m, judged = rep.metrics, rep.judged
    pulls = (_cell(m.peak), _cell(m.mean), _cell(m.impulse, 0)) if scores_peak else ()
    flags = [WHY.get(flag, flag.replace("_", " ")) for flag in judged.rep.flags]
    why = ", ".join([judged.said, *flags] if judged.said else flags)
    return (
        str(judged.number),
        clock(judged.rep.start_s),
        *(_cell(metric) for metric in (m.duration, m.rise, m.plateau, m.fall)),
        *pulls,
        judged.verdict,
        why,
    )


def _cell(metric: Metric, digits: int = 1) -> str:
    return metric.text(digits) if metric.known else "w/h"


def _withheld(one: SetSummary, scores_peak: bool) -> str:
    """Explain every figure that the table withholds."""
    names = ("peak", "mean", "rise") if scores_peak else ("rise",)
    found: list[str] = []
    for rep in one.reps:
        reasons = {getattr(rep.metrics, name).withheld for name in names} - {""}
        if reasons:
            found.append(f"rep {rep.judged.number}: {'; '.join(sorted(reasons))}")
    return f"w/h, withheld: {'. '.join(found)}." if found else ""


def _holds(one: SetSummary) -> list[Block]:
    held = [(rep.judged, rep.hold) for rep in one.reps if rep.hold]
    if not held:
        return []
    header = (
        "rep",
        "start",
        "s",
        "mean N",
        "target N",
        "RMSE N",
        "in zone s",
        "SD N",
        "CV %",
        "decline %",
        "result",
    )
    rows = tuple(
        (
            str(judged.number),
            clock(judged.hold.start_s),
            _cell(m.hold_length),
            _cell(m.hold_mean),
            f"{judged.hold.target_newtons:.1f}",
            _cell(m.target_rmse),
            _cell(m.time_in_zone),
            _cell(m.steadiness_sd, 2),
            _cell(m.steadiness_cv, 2),
            _cell(m.hold_decline),
            "done" if judged.hold.done else "short",
        )
        for judged, m in held
        if judged.hold
    )
    return [
        Heading("Holds", 3),
        Grid(header, rows, (0.6, 0.8, 0.7, 1, 1.1, 1, 1.1, 0.9, 0.9, 1.1, 1), "rrrrrrrrrrl"),
        Words("SD and CV: of the middle 80 % of the hold, straight line removed.", "note"),
    ]


def _rolls(one: SetSummary) -> list[Block]:
    if not one.work.rolls:
        return []
    rows = tuple(_roll_row(roll, one) for roll in one.work.rolls)
    return [
        Heading("Pelvic rolls", 3),
        Grid(
            ("start", "s", "direction", "level", "largest R%", "rep", "after force peak s"),
            rows,
            (1, 1, 2, 1.4, 1.6, 1, 2.2),
            "rrllrrr",
        ),
    ]


def _roll_row(roll: Roll, one: SetSummary) -> tuple[str, ...]:
    inside = [rep for rep in one.reps if roll in rep.judged.rolls]
    rep = inside[0].judged.rep if inside else None
    lag = "–" if rep is None or rep.peak_s != rep.peak_s else f"{roll.peak_s - rep.peak_s:+.1f}"
    return (
        clock(roll.start_s),
        f"{roll.end_s - roll.start_s:.1f}",
        roll.direction,
        roll.level,
        f"{abs(roll.peak_percent):.0f}",
        str(inside[0].judged.number) if inside else "–",
        lag,
    )
