"""The wiring diagram: cells, converters, pad sensors, Uno, isolator."""

from __future__ import annotations

from hardware_docs.drawings import sheet
from hardware_docs.drawings.board_header import pins
from hardware_docs.drawings.sheet import Sheet
from hardware_docs.drawings.wires import Wire, wires

INK = {
    "red": "#c1121f",
    "black": sheet.BLACK,
    "green": sheet.GREEN,
    "white": sheet.GREY,
    "yellow": "#a89000",
    "violet": sheet.PURPLE,
    "blue": sheet.BLUE,
    "orange": sheet.ORANGE,
    "screen": sheet.GREY,
}
DASH = {"white": "7 3", "screen": "2 3", "violet": "10 3", "blue": "10 3 2 3"}
CELL_X, PLUG_X, BOARD_X, PLUS_X, ZERO_X, UNO_X = 40, 262, 430, 690, 730, 880
STEP = 26


def draw() -> Sheet:
    s = Sheet(1400, 840, "Wiring: every wire by number, colour and pin", "hardware_docs/drawings/wiring.py")
    by_name = {w.name: w for w in wires()}
    s.text(
        24,
        58,
        "Wire numbers are those of the table in wiring.md. Pins of the Uno are read from board.h.",
        size=12,
    )
    _bars(s)
    pin_y: dict[str, float] = {}
    for top, number, half in ((110, "1", "3"), (300, "2", "4")):
        _force(s, by_name, top, number, half, pin_y)
    for top, number in ((500, "5"), (650, "6")):
        _pressure(s, by_name, top, number, pin_y)
    _uno(s, by_name, pin_y)
    _host(s)
    _notes(s)
    return s


def _wire(s: Sheet, wire: Wire, points: list[tuple[float, float]], label_x: float) -> None:
    """Draw a wire and write its number and colour on its first level piece."""
    ink = INK[wire.colour]
    data = f"{wire.name} {wire.start} {wire.end}"
    s.line(points, ink, 2.2, DASH.get(wire.colour, ""), data=data)
    s.text(label_x, points[0][1] - 4, f"{wire.name} {wire.colour}", size=10, anchor="middle")


def _bars(s: Sheet) -> None:
    for x, words, ink in ((PLUS_X, "+5 V bar", INK["red"]), (ZERO_X, "0 V bar", sheet.BLACK)):
        s.line(((x, 92), (x, 782)), ink, 5)
        anchor = "end" if x == PLUS_X else "start"
        s.text(x + (6 if x == PLUS_X else -4), 84, words, size=12, bold=True, anchor=anchor)


def _force(
    s: Sheet, by_name: dict[str, Wire], top: float, number: str, half: str, pin_y: dict[str, float]
) -> None:
    cell, plug, board = {"1": ("knee cell", "X1", "U1"), "2": ("foot cell", "X2", "U2")}[number]
    s.rect(CELL_X, top, 120, 5 * STEP + 14, fill=sheet.PALE, round_=6)
    s.text(CELL_X, top - 8, f"{cell}, 50 kg", size=13, bold=True)
    s.rect(PLUG_X, top, 46, 5 * STEP + 14, fill=sheet.WHITE, round_=10)
    s.text(PLUG_X + 8, top - 8, f"{plug}, M12", size=12, anchor="end", bold=True)
    s.rect(BOARD_X, top, 170, 5 * STEP + 14, fill=sheet.PALE, round_=4)
    s.text(BOARD_X + 85, top - 8, f"{board}: HX711 module", size=13, anchor="middle", bold=True)
    for pole in range(1, 6):
        wire, y = by_name[f"{number}.{pole}"], top + pole * STEP - 6
        s.text(CELL_X + 112, y + 4, wire.start.split(".")[1], size=12, anchor="end")
        s.text(PLUG_X + 23, y + 4, str(pole), size=12, anchor="middle")
        if pole < 5:
            _wire(s, wire, [(CELL_X + 120, y), (PLUG_X, y)], CELL_X + 170)
            s.line(((PLUG_X + 46, y), (BOARD_X, y)), INK[wire.colour], 2.2, DASH.get(wire.colour, ""))
            s.text(BOARD_X + 8, y + 4, wire.end.split(".")[1], size=12)
        else:
            low = top + 5 * STEP + 28
            _wire(s, wire, [(CELL_X + 120, y), (PLUG_X, y)], CELL_X + 170)
            s.line(
                ((PLUG_X + 46, y), (PLUG_X + 66, y), (PLUG_X + 66, low), (ZERO_X, low)),
                INK["screen"],
                2.2,
                "2 3",
            )
            s.dot(ZERO_X, low)
    for place in range(1, 5):
        wire, y = by_name[f"{half}.{place}"], top + place * STEP - 6
        s.text(BOARD_X + 162, y + 4, wire.start.split(".")[1], size=12, anchor="end")
        _to_the_right(s, wire, BOARD_X + 170, y, pin_y)
    y = top + 5 * STEP - 8
    s.text(BOARD_X + 8, y, f"{by_name[f'{half}.5'].name}  RATE tied to DVDD:", size=11, bold=True)
    s.text(BOARD_X + 8, y + 14, "80 samples a second", size=11, bold=True)


def _pressure(s: Sheet, by_name: dict[str, Wire], top: float, number: str, pin_y: dict[str, float]) -> None:
    name, cell, tube, ink = {
        "5": ("P1", "front air cell", "blue tube", sheet.BLUE),
        "6": ("P2", "back air cell", "orange tube", sheet.ORANGE),
    }[number]
    s.rect(CELL_X, top + 10, 120, 66, fill=sheet.PALE, round_=24)
    s.text(CELL_X + 60, top + 40, cell, size=13, anchor="middle", bold=True)
    s.text(CELL_X + 60, top + 58, "of the pelvis pad", size=11, anchor="middle")
    s.line(((CELL_X + 120, top + 43), (BOARD_X, top + 43)), ink, 7)
    s.line(((CELL_X + 120, top + 43), (BOARD_X, top + 43)), sheet.WHITE, 2.5)
    s.text(CELL_X + 128, top + 31, f"{tube}, air", size=11)
    s.rect(BOARD_X, top, 170, 92, fill=sheet.PALE, round_=4)
    s.text(BOARD_X + 85, top - 8, f"{name}: MPXV5050GP", size=13, anchor="middle", bold=True)
    s.lines_of_text(BOARD_X + 8, top + 28, ("1 µF + 10 nF", "VS to GND", "470 pF", "VOUT to GND"), size=10)
    for place, leg in ((1, 2), (2, 3), (3, 4)):
        wire, y = by_name[f"{number}.{place}"], top + place * STEP - 6
        s.text(BOARD_X + 162, y + 4, f"{wire.start.split('.')[1]} ({leg})", size=12, anchor="end")
        _to_the_right(s, wire, BOARD_X + 170, y, pin_y)


def _to_the_right(s: Sheet, wire: Wire, x: float, y: float, pin_y: dict[str, float]) -> None:
    """Lead a wire to its bar or to the Uno's edge at its own height."""
    part, _, pin = wire.end.partition(".")
    end = {"+5 V bar": PLUS_X, "0 V bar": ZERO_X}.get(wire.end, UNO_X)
    _wire(s, wire, [(x, y), (end, y)], x + 44)
    if part == "Uno":
        pin_y[pin] = y
    else:
        s.dot(end, y, 4)


def _uno(s: Sheet, by_name: dict[str, Wire], pin_y: dict[str, float]) -> None:
    s.rect(UNO_X, 92, 190, 690, fill="#eef5fa", line=2, round_=8)
    s.text(UNO_X + 95, 430, "Arduino Uno", size=18, anchor="middle", bold=True)
    s.text(UNO_X + 95, 452, "(or Nano, ATmega328P)", size=12, anchor="middle")
    says = {p: f"{p}" for p in pins().all()}
    for pin, y in pin_y.items():
        s.dot(UNO_X, y, 4)
        s.text(UNO_X + 10, y + 5, says[pin], size=15, bold=True, data=f"Uno.{pin}")
    s.text(UNO_X + 10, 262, "D2, D3 free", size=11, colour=sheet.GREY)
    fuse, bar, zero = by_name["7.1"], by_name["7.2"], by_name["7.3"]
    s.line(((PLUS_X, 742), (770, 742)), INK["red"], 3, data=f"{bar.name} {bar.start} {bar.end}")
    s.rect(770, 730, 46, 24, fill=sheet.WHITE)
    s.text(793, 747, "F1", size=13, anchor="middle", bold=True)
    s.line(((816, 742), (UNO_X, 742)), INK["red"], 3, data=f"{fuse.name} {fuse.start} {fuse.end}")
    s.line(((ZERO_X, 770), (UNO_X, 770)), INK["black"], 3, data=f"{zero.name} {zero.start} {zero.end}")
    s.text(748, 736, bar.name, size=10, anchor="middle")
    s.text(848, 736, fuse.name, size=10, anchor="middle")
    s.text(848, 765, zero.name, size=10, anchor="middle")
    for y, words in ((742, "5V"), (770, "GND")):
        s.dot(UNO_X, y, 4)
        s.text(UNO_X + 10, y + 5, words, size=15, bold=True)
    s.dot(PLUS_X, 742, 4)
    s.dot(ZERO_X, 770, 4)


def _host(s: Sheet) -> None:
    for y, height, rows in (
        (140, 92, ("USB isolator", "5 kV for 1 minute,", "full speed, powers", "its far side")),
        (320, 92, ("laptop on battery", "its mains supply", "unplugged while a", "person is in the rig")),
    ):
        s.rect(1180, y, 170, height, fill=sheet.PALE, round_=6)
        s.text(1265, y + 22, rows[0], size=14, anchor="middle", bold=True)
        for number, row in enumerate(rows[1:]):
            s.text(1265, y + 42 + 16 * number, row, size=11.5, anchor="middle")
    s.line(((UNO_X + 190, 186), (1180, 186)), sheet.BLACK, 5)
    s.text(1134, 172, "USB A–B", size=11, anchor="middle")
    s.text(1134, 206, "1 m", size=11, anchor="middle")
    s.line(((1265, 232), (1265, 320)), sheet.BLACK, 5)
    s.text(1276, 280, "USB, 1 m", size=11)
    s.rect(PLUG_X + 14, 66, UNO_X + 206 - PLUG_X - 14, 736, stroke=sheet.GREY, dash="8 5", round_=10)
    s.text(PLUG_X + 28, 794, "the box", size=13, colour=sheet.GREY, bold=True)


def _notes(s: Sheet) -> None:
    s.lines_of_text(
        1106,
        470,
        (
            "A dot is a joint. Lines that cross",
            "without a dot are not joined.",
            "",
            "Screens are joined to 0 V in the box,",
            "never at the cell.",
            "",
            "Colours of a cell's wires: the maker's",
            "sheet goes before this drawing.",
            "",
            "F1: resettable fuse, 200 mA hold.",
            "",
            "E− of each HX711 module must be joined",
            "to its GND: measure it (wiring.md).",
            "",
            "Each HX711 has its own SCK.",
            "",
            "Nothing electrical in the pad.",
        ),
        size=12,
    )
