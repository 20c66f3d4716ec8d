"""Opening, refusing, reading, writing and losing ports, on real pseudo-terminals."""

import contextlib
import errno
import os
import pty
import select
import threading
import tty
from types import SimpleNamespace

import pytest
import serial

from rig.device import serial_port
from rig.device.port_trouble import cannot_open
from rig.device.ports import Port
from rig.device.posix_port import PosixPort
from rig.device.serial_port import SerialDoor, find_again, identify, list_ports, open_port
from rig.device.threaded_port import THREAD_NAME, ThreadedPort
from rig.errors import DeviceError

UNO_INFO = SimpleNamespace(
    device="/dev/ttyACM0", description="Arduino Uno", vid=0x2341, pid=0x0043, serial_number="7543"
)
PLAIN_INFO = SimpleNamespace(device="/dev/ttyS0", description="n/a", vid=None, pid=None, serial_number=None)
UNO = Port("/dev/ttyACM0", "Arduino Uno", 0x2341, 0x0043, "7543")


class Line:
    """A pseudo-terminal without a board: the far end is written and read by the test."""

    def __init__(self):
        self.far, near = pty.openpty()
        tty.setraw(near)
        self.name = os.ttyname(near)
        os.close(near)

    def unplug(self):
        if self.far >= 0:
            os.close(self.far)
        self.far = -1


@pytest.fixture
def wire():
    made = Line()
    yield made
    made.unplug()


@pytest.fixture
def some_ports(monkeypatch):
    found = [PLAIN_INFO, UNO_INFO]
    monkeypatch.setattr(serial_port.system_ports, "comports", lambda: list(found))
    return found


@pytest.fixture
def no_ports(monkeypatch):
    monkeypatch.setattr(serial_port.system_ports, "comports", list)


def threaded(name):
    return ThreadedPort(serial.Serial(name, 500_000, exclusive=True), "serial port")


OPENERS = pytest.mark.parametrize("opened", [open_port, threaded], ids=["posix", "threaded"])


@OPENERS
def test_bytes_pass_both_ways_unchanged(wire, opened):
    every_byte = bytes(range(256))
    with contextlib.closing(opened(wire.name)) as port:
        port.write(every_byte)
        assert os.read(wire.far, 4096) == every_byte
        os.write(wire.far, every_byte)
        got = b""
        while len(got) < 256:
            got += port.read(10.0)
        assert got == every_byte


@OPENERS
def test_nothing_in_time_is_empty(wire, opened):
    with contextlib.closing(opened(wire.name)) as port:
        assert port.read(0.01) == b""
        assert port.read(0.0) == b""


@OPENERS
def test_unplugged_is_told_at_the_next_read_and_write(wire, opened):
    with contextlib.closing(opened(wire.name)) as port:
        wire.unplug()
        with pytest.raises(DeviceError, match="was unplugged, or its port vanished; plug it in again"):
            port.read(60.0)
        with pytest.raises(DeviceError, match="was unplugged, or its port vanished; plug it in again"):
            port.write(b"x")


@OPENERS
def test_unplugged_while_reading_ends_the_read(wire, opened):
    with contextlib.closing(opened(wire.name)) as port:
        threading.Timer(0.1, wire.unplug).start()
        with pytest.raises(DeviceError, match="was unplugged"):
            port.read(60.0)


@OPENERS
def test_a_closed_port_says_so(wire, opened):
    port = opened(wire.name)
    port.close()
    port.close()
    with pytest.raises(DeviceError, match=r"is closed$"):
        port.read(0.01)
    with pytest.raises(DeviceError, match=r"is closed$"):
        port.write(b"x")


@OPENERS
def test_a_board_that_takes_no_bytes(wire, opened):
    words = "took no bytes for 1 s; unplug it and plug it in again"
    with contextlib.closing(opened(wire.name)) as port, pytest.raises(DeviceError, match=words):
        port.write(bytes(1_000_000))


def test_what_arrived_before_the_end_is_still_given(wire):
    """The threaded reader has bytes and the hang-up in one queue: first the bytes, then the news."""
    with contextlib.closing(threaded(wire.name)) as port:
        os.write(wire.far, b"last words")
        select.select([], [], [], 0.2)
        wire.unplug()
        select.select([], [], [], 0.2)
        assert port.read(1.0) == b"last words"
        with pytest.raises(DeviceError, match="was unplugged"):
            port.read(1.0)


def test_the_reader_has_a_name(wire):
    with contextlib.closing(threaded(wire.name)):
        assert THREAD_NAME in [thread.name for thread in threading.enumerate()]


@pytest.mark.parametrize(("platform", "kind"), [("linux", PosixPort), ("win32", ThreadedPort)])
def test_each_system_has_its_reader(wire, monkeypatch, platform, kind):
    monkeypatch.setattr(serial_port.sys, "platform", platform)
    with contextlib.closing(open_port(wire.name)) as port:
        assert type(port) is kind


def test_a_port_is_for_one_program_alone(wire, some_ports):
    with contextlib.closing(open_port(wire.name)), pytest.raises(DeviceError) as refused:
        open_port(wire.name)
    assert str(refused.value) == (
        f"another program has port {wire.name} open; close it (a serial monitor, another rig) and try again"
    )


def test_no_such_port_names_those_that_exist(some_ports):
    with pytest.raises(DeviceError) as refused:
        open_port("/dev/ttyUSB77")
    assert str(refused.value) == (
        "there is no port /dev/ttyUSB77; ports here are /dev/ttyACM0 (Arduino Uno), /dev/ttyS0: "
        "plug the board in, or name one of these"
    )


def test_no_port_at_all(no_ports):
    with pytest.raises(DeviceError) as refused:
        open_port("/dev/ttyUSB77")
    assert str(refused.value) == (
        "there is no port /dev/ttyUSB77; no serial port was found: "
        "plug the board in with a USB cable that carries data, not only power"
    )


def test_a_file_is_not_a_port(tmp_path, no_ports):
    path = tmp_path / "notes.txt"
    path.write_text("not a port")
    with pytest.raises(DeviceError, match=r"notes.txt does not work as a serial port \(.*\); no serial port"):
        open_port(str(path))


def test_permission_denied_says_which_group_to_join():
    refused = cannot_open("/dev/ttyACM0", errno.EACCES, "Permission denied", [UNO], "dialout")
    assert str(refused) == (
        "port /dev/ttyACM0 is there, but this user may not open it; join the group dialout "
        "(sudo usermod -aG dialout $USER), then log out and in again"
    )


def test_permission_denied_by_pyserial(monkeypatch, some_ports):
    def denied(*args, **options):
        raise serial.SerialException(errno.EACCES, "could not open port")

    monkeypatch.setattr(serial_port.serial, "Serial", denied)
    with pytest.raises(DeviceError, match="join the group dialout"):
        open_port("/dev/ttyACM99")


def test_ports_are_listed_boards_first(some_ports):
    assert list_ports() == [UNO, Port("/dev/ttyS0")]


def test_a_port_is_known_by_what_the_system_says_of_it(some_ports):
    assert identify("/dev/ttyACM0") == UNO
    assert identify("/dev/pts/99") == Port("/dev/pts/99")


def test_a_board_is_found_again_at_another_name(some_ports):
    assert find_again(UNO) == UNO
    some_ports[1] = SimpleNamespace(**{**vars(UNO_INFO), "device": "/dev/ttyACM1"})
    assert find_again(UNO).name == "/dev/ttyACM1"
    some_ports.pop()
    assert find_again(UNO) is None


def test_a_link_to_a_port_is_followed(tmp_path, monkeypatch, wire):
    """`/dev/serial/by-id/...` and udev's own names lead to a port that the system lists by another name."""
    link = tmp_path / "my-board"
    link.symlink_to(wire.name)
    info = SimpleNamespace(**{**vars(UNO_INFO), "device": wire.name})
    monkeypatch.setattr(serial_port.system_ports, "comports", lambda: [info])
    door = SerialDoor(str(link))
    with contextlib.closing(door.open()) as source:
        assert door.board.serial_number == "7543"
        assert source.description == f"Arduino Uno on {os.path.basename(wire.name)}"


def test_a_door_waits_for_a_port_that_cannot_be_opened_yet(tmp_path, wire, no_ports):
    door = SerialDoor(wire.name)
    with contextlib.closing(door.open()):
        assert door.find_again() is None  # it is there, but taken
    again = door.find_again()
    assert again.description == f"serial port on {os.path.basename(wire.name)}"
    again.close()
    wire.unplug()
    assert door.find_again() is None


def test_low_latency_is_asked_for_and_its_refusal_costs_nothing(wire, monkeypatch):
    asked = []

    def refuse(port, wanted):
        asked.append(wanted)
        raise ValueError("Failed to update ASYNC_LOW_LATENCY flag to True")

    monkeypatch.setattr(serial.Serial, "set_low_latency_mode", refuse)
    open_port(wire.name).close()
    assert asked == [True]
