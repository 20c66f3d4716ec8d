"""How a journal is laid out.

file   = "RIGJRNL" version:u8 record*
record = kind:u8 host_ns:i64 length:u32 payload crc32:u32      little-endian; crc over all before it
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

MAGIC = b"RIGJRNL"
VERSION = 1
FIRST_AT = len(MAGIC) + 1

HEAD = struct.Struct("<BqI")
CRC = struct.Struct("<I")
PING_ID = struct.Struct("<H")
LONGEST_PAYLOAD = 1 << 24


class Kind(IntEnum):
    """What a record holds."""

    SETUP = 1  # JSON of the SessionSetup; always the first record
    RECEIVED = 2  # bytes as they came from the board
    PING_SENT = 3  # ping_id:u16
    CONTROL = 4  # JSON {"what", "values"}
    LINK = 5  # JSON {"change"}


KIND_CODES = frozenset(int(kind) for kind in Kind)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a journal. `host_ns` is the host's monotonic clock."""

    kind: int
    host_ns: int
    payload: bytes

    def json(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.payload)
        return content
