"""Build what the firmware's tests need, with what is installed."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIRMWARE = ROOT / "firmware_arduino"
BUILD = HERE / "build"

ARDUINO_CORE = "/usr/share/arduino/hardware/arduino/avr/cores/arduino/Arduino.h"
PACKAGES = {
    "avr-g++": "gcc-avr",
    "g++": "g++",
    "make": "make",
    "/usr/lib/avr/include/avr/io.h": "avr-libc",
    ARDUINO_CORE: "arduino-core-avr",
    "/usr/include/simavr/sim_avr.h": "libsimavr-dev",
    "/usr/include/libelf.h": "libelf-dev",
    "arduino-builder": "arduino-builder",
    "avrdude": "avrdude",
    "/usr/share/arduino/hardware/arduino/avr/bootloaders/optiboot/optiboot_atmega328.hex": "arduino-core-avr",
}
"""What is needed, and the Debian package that brings it."""


def skip_without(*needed: str) -> None:
    """Skip the test unless everything named in `PACKAGES` is here, and say what to type."""
    missing = [PACKAGES[name] for name in needed if not (shutil.which(name) or Path(name).exists())]
    if missing:
        pytest.skip(f"not installed; type:  sudo apt-get install {' '.join(sorted(set(missing)))}")


def make(folder: Path, *arguments: str) -> str:
    """Run make, one test process at a time; hand back what it printed."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            ["make", "-C", str(folder), *arguments], capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, f"make {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def build_elf(board: str = "uno", baud: int = 500_000) -> Path:
    """Build the firmware for a board; hand back its ELF file."""
    skip_without("avr-g++", "make", "/usr/lib/avr/include/avr/io.h", ARDUINO_CORE)
    out = BUILD / f"{board}-{baud}"
    make(FIRMWARE, f"BOARD={board}", f"BAUD={baud}", f"OUT={out}")
    return out / "rig_firmware.elf"


def build_simulator() -> Path:
    """Build the simulated chip; hand back the folder of the library and the program."""
    skip_without("g++", "make", "/usr/include/simavr/sim_avr.h", "/usr/include/libelf.h")
    make(HERE / "simavr", f"OUT={BUILD}")
    return BUILD


def build_host_driver() -> Path:
    """Build the portable parts for this computer, with sanitizers; hand back the program."""
    skip_without("g++", "make")
    make(HERE / "host", f"OUT={BUILD}")
    return BUILD / "driver"
