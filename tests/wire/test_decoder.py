"""The decoder against the oracle: any bytes, in any pieces."""

from __future__ import annotations

import dataclasses
import itertools
import random
import tracemalloc

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rig.samples import WIRE_SAMPLE
from rig.wire.decode_kernels import BLOCK_BYTES, MEMORY_BYTES, decode
from rig.wire.decoder import Decoder, LinkCounters
from rig.wire.framing import encode_frame
from rig.wire.packets import Identify, Ping, Start, UnknownType, WrongField, WrongLength, pack, pack_samples
from tests.oracles.wire_oracle import COUNTERS, OracleDecoder, frame_of
from tests.wire.streams import MESSAGES, damaged, fed_in, frames, pieces


def assert_like_oracle(parts: list[bytes]) -> None:
    """Compare all that comes out, and the counters after every piece."""
    oracle = OracleDecoder()

    def assert_counted_alike(part: bytes, decoder: Decoder) -> None:
        oracle.feed(part)
        assert dataclasses.asdict(decoder.counters) == oracle.counters

    _, decoded = fed_in(parts, assert_counted_alike)
    assert decoded.samples.dtype == WIRE_SAMPLE
    assert decoded.samples.tolist() == oracle.samples
    assert [(position, pack(packet)) for position, packet in decoded.messages] == oracle.payloads


def assert_books_balance(counters: LinkCounters) -> None:
    accounted = (
        counters.bytes_good + counters.bytes_discarded + counters.empty_frames + counters.bytes_waiting
    )
    assert counters.bytes == accounted


@pytest.mark.parametrize("seed", range(6))
def test_small_streams_in_random_pieces(seed: int) -> None:
    rng = random.Random(seed)
    data = b"".join(frames(rng, 12))
    for _ in range(seed):
        data = damaged(rng, data)
    assert_like_oracle([data])
    assert_like_oracle(pieces(rng, data))
    assert_like_oracle([data[at : at + 1] for at in range(len(data))])


def test_small_boundaries_of_a_frame() -> None:
    for payload in (b"\x82", b"\0", bytes(252), b"\xff" * 252, bytes(range(1, 253))):
        for cut in (0, 1, 3, 254, 255, 256):
            frame = frame_of(payload)
            assert_like_oracle([frame[:cut], frame[cut:] + frame_of(b"\x82\x07")])


def test_small_lengths_around_the_longest_frame() -> None:
    for length in (3, 4, 254, 255, 256, 257, 300, 511, 512):
        spoilt = b"\xff" + b"\x55" * (length - 1)
        for cut in (0, 1, 51, 255, 256, 257):
            assert_like_oracle([spoilt[:cut], spoilt[cut:], b"\0" + frame_of(b"\x82\x07")])


@pytest.mark.parametrize(
    "fullest", [frame_of(b"\x82"), encode_frame(pack_samples(0, 0, [0] * 40, [0] * 40, [-1] * 40))]
)
def test_small_frames_fill_a_whole_block(fullest: bytes) -> None:
    """As much as one call can hand out, behind a frame that was all but closed."""
    unfinished = encode_frame(pack_samples(0, 0, [0] * 40, [0] * 40, [-1] * 40))[:-1]
    assert_like_oracle([unfinished, b"\0" + (fullest * BLOCK_BYTES)[: BLOCK_BYTES - 1]])


@pytest.mark.skipif(not numba.config.BOUNDSCHECK, reason="only with NUMBA_BOUNDSCHECK=1")
def test_small_bounds_are_checked_when_asked() -> None:
    with pytest.raises(IndexError):
        decode(np.zeros(MEMORY_BYTES, np.uint8), MEMORY_BYTES)


byte_soup = st.lists(
    st.binary(max_size=30)
    | st.sampled_from([b"\0", b"\x55" * 255, b"\xff" * 256])
    | st.sampled_from(MESSAGES).map(lambda packet: encode_frame(pack(packet)))
    | st.binary(min_size=1, max_size=252).map(frame_of)
    | st.binary(min_size=1, max_size=251).map(lambda body: frame_of(b"\x10" + body)),
    max_size=12,
).map(b"".join)


@given(byte_soup, st.lists(st.integers(0, 3000), max_size=8))
def test_any_bytes_in_any_pieces(data: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    assert_like_oracle([data[a:b] for a, b in itertools.pairwise(edges)])


@pytest.mark.parametrize("seed", range(20))
def test_long_damaged_stream_in_any_pieces_gives_the_same_bit_for_bit(seed: int) -> None:
    rng = random.Random(seed)
    data = b"".join(frames(rng, 600))
    for _ in range(60):
        data = damaged(rng, data)
    assert len(data) > 1.2 * BLOCK_BYTES
    whole_decoder, whole = fed_in([data])
    split_decoder, split = fed_in(pieces(rng, data))
    assert split.samples.tobytes() == whole.samples.tobytes()
    assert split.messages == whole.messages
    assert [r.payload for r in split.refused] == [r.payload for r in whole.refused]
    assert split_decoder.counters == whole_decoder.counters
    assert whole_decoder.counters.resyncs > 10
    assert_books_balance(whole_decoder.counters)


def test_positions_count_samples_across_blocks() -> None:
    three = encode_frame(pack_samples(0, 0, [0, 1, 2], [0] * 3, [0] * 3))
    part = three * 5 + encode_frame(pack(MESSAGES[4]))
    times = 2 * BLOCK_BYTES // len(part)
    decoded = Decoder().feed(part * times)
    assert [position for position, _ in decoded.messages] == [15 * (i + 1) for i in range(times)]


def test_commands_of_the_host_are_decoded_by_the_same_class() -> None:
    commands = (Identify(1), Start(2), Ping(3))
    decoded = Decoder().feed(b"".join(encode_frame(pack(command)) for command in commands))
    assert tuple(packet for _, packet in decoded.messages) == commands


def test_whole_frames_without_a_packet_are_refused_with_reason_and_counted_by_kind() -> None:
    wrong = [b"\x7f\x01", b"\x82", b"\x02\x00\x03" + bytes(22) + b"x"]
    decoder = Decoder()
    decoded = decoder.feed(b"".join(frame_of(payload) for payload in wrong))
    assert [type(refusal) for refusal in decoded.refused] == [UnknownType, WrongLength, WrongField]
    assert [refusal.payload for refusal in decoded.refused] == wrong
    assert decoded.messages == ()
    counters = decoder.counters
    assert (counters.unknown_types, counters.wrong_lengths, counters.wrong_fields) == (1, 1, 1)
    assert (counters.malformed, counters.damaged, counters.frames, counters.resyncs) == (3, 0, 0, 0)
    assert counters.bytes_discarded == counters.bytes


def test_damage_is_the_sum_of_what_the_line_spoils() -> None:
    decoder = Decoder()
    decoder.feed(b"\1\0" + b"\x09\x01\x01\x01\0" + b"\x05\x82\x06\x12\x10\0" + b"\x55" * 300)
    counters = decoder.counters
    spoilt = (counters.short_frames, counters.cobs_errors, counters.crc_failures, counters.oversize_frames)
    assert spoilt == (1, 1, 1, 1)
    assert counters.damaged == 4


def test_frame_cut_by_a_lost_link_does_not_spoil_the_next() -> None:
    frame = encode_frame(pack(Start(7)))
    decoder = Decoder()
    decoder.feed(frame[:4])
    decoder.drop_unfinished()
    assert decoder.feed(frame).messages == ((0, Start(7)),)
    counters = decoder.counters
    assert (counters.bytes_discarded, counters.bytes_good, counters.resyncs) == (4, 6, 1)
    assert_books_balance(counters)


def test_lost_link_ends_an_oversize_frame() -> None:
    decoder = Decoder()
    decoder.feed(b"\x55" * 300)
    decoder.drop_unfinished()
    assert len(decoder.feed(encode_frame(pack(Start(7)))).messages) == 1
    assert_books_balance(decoder.counters)


def test_lost_link_between_frames_is_no_damage() -> None:
    decoder = Decoder()
    frame = encode_frame(pack(Start(7)))
    decoder.feed(frame)
    decoder.drop_unfinished()
    decoder.feed(frame)
    assert decoder.counters.resyncs == 0


def test_memory_stays_the_same_whatever_comes() -> None:
    decoder, noise = Decoder(), b"\xaa" * BLOCK_BYTES
    decoder.feed(noise)
    tracemalloc.start()
    for _ in range(200):
        decoder.feed(noise)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 10_000
    assert decoder.counters.oversize_frames == 1
    assert decoder.counters.bytes_discarded == 201 * BLOCK_BYTES


def test_samples_of_one_feed_survive_the_next() -> None:
    decoder = Decoder()
    first = decoder.feed(encode_frame(pack_samples(1, 2, [3], [4], [5]))).samples
    decoder.feed(encode_frame(pack_samples(6, 7, [8], [16], [10])))
    assert first.tolist() == [(1, 4, 2, 3, 5)]


def test_every_array_of_samples_is_of_one_kind_for_the_kernels_behind() -> None:
    decoder = Decoder()
    frame = encode_frame(pack_samples(1, 2, [3], [4], [5]))
    for data in (b"", frame, frame[:3], frame * BLOCK_BYTES):
        samples = Decoder().feed(data).samples
        assert (samples.dtype, samples.ndim, samples.flags.writeable) == (WIRE_SAMPLE, 1, True)
        assert samples.flags.c_contiguous
    assert decoder.feed(b"").messages == ()


def test_counters_have_the_names_of_the_specification() -> None:
    assert tuple(field.name for field in dataclasses.fields(LinkCounters)) == COUNTERS


def test_warm_up_leaves_nothing_to_compile() -> None:
    Decoder.warm_up()
    before = len(getattr(decode, "signatures", ()))
    Decoder().feed(encode_frame(pack(Start(7))))
    assert len(getattr(decode, "signatures", ())) == before
