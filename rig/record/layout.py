"""What a session file holds: every table and column with its unit, its meaning and its fill value.

`hardware_docs/session_file.md` says the same in print; a test compares the two.
A table is a group; a column is a dataset in it. All columns of a table grow together and share one
dimension, named after the table's `index` column, which is an HDF5 dimension scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.samples import FLAG_NAMES, MISSING_COUNTS

FORMAT = "force-rig session"
FORMAT_VERSION = 1
DISCLAIMER = "research and education tool, not a medical device"

LIVE, FINISHED, RECOVERED = "being recorded", "finished", "recovered"

NAN = float("nan")
NO_UNIT = "1"
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """One dataset.

    Attributes
    ----------
    dtype : numpy's word for it; ``S<n>`` is UTF-8 text of at most n bytes
    units : ``1`` without a dimension, ``text`` for words
    says : the `long_name` attribute
    fill : the `_FillValue` attribute, where a value can be missing
    """

    name: str
    dtype: str
    units: str
    says: str
    fill: float | int | None = None

    @property
    def is_text(self) -> bool:
        return self.dtype.startswith("S")

    @property
    def text_bytes(self) -> int:
        return int(self.dtype[1:]) if self.is_text else 0


@dataclass(frozen=True, slots=True)
class Table:
    """One group of columns that grow together."""

    path: str
    says: str
    index: str
    columns: tuple[Column, ...]


def stream_path(channel: str) -> str:
    return f"/streams/{channel}"


def stream_table(channel: str, unit: str) -> Table:
    """Every sample of one channel, gaps included."""
    return Table(
        stream_path(channel),
        f"samples of {channel}; a row flagged missing stands for a gap",
        "time",
        (
            Column("time", "f8", "s", "session time; never steps backwards"),
            Column("value", "f8", unit, "physical value; NaN where missing or without a scale", NAN),
            Column("counts", "i4", NO_UNIT, "raw converter counts; fill value where missing", MISSING_COUNTS),
            Column("ticks", "i8", "us", "device clock at data-ready, unwrapped, of the epoch"),
            Column("sequence", "i8", NO_UNIT, "number of the sample in its stream, unwrapped"),
            Column("flags", "u1", NO_UNIT, "quality flags, one bit each; see flag_masks and flag_meanings"),
            Column("epoch", "u2", NO_UNIT, "restarts of the board before this sample"),
        ),
    )


OVERVIEW = "/overview"
OVERVIEW_ROWS = 256


def overview_table(channel: str, unit: str) -> Table:
    """What a picture of hours is drawn from."""
    return Table(
        f"{OVERVIEW}/{channel}",
        f"least and greatest value of every {OVERVIEW_ROWS} rows of {channel}: hours are drawn from it",
        "time",
        (
            Column("time", "f8", "s", "session time of the first of its rows"),
            Column("low", "f8", unit, "least value of its rows, trusted or not; NaN where none has one", NAN),
            Column("high", "f8", unit, "greatest value, likewise", NAN),
            Column("flags", "u1", NO_UNIT, "quality flags of all its rows, put together"),
        ),
    )


FLAG_ATTRIBUTES: dict[str, str | np.ndarray] = {
    "flag_masks": np.array(list(FLAG_NAMES), "u1"),
    "flag_meanings": " ".join(FLAG_NAMES.values()),
}

CLOCK = Table(
    "/clock",
    "two-way clock probes as measured, so that the clock fit can be redone",
    "sent_ns",
    (
        Column("sent_ns", "i8", "ns", "host's monotonic clock when the ping was sent"),
        Column("received_ns", "i8", "ns", "host's monotonic clock when the pong was read"),
        Column("device_received_ticks", "i8", "us", "device clock, unwrapped, when the ping was read"),
        Column("device_sent_ticks", "i8", "us", "device clock, unwrapped, when the pong was queued"),
        Column("ping_id", "u2", NO_UNIT, "number of the ping"),
        Column("epoch", "u2", NO_UNIT, "restarts of the board before this ping"),
    ),
)

CALIBRATION = Table(
    "/calibration",
    "scales at the start: value = (counts - tare_counts) * scale; later tares are marks",
    "channel",
    (
        Column("channel", "S16", TEXT, "the channel"),
        Column("scale", "f8", "N or kPa per count", "physical units per count"),
        Column("tare_counts", "f8", NO_UNIT, "counts at rest"),
        Column("source", "S16", TEXT, "nominal (by design, unchecked) or certificate"),
        Column("certificate", "S64", TEXT, "JSON: points, residual, date, serial numbers"),
    ),
)

SETUP = "/setup"
SETUP_SAYS = "JSON: everything known before the first byte; with the journal it makes this file again"
JOURNAL = "/journal"
JOURNAL_SAYS = "every byte as received and every decision, in order: the journal of the session"
JOURNAL_LENGTH = "/journal_bytes"
JOURNAL_LENGTH_SAYS = "the dimension of /journal; holds nothing"

ROOT_ATTRIBUTES = {
    "title": "what this file is",
    "format": f"always '{FORMAT}'",
    "format_version": "of this layout; a reader refuses a newer one",
    "state": f"'{LIVE}', '{FINISHED}' or '{RECOVERED}'",
    "disclaimer": DISCLAIMER,
    "session_id": "unique name of the session",
    "subject": "pseudonym",
    "side": "left or right: the leg that works",
    "exercise": "exercise of the catalogue",
    "posture": "how the person lies or sits",
    "started_utc": "date and time of session time 0, ISO 8601",
    "started_ns": "host's monotonic clock at session time 0, ns",
    "software": "version that recorded",
    "simulated": "1 where board and patient were simulated",
    "protocol_version": "of the wire protocol",
    "firmware_version": "of the board",
    "board_name": "as the board says",
    "board_serial": "serial number of the board, hexadecimal",
    "boot_id": "of the board at the start",
}

STREAM_ATTRIBUTES = {
    "says": "what the channel measures",
    "kind": "force or pressure",
    "units": "of value",
    "index": "the board's number of the stream",
    "nominal_rate_hz": "samples a second, by design",
    "resolution_bits": "of the converter",
    "gain": "of the converter",
    "lowest_counts": "at or below: saturated",
    "highest_counts": "at or above: saturated",
    "nominal_scale": "N or kPa per count, by design",
    "nominal_zero": "counts at rest, by design",
}
