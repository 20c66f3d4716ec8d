"""A simulated person on the real firmware, which runs on a simulated chip in a process of its own.

The simulator is a program of the project's tests, under the GPL; it is started, never loaded.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from rig.channels import BAND_FOOT, BAND_KNEE, PAD_BACK, PAD_FRONT
from rig.cli.firmware_build import build, built_simulator
from rig.cli.rehearsal import LEAD_S, Rehearsal, moved
from rig.device.simulator.sensors import AirCell, LoadCell
from rig.errors import DeviceError, InputRefused
from rig.session.door import Door
from rig.session.wall_clock import Clock

ROWS_PER_S = 100
APPEARS_WITHIN_S = 10.0
REST_COUNTS = {BAND_KNEE.name: 20_000, BAND_FOOT.name: -9_000}


class FirmwareRehearsal(Rehearsal):
    """As `Rehearsal`, with the real program in the place of the simulated board; in real time only.

    Raises
    ------
    InputRefused : another speed or faults were asked for, or the tools to build with are missing
    """

    def __init__(
        self, exercise: str, side: str, seed: int, seconds: float, faults: str, clock: Clock
    ) -> None:
        if clock.speed != 1 or faults:
            asked = f"--faults {faults}" if faults else f"--speed {clock.speed:g}"
            raise InputRefused(f"{asked} does not go with --firmware: the chip runs in real time, and well")
        super().__init__(exercise, side, seed, seconds, faults, clock)
        self._firmware = build("uno", 500_000).with_suffix(".elf")
        self._program = built_simulator()
        self._start_ns: int | None = None

    @contextmanager
    def powered(self) -> Iterator[Door]:
        """Power the chip; give the door to it."""
        from rig.device.serial_port import SerialDoor

        with tempfile.TemporaryDirectory(prefix="rig-firmware-") as name:
            folder = Path(name)
            (folder / "signals").write_text(self._signals())
            chip = self._run(folder)
            try:
                _wait_for(folder / "board", chip)
                yield SerialDoor(str(folder / "board"))
            finally:
                chip.communicate("quit\n", timeout=APPEARS_WITHIN_S)
                self._start_ns = _start_ns((folder / "log").read_text())

    def truth(self, session_started_ns: int) -> dict[str, Any]:
        """Tell what the patient really did, on the session's clock; nothing before the first START."""
        if self._start_ns is None:
            return {"offset_s": None}
        offset_s = (self._start_ns - session_started_ns) / 1e9 + LEAD_S
        return {"offset_s": round(offset_s, 6), **moved(self.patient.truth.to_json(), offset_s)}

    def _run(self, folder: Path) -> subprocess.Popen[str]:
        command = [self._program, self._firmware, folder / "board", folder / "signals"]
        with (folder / "log").open("w") as log:
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.DEVNULL, text=True
            )

    def _signals(self) -> str:
        """Write what the converters feel: seconds since the first START, counts and codes."""
        time_s = np.arange(0.0, self.lasts_s + 5.0, 1 / ROWS_PER_S)
        felt_s = np.maximum(time_s - LEAD_S, 0.0)
        columns = [time_s]
        for cell in (BAND_KNEE.name, BAND_FOOT.name):
            columns.append(REST_COUNTS[cell] + self.patient.value(cell, felt_s) / LoadCell().scale)
        air = AirCell()
        for cell in (PAD_FRONT.name, PAD_BACK.name):
            volts = air.offset_volts + air.volts_per_kpa * self.patient.value(cell, felt_s)
            columns.append(volts * 1024 / air.supply_volts)
        return "".join(
            f"{at:.2f} {knee:.0f} {foot:.0f} {front:.3f} {back:.3f}\n"
            for at, knee, foot, front, back in zip(*columns, strict=True)
        )


def _wait_for(port: Path, chip: subprocess.Popen[str]) -> None:
    ends_s = time.monotonic() + APPEARS_WITHIN_S
    while not port.exists():
        if chip.poll() is not None or time.monotonic() > ends_s:
            raise DeviceError("the simulated chip did not start; type:  make -C tests/firmware/simavr")
        time.sleep(0.01)


def _start_ns(log: str) -> int | None:
    """Find when the first START came, on the monotonic clock."""
    return next((int(line.split()[1]) for line in log.splitlines() if line.startswith("start ")), None)
