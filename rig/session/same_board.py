"""Whether the board that came back is the one that left, asked before any of its bytes enter the record."""

from __future__ import annotations

from collections.abc import Callable

from rig.device.byte_source import ByteSource
from rig.errors import DeviceError
from rig.pipeline import Pipeline
from rig.session.line import KeepNothing, Line
from rig.session.link import Link
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup


def refuse_another(source: ByteSource, serial: int, clock: Clock, stopping: Callable[[], bool]) -> None:
    """Ask for the introduction on a line that is not recorded.

    Parameters
    ----------
    serial : of the session's board

    Raises
    ------
    DeviceError : another board, or none that introduces itself
    Stopped : somebody asked to stop meanwhile
    """
    aside = Line(Pipeline(SessionSetup()), KeepNothing(), clock, lambda block: None)
    aside.attach(source)
    hello = Link(aside, stopping).introduction().hello
    if hello.serial != serial:
        raise DeviceError(
            f"another board came back (serial {hello.serial:X}); "
            f"this session has {serial:X}: plug that one in"
        )
