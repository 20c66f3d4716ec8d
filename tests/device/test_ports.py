"""Which port looks like a board, and where the same one is after it was unplugged."""

import pytest

from rig.device.ports import Port, boards_first, same_board

UNO = Port("/dev/ttyACM0", "ttyACM0", 0x2341, 0x0043, "75439313637351F0A1B2")
NANO = Port("/dev/ttyUSB0", "USB Serial", 0x1A86, 0x7523)
PLAIN = Port("/dev/ttyS0")


@pytest.mark.parametrize(
    ("usb_vendor", "usb_product", "looks_like"),
    [
        (0x2341, 0x0043, "Arduino Uno"),
        (0x2341, 0xFFFF, "Arduino"),
        (0x1A86, 0x7523, "Nano or Uno clone (CH340)"),
        (0x0403, 0x6001, "Nano or adapter (FTDI)"),
        (0x1234, 0x5678, ""),
        (None, None, ""),
    ],
)
def test_looks_like(usb_vendor, usb_product, looks_like):
    assert Port("x", "", usb_vendor, usb_product).looks_like == looks_like


def test_a_port_in_words():
    assert (str(UNO), str(PLAIN)) == ("/dev/ttyACM0 (Arduino Uno)", "/dev/ttyS0")
    assert (UNO.usb_ids, PLAIN.usb_ids) == ("2341:0043", "")


def test_boards_come_first():
    other_usb = Port("/dev/ttyUSB1", "GPS", 0x1546, 0x01A7)
    assert boards_first([PLAIN, other_usb, NANO, UNO]) == [UNO, NANO, other_usb, PLAIN]


def moved(port, name):
    return Port(name, port.description, port.usb_vendor, port.usb_product, port.serial_number)


def test_a_serial_number_is_followed_to_another_name():
    other_uno = Port("/dev/ttyACM0", "", 0x2341, 0x0043, "ANOTHER")
    assert same_board(UNO, [other_uno, moved(UNO, "/dev/ttyACM1")]).name == "/dev/ttyACM1"
    assert same_board(UNO, [other_uno]) is None


def test_without_a_serial_number_the_name_counts_or_being_the_only_one():
    elsewhere = moved(NANO, "/dev/ttyUSB3")
    assert same_board(NANO, [elsewhere, NANO]) == NANO
    assert same_board(NANO, [elsewhere, UNO]) == elsewhere
    assert same_board(NANO, [elsewhere, moved(NANO, "/dev/ttyUSB4")]) is None
    assert same_board(NANO, []) is None


def test_a_port_that_is_not_usb_is_its_name():
    assert same_board(PLAIN, [Port("/dev/ttyS1"), PLAIN]) == PLAIN
    assert same_board(PLAIN, [Port("/dev/ttyS1")]) is None
