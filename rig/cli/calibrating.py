"""The conversation of a calibration: ask for a load, read it, refuse a bad one and ask again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from rig.errors import InputRefused, RigError
from rig.exercises.setup_verdicts import STANDARD_GRAVITY
from rig.measure.calibrate import LoadPoint, fit_certificate, nominal_calibration, refuse_bad_points
from rig.record.band_checks import check_band, first_check, keep_check, softening_percent
from rig.record.certificates import age_warning, certificate_for, keep_certificate
from rig.session.weighing import Weighing
from rig.setup import Calibration


def read_numbers(option: str, text: str, low: float, high: float) -> tuple[float, ...]:
    """Read a list such as ``0,5,10``.

    Raises
    ------
    InputRefused : something else than numbers in the range
    """
    numbers = []
    for part in text.split(","):
        try:
            number = float(part)
        except ValueError:
            number = float("nan")
        if not low <= number <= high:
            allowed = f"numbers of {low:g} to {high:g} with commas between them"
            raise InputRefused(f"{option} has {part.strip()!r}; allowed are {allowed}")
        numbers.append(number)
    return tuple(numbers)


def loads_in_newtons(masses: str | None, newtons: str | None) -> tuple[float, ...]:
    """Read the loads of a calibration.

    Raises
    ------
    InputRefused : no list of numbers, or fewer than two different ones
    """
    if masses is not None:
        loads = tuple(mass * STANDARD_GRAVITY for mass in read_numbers("--masses", masses, 0.0, 50.0))
    else:
        loads = read_numbers("--newtons", newtons or "", 0.0, 500.0)
    if len(set(loads)) < 2:
        raise InputRefused("a line needs two different loads or more, such as 0,5,10,5,0")
    return loads


def calibrate_cell(
    board: Weighing, loads: Sequence[float], cell: str, seconds: float, gauge: bool = False
) -> None:
    """Lead through the loads, show what came of them and keep the certificate.

    Parameters
    ----------
    gauge : the loads are pulled and read from a reference gauge, not hung

    Raises
    ------
    InputRefused : stopped, or loads that no line goes through
    """
    points: list[LoadPoint] = []
    for number, load in enumerate(loads, 1):
        asks = f"{number} of {len(loads)}: {_load_words(load, gauge)}"
        points.append(_read_point(board, asks, load, points, seconds))
    name = board.stream.name
    fitted = fit_certificate(name, points, board.range_counts, _details(board, cell))
    _print_points(fitted, points)
    path = keep_certificate(board.introduction.hello.serial, fitted)
    print(f"{name}: {fitted.scale:.6g} N a count, zero at {fitted.tare_counts:.0f} counts")
    print(f"certificate  {path}")


def check_the_band(board: Weighing, label: str, lengths_m: tuple[float, float], seconds: float) -> None:
    """Lead through a pull to two lengths; tell the stiffness and the softening since the first use.

    Raises
    ------
    InputRefused : stopped, or readings that say nothing
    """
    calibration = calibration_of(board)
    slack = _read_point(board, "unhook the band, so that the cell hangs free", 0.0, [], seconds)
    pulls = [
        _read_point(board, f"pull the band to {metres:g} m and keep it there", 0.0, [], seconds)
        for metres in lengths_m
    ]
    first, second = ((pull.counts - slack.counts) * calibration.scale for pull in pulls)
    check = check_band(label, _today(), lengths_m, (first, second))
    before = first_check(label)
    path = keep_check(check)
    print(f"{label}: {first:.2f} N at {lengths_m[0]:g} m, {second:.2f} N at {lengths_m[1]:g} m")
    print(f"stiffness {check.stiffness_n_per_m:.1f} N/m")
    if before is None:
        print("first check of this band: later ones are compared with it")
    else:
        soft = softening_percent(before, check)
        change = "softer" if soft >= 0 else "stiffer"
        print(f"{abs(soft):.1f} % {change} than at its first check, {before.date}")
    print(f"kept  {path}")


def calibration_of(board: Weighing) -> Calibration:
    """Give the cell's certificate, or the scale it was designed for; say which when it is doubtful."""
    found = certificate_for(board.introduction.hello.serial, board.stream.name)
    if found is None:
        note(f"{board.stream.name} has no certificate: forces rest on its designed scale")
        return nominal_calibration(board.stream)
    if old := age_warning(found):
        note(old)
    return found


def note(words: str) -> None:
    """Tell a person something that stops nothing."""
    print(f"rig: note: {words}", file=sys.stderr)


def _read_point(
    board: Weighing, asks: str, load: float, before: Sequence[LoadPoint], seconds: float
) -> LoadPoint:
    """Ask for a load until it can be used.

    Raises
    ------
    InputRefused : why it could not be used, when nobody answers any more
    """
    refusal: InputRefused | None = None
    while True:
        _wait_for_enter(asks, refusal)
        unloading = bool(before) and load < max(point.load for point in before)
        point = board.point(load, seconds, unloading)
        try:
            refuse_bad_points(board.stream.name, [*before, point], board.range_counts)
        except InputRefused as bad:
            refusal = bad
            print(f"  refused: {bad}")
            continue
        print(f"  read: {point.counts:.0f} counts, SD {point.sd_counts:.0f}, {point.samples} samples")
        return point


def _wait_for_enter(asks: str, refusal: InputRefused | None) -> None:
    print(f"{asks}, then press Enter", flush=True)
    answer = sys.stdin.readline()
    if not answer and refusal is not None:
        raise refusal
    if not answer or answer.strip().lower() == "q":
        raise RigError("stopped; nothing was kept")


def _load_words(newtons: float, gauge: bool) -> str:
    if newtons == 0.0:
        return "take every load off, let it hang still"
    if gauge:
        return f"pull until the gauge reads {newtons:g} N and keep it there"
    return f"hang {newtons / STANDARD_GRAVITY:g} kg ({newtons:.3f} N), let it hang still"


def _details(board: Weighing, cell: str) -> dict[str, Any]:
    hello = board.introduction.hello
    return {
        "date": _today(),
        "board_serial": f"{hello.serial:x}",
        "board": hello.board_name,
        "firmware": hello.firmware,
        "cell": cell,
        "unit": "N",
        "standard_gravity": STANDARD_GRAVITY,
    }


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _print_points(fitted: Calibration, points: Sequence[LoadPoint]) -> None:
    print(f"\n{'load N':>9}  {'way':4}  {'read N':>9}  {'off N':>8}")
    for point in points:
        read = (point.counts - fitted.tare_counts) * fitted.scale
        way = "down" if point.unloading else "up"
        print(f"{point.load:9.3f}  {way:4}  {read:9.3f}  {read - point.load:+8.3f}")
    print(_how_good(fitted.certificate))


def _how_good(found: dict[str, Any]) -> str:
    """Say how well a line fits; what was not measured is not called small."""
    residual, hysteresis = found["residual_percent"], found["hysteresis_percent"]
    off = (
        "residual not measured: two points always make a line, three or more show it"
        if residual is None
        else f"largest residual {residual:.3f} % of the span"
    )
    back = (
        "hysteresis not measured: no load was read on the way up and again on the way down"
        if hysteresis is None
        else f"hysteresis {hysteresis:.3f} % of the span"
    )
    return f"{off}\n{back}"
