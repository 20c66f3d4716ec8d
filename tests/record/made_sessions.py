"""Sessions recorded from made-up bytes, as the session's threads would record them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rig.block import Block
from rig.events import Event
from rig.pipeline import Pipeline
from rig.record.journal import Journal
from rig.record.place import journal_of
from rig.record.space import SpaceWatch
from rig.record.writer import SessionWriter
from rig.setup import Calibration, Control, SessionSetup
from rig.wire.packets import Pong, Status, StreamStatus
from tests.board_bytes import NAMES, frame, introduction, sample_frames

STARTED_NS = 5_000_000_000
STEP_SAMPLES = 8
STEP_NS = STEP_SAMPLES * 12_500_000


def made_setup(**changes: object) -> SessionSetup:
    given: dict = {
        "session_id": "made-1",
        "subject": "P-07",
        "exercise": "level-1",
        "side": "left",
        "posture": "Seitlage, Hüfte 45°",
        "started_utc": "2026-01-31T10:15:00+00:00",
        "started_ns": STARTED_NS,
        "software": "0.1.0",
        "calibrations": (
            Calibration("band_knee", 1e-4, 12.5, "certificate", {"points": list(range(60)), "by": "M. Öz"}),
        ),
    }
    return SessionSetup(**(given | changes))


def status(ticks: int) -> bytes:
    counted = StreamStatus(1, 2, 3, 4)
    return frame(Status(ticks, 512, 5010, 40, 73, 6, 7, 8, 9, (counted,) * len(NAMES)))


def made_bytes(steps: int, lost_step: int = -1) -> list[tuple[bytes, int]]:
    """Give what a board sends in 0.1-s steps, with the time at which each was read."""
    sent = [(introduction(), STARTED_NS)]
    for step in range(steps):
        data = b"".join(sample_frames(step * STEP_SAMPLES, STEP_SAMPLES))
        if step % 10 == 9:
            data += status(step * 100_000)
        if step != lost_step:
            sent.append((data, STARTED_NS + (step + 1) * STEP_NS))
    return sent


@dataclass(slots=True)
class Recorder:
    """Does in one thread what the acquire and record threads do in two."""

    session: Path
    setup: SessionSetup = field(default_factory=made_setup)
    space: SpaceWatch | None = None
    blocks: list[Block] = field(default_factory=list)
    writer: SessionWriter | None = None
    journal: Journal = field(init=False)
    pipeline: Pipeline = field(init=False)

    def __post_init__(self) -> None:
        make_room = self.space.make_room if self.space else lambda: False
        self.journal = Journal.open_new(journal_of(self.session), self.setup, make_room)
        self.pipeline = Pipeline(self.setup)

    @property
    def events(self) -> list[Event]:
        return [event for block in self.blocks for event in block.events]

    def take(self, data: bytes, at_ns: int) -> None:
        self.journal.received(data, at_ns)
        self._keep(self.pipeline.feed(data, at_ns))

    def control(self, control: Control, at_ns: int) -> None:
        self.journal.control(control, at_ns)
        self._keep(self.pipeline.control(control, at_ns))

    def ping(self, ping_id: int, at_ns: int) -> None:
        """Send a ping that is answered 2 ms later."""
        self.journal.ping_sent(ping_id, at_ns)
        self.pipeline.ping_sent(ping_id, at_ns)
        ticks = (at_ns - STARTED_NS) // 1000
        self.take(frame(Pong(ping_id, ticks + 900, ticks + 1000)), at_ns + 2_000_000)

    def link(self, change: str, at_ns: int) -> None:
        self.journal.link(change, at_ns)
        self._keep(self.pipeline.link(change, at_ns))

    def finish(self) -> None:
        """End the recording; the files stay as they are before the session is finished."""
        self._keep(self.pipeline.finish())
        if self.writer:
            self.writer.note_link(self.pipeline.counters)
            self.writer.flush()
        self.journal.sync()
        self.journal.close()

    def _keep(self, block: Block) -> None:
        self.blocks.append(block)
        introduction = self.pipeline.introduction
        if self.writer is None and introduction:
            self.writer = SessionWriter(self.session, self.setup, introduction, self.space)
            for early in self.blocks[:-1]:
                self.writer.write(early)
        if self.writer:
            self.writer.write(block)
            self.writer.note_link(self.pipeline.counters)
            self.writer.flush()


def recorded(session: Path, steps: int = 200, close: bool = True) -> Recorder:
    """Record a session with everything in it: reps, rolls, gaps, marks, pings, a lost link."""
    recorder = Recorder(session)
    for number, (data, at_ns) in enumerate(made_bytes(steps, lost_step=steps // 2)):
        recorder.take(data, at_ns)
        if number % 20 == 5:
            recorder.ping(number, at_ns + 1_000_000)
        if number == 30:
            recorder.control(Control("mark", {"label": "Pause – " + "ä" * 90}), at_ns + 5_000_000)
        if number == 40:
            recorder.control(Control("tare", {"channel": "band_knee", "counts": 3.25}), at_ns + 5_000_000)
        if number == steps * 3 // 4:
            recorder.link("lost", at_ns + 4_000_000)
            recorder.link("opened", at_ns + 6_000_000)
    recorder.finish()
    if close and recorder.writer:
        recorder.writer.close(recorder.journal.path)
    return recorder
