"""Who, what, with which band, board and calibration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.report.blocks import Block, Facts, Grid, Heading, Words
from analysis.report.ticks import clock
from analysis.strength import is_isometric
from analysis.summary import Summary, span
from rig.events import Event, Mark
from rig.setup import Calibration

NOT_ENTERED = "not entered"
SAID = "cue "  # how marks begin that record what was said; `rig events` lists them
RATES = " rates: "  # marks whose figures stand on the page of the test
OF_A_STATION = ("Exercise", "Side", "Posture", "Band", "Reps counted on", "Target")


def setup_page(summaries: Sequence[Summary]) -> list[Block]:
    """Write what was set up before the first sample."""
    first = summaries[0]
    alone = len(summaries) == 1
    return [
        Heading("Set-up", 1),
        Facts(tuple(_facts(first) if alone else _common(summaries))),
        *([] if alone else _stations(summaries)),
        Heading("Calibration"),
        *_calibration(first),
    ]


def decisions_page(summaries: Sequence[Summary]) -> list[Block]:
    """Write what was decided during the session, and said of it afterwards."""
    events = [event for summary in summaries for event in summary.session.events]
    found = [*_decisions(events), *_edits(summaries[0])]
    return [Heading("Decisions", 1), *found] if found else []


def _common(summaries: Sequence[Summary]) -> list[tuple[str, str]]:
    """Leave out what each station has of its own; count the samples of all."""
    facts = [fact for fact in _facts(summaries[0]) if fact[0] not in OF_A_STATION]
    first_s, last_s = span(summaries[0].session)
    length = clock(last_s - first_s)
    started = f"{summaries[0].session.setup.started_utc}, {length} min of samples"
    return [("Started", started) if name == "Started" else (name, said) for name, said in facts]


def _stations(summaries: Sequence[Summary]) -> list[Block]:
    header = ("from", *(name.lower() for name in OF_A_STATION))
    rows = []
    for summary in summaries:
        facts = dict(_facts(summary))
        rows.append(
            (
                clock(summary.start_s),
                *(facts[name].split(":")[0] for name in ("Exercise", "Side")),
                *(facts[name] for name in OF_A_STATION[2:]),
            )
        )
    return [Heading("Exercises"), Grid(header, tuple(rows), (0.6, 1.7, 0.6, 1.1, 2.2, 1.2, 1.6), "rllllll")]


def _facts(summary: Summary) -> list[tuple[str, str]]:
    setup, attributes = summary.session.setup, summary.session.attributes
    exercise = f"{setup.exercise}: {summary.exercise.title}" if summary.exercise else setup.exercise
    board = (
        f"{attributes.get('board_name') or 'unnamed'}, serial {attributes.get('board_serial')}, firmware "
        f"{attributes.get('firmware_version')}, protocol {attributes.get('protocol_version')}"
    )
    pad = {0: "none", 1: "one cell: a change of pressure, no direction", 2: "two cells, front and back"}
    plateau = "as hard as possible" if is_isometric(setup) else "the person's own plateau"
    target = f"{setup.task.target_newtons:g} N" if setup.task.target_newtons else plateau
    return [
        ("Subject", setup.subject + (" (simulated)" if setup.simulated else "")),
        ("Exercise", exercise),
        ("Side", f"{setup.side}: the leg on top, which works"),
        ("Posture", setup.posture or NOT_ENTERED),
        ("Band", _band(setup.band)),
        ("Reps counted on", setup.task.rep_channel or "no channel: by the clinician's key"),
        ("Target", target),
        (
            "Pelvis pad",
            pad.get(setup.task.pad_cells, "") + ("" if setup.task.pad_scores else "; not scored here"),
        ),
        ("Started", f"{setup.started_utc}, {clock(summary.end_s - summary.start_s)} min of samples"),
        ("Board", board),
        ("Recorded with", f"{setup.software}; the file is {summary.session.state}"),
        ("Session", setup.session_id),
    ]


def _band(band: dict[str, Any]) -> str:
    said = {
        "label": band.get("label"),
        "site": band.get("site"),
        "lever arm": f"{band['lever_arm_m']:g} m" if band.get("lever_arm_m") else None,
    }
    return "; ".join(f"{name}: {value or NOT_ENTERED}" for name, value in said.items())


def _calibration(summary: Summary) -> list[Block]:
    given = {calibration.channel: calibration for calibration in summary.session.setup.calibrations}
    rows = [_calibration_row(name, given.get(name)) for name in summary.session.streams]
    blocks: list[Block] = [
        Grid(
            ("channel", "source", "scale per count", "residual %", "hysteresis %", "certificate"),
            tuple(rows),
            (1.2, 1.8, 1.4, 1.0, 1.2, 2.4),
            "llrrrl",
        )
    ]
    if any(name not in given or given[name].source != "certificate" for name in summary.session.streams):
        blocks.append(
            Words(
                "A scale by design was never checked with a weight: its figures may be off by the tolerance "
                "of the parts, and are comparable only with sessions of the same board and cells.",
                "note",
            )
        )
    return blocks


def _calibration_row(channel: str, calibration: Calibration | None) -> tuple[str, ...]:
    if calibration is None:
        return channel, "by design, unchecked", "board's", "–", "–", "none"
    stored = calibration.certificate
    if calibration.source != "certificate":
        return channel, "by design, unchecked", f"{calibration.scale:.6g}", "–", "–", "none"
    return (
        channel,
        "certificate",
        f"{calibration.scale:.6g}",
        _number(stored.get("residual_percent")),
        _number(stored.get("hysteresis_percent")),
        _details(stored),
    )


def _number(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, int | float) else "–"


def _details(stored: dict[str, Any]) -> str:
    """Say everything short that the certificate holds; its points by their number."""
    said = [f"{name.replace('_', ' ')} {value}" for name, value in stored.items() if isinstance(value, str)]
    points = stored.get("points")
    if isinstance(points, list):
        said.append(f"{len(points)} points")
    return ", ".join(said) or "no details stored"


def _decisions(events: Sequence[Event]) -> list[Block]:
    marks = [
        e for e in events if isinstance(e, Mark) and not e.label.startswith(SAID) and RATES not in e.label
    ]
    if not marks:
        return []
    rows = tuple((clock(mark.start_s), *_what_and_detail(mark)) for mark in marks)
    return [
        Heading("Decisions and marks during the session"),
        Grid(("at", "what", "detail"), rows, (0.6, 2, 6), "rll"),
    ]


def _what_and_detail(mark: Mark) -> tuple[str, str]:
    """Part a long label where it says what it is about."""
    what, _, rest = mark.label.partition(": ")
    detail = "; ".join(part for part in (rest, mark.detail) if part)
    return what.replace("_", " "), detail.replace("_", " ") if rest else detail


def _edits(summary: Summary) -> list[Block]:
    """List what people said of the session after it; the session itself is as it was recorded."""
    if not summary.edits:
        return []
    rows = tuple(
        (
            clock(e.start_s),
            f"{e.what} {e.label}".strip(),
            e.channel,
            e.why,
            e.by,
            _minute(e.at_utc),
        )
        for e in summary.edits
    )
    head = ("at", "what", "channel", "why", "by", "when, UTC")
    said = f"{summary.edited[:1].upper()}{summary.edited[1:]}. " if summary.edited else ""
    note = f"{said}Of several words on a rep the newest holds. The recorded session was not changed."
    return [
        Heading("Edits after the session"),
        Grid(head, rows, (0.6, 1.6, 1.2, 3, 1, 1.4), "rlllll"),
        Words(note, "note"),
    ]


def _minute(at_utc: str) -> str:
    return at_utc[:16].replace("T", " ")
