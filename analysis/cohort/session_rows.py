"""One session file to its rows in the cohort's tables.

The figures are those that the session's own detection announced; the columns of events and ledger that
they need are all that is read. With samples asked for, the rep channel is read too and each rep gets the
figures of `rep_metrics`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from analysis.cohort.tables import VERSION, WHO, Row
from analysis.rep_metrics import rep_metrics
from analysis.stretch import Stretch
from rig.events import Hold, Rep
from rig.record.columns import SessionColumns, open_columns
from rig.record.edits import read_edits
from rig.record.judged import COMPENSATED, REJECTED, Judged, judged

COUNTED_AS_BEST = 3
NAN = float("nan")


def analyse(path: Path | str, name: str, with_samples: bool = False) -> tuple[Row, list[Row]]:
    """Give a session's row and the rows of its reps.

    Parameters
    ----------
    name : the session's key in the tables

    Raises
    ------
    InputRefused : not a finished session, or damaged
    """
    with open_columns(path) as session:
        who = _who(session.setup, name)
        reps = list(_reps(session, who))
        if with_samples:
            _add_sample_figures(session, reps)
        row = who | _setup_figures(session) | _figures(session, reps)
    return row | {"with_samples": with_samples, "version": VERSION}, reps


def _who(setup: dict[str, Any], name: str) -> Row:
    given = {column.name: setup.get(column.name) for column in WHO}
    started = setup.get("started_utc") or None
    return given | {
        "file": name,
        "band_site": str(setup.get("band", {}).get("site", "")),
        "started_utc": datetime.fromisoformat(started) if started else None,
    }


def _setup_figures(session: SessionColumns) -> Row:
    setup = session.setup
    return {
        "state": session.state,
        "software": setup.get("software"),
        "simulated": bool(setup.get("simulated")),
        "rep_channel": setup["task"]["rep_channel"],
        "target_newtons": setup["task"]["target_newtons"],
        "lever_arm_m": setup.get("band", {}).get("lever_arm_m"),
    }


def _reps(session: SessionColumns, who: Row) -> Iterator[Row]:
    for number, one in enumerate(judged(session.rep_events(), read_edits(session.path)), start=1):
        yield who | {"number": number, **_rep_row(one)}


def _rep_row(one: Judged) -> Row:
    rep, duration_s = one.rep, one.rep.end_s - one.rep.start_s
    return {
        "channel": rep.channel,
        "start_s": rep.start_s,
        "end_s": rep.end_s,
        "duration_s": duration_s,
        "peak_newtons": rep.peak_newtons,
        "time_to_peak_s": rep.peak_s - rep.start_s,
        "mean_newtons": rep.mean_newtons,
        "impulse_newton_seconds": rep.mean_newtons * duration_s,
        "verdict": one.verdict,
        "relabelled": one.relabelled,
        "valid": one.counts,
        "compensated": one.verdict == COMPENSATED,
        "flags": " ".join(rep.flags),
    }


def _figures(session: SessionColumns, reps: list[Row]) -> Row:
    channel = session.setup["task"]["rep_channel"]
    quality = _quality(session, channel)
    return {
        **_rep_figures([rep for rep in reps if rep["channel"] == channel]),
        **_hold_figures(session),
        **_roll_figures(session, quality["duration_s"]),
        **quality,
        "gaps": session.columns("/events/gap", "lost_samples")[0].size,
    }


def _rep_figures(reps: list[Row]) -> Row:
    rejected = sum(rep["verdict"] == REJECTED for rep in reps)
    reps = [rep for rep in reps if rep["verdict"] != REJECTED]
    peaks = sorted(rep["peak_newtons"] for rep in reps if rep["peak_newtons"] == rep["peak_newtons"])
    best = peaks[-COUNTED_AS_BEST:]
    return {
        "reps": len(reps),
        "valid_reps": sum(rep["valid"] for rep in reps),
        "compensated_reps": sum(rep["compensated"] for rep in reps),
        "rejected_reps": rejected,
        "relabelled_reps": sum(rep["relabelled"] for rep in reps),
        "best_peak_newtons": peaks[-1] if peaks else None,
        "best_three_newtons": sum(best) / COUNTED_AS_BEST if len(best) == COUNTED_AS_BEST else None,
        "impulse_newton_seconds": sum(rep["impulse_newton_seconds"] for rep in reps),
        "under_load_s": sum(rep["duration_s"] for rep in reps),
    }


def _hold_figures(session: SessionColumns) -> Row:
    start_s, end_s, done = session.columns("/events/hold", "start_s", "end_s", "done")
    longest_s = float((end_s - start_s).max()) if start_s.size else None
    return {"holds_done": int(done.sum()), "longest_hold_s": longest_s}


def _roll_figures(session: SessionColumns, duration_s: float) -> Row:
    level, start_s, end_s, percent = session.columns(
        "/events/roll", "level", "start_s", "end_s", "peak_percent"
    )
    faults = level == b"fault"
    in_faults_s = float((end_s - start_s)[faults].sum())
    return {
        "roll_warnings": int(np.count_nonzero(level == b"warn")),
        "roll_faults": int(np.count_nonzero(faults)),
        "roll_fault_share": in_faults_s / duration_s if duration_s > 0 else None,
        "largest_roll_percent": float(percent.max()) if percent.size else None,
    }


def _quality(session: SessionColumns, channel: str) -> Row:
    """Give the last row of the channel's ledger; zeros where no rep channel was recorded."""
    names = ("time", "samples", "lost", "flagged")
    found = session.columns(f"/ledger/streams/{channel}", *names) if channel in session.channels else ()
    time_s, samples, lost, flagged = (
        column[-1].item() if column.size else 0 for column in found or [np.empty(0)] * 4
    )
    return {"duration_s": time_s, "samples": samples, "lost_samples": lost, "flagged_samples": flagged}


def _add_sample_figures(session: SessionColumns, reps: list[Row]) -> None:
    """Read the samples of each channel that has reps, once, and measure each rep in them."""
    holds = _holds(session)
    for channel in {rep["channel"] for rep in reps}:
        stream = Stretch(*session.columns(f"/streams/{channel}", "time", "value", "flags"))
        for rep in reps:
            if rep["channel"] == channel:
                rep |= _sample_figures(stream, rep, holds)


def _holds(session: SessionColumns) -> list[Hold]:
    columns = session.columns("/events/hold", "channel", "start_s", "end_s", "mean_newtons")
    return [
        Hold(channel.decode(), start_s, end_s, end_s, start_s, mean, NAN)
        for channel, start_s, end_s, mean in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _sample_figures(stream: Stretch, row: Row, holds: list[Hold]) -> Row:
    start_s, end_s = row["start_s"], row["end_s"]
    peak_s = start_s + row["time_to_peak_s"]
    rep = Rep(row["channel"], start_s, end_s, end_s, row["peak_newtons"], peak_s)
    inside = (h for h in holds if h.channel == rep.channel and h.start_s < end_s and h.end_s > start_s)
    measured = rep_metrics(stream, rep, max(inside, key=lambda h: h.end_s - h.start_s, default=None))
    return {
        "peak_mean_newtons": measured.peak_mean.value,
        "rise_s": measured.rise.value,
        "plateau_s": measured.plateau.value,
        "fall_s": measured.fall.value,
    }
