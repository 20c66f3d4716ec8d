"""Current, fuse and supply.

Sources
-------
HX711 datasheet (Avia), pages 1 and 4. MPX5050 datasheet (NXP), operating characteristics: 10 mA at most.
Uno: about 50 mA by itself [E, measure yours]. The usual green HX711 module sets its analog supply with
20 kΩ and 8.2 kΩ from 1.25 V.
"""

from __future__ import annotations

from hardware_docs.calculations.markdown import table

BRIDGE_OHMS = 350.0
CONVERTER_AMPERES = 0.0015
PRESSURE_AMPERES = 0.010
UNO_AMPERES = 0.050
FUSE_HOLDS_AMPERES, FUSE_TRIPS_AMPERES = 0.200, 0.400
USB_AMPERES = 0.500
MODULE_VOLTS = 1.25 * (20.0 + 8.2) / 8.2


def sensor_amperes() -> float:
    """What flows through the fuse: two bridges at 5 V, two converters, two pressure sensors."""
    return 2 * (5.0 / BRIDGE_OHMS + CONVERTER_AMPERES + PRESSURE_AMPERES)


def current_table() -> str:
    rows = [
        ("two bridges of 350 Ω at 5 V", 2 * 5.0 / BRIDGE_OHMS),
        ("two HX711", 2 * CONVERTER_AMPERES),
        ("two pressure sensors, at most", 2 * PRESSURE_AMPERES),
        ("**through the fuse**", sensor_amperes()),
        ("Uno", UNO_AMPERES),
        ("**from USB**", sensor_amperes() + UNO_AMPERES),
    ]
    return table(("what", "mA"), [(name, f"{1000 * amperes:.0f}") for name, amperes in rows])
