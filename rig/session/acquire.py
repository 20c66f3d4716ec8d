"""The acquire thread: bytes off the port, through journal and pipeline, to the disk queue and the screen.

It alone touches the port, the journal's end and the pipeline. It never waits for disk or screen.
"""

from __future__ import annotations

import contextlib
import math
import threading

from rig.device.byte_source import ByteSource
from rig.errors import DeviceError, InputRefused, RigError
from rig.pipeline import Pipeline
from rig.session.asked import Asked
from rig.session.door import Door
from rig.session.leader import Leader
from rig.session.line import Gone, Line
from rig.session.link import Link, Stopped
from rig.session.pictures import Pictures
from rig.session.same_board import refuse_another
from rig.session.snapshot import Phase
from rig.session.wall_clock import Deadline
from rig.setup import Control
from rig.wire.packets import Hello, Identify

READ_S = 0.02
PING_EVERY_S = 0.487  # of the session's clock; no multiple of a USB timer: pings meet every phase of it
LOOK_AGAIN_S = 0.2  # for a board that was unplugged
ASK_AFTER_SILENCE_S = 1.0
"""A board that is silent this long with its port open is asked who it is: it may have restarted unheard."""


class Acquisition:
    """One session's acquisition, from the first byte to the last.

    Parameters
    ----------
    seconds : of streaming after which to end; infinite to go on until `stop`
    stop : set by anybody, in any state
    asked : what a person asks for while it measures
    begin : waited for before anything is done; windows are to stand first

    Attributes
    ----------
    trouble : what ended it, None when it ended as asked
    """

    def __init__(
        self,
        door: Door,
        line: Line,
        ready: Leader,
        pictures: Pictures,
        stop: threading.Event,
        seconds: float = math.inf,
        asked: Asked | None = None,
        begin: threading.Event | None = None,
    ) -> None:
        self.trouble: BaseException | None = None
        self._door = door
        self._line = line
        self._link = Link(line, self._asked_to_stop)
        self._ready = ready
        self._pictures = pictures
        self._stop = stop
        self._asked = asked or Asked()
        self._begin = begin
        self._seconds = seconds
        self._ends_ns = math.inf  # until the board streams
        self._next_ping_ns = 0
        self._ask_at = Deadline(line.clock, ASK_AFTER_SILENCE_S)
        self._serial = 0

    def run(self) -> None:
        """Measure until asked to stop, until the time is up or until it cannot go on."""
        try:
            self._get_ready()
            self._connect()
            while not self._over:
                self._step()
        except Stopped:
            pass
        except BaseException as trouble:  # handed to whoever waits for this thread
            self.trouble = trouble
        finally:
            self._leave()

    def _get_ready(self) -> None:
        """Have every kernel ready before the port opens; windows stand meanwhile and say so."""
        self._pictures.note = "getting the detectors ready"
        self._pictures.show(now=True)
        while self._begin is not None and not self._begin.wait(READ_S):
            if self._over:
                raise Stopped
        Pipeline.warm_up()
        self._pictures.note = ""

    def _connect(self) -> None:
        self._pictures.show(now=True)
        self._line.attach(self._door.open())
        introduction = self._link.connect()
        self._serial = introduction.hello.serial
        self._ready.expect(introduction)
        self._ends_ns = self._line.clock.now_ns() + self._seconds * 1e9
        self._streaming()

    def _step(self) -> None:
        """Read once, and do whatever is due."""
        try:
            block = self._line.read(self._pictures.patience_s(READ_S))
            if block is not None and any(isinstance(packet, Hello) for packet in block.messages):
                self._start_again()
            self._ask_if_silent()
            self._ping_if_due()
        except Gone:
            self._wait_for_return()
        self._do_as_asked()
        for control in self._ready.decisions():
            self._line.decide(control)
        self._pictures.phase = Phase.MEASURING if self._ready.done else Phase.GETTING_READY
        self._pictures.note = self._ready.note
        self._pictures.guidance = self._ready.guidance
        self._pictures.show()

    def _do_as_asked(self) -> None:
        """Carry out what a person asked for; what the pipeline refuses becomes a mark and no more."""
        if self._asked.take_tare():
            self._ready.tare_again()
        for control in self._asked.take():
            try:
                self._line.decide(control)
            except InputRefused as refusal:
                self._line.decide(Control("mark", {"label": f"refused: {refusal}"}))

    def _start_again(self) -> None:
        """A board that introduces itself has restarted, or was asked: its streams may be off."""
        try:
            self._link.begin()
        except Gone:
            raise
        except DeviceError as unwilling:
            self._pictures.note = str(unwilling)
            return
        self._streaming()

    def _streaming(self) -> None:
        self._pictures.round_trip_s = self._link.round_trip_s
        self._ask_at = Deadline(self._line.clock, ASK_AFTER_SILENCE_S)

    def _ask_if_silent(self) -> None:
        if self._line.data_age_s > ASK_AFTER_SILENCE_S and self._ask_at.passed:
            self._ask_at = Deadline(self._line.clock, ASK_AFTER_SILENCE_S)
            self._line.send(Identify(0))

    def _ping_if_due(self) -> None:
        if self._line.clock.now_ns() >= self._next_ping_ns:
            self._next_ping_ns = self._line.clock.now_ns() + int(PING_EVERY_S * 1e9)
            self._line.ping()

    def _wait_for_return(self) -> None:
        """Look for the same board until it is back and streams, in the same session."""
        self._line.detach()
        self._pictures.phase, self._pictures.note = Phase.UNPLUGGED, ""
        while not self._over:
            self._pictures.show()
            source = self._door.find_again()
            if source is not None and self._is_back(source):
                return
            self._stop.wait(LOOK_AGAIN_S)

    def _is_back(self, source: ByteSource) -> bool:
        """Talk to the board that was found; False for one that does not answer or is another."""
        with contextlib.ExitStack() as otherwise:
            otherwise.callback(source.close)
            try:
                refuse_another(source, self._serial, self._line.clock, self._asked_to_stop)
                self._line.attach(source)
                self._link.connect()
            except DeviceError as unwilling:
                self._pictures.note = str(unwilling)
                if self._line.attached:
                    self._line.detach()
                return False
            otherwise.pop_all()
        self._streaming()
        return True

    def _leave(self) -> None:
        """Let the board be silent, close the port and end the measurement, whatever has happened."""
        self._pictures.phase = Phase.STOPPING
        self._pictures.show(now=True)
        with contextlib.suppress(RigError):
            if self._line.attached and self._line.pipeline.introduction is not None:
                self._link.say_goodbye()
        self._line.close()
        try:
            self._line.finish()
        except BaseException as trouble:
            self.trouble = self.trouble or trouble

    def _asked_to_stop(self) -> bool:
        """Between two reads of a conversation: keep the picture fresh, and look whether to go on."""
        self._pictures.show()
        return self._over

    @property
    def _over(self) -> bool:
        return self._stop.is_set() or self._ready.over or self._line.clock.now_ns() >= self._ends_ns
