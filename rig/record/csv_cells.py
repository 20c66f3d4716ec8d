"""What one cell says: a number in any country's notation, a time of day, nothing, or words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import datetime

_NOTHING = (
    " nan n/a na #n/a - -- --- – — null none nil missing inf +inf -inf infinity -infinity ∞ -∞"
    " 1.#inf -1.#inf 1.#qnan -1.#ind #value! #div/0! #null! #num! ? . *"
)
MISSING_WORDS = frozenset(_NOTHING.split(" "))  # the empty cell too
"""Cells that say that there is no number, in lower case."""

_UNIT_AFTER = r"(?:\s*(?:kN|N|kgf?|lbf?|lbs|g|s|sec|ms|[uµμ]s|kPa|Pa|hPa|mbar|mmHg|cmH2O|cm H2O))?"
_PLAIN = r"\d+(?:[.,]\d*)?|[.,]\d+"
_GROUPED = r"\d{1,3}(?:(?P<group>[.,'’\u00a0\u202f\u2009 ])\d{3})(?:(?P=group)\d{3})*(?:[.,]\d*)?"
_NUMBER = re.compile(
    rf"(?P<sign>[+\-−–]?)\s*(?P<digits>{_PLAIN}|{_GROUPED})(?P<power>[eE][+\-−]?\d+)?{_UNIT_AFTER}"
)
_CLOCK = re.compile(
    r"(?:(?P<date>\d{1,4}[-./]\d{1,2}[-./]\d{1,4})[ T,]+)?"
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{1,2}(?:[.,:]\d+)?)\s*(?P<half>[aApP]\.?[mM]\.?)?"
    r"(?:Z| ?[+-]\d{2}:?\d{2})?"
)


def is_missing(cell: str) -> bool:
    """Say whether a cell states that there is no number."""
    return cell.strip().lower() in MISSING_WORDS


def number(cell: str, decimal: str) -> float | None:
    """Read a number written with this decimal sign; None when the cell holds none.

    Grouped thousands, a Unicode minus, an exponent and a unit behind the number are understood.
    """
    if decimal == "." and cell[-1:].isdigit() and "_" not in cell:
        try:
            return _finite(float(cell))
        except ValueError:
            pass
    found = _NUMBER.fullmatch(cell.strip())
    if found is None:
        return None
    digits = found["digits"]
    other = "," if decimal == "." else "."
    if digits.count(decimal) > 1 or (other in digits and not _is_grouped(digits, other, decimal)):
        return None
    for sign in (other, "'", "’", "\u00a0", "\u202f", "\u2009", " "):
        digits = digits.replace(sign, "")
    minus = "-" if found["sign"] in ("-", "−", "–") else ""
    return _finite(float(minus + digits.replace(decimal, ".") + (found["power"] or "").replace("−", "-")))


def _finite(value: float) -> float | None:
    """Give no number for one beyond every double, such as 1e400."""
    return value if math.isfinite(value) else None


def _is_grouped(digits: str, group: str, decimal: str) -> bool:
    whole = digits.split(decimal)[0].split(group)
    return 1 <= len(whole[0]) <= 3 and all(len(part) == 3 for part in whole[1:])


def looks_numeric(cell: str) -> bool:
    """Say whether a cell is a number in some notation, or a time of day."""
    cell = cell.strip()
    return _NUMBER.fullmatch(cell) is not None or _CLOCK.fullmatch(cell) is not None


def looks_like_clock(cell: str) -> bool:
    """Say whether a cell is a time of day, with or without a date."""
    return _CLOCK.fullmatch(cell.strip()) is not None


def clock_s(cell: str) -> float | None:
    """Seconds of a time of day (since midnight) or of an ISO date and time (since 1970, as if UTC).

    Other dates are left aside, since their order of day and month is not known; midnight is found from the
    time of day that starts anew.
    """
    cell = cell.strip()
    found = _CLOCK.fullmatch(cell)
    if found is None:
        return None
    hours = int(found["hours"] or 0)
    if found["half"]:
        hours = hours % 12 + (12 if found["half"][0] in "pP" else 0)
    seconds = float(found["seconds"].replace(",", ".").replace(":", "."))
    of_day_s = 3600.0 * hours + 60.0 * int(found["minutes"]) + seconds
    return of_day_s + _iso_day_s(found["date"])


def _iso_day_s(date: str | None) -> float:
    if date is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return 0.0
    try:
        return (datetime.fromisoformat(date) - datetime(1970, 1, 1)).total_seconds()
    except ValueError:  # the 31st of February
        return 0.0


def decimal_sign(cells: Iterable[str]) -> str | None:
    """Find which sign divides whole from fraction in a column; None when the column does not tell.

    Evidence is a cell in which the sign cannot group thousands: ``0,123``, ``12,5``, ``1.234,5``.
    Cells such as ``1,234`` throughout, with none bare, are fractions of three digits.
    """
    commas = bare = 0
    for cell in cells:
        cell = cell.strip()
        if not (("," in cell or "." in cell) and _NUMBER.fullmatch(cell)):
            bare += cell.isdigit()
            continue
        evidence = _evidence(cell)
        if evidence is not None:
            return evidence
        commas += "," in cell
    if commas:
        return "." if bare else ","
    return None


def _evidence(cell: str) -> str | None:
    """The decimal sign that this one cell proves, if it does."""
    if "," in cell and "." in cell:
        return "," if cell.rfind(",") > cell.rfind(".") else "."
    sign = "," if "," in cell else "."
    if cell.count(sign) > 1:
        return "." if sign == "," else ","
    whole, fraction = cell.lstrip("+-−– ").split(sign)
    digits = re.match(r"\d*", fraction)
    grouped = (
        1 <= len(whole) <= 3 and not whole.startswith("0") and digits is not None and len(digits[0]) == 3
    )
    return None if grouped else sign
