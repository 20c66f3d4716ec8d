"""What a person asks for while measuring takes its place in the record, and a tare waits for quiet."""

from __future__ import annotations

from live_rig import LiveRig, wait_until

from rig.events import Mark
from rig.session.snapshot import Phase


def test_marks_sets_and_tares_are_carried_out_in_order(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=60, speed=10) as session:
        wait_until(lambda: session.snapshot is not None and session.snapshot.phase is Phase.MEASURING)
        before = len([e for e in session.announced if isinstance(e, Mark) and e.label == "tare"])
        session.mark("cough")
        session.new_set()
        wait_until(lambda: session.snapshot.live.counts.set_number == 2)  # type: ignore[union-attr]
        session.tare()
        wait_until(
            lambda: len([e for e in list(session.announced) if getattr(e, "label", "") == "tare"]) > before
        )
    labels = [(e.label, e.detail) for e in session.outcome().events if isinstance(e, Mark)]
    assert labels.index(("cough", "")) < labels.index(("new_set", "2"))
    assert session.recent.channels
    ring = session.recent.get("band_knee")
    assert ring is not None
    assert ring.end == session.outcome().quality["band_knee"]["samples"]
