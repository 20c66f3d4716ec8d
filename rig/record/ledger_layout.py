"""The ledger: what was lost and counted, on the line, in every stream, and on the board itself.

Every table has a row about once a second and one at the end; the last row is the total.
"""

from __future__ import annotations

import dataclasses

from rig.record.layout import NO_UNIT, Column, Table
from rig.wire.decoder import LinkCounters
from rig.wire.packets import Status, StreamStatus

TIME = Column("time", "f8", "s", "session time of the newest sample when this row was written")

LINK_SAYS = {
    "bytes": "bytes received",
    "bytes_good": "bytes of whole frames",
    "bytes_discarded": "bytes of damaged frames",
    "bytes_waiting": "bytes of a frame not yet closed",
    "frames": "whole frames that hold a packet of the protocol",
    "samples": "samples in whole frames",
    "empty_frames": "frames without content (legal)",
    "oversize_frames": "frames longer than allowed",
    "short_frames": "frames shorter than allowed",
    "cobs_errors": "frames with a broken byte stuffing",
    "crc_failures": "frames whose check sum does not fit",
    "unknown_types": "whole frames of a type that the protocol does not know",
    "wrong_lengths": "whole frames of a wrong length",
    "wrong_fields": "whole frames with a value that is not allowed",
    "resyncs": "whole frames that ended a stretch of damage",
}

BOARD_SAYS = {
    "ticks": ("us", "device clock when the board sent this, as sent (32 bits)"),
    "free_ram": ("byte", "memory free on the board"),
    "supply_mv": ("mV", "supply voltage of the board"),
    "irq_off_us": ("us", "longest time with interrupts off since the last row"),
    "idle_percent": ("%", "idle time of the board"),
    "dropped_packets": (NO_UNIT, "packets that the board had no room for, since boot"),
    "rx_overruns": (NO_UNIT, "bytes from the host that the board lost, since boot"),
    "rx_bad_frames": (NO_UNIT, "damaged frames from the host, since boot"),
    "commands_refused": (NO_UNIT, "commands that the board refused, since boot"),
}

BOARD_STREAM_SAYS = {
    "missed": "conversions that the board never read, since boot (16 bits)",
    "late": "conversions read late, since boot (16 bits)",
    "out_of_step": "reads out of step with the converter, since boot (16 bits)",
    "saturated": "saturated conversions, since boot (16 bits)",
}


def _counts(name: str, says: str, units: str = NO_UNIT) -> Column:
    return Column(name, "i8", units, says)


LINK = Table(
    "/ledger/link",
    "what became of every byte received",
    "time",
    (TIME, *(_counts(f.name, LINK_SAYS[f.name]) for f in dataclasses.fields(LinkCounters))),
)

BOARD = Table(
    "/ledger/board",
    "how the board fared, as it says itself once a second",
    "time",
    (
        TIME,
        *(
            _counts(f.name, BOARD_SAYS[f.name][1], BOARD_SAYS[f.name][0])
            for f in dataclasses.fields(Status)
            if f.name != "streams"
        ),
    ),
)


def stream_ledger_table(channel: str) -> Table:
    """What this file holds of one stream."""
    return Table(
        f"/ledger/streams/{channel}",
        f"samples of {channel} recorded, lost and flagged so far",
        "time",
        (
            TIME,
            _counts("samples", "samples recorded, without the rows that stand for gaps"),
            _counts("lost", "samples known to be missing"),
            _counts("flagged", "samples recorded that cannot be trusted"),
        ),
    )


def board_stream_table(channel: str) -> Table:
    """What the board itself counted of one stream."""
    return Table(
        f"/ledger/board_streams/{channel}",
        f"what the board counted of {channel}",
        "time",
        (TIME, *(_counts(name, BOARD_STREAM_SAYS[name]) for name in StreamStatus._fields)),
    )
