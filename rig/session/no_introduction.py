"""Why a board did not introduce itself: silence, noise or text, each in its own words."""

from __future__ import annotations

from rig.session.line import Line

BAUD = 500_000
TEXT_SHARE = 0.9  # printable share above which bytes are text; noise at a wrong speed has about 0.4
SHOWN_CHARACTERS = 40


def why_no_introduction(line: Line) -> str:
    """Say what was heard instead of an introduction, and what to do."""
    where, heard = line.description, line.first_bytes
    if not heard:
        return (
            f"{where} is silent: no introduction came. Check that the board is powered and flashed with the "
            "rig's firmware, and that this is its port (type: rig ports)"
        )
    if line.pipeline.counters.frames:
        return (
            f"{where} sends rig packets but no whole introduction; "
            "unplug it, plug it in again and try once more"
        )
    if _is_text(heard):
        return (
            f"{where} is not a rig: it sends text ({_excerpt(heard)}). Choose another port (type: rig ports) "
            "or flash this board with the rig's firmware"
        )
    return (
        f"{where} sends bytes that are no rig packets: most likely another speed (the rig's firmware uses "
        f"{BAUD} baud) or another device. Flash the firmware of this version or choose another port "
        "(type: rig ports)"
    )


def _is_text(heard: bytes) -> bool:
    printable = sum(32 <= byte < 127 or byte in b"\t\r\n" for byte in heard)
    return printable >= TEXT_SHARE * len(heard)


def _excerpt(heard: bytes) -> str:
    words = " ".join(heard.decode("ascii", "replace").split())
    return f"“{words[:SHOWN_CHARACTERS]}{'…' if len(words) > SHOWN_CHARACTERS else ''}”"
