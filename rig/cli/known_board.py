"""The board of a session, asked who it is before the session begins: its cells' certificates go into it."""

from __future__ import annotations

import dataclasses
from types import TracebackType

from rig.block import Introduction
from rig.channels import FORCE
from rig.cli.calibrating import note
from rig.device.byte_source import ByteSource
from rig.pipeline import Pipeline
from rig.record.certificates import age_warning, certificate_for
from rig.session.door import Door
from rig.session.line import KeepNothing, Line
from rig.session.link import Link
from rig.session.wall_clock import Clock
from rig.setup import Calibration, SessionSetup


class OpenDoor:
    """A door whose board was opened before, so that it need not restart once more."""

    def __init__(self, door: Door, source: ByteSource) -> None:
        self._door = door
        self._source: ByteSource | None = source

    def open(self) -> ByteSource:
        """Hand over the open port, once; then open it again."""
        source, self._source = self._source, None
        return source if source is not None else self._door.open()

    def find_again(self) -> ByteSource | None:
        return self._door.find_again()

    def __enter__(self) -> OpenDoor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the port, if no session has taken it."""
        if self._source is not None:
            self._source.close()


def with_certificates(door: Door, setup: SessionSetup, clock: Clock) -> tuple[OpenDoor, SessionSetup]:
    """Open the board and put its cells' certificates into the setup; tell what is doubtful about them.

    Raises
    ------
    DeviceError : no board, or none that introduces itself
    RecordError : a certificate cannot be read
    """
    Pipeline.warm_up()
    source = door.open()
    try:
        aside = Line(Pipeline(SessionSetup()), KeepNothing(), clock, lambda block: None)
        aside.attach(source)
        found = _certificates(Link(aside).introduction())
    except BaseException:
        source.close()
        raise
    return OpenDoor(door, source), dataclasses.replace(setup, calibrations=found)


def _certificates(introduction: Introduction) -> tuple[Calibration, ...]:
    found = []
    for stream in introduction.streams:
        if stream.kind != FORCE:
            continue
        certificate = certificate_for(introduction.hello.serial, stream.name)
        if certificate is None:
            note(f"{stream.name} has no certificate: forces rest on its designed scale (rig calibrate)")
            continue
        if old := age_warning(certificate):
            note(old)
        found.append(certificate)
    return tuple(found)
