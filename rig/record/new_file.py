"""A new session file: every table, attribute and dimension, made before the file goes live."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np

from rig.block import Introduction
from rig.channels import CHANNELS, UNIT_OF_KIND
from rig.errors import InputRefused
from rig.measure.calibrate import nominal_calibration
from rig.record import layout
from rig.record.event_layout import EVENT_TABLES
from rig.record.layout import CALIBRATION, Column, Table
from rig.record.ledger_layout import BOARD, LINK, board_stream_table, stream_ledger_table
from rig.record.table_file import LiveFile
from rig.setup import SessionSetup
from rig.wire.packets import StreamInfo

PLAIN = ("session_id", "subject", "side", "exercise", "posture", "started_utc", "started_ns", "software")
OF_STREAM = (
    "kind",
    "index",
    "nominal_rate_hz",
    "resolution_bits",
    "gain",
    "lowest_counts",
    "highest_counts",
    "nominal_scale",
    "nominal_zero",
)


def new_session_file(path: Path, setup: SessionSetup, introduction: Introduction) -> LiveFile:
    """Make a session file and let it go live.

    Raises
    ------
    InputRefused : the file is there already, or the folder cannot be written
    """
    if path.exists():
        raise InputRefused(f"{path} is there already; a session is never overwritten")
    try:
        file = LiveFile(path)
    except OSError as error:
        raise InputRefused(f"cannot write in {path.parent}: {error}; choose another folder") from None
    file.attributes("/", _root_attributes(setup, introduction))
    file.text(layout.SETUP, json.dumps(setup.to_json()), layout.SETUP_SAYS)
    for stream in introduction.streams:
        _add_stream(file, stream)
    for table in (*EVENT_TABLES.values(), layout.CLOCK, LINK, BOARD):
        file.table(table)
    _add_calibrations(file, setup, introduction)
    return file


def _root_attributes(setup: SessionSetup, introduction: Introduction) -> dict[str, str | float]:
    hello = introduction.hello
    return {
        "title": f"{setup.exercise}, {setup.side}, {setup.subject}, {setup.started_utc}",
        "format": layout.FORMAT,
        "format_version": layout.FORMAT_VERSION,
        "state": layout.LIVE,
        "disclaimer": layout.DISCLAIMER,
        **{name: getattr(setup, name) for name in PLAIN},
        "simulated": int(setup.simulated),
        "protocol_version": hello.protocol,
        "firmware_version": hello.firmware,
        "board_name": hello.board_name,
        "board_serial": f"{hello.serial:x}",
        "boot_id": hello.boot_id,
    }


def _add_stream(file: LiveFile, stream: StreamInfo) -> None:
    unit = UNIT_OF_KIND[stream.kind]
    table = layout.stream_table(stream.name, unit)
    file.table(table)
    known = CHANNELS.get(stream.name)
    says = {"says": known.says if known else "", "units": unit}
    file.attributes(table.path, says | {name: getattr(stream, name) for name in OF_STREAM})
    file.attributes(f"{table.path}/flags", layout.FLAG_ATTRIBUTES)
    file.table(stream_ledger_table(stream.name))
    file.table(board_stream_table(stream.name))


def _add_calibrations(file: LiveFile, setup: SessionSetup, introduction: Introduction) -> None:
    """Write the scale of every stream as it is at the start."""
    given = {calibration.channel: calibration for calibration in setup.calibrations}
    used = [given.get(stream.name, nominal_calibration(stream)) for stream in introduction.streams]
    rows = [{**dataclasses.asdict(one), "certificate": json.dumps(one.certificate)} for one in used]
    columns = {}
    for column in CALIBRATION.columns:
        values = [row[column.name] for row in rows]
        columns[column.name] = np.array([v.encode() for v in values] if column.is_text else values)
    file.table(_wide_enough(CALIBRATION, columns))
    file.go_live()
    file.append(CALIBRATION.path, columns)
    file.flush()


def _wide_enough(table: Table, columns: dict[str, np.ndarray]) -> Table:
    def fitted(column: Column) -> Column:
        longest = columns[column.name].dtype.itemsize
        return (
            dataclasses.replace(column, dtype=f"S{max(longest, column.text_bytes)}")
            if column.is_text
            else column
        )

    return dataclasses.replace(table, columns=tuple(fitted(column) for column in table.columns))
