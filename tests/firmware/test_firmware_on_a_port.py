"""`rig check` and `rig run` with the real firmware behind a real serial port."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import serial

from rig.record.reader import open_session
from rig.samples import MISSING
from rig.wire.decoder import Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Hello, Packet, SetRate, Start, Status, pack
from tests.firmware.pty_board import PtyBoard, board_on_pty
from tests.firmware.test_firmware_sampling import behind
from tests.firmware.toolchain import build_elf, build_simulator

NEWTONS_PER_COUNT = 490.3325 / 0.01 * 2.5 / 128 / 2**23


@pytest.fixture
def board(elf: Path, tmp_path: Path) -> Iterator[PtyBoard]:
    """A board whose knee cell feels three pulls of 60 N, and whose pad carries someone."""
    with board_on_pty(build_simulator() / "board_on_pty", elf, tmp_path, three_pulls()) as running:
        yield running


def three_pulls() -> str:
    """Three trapezes of 2 s, from second 4 on, as counts and codes over time."""
    rows = [(0.0, 0.0)]
    for begin_s in (3.6, 5.8, 8.6):
        rows += [(begin_s, 0.0), (begin_s + 0.5, 60.0), (begin_s + 1.5, 60.0), (begin_s + 2.0, 0.0)]
    rows.append((60.0, 0.0))
    lines = [
        f"{at:.3f} {20_000 + n / NEWTONS_PER_COUNT:.0f} {-9_000 + n / 3 / NEWTONS_PER_COUNT:.0f} 220 240"
        for at, n in rows
    ]
    return "\n".join(lines) + "\n"


def rig(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rig", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)


def test_rig_check_finds_everything_well(board: PtyBoard) -> None:
    done = rig("check", "--port", str(board.port), "--seconds", "2", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert report["ok"] is True
    assert report["board"]["name"] == "force rig uno"
    assert report["board"]["firmware"] == "1.0.0"
    assert report["board"]["supply_mv"] == pytest.approx(5000, abs=15)
    assert report["board"]["idle_percent"] > 50
    assert report["link"]["crc_failures"] == 0
    for name, rate_hz in (("band_knee", 80), ("band_foot", 80), ("pad_front", 200), ("pad_back", 200)):
        assert report["streams"][name]["rate_hz"] == pytest.approx(rate_hz, rel=0.02)
        assert report["streams"][name]["lost"] == 0


def test_rig_check_names_a_dead_sensor(board: PtyBoard) -> None:
    board.tell("fault 1 1")  # the foot's line is stuck high
    done = rig("check", "--port", str(board.port), "--seconds", "2", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    says = [v["says"] for v in report["verdicts"] if v["level"] == "fault"]
    assert any(words.startswith("band_foot: no samples") for words in says), says
    assert report["streams"]["band_knee"]["rate_hz"] == pytest.approx(80, rel=0.02)


def test_a_session_over_unplug_and_reset_holds_what_the_converters_gave(
    board: PtyBoard, tmp_path: Path
) -> None:
    """A reset in the middle of a pull, then the cable out and in again: one file, and not one wrong count."""
    script = threading.Thread(target=disturb, args=(board,))
    script.start()
    what = ("--exercise", "level-1", "--side", "right", "--subject", "t1", "--seconds", "11")
    done = rig("run", "--port", str(board.port), *what, "--out", str(tmp_path / "out"), "--json")
    script.join()
    board.quit()
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    (file,) = (tmp_path / "out").glob("*.h5")
    session = open_session(file)
    for cell, channel in enumerate(("band_knee", "band_foot")):
        samples = session.streams[channel].samples
        real = samples[(samples["flags"] & MISSING) == 0]
        epochs = np.unique(real["epoch"])
        assert len(epochs) == 3, "the start, after the reset, after the return"
        for epoch in epochs:
            own = real[real["epoch"] == epoch]
            assert len(own) >= 60
            assert set(behind(own, board.logs[cell])["was_read"]) == {1}
        assert np.all(np.diff(samples["time_s"]) >= 0)
    assert [line["kind"] for line in lines if line.get("kind") == "rep" and line["channel"] == "band_knee"]
    gaps = [line for line in lines if line.get("kind") == "gap" and line["channel"] == "band_knee"]
    assert len(gaps) >= 2


def disturb(board: PtyBoard) -> None:
    time.sleep(6.5)
    board.tell("reset")
    time.sleep(2.5)
    board.tell("unplug")
    time.sleep(0.6)
    board.tell("plug")


def test_a_board_at_another_speed_is_named_so(tmp_path: Path, new_chip, elf: Path) -> None:
    """What a host at 500,000 baud hears of a board at 115,200, served on a port."""
    from rig.wire.packets import Start
    from tests.firmware.test_firmware_conversation import heard_at
    from tests.session.boards import device

    slow = new_chip(build_elf(baud=115_200), baud=115_200)
    slow.run(0.3)
    slow.ask(Start(1))
    slow.run(0.2)
    noise = bytes(byte & 0xFF for byte in heard_at(slow.sent, sent_at=115_200, heard_at=500_000))
    with device(lambda packet: [], says=noise) as port:
        done = rig("check", "--port", port, "--seconds", "2")
    assert done.returncode == 1
    assert "another speed" in done.stderr


@pytest.mark.slow
def test_a_host_that_does_not_read_for_seconds_loses_whole_packets_that_both_count(board: PtyBoard) -> None:
    """The terminal fills, the board's ring fills, packets are dropped; then the host reads on."""
    with serial.Serial(str(board.port), 500_000, timeout=0.05) as port:
        taken = listen(port, 1.5)
        port.write(framed(SetRate(1, 2, 500_000), SetRate(2, 3, 500_000), Start(3)))
        taken += listen(port, 1.0)
        time.sleep(9.0)
        taken += listen(port, 3.5)
    decoded = Decoder().feed(taken)
    lost = [int((np.diff(numbers(decoded.samples, stream)) - 1).sum()) for stream in range(4)]
    *_, status = (packet for _, packet in decoded.messages if isinstance(packet, Status))
    assert status.dropped_packets > 20
    assert lost[2] % 8 == lost[3] % 8 == 0
    assert status.dropped_packets == lost[0] + lost[1] + (lost[2] + lost[3]) // 8


def numbers(samples: np.ndarray, stream: int) -> np.ndarray:
    return samples["sequence"][samples["stream"] == stream].astype(int)


def framed(*packets: Packet) -> bytes:
    return b"".join(encode_frame(pack(packet)) for packet in packets)


def listen(port: serial.Serial, seconds: float) -> bytes:
    """Take what comes within a while."""
    taken, ends_s = b"", time.monotonic() + seconds
    while time.monotonic() < ends_s:
        taken += port.read(4096)
    return taken


def test_opening_the_port_restarts_the_board_which_is_silent_until_started(board: PtyBoard) -> None:
    """The DTR line of an Uno is wired to its reset."""
    boots = []
    for _ in range(2):
        with serial.Serial(str(board.port), 500_000, timeout=0.05) as port:
            decoded = Decoder().feed(listen(port, 1.0))
        (hello,) = (packet for _, packet in decoded.messages if isinstance(packet, Hello))
        assert hello.reset_cause == 2
        assert len(decoded.samples) == 0
        boots.append(hello.boot_id)
        time.sleep(0.1)
    assert boots[0] != boots[1]
