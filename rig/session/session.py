"""One session from start to end: a board, three threads, a record.

``acquire`` reads the board, ``record`` writes the file, and whoever made the session (a terminal, a window)
watches. The threads end in that order and nothing is left behind: no thread, no open file, no port.
"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rig.block import Block
from rig.errors import RigError
from rig.events import Event
from rig.pipeline import Pipeline
from rig.record.journal import Journal
from rig.record.place import Place
from rig.record.space import SpaceWatch
from rig.session.acquire import Acquisition
from rig.session.asked import Asked
from rig.session.delivery import Delivery
from rig.session.door import Door
from rig.session.getting_ready import GettingReady
from rig.session.guided import Guided
from rig.session.handoff import Latest, LosslessQueue
from rig.session.leader import Leader
from rig.session.line import Line
from rig.session.listener import Listener
from rig.session.pictures import Pictures
from rig.session.recording import Recording
from rig.session.ring import Rings
from rig.session.snapshot import Snapshot
from rig.session.wall_clock import Clock
from rig.setup import Control, SessionSetup


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a session left.

    Attributes
    ----------
    path : the session file
    trouble : what ended it early or kept the file from being whole, or ""
    """

    path: Path
    events: tuple[Event, ...]
    quality: dict[str, dict[str, object]]
    trouble: str = ""


class Session:
    """A running session; leaving the `with` block ends it.

    Session time 0 is the moment it is made. Kernels that are not ready are compiled before the port opens.

    Parameters
    ----------
    place : where the session file is to be
    seconds : of streaming after which it ends by itself
    listeners : hear everything too, each in a thread of its own
    guided : leads through a plan, and ends the session with it
    held : nothing is done before `begin`: the windows are drawn before the processor is needed for more

    Attributes
    ----------
    folder : where its file is
    recent : the newest samples of each channel, to be drawn
    announced : every event so far; read it, never change it
    """

    def __init__(
        self,
        setup: SessionSetup,
        door: Door,
        place: Place,
        clock: Clock,
        seconds: float = math.inf,
        listeners: Sequence[Listener] = (),
        guided: Guided | None = None,
        held: bool = False,
    ) -> None:
        self.setup = setup = dataclasses.replace(setup, started_ns=clock.now_ns())
        self.folder = place.session.parent
        self.announced: list[Event] = []
        self.recent = Rings()
        self._asked = Asked()
        self._stop = threading.Event()
        self._screen: Latest[Snapshot] = Latest()
        self._blocks: LosslessQueue[Block] = LosslessQueue()
        self._pipeline = Pipeline(setup)
        space = SpaceWatch(place.session)
        journal = _journal(place, setup, space)
        ready: Leader = guided or GettingReady(setup)
        deliver = Delivery(self._blocks, self.announced, ready, self.recent, listeners)
        self._line = Line(self._pipeline, journal, clock, deliver)
        self._recording = Recording(place, self._pipeline, journal, self._blocks, space)
        pictures = Pictures(self._screen, self._line, self.announced, self._recording.state)
        self._guided = guided
        if guided is not None:
            guided.watch(lambda: (self._pipeline.live, pictures.health))
        self._begin = threading.Event()
        if not held:
            self.begin()
        self._acquisition = Acquisition(
            door, self._line, ready, pictures, self._stop, seconds, self._asked, self._begin
        )
        self._threads = (
            threading.Thread(target=self._acquire, name="acquire"),
            threading.Thread(target=self._recording.run, name="record"),
            *(threading.Thread(target=listener.run, name=listener.name) for listener in listeners),
        )
        self._listeners = listeners
        for listener in listeners:
            listener.begin(setup, clock)

    def __enter__(self) -> Session:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._wait()

    def begin(self) -> None:
        """Let a session go on that was held."""
        self._begin.set()

    def stop(self) -> None:
        """Ask the session to end, in whatever state it is."""
        self._stop.set()

    def press(self, key: str) -> None:
        """Take a clinician's key; without a plan it means nothing."""
        if self._guided is not None:
            self._guided.press(key)

    def mark(self, label: str) -> None:
        """Write a mark at this moment of the record."""
        self._asked.put(Control("mark", {"label": label}))

    def new_set(self) -> None:
        """Begin the next set."""
        snapshot = self.snapshot
        number = snapshot.live.counts.set_number if snapshot is not None else 1
        self._asked.put(Control("new_set", {"number": number + 1}))

    def tare(self) -> None:
        """Ask for a new zero; it is taken once the band has been quiet for two seconds."""
        self._asked.put_tare()

    @property
    def running(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest picture; None before the first."""
        return self._screen.peek()

    @property
    def data_age_s(self) -> float:
        """Since the newest byte, seconds of the wall; NaN before the first."""
        return self._line.data_age_s

    def outcome(self) -> Outcome:
        """Say what the session left; only after it has ended.

        Raises
        ------
        RigError : nothing was measured, and why
        """
        troubles = [t for t in (self._acquisition.trouble, self._recording.trouble) if t is not None]
        path = self._recording.path
        for trouble in troubles:
            if not isinstance(trouble, RigError) or path is None:
                raise trouble
        if path is None:
            raise RigError("stopped before the board had introduced itself; nothing was measured or kept")
        unheard = [listener.trouble for listener in self._listeners if listener.trouble]
        words = "; ".join([*(str(trouble) for trouble in troubles), *unheard])
        return Outcome(path, tuple(self.announced), self._pipeline.quality(), words)

    def _acquire(self) -> None:
        try:
            self._acquisition.run()
        finally:
            self._blocks.close()
            for listener in self._listeners:
                listener.close()

    def _wait(self) -> None:
        """Wait for both threads; a second Ctrl-C does not leave them behind."""
        while self.running:
            try:
                for thread in self._threads:
                    thread.join()
            except KeyboardInterrupt:
                continue


def _journal(place: Place, setup: SessionSetup, space: SpaceWatch) -> Journal:
    """Claim the session's name; a refusal leaves no ballast behind."""
    try:
        return Journal.open_new(place.journal, setup, space.make_room)
    except RigError:
        space.close()
        raise
