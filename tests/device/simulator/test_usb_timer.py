"""Bursts of the USB bridge, in virtual time."""

from rig.device.simulator.usb_timer import UsbTimer


def test_bytes_wait_for_the_timer():
    timer = UsbTimer(16_000)
    assert timer.pass_on(5_000, b"ab") == b""
    assert timer.pass_on(15_999, b"c") == b""
    assert timer.pass_on(16_000, b"d") == b"abcd"
    assert timer.pass_on(31_999, b"e") == b""
    assert timer.pass_on(50_000, b"") == b"e"


def test_a_full_packet_does_not_wait():
    timer = UsbTimer(16_000)
    assert timer.pass_on(1, b"x" * 130) == b"x" * 124
    assert timer.pass_on(16_000, b"") == b"x" * 6


def test_without_a_timer_nothing_waits():
    timer = UsbTimer(0)
    assert timer.pass_on(1, b"a") == b"a"
    assert timer.pass_on(1, b"b") == b"b"


def test_a_pulled_cable_keeps_what_waited():
    timer = UsbTimer(16_000)
    timer.pass_on(1, b"abc")
    timer.clear()
    assert timer.pass_on(16_000, b"") == b""
