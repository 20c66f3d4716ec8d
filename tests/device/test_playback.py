"""A recording as a source."""

import pytest
from device.clocks import VirtualClock

from rig.device.playback import Playback
from rig.errors import DeviceError

CHUNKS = [(5_000_000_000, b"a"), (5_020_000_000, b"bc"), (6_000_000_000, b"d")]


def test_without_a_clock_each_read_gives_a_chunk_and_then_the_end():
    source = Playback(CHUNKS)
    assert [source.read(1.0) for _ in range(3)] == [b"a", b"bc", b"d"]
    with pytest.raises(DeviceError, match=r"^a recording has ended$"):
        source.read(1.0)


def test_with_a_clock_chunks_come_in_their_own_time():
    clock = VirtualClock()
    source = Playback(CHUNKS, clock)
    assert source.read(0.1) == b"a"
    assert clock.now_ns() == 0
    assert source.read(0.1) == b"bc"
    assert clock.now_ns() == 20_000_000
    assert source.read(0.5) == b""
    assert clock.now_ns() == 520_000_000
    assert source.read(0.5) == b"d"
    assert clock.now_ns() == 1_000_000_000


def test_plain_bytes_come_in_chunks():
    source = Playback.of_bytes(b"abcdefgh", chunk_bytes=3)
    assert [source.read(0.0) for _ in range(3)] == [b"abc", b"def", b"gh"]


def test_nobody_hears_what_is_written_and_closing_ends_it():
    source = Playback(CHUNKS)
    source.write(b"START")
    source.close()
    with pytest.raises(DeviceError, match="has ended"):
        source.read(0.0)
