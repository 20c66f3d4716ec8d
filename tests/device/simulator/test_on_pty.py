"""The board on a real pseudo-terminal, read through the product's own serial port."""

import contextlib
import os
import select
import stat
import threading
import time

import pytest
import serial
from device.clocks import FastClock
from device.simulator.host import Steady, decode, gaps, line

from rig.device.serial_port import SerialDoor, open_port
from rig.device.simulator.board import SimulatedBoard, fast_board
from rig.device.simulator.faults import Faults
from rig.device.simulator.on_pty import THREAD_NAME, PtyBoard
from rig.device.simulator.pseudo_terminal import MOST_WAITING_BYTES, PseudoTerminal
from rig.errors import DeviceError
from rig.wire.packets import Ack, Hello, Ping, Pong, Start, Status

PATIENCE_S = 20.0  # of the wall; only a failing test waits this long
KNEE = 0


def plug(faults="", speed=1.0, board=None, **options):
    board = board or SimulatedBoard(Steady(), 1, faults=Faults.parse(faults), boot_s=0.05)
    return PtyBoard(board, FastClock(speed), **options)


def read_until(source, enough):
    """Read until `enough` of what was heard is true; give what was heard."""
    data, ends_s = b"", time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_s:
        data += source.read(0.05)
        heard = decode(data)
        if enough(heard):
            return heard
    pytest.fail(f"not heard within {PATIENCE_S} s, in {len(data)} bytes with {len(heard.samples)} samples")


def start(source):
    read_until(source, lambda heard: len(heard.messages) >= 5)
    source.write(line(Start(1)))


def test_a_session_over_a_real_port():
    with plug() as board, contextlib.closing(open_port(board.port)) as port:
        start(port)
        port.write(line(Ping(77)))
        heard = read_until(port, lambda heard: len(heard.stream(KNEE)) >= 40)
        assert heard.of(Ack) == [Ack(0x82, 1)]
        assert heard.of(Pong)[0].ping_id == 77
        assert heard.decoder.counters.bytes_discarded == 0
        assert [gaps(heard.stream(index)) for index in range(4)] == [0, 0, 0, 0]


def test_opening_the_port_resets_the_board_as_an_uno_does():
    with plug() as board:
        boots = []
        for _ in range(2):
            with contextlib.closing(open_port(board.port)) as port:
                boots.append(read_until(port, lambda heard: heard.of(Hello)).of(Hello)[0])
            time.sleep(0.3)  # an open port that is closed and opened within a millisecond looks never closed
        assert [hello.reset_cause for hello in boots] == [2, 2]
        assert boots[0].boot_id != boots[1].boot_id
        assert boots[0].serial == boots[1].serial


def test_a_board_that_does_not_reset_keeps_its_boot():
    """A Leonardo-like board has booted before the host came; it is asked and tells the same boot."""
    with plug(resets_on_open=False) as board:
        time.sleep(0.1)
        with contextlib.closing(open_port(board.port)) as port:
            port.write(line(Ping(3)))
            assert read_until(port, lambda heard: heard.of(Pong)).of(Hello) == []


def test_the_line_is_raw_before_the_host_opens_it():
    """What the board says to a bare `os.open` must not be echoed back at it, nor wait for a line's end."""
    with plug(resets_on_open=False) as board:
        time.sleep(0.3)
        number = os.open(board.port, os.O_RDWR | os.O_NOCTTY)
        data, ends_s = b"", time.monotonic() + PATIENCE_S
        try:
            os.write(number, line(Start(1)))
            while not decode(data).of(Status) and time.monotonic() < ends_s:
                ready, _, _ = select.select([number], [], [], 0.1)
                data += os.read(number, 4096) if ready else b""
        finally:
            os.close(number)
        (status,) = decode(data).of(Status)
        assert (status.rx_bad_frames, status.rx_overruns, status.commands_refused) == (0, 0, 0)
        assert len(decode(data).samples) > 100


def test_unplugged_the_next_read_fails_and_the_name_is_gone_and_then_back():
    with plug("unplug@1.2:for=1") as board:
        door = SerialDoor(board.port)
        port = door.open()
        start(port)
        with pytest.raises(DeviceError, match="was unplugged, or its port vanished; plug it in again"):
            read_until(port, lambda heard: False)
        port.close()
        assert not os.path.lexists(board.port)
        assert door.find_again() is None
        ends_s = time.monotonic() + PATIENCE_S
        while (again := door.find_again()) is None and time.monotonic() < ends_s:
            time.sleep(0.02)
        with contextlib.closing(again):
            assert read_until(again, lambda heard: heard.of(Hello)).of(Hello)[0].stream_count == 4


def test_time_can_be_faster():
    with plug(speed=20.0) as board, contextlib.closing(open_port(board.port)) as port:
        start(port)
        heard = read_until(port, lambda heard: len(heard.stream(KNEE)) >= 800)
        assert [gaps(heard.stream(index)) for index in range(4)] == [0, 0, 0, 0]


def test_eight_streams_at_a_kilohertz_pass_a_pty():
    with plug(board=fast_board(Steady(), 1)) as board, contextlib.closing(open_port(board.port)) as port:
        read_until(port, lambda heard: len(heard.messages) >= 9)
        port.write(line(Start(1)))
        heard = read_until(port, lambda heard: len(heard.stream(7)) >= 1_000)
        assert [gaps(heard.stream(index)) for index in range(8)] == [0] * 8


def test_a_host_that_does_not_read_does_not_stop_the_board(tmp_path):
    terminal = PseudoTerminal(str(tmp_path / "board"))
    number = os.open(tmp_path / "board", os.O_RDWR | os.O_NOCTTY)
    try:
        for _ in range(40):
            terminal.send(b"x" * 5_000)
        held_by_the_system = 200_000 - MOST_WAITING_BYTES - terminal.lost_bytes
        assert terminal.lost_bytes > 100_000
        assert 0 < held_by_the_system < 64_000
    finally:
        os.close(number)
        terminal.close()


def test_bytes_sent_while_nobody_listens_are_lost():
    with plug(speed=20.0, resets_on_open=False) as board:
        time.sleep(0.1)
        with contextlib.closing(open_port(board.port)) as port:
            port.write(line(Start(1)))
            read_until(port, lambda heard: len(heard.stream(KNEE)) >= 10)
        time.sleep(0.2)
        with contextlib.closing(open_port(board.port)) as port:
            heard = read_until(port, lambda heard: len(heard.stream(KNEE)) >= 100)
        sequence = heard.stream(KNEE)["sequence"]
        assert sequence[0] > 250
        assert gaps(heard.stream(KNEE)) == 0


def test_it_opens_with_plain_pyserial_too():
    with plug() as board, serial.Serial(board.port, 500_000, timeout=1, exclusive=True) as port:
        assert port.read(1) == b"\0"


def test_the_port_is_a_character_device_behind_a_stable_name():
    with plug() as board:
        assert stat.S_ISCHR(os.stat(board.port).st_mode)
        folder = os.path.dirname(board.port)
    assert not os.path.exists(folder)


def test_a_simulation_that_fails_says_so_when_it_is_closed():
    class Broken:
        def value(self, channel, time_s):
            if time_s.max() > 0.3:
                raise ZeroDivisionError("no patient")
            return time_s

    board = plug(board=SimulatedBoard(Broken(), 1, boot_s=0.01))
    ends_s = time.monotonic() + PATIENCE_S
    while os.path.lexists(board.port) and time.monotonic() < ends_s:
        time.sleep(0.01)
    with pytest.raises(DeviceError, match=r"the simulated board stopped: ZeroDivisionError\('no patient'\)"):
        board.close()
    board.close()


def test_its_thread_has_a_name():
    with plug():
        assert THREAD_NAME in [thread.name for thread in threading.enumerate()]
