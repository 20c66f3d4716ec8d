"""The board without a port: the same behaviour, in virtual time."""

import pytest
from device.clocks import FastClock, VirtualClock
from device.simulator.host import Steady, decode, gaps, line

from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.board_in_time import BoardInTime
from rig.device.simulator.faults import Faults
from rig.device.simulator.in_memory import InMemoryBoard
from rig.device.simulator.plug_in import PluggedInBoard
from rig.errors import DeviceError
from rig.wire.packets import Hello, Ping, Pong, Start

KNEE = 0


def plug(faults="", clock=None, **options):
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse(faults), boot_s=0.05)
    return InMemoryBoard(board, clock or VirtualClock(), **options)


def read_for(source, clock, seconds):
    ends_ns = clock.now_ns() + seconds * 1e9
    data = b""
    while clock.now_ns() < ends_ns:
        data += source.read(0.02)
    return data


def test_a_session_in_memory():
    clock = VirtualClock()
    source = plug(clock=clock).open()
    introduction = read_for(source, clock, 0.1)
    source.write(line(Start(1), Ping(9)))
    heard = decode(introduction + read_for(source, clock, 3.0))
    assert heard.of(Hello)[0].reset_cause == 2
    assert heard.of(Pong)[0].ping_id == 9
    assert len(heard.stream(KNEE)) > 200
    assert [gaps(heard.stream(index)) for index in range(4)] == [0, 0, 0, 0]
    source.close()


def test_reading_waits_no_longer_than_asked():
    clock = VirtualClock()
    source = plug(clock=clock).open()
    assert source.read(0.02) == b""
    assert clock.now_ns() == pytest.approx(20e6, abs=2e6)


def test_unplug_and_return():
    clock = VirtualClock()
    board = plug("unplug@1:for=2", clock)
    source = board.open()
    with pytest.raises(DeviceError, match=r"^the simulated board was unplugged$"):
        read_for(source, clock, 5.0)
    with pytest.raises(DeviceError, match=r"^the simulated board was unplugged$"):
        source.write(b"x")
    source.close()
    assert clock.now_ns() == pytest.approx(1e9, abs=2e6)
    assert board.find_again() is None
    with pytest.raises(DeviceError, match="is unplugged; its script says when it comes back"):
        board.open()
    clock.sleep(2.0)
    again = board.find_again()
    assert decode(read_for(again, clock, 0.2)).of(Hello)[0].stream_count == 4
    again.close()


def test_what_the_bridge_held_is_gone_with_the_cable():
    clock = VirtualClock()
    script = Faults.parse("unplug@1.005:for=1")
    board = BoardInTime(SimulatedBoard(Steady(), 1, faults=script, boot_s=0.05), clock, 16_000)
    board.exchange(line(Start(1)))
    clock.sleep(0.5)
    board.exchange(line(Start(1)))
    clock.sleep(0.495)
    board.exchange(b"")  # 3 ms after a tick of the bridge: it has given what it had
    clock.sleep(0.008)
    assert len(board.exchange(b"")) % 62 == 0  # the rest waits
    clock.sleep(0.1)
    assert board.exchange(b"") == b""
    clock.sleep(1.2)
    assert board.exchange(b"")[0] == 0


def test_a_closed_line_says_so():
    source = plug().open()
    source.close()
    with pytest.raises(DeviceError, match=r"^the line to the simulated board is closed$"):
        source.read(0.01)
    with pytest.raises(DeviceError, match=r"^the line to the simulated board is closed$"):
        source.write(b"x")


def test_bursts_of_sixteen_milliseconds():
    clock = VirtualClock()
    source = plug(clock=clock, usb_timer_us=16_000).open()
    read_for(source, clock, 0.2)
    source.write(line(Start(1)))
    bursts = []
    for _ in range(50):
        data = source.read(0.1)
        bursts.append((round(clock.now_ns() / 1e6), len(data)))
    at_the_timer = [length for ms, length in bursts if ms % 16 == 0]
    between = [length for ms, length in bursts if ms % 16]
    assert len(at_the_timer) > 15
    assert {length % 62 for length in between} == {0}


@pytest.mark.parametrize("on_port", [True, False])
def test_one_way_to_plug_in_on_every_system(on_port):
    board = SimulatedBoard(Steady(), 1, boot_s=0.05)
    with PluggedInBoard(board, FastClock(5.0), on_port=on_port) as plugged:
        source = plugged.door.open()
        data = b""
        while not decode(data).of(Hello):
            data += source.read(1.0)
        source.close()
        assert decode(data).of(Hello)[0].serial == board.identity.serial
        assert plugged.started_ns >= 0
