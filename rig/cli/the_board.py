"""Which port to use when the person has not said."""

from __future__ import annotations

from rig.errors import InputRefused


def chosen_port(named: str | None) -> str:
    """Give the port that was named, or the only one that looks like a board.

    Raises
    ------
    InputRefused : none was named, and there is no board or more than one
    """
    if named is not None:
        return named
    from rig.device.serial_port import list_ports

    boards = [port for port in list_ports() if port.looks_like]
    if len(boards) == 1:
        return boards[0].name
    if not boards:
        raise InputRefused(
            "no board was found: plug it in with a USB cable that carries data, or name its port with --port "
            "(type: rig ports)"
        )
    names = ", ".join(map(str, boards))
    raise InputRefused(f"{len(boards)} boards are plugged in: {names}; choose one with --port")
