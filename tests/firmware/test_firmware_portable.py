"""The firmware's portable parts, built for this computer with sanitizers: byte for byte what Python does."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from rig.wire.framing import crc16, decode_frame, encode_frame
from rig.wire.packets import Ack, Ping, Pong, Refuse, SetRate, Start, pack, unpack
from tests.firmware.toolchain import ROOT, build_host_driver
from tests.oracles.wire_oracle import OracleDecoder, samples_of

VECTORS = ROOT / "tests" / "golden" / "wire_vectors.txt"
LONGEST_SENT = 251  # by the board: its ring holds 255 bytes
DAMAGE = ("oversize_frames", "short_frames", "cobs_errors", "crc_failures")


@pytest.fixture(scope="module")
def driver() -> Path:
    return build_host_driver()


def run(driver: Path, lines: list[str]) -> list[str]:
    """Give the driver lines; one answer to each."""
    done = subprocess.run(
        [driver], input="\n".join(lines) + "\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    assert len(answers) == len(lines)
    return answers


def vectors(kind: str) -> list[list[str]]:
    rows = [line.split("|") for line in VECTORS.read_text().splitlines() if not line.startswith("#")]
    return [row[1:] for row in rows if row[0] == kind]


def test_golden_crcs(driver: Path) -> None:
    rows = vectors("crc")
    assert len(rows) >= 3
    assert run(driver, [f"crc {data}" for data, _ in rows]) == [crc for _, crc in rows]


def test_golden_frames(driver: Path) -> None:
    rows = [row for row in vectors("frame") if len(row[1]) <= 2 * LONGEST_SENT]
    assert len(rows) >= 19
    assert run(driver, [f"frame {row[1]}" for row in rows]) == [row[2] for row in rows]
    assert run(driver, ["frame " + "00" * 252]) == ["no room"]


def test_golden_streams(driver: Path) -> None:
    """Every payload with a right CRC is handed over; what makes it no packet is the commands' matter."""
    rows = vectors("stream")
    assert len(rows) >= 25
    for row, answer in zip(rows, run(driver, [f"stream {row[1]}" for row in rows]), strict=True):
        name, data, _, counted = row
        counters = dict(part.split("=") for part in counted.split())
        payloads, damage = answer.split("|")
        assert [int(n) for n in damage.split()] == [int(counters.get(key, 0)) for key in DAMAGE], name
        whole = sum(
            int(counters.get(k, 0)) for k in ("frames", "unknown_types", "wrong_lengths", "wrong_fields")
        )
        assert len([p for p in payloads.split(",") if p]) == whole, name
        assert payloads == ",".join(good_payloads(bytes.fromhex(data))), name


def good_payloads(data: bytes) -> list[str]:
    payloads = []
    for part in data.split(b"\0")[:-1]:
        try:
            payloads.append(decode_frame(part + b"\0").hex())
        except Exception:
            continue
    return payloads


def test_20000_random_frames_are_pythons(driver: Path) -> None:
    rng = np.random.default_rng(20_000)
    payloads = []
    for _ in range(20_000):
        size = int(rng.integers(1, LONGEST_SENT + 1)) if rng.random() < 0.5 else int(rng.integers(1, 30))
        zeros = rng.choice([0.004, 0.3, 0.9])
        payloads.append(bytes(np.where(rng.random(size) < zeros, 0, rng.integers(0, 256, size)).astype("u1")))
    answers = run(driver, [f"frame {payload.hex()}" for payload in payloads])
    assert answers == [encode_frame(payload).hex() for payload in payloads]
    back = run(driver, [f"stream {answer}" for answer in answers])
    assert back == [f"{payload.hex()}|0 0 0 0" for payload in payloads]


def test_5000_damaged_streams_are_judged_as_python_does(driver: Path) -> None:
    rng = np.random.default_rng(5_000)
    streams = [damaged_stream(rng) for _ in range(5_000)]
    for data, answer in zip(streams, run(driver, [f"stream {data.hex()}" for data in streams]), strict=True):
        oracle = OracleDecoder()
        oracle.feed(data)
        payloads, damage = answer.split("|")
        assert [int(n) for n in damage.split()] == [oracle.counters[key] for key in DAMAGE], data.hex()
        assert payloads == ",".join(good_payloads(data)), data.hex()


def damaged_stream(rng: np.random.Generator) -> bytes:
    """Some frames, and up to four bytes changed, lost, doubled, or noise between."""
    parts = [
        encode_frame(bytes(rng.integers(0, 256, int(rng.integers(1, 60)), dtype="u1"))) for _ in range(5)
    ]
    data = bytearray(b"".join(parts))
    for _ in range(int(rng.integers(0, 5))):
        at = int(rng.integers(0, len(data)))
        match int(rng.integers(0, 5)):
            case 0:
                data[at] ^= 1 << int(rng.integers(0, 8))
            case 1:
                del data[at]
            case 2:
                data.insert(at, data[at])
            case 3:
                data[at] = 0
            case 4:
                data[at:at] = bytes(rng.integers(1, 256, int(rng.integers(1, 300)), dtype="u1"))
    return bytes(data)


def framed(payload: bytes) -> str:
    return encode_frame(payload).hex()


def test_every_packet_is_packed_as_the_vectors_are(driver: Path) -> None:
    given = {row[0]: row[1:] for row in vectors("frame")}
    lines, frames = [], []
    for name, (_, frame, fields) in given.items():
        line = line_of(name, fields)
        if line:
            lines.append(line)
            frames.append(frame)
    assert len(lines) >= 9
    assert run(driver, lines) == frames


def line_of(name: str, fields: str) -> str | None:
    """Put the fields of a vector into a line for the driver; None for what a board never sends."""
    rest = fields.split("name=")[-1] if "name=" in fields else ""
    f = dict(part.split("=", 1) for part in fields.split() if "=" in part)
    if name.startswith("hello"):
        serial = int(f["serial"]).to_bytes(8, "little").hex()
        head = " ".join(f[k] for k in ("firmware_major", "firmware_minor", "firmware_patch", "boot_id"))
        return f"hello {head} {serial} {f['reset_cause']} {f['stream_count']} {rest}"
    if name.startswith("stream_"):
        kind = {"force": 1, "pressure": 2}[f["kind"]]
        scale = struct.unpack("<I", struct.pack("<f", float(f["nominal_scale"])))[0]
        keys = ("resolution_bits", "gain", "nominal_rate_mhz", "lowest_counts", "highest_counts")
        numbers = " ".join(f[k] for k in keys)
        return f"table {f['index']} {kind} {numbers} {scale} {f['nominal_zero']} {rest}"
    if name.startswith("status"):
        streams = [s.replace(",", " ") for s in f["streams"].split(";") if s]
        board = ("ticks", "free_ram", "supply_mv", "irq_off_us", "idle_percent", "dropped_packets")
        keys = (*board, "rx_overruns", "rx_bad_frames", "commands_refused")
        return f"status {' '.join(f[k] for k in keys)} {len(streams)} {' '.join(streams)}"
    keys = {"pong": ("ping_id", "received_ticks", "sent_ticks"), "ack": ("command", "tag"),
            "refuse": ("command", "tag", "reason")}  # fmt: skip
    return f"{name} {' '.join(f[k] for k in keys[name])}" if name in keys else None


def test_samples_share_packets_up_to_their_limits(driver: Path) -> None:
    """Batches that fill up, a gap too long for a delta, wraps of the number and of the clock, every flag."""
    rng = np.random.default_rng(8)
    lines, batches, wanted = [], [], []
    for _ in range(60):
        batch, first, count = int(rng.integers(1, 9)), int(rng.choice([0, 65_530])), int(rng.integers(1, 40))
        steps = rng.choice([5_000, 12_500, 65_535, 65_536, 200_000], count)
        ticks = (int(rng.integers(0, 2**32)) + np.cumsum(steps)) % 2**32
        counts = rng.integers(-(2**23) + 1, 2**23 - 1, count)
        flags = rng.choice([0, 2, 4, 8, 16, 30], count)
        rows = " ".join(f"{t} {c} {f}" for t, c, f in zip(ticks, counts, flags, strict=True))
        lines.append(f"samples 3 {batch} {first} {rows}")
        batches.append(batch)
        numbered = enumerate(zip(ticks, counts, flags, strict=True))
        wanted.append([(3, int(f), (first + i) % 65_536, int(t), int(c)) for i, (t, c, f) in numbered])
    for answer, batch, samples in zip(run(driver, lines), batches, wanted, strict=True):
        payloads = [decode_frame(part + b"\0") for part in bytes.fromhex(answer).split(b"\0")[:-1]]
        assert {payload[0] for payload in payloads} == {0x10}
        assert max((len(payload) - 8) // 6 for payload in payloads) <= batch
        assert [row for payload in payloads for row in samples_of(payload)] == samples


def test_commands_and_their_answers(driver: Path) -> None:
    sent = b"".join(
        encode_frame(payload)
        for payload in (
            pack(Start(1)), pack(SetRate(2, 0, 80_000)), pack(Ping(513)), b"\x83\x05", b"\x84\x01\x02\x03",
            b"\x55" * 100, pack(SetRate(6, 9, 80_000)), b"\x81\x07\x02",
        )
    )  # fmt: skip
    (answer,) = run(driver, [f"commands {sent.hex()}"])
    frames, counted, asked = answer.split("|")
    packets = [unpack(decode_frame(part + b"\0")) for part in bytes.fromhex(frames).split(b"\0")[:-1]]
    assert packets == [
        Ack(0x82, 1), Refuse(0x85, 2, 6), Pong(513, 4000, 4242), Ack(0x83, 5), Refuse(0x84, 1, 2),
        Refuse(0x55, 0x55, 1), Refuse(0x85, 6, 4), Refuse(0x81, 7, 3),
    ]  # fmt: skip
    assert counted == "0 5"
    assert asked.split() == ["start", "rate0=80000", "stop", "rate9=80000"]


def test_random_bytes_never_make_a_command(driver: Path) -> None:
    """Sanitizers watch; a CRC lets one in 65,536 frames through by chance, and none here."""
    rng = np.random.default_rng(1)
    lines = [f"commands {rng.integers(0, 256, 600, dtype='u1').tobytes().hex()}" for _ in range(300)]
    for answer in run(driver, lines):
        frames, counted, asked = answer.split("|")
        assert frames == ""
        assert asked == ""
        assert int(counted.split()[0]) > 0


def test_all_24_bits_are_shifted_in_with_their_sign(driver: Path) -> None:
    rng = np.random.default_rng(2)
    counts = [-(2**23), 2**23 - 1, 0, -1, 1, *rng.integers(-(2**23), 2**23, 500).tolist()]
    ticks = [2**32 - 100_000 + 12_500 * i for i in range(len(counts))]
    rows = " ".join(f"{c} {t % 2**32}" for c, t in zip(counts, ticks, strict=True))
    (answer,) = run(driver, [f"cell {rows}"])
    *read, missed = answer.split(",")
    assert [int(row.split()[0]) for row in read] == counts
    assert [int(row.split()[1]) for row in read] == [t % 2**32 for t in ticks]
    assert [int(row.split()[2]) for row in read] == [8] * 4 + [0] * (len(counts) - 4)
    assert missed == "0"


def test_missed_conversions_are_counted_by_the_clock(driver: Path) -> None:
    ticks, rows = 5_000_000, []
    gaps = [1, 1, 1, 1, 1, 1, 4, 1, 1, 2, 1, 1, 11, 1]
    for gap in gaps:
        ticks += gap * 12_500
        rows.append(f"7 {ticks}")
    (answer,) = run(driver, [f"cell {' '.join(rows)}"])
    *read, missed = answer.split(",")
    assert missed == str(sum(gap - 1 for gap in gaps))
    assert [bool(int(row.split()[2]) & 16) for row in read] == [gap > 1 for gap in gaps]


def test_means_are_rounded_to_sixteenths(driver: Path) -> None:
    rng = np.random.default_rng(3)
    wanted = []
    for count in range(1, 129):
        sums = {0, 1, count * 1023, count // 2, *rng.integers(0, count * 1023 + 1, 60).tolist()}
        wanted += [(total, count) for total in sums]
    answers = run(driver, [f"mean {total} {count}" for total, count in wanted])
    assert [int(a) for a in answers] == [(16 * total + count // 2) // count for total, count in wanted]


@pytest.mark.parametrize(
    ("period", "conversion", "averaged"),
    [(25_000, 448, 1), (20_000, 425, 2), (10_000, 448, 3), (4_000, 425, 6)],
)
def test_pad_samples_are_means_of_the_newest_periods(
    driver: Path, period: int, conversion: int, averaged: int
) -> None:
    """However many ticks a conversion takes, the samples keep their rate; each is an exact mean."""
    codes = np.random.default_rng(4).integers(0, 1024, 6000)
    rows = pad_rows(driver, period, conversion, averaged, late=1, codes=codes)
    ends = rows[:, 0]
    assert np.abs(np.diff(ends) * conversion - period).max() <= 1.5 * conversion
    assert np.diff(ends).mean() * conversion == pytest.approx(period, rel=1e-3)
    assert rows[:, 2].tolist() == (ends * conversion % 65_536).tolist()
    assert set(rows[:, 3]) == {0}
    for begin, end, counts in zip(ends, ends[averaged:], rows[averaged:, 1], strict=False):
        part = codes[begin:end]
        assert counts == (16 * part.sum() + len(part) // 2) // len(part)


def test_pad_samples_that_nobody_fetched_are_counted(driver: Path) -> None:
    codes = np.random.default_rng(5).integers(0, 1024, 6000)
    rows = pad_rows(driver, 4_000, 425, 6, late=50, codes=codes)
    assert rows[:, 3].max() >= 4
    took_ticks = (rows[-1, 0] - rows[0, 0]) * 425
    assert len(rows) + rows[:, 3].sum() == pytest.approx(took_ticks / 4_000, rel=0.1)


def pad_rows(
    driver: Path, period: int, conversion: int, averaged: int, late: int, codes: np.ndarray
) -> np.ndarray:
    """Rows of conversions so far, counts, noted, missed."""
    words = " ".join(map(str, codes))
    (answer,) = run(driver, [f"pad {period} {conversion} {averaged} {late} {words}"])
    return np.array([[int(word) for word in row.split()] for row in answer.split(",") if row])


def test_the_crc_is_the_one_of_the_specification(driver: Path) -> None:
    data = bytes(range(256))
    assert run(driver, [f"crc {data.hex()}"]) == [f"{crc16(data):04x}"]
    assert framed(b"\x82\x07") == "0582071210" + "00"
