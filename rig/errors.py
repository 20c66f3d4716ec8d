"""The few kinds of trouble that a person is told about, each one plain sentence.

A message says what happened, the value, what is allowed and what to do.
The command line prints it as one line; no traceback reaches a user.
"""

from __future__ import annotations


class RigError(Exception):
    """The job failed while running."""

    exit_status = 1


class InputRefused(RigError):
    """A file, option or value that cannot be trusted; nothing was changed."""

    exit_status = 2


class DeviceError(RigError):
    """The board, its port or what it says is not as it must be."""


class RecordError(RigError):
    """A session cannot be written or read."""


class MissingExtra(RigError):
    """An optional ability whose packages are not installed."""

    exit_status = 2

    def __init__(self, ability: str, extra: str) -> None:
        super().__init__(f"{ability} needs extra packages: type  pip install 'force-rig[{extra}]'")
