"""How good the data are: what was lost, flagged and damaged on the way."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quality_ledger import StreamQuality, link_counts, stream_qualities
from analysis.report.blocks import Block, Grid, Heading, Words
from analysis.report.ticks import clock
from analysis.summary import Summary
from rig.events import Gap

TROUBLES = (
    "bytes_discarded",
    "crc_failures",
    "cobs_errors",
    "unknown_types",
    "wrong_lengths",
    "wrong_fields",
    "resyncs",
)


def quality_page(summaries: Sequence[Summary]) -> list[Block]:
    """Write the ledger of a session, all its stations together."""
    session = summaries[0].session
    rows = tuple(_row(quality) for quality in stream_qualities(session))
    header = (
        "channel",
        "samples",
        "true Hz",
        "nominal Hz",
        "lost",
        "flagged",
        "longest gap s",
        "flags by kind",
    )
    return [
        Heading("Data quality", 1),
        Grid(header, rows, (1.3, 1, 1, 1.2, 0.7, 0.9, 1.3, 2.6), "lrrrrrrl"),
        Words(_link(link_counts(session))),
        *_gaps([e for one in summaries for e in one.session.events if isinstance(e, Gap)]),
    ]


def _row(q: StreamQuality) -> tuple[str, ...]:
    rate = "–" if q.rate_hz != q.rate_hz else f"{q.rate_hz:.2f}"
    kinds = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in q.kinds.items())
    return (
        q.channel,
        str(q.samples),
        rate,
        f"{q.nominal_rate_hz:g}",
        str(q.lost),
        str(q.flagged),
        f"{q.longest_gap_s:.3f}" if q.longest_gap_s else "none",
        kinds or "none",
    )


def _link(counts: dict[str, int]) -> str:
    if not counts:
        return "The line's counters are not in this file."
    damage = [f"{counts[name]} {name.replace('_', ' ')}" for name in TROUBLES if counts.get(name)]
    said = ", ".join(damage) or "no damage"
    return f"On the line: {counts.get('bytes', 0)} bytes, {counts.get('frames', 0)} whole frames, {said}."


def _gaps(gaps: list[Gap]) -> list[Block]:
    if not gaps:
        return [Words("No gap. Nothing was interpolated.")]
    rows = tuple(
        (g.channel, clock(g.start_s), f"{g.end_s - g.start_s:.3f}", str(g.lost_samples), g.cause)
        for g in gaps
    )
    return [
        Heading("Gaps", 2),
        Grid(("channel", "at", "s", "samples lost", "cause"), rows, (2, 1, 1, 1.5, 2), "lrrrl"),
        Words("A gap is left open in every figure and drawing; nothing was interpolated over it.", "note"),
    ]
