"""Draws up the snapshots that the screen looks at: fresh after every read, at a bounded cost."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from rig.events import Event
from rig.session.guidance import Guidance
from rig.session.handoff import Latest
from rig.session.health import SILENT_AFTER_S, Condition, Finding, judge
from rig.session.line import Line
from rig.session.recording import RecordingState
from rig.session.snapshot import Phase, Snapshot

PICTURE_EVERY_S = 0.002
"""The longest that a sample waits until a screen can see it; at 17 µs a picture at most 0.9 % of a core."""

HEALTH_EVERY_S = 0.25
EVENTS_SHOWN = 8


class Pictures:
    """Puts the newest snapshot into the screen's mailbox.

    Attributes
    ----------
    phase, note, guidance : what the next picture says of the session
    health : what was found at the newest look
    round_trip_s : of the first pings, seconds of the wall
    """

    def __init__(
        self,
        screen: Latest[Snapshot],
        line: Line,
        announced: Sequence[Event],
        recording: RecordingState,
    ) -> None:
        self.phase = Phase.CONNECTING
        self.note = ""
        self.guidance: Guidance | None = None
        self.round_trip_s = math.nan
        self._screen = screen
        self._line = line
        self._announced = announced
        self._recording = recording
        self._next_s = 0.0
        self._owed = False
        self._health_next_s = 0.0
        self.health: tuple[Finding, ...] = ()
        self._rates_hz: dict[str, float] = {}
        self._lost = 0
        self._first_s = math.inf

    def show(self, now: bool = False) -> None:
        """Draw a picture when one is due, or `now`; one that is not due yet is owed."""
        wall_s = time.monotonic()
        self._owed = not now and wall_s < self._next_s
        if self._owed:
            return
        self._next_s = wall_s + PICTURE_EVERY_S
        if now or wall_s >= self._health_next_s:
            self._health_next_s = wall_s + HEALTH_EVERY_S
            self._examine()
        self._screen.put(self._picture())

    def patience_s(self, most_s: float) -> float:
        """Say how long to wait for bytes: `most_s`, but no longer than until a picture that is owed."""
        return min(most_s, max(0.0, self._next_s - time.monotonic())) if self._owed else most_s

    def _picture(self) -> Snapshot:
        pipeline, clock = self._line.pipeline, self._line.clock
        hello = pipeline.introduction.hello if pipeline.introduction is not None else None
        return Snapshot(
            phase=self.phase,
            note=self.note,
            session_s=(clock.now_ns() - pipeline.setup.started_ns) / 1e9,
            board=f"{hello.board_name}, firmware {hello.firmware}" if hello is not None else "",
            live=pipeline.live,
            announced=len(self._announced),
            newest=tuple(self._announced[-EVENTS_SHOWN:]),
            health=self.health,
            rates_hz=self._rates_hz,
            lost_samples=self._lost,
            guidance=self.guidance,
        )

    def _examine(self) -> None:
        """Judge the rig's health afresh."""
        pipeline = self._line.pipeline
        streams = pipeline.introduction.streams if pipeline.introduction is not None else ()
        quality = pipeline.quality()
        self._rates_hz = {name: float(str(q["rate_hz"] or "nan")) for name, q in quality.items()}
        self._lost = sum(int(str(q["lost"])) for q in quality.values())
        self.health = judge(
            Condition(
                data_age_s=self._line.data_age_s,
                pong_age_s=self._line.pong_age_s,
                round_trip_s=self.round_trip_s,
                nominal_rates_hz={s.name: s.nominal_rate_hz for s in streams},
                quality=quality,
                behind_s=self._behind_s(),
                damaged_frames=pipeline.counters.damaged,
                room=self._recording.room,
                queue_fraction=self._recording.queue_fraction,
                record_trouble=self._recording.trouble,
            )
        )

    def _behind_s(self) -> dict[str, float]:
        """Tell how far each stream lies behind the newest; nothing before a second of samples has come."""
        pipeline, live = self._line.pipeline, self._line.pipeline.live
        self._first_s = min(self._first_s, live.newest_s) if live.channels else math.inf
        if pipeline.introduction is None or not live.newest_s - self._first_s > SILENT_AFTER_S:
            return {}
        newest = {now.channel: now.time_s for now in live.channels}
        names = (stream.name for stream in pipeline.introduction.streams)
        return {name: live.newest_s - newest.get(name, -math.inf) for name in names}
