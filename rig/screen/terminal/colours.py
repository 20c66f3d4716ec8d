"""Okabe-Ito colours, which people with any colour vision tell apart; each comes with a shape and a word."""

from __future__ import annotations

from rig.session.health import Level

BLUE = "#56B4E9"
GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILLION = "#D55E00"
STALE = "grey50"
FAINT = "grey58"

LEVEL_STYLE = {"": GREEN, "warn": ORANGE, "fault": VERMILLION}
FINDING_STYLE = {Level.WARN: ORANGE, Level.FAULT: VERMILLION}
FINDING_SIGN = {Level.WARN: "▲", Level.FAULT: "■"}
EVENT_SIGN = {"rep": "●", "hold": "◆", "roll": "◐", "rise": "△", "gap": "▲", "mark": "·"}
EVENT_STYLE = {"rep": BLUE, "hold": GREEN, "roll": ORANGE, "rise": ORANGE, "gap": VERMILLION, "mark": FAINT}
EMPTY_SIGN = "○"
"""What an event that does not count shows instead of its filled sign."""
