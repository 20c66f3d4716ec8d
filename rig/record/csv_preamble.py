"""What the lines above a table declare: the rate of its rows."""

from __future__ import annotations

import re

from rig.record.csv_cells import number

_NUMBER = r"(?P<value>\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?)"
_RATE = re.compile(
    r"(?:sampl\w*[\s_-]*(?:rate|freq\w*|per[\s_-]*s\w*)|\b(?:data|acquisition|output|logging|scan)[\s_-]*rate"
    r"|^\W*(?:freq(?:uency|uenz)?|rate)\b|abtast(?:rate|frequenz)|messrate|\bfs\b)"
    rf"(?P<unit_first>\W{{0,4}}\(?k?hz\)?|\W{{0,4}}\(?1/s\)?)?[^\d\n]{{0,12}}?{_NUMBER}\s*(?P<unit>k?hz|1/s)?",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"(?:sampl\w*[\s_-]*(?:interval|period|time)|\binterval|\bdt\b|\bdelta[\s_-]?t\b)"
    rf"(?P<unit_first>\W{{0,4}}\(?(?:ms|s|us|µs)\)?)?[^\d\n]{{0,12}}?{_NUMBER}\s*(?P<unit>ms(?:ec)?|us|µs|s(?:ec)?)?\b",
    re.IGNORECASE,
)
_EACH = re.compile(rf"{_NUMBER}\s*(?P<unit>ms|s)(?:ec)?/sample", re.IGNORECASE)
_BARE = re.compile(rf"^\W*{_NUMBER}\s*(?P<unit>k?hz)\b", re.IGNORECASE)
_SECONDS = {"m": 1e-3, "u": 1e-6, "µ": 1e-6, "s": 1.0}


def declared_rate_hz(lines: list[str]) -> float | None:
    """Find the rate that the lines above a table state, as a rate or as an interval; None without one."""
    for line in lines:
        for pattern in (_INTERVAL, _EACH, _RATE, _BARE):
            found = pattern.search(line)
            if found:
                value = _value(found["value"])
                if value > 0:
                    return _rate_hz(pattern, found, value)
    return None


def _value(digits: str) -> float:
    read = number(digits, "." if "." in digits else ",")
    return 0.0 if read is None else read


def _rate_hz(pattern: re.Pattern[str], found: re.Match[str], value: float) -> float:
    unit = (found["unit"] or found.groupdict().get("unit_first") or "").strip(" ()[]:,;=").casefold()
    if pattern in (_RATE, _BARE):
        return value * (1000.0 if unit.startswith("k") else 1.0)
    return 1.0 / (value * _SECONDS.get(unit[:1], 1.0))
