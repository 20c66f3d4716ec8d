"""Build the board's firmware with what is installed, and write it to a board."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rig.errors import DeviceError, InputRefused, RigError

SOURCES = Path(__file__).parents[2] / "firmware_arduino"
BOARDS = ("uno", "fast")
BAUDS = (115_200, 250_000, 500_000, 1_000_000)
BOOT_LOADER_BAUD = 115_200
UPLOAD_WITHIN_S = 120
SIMAVR = Path("/usr/include/simavr/sim_avr.h")

INSTALL = (
    "install arduino-cli (https://arduino.github.io/arduino-cli) with its core arduino:avr, or on Debian "
    "and Ubuntu type:  sudo apt-get install gcc-avr avr-libc arduino-core-avr make"
)


def sources() -> Path:
    """Give the folder of the firmware's sources.

    Raises
    ------
    InputRefused : this is an installed package, which does not bring them
    """
    if not (SOURCES / "Makefile").exists():
        raise InputRefused(
            "the firmware's sources are not part of the installed package: run this in a copy of the "
            "project, where firmware_arduino lies beside rig"
        )
    return SOURCES


def build(board: str, baud: int) -> Path:
    """Build the firmware; hand back the file to flash.

    Raises
    ------
    InputRefused : no sources, or neither avr-gcc with its Arduino core nor arduino-cli
    RigError : the compiler refused, and its last line
    """
    folder = sources()
    out = folder / "build" / (board if baud == BAUDS[2] else f"{board}-{baud}")
    if shutil.which("avr-g++") and shutil.which("make"):
        _make(folder, out, "building", f"BOARD={board}", f"BAUD={baud}")
        return out / "rig_firmware.hex"
    if shutil.which("arduino-cli"):
        _run(_arduino_cli(folder, board, baud, out), "building")
        return out / "rig_firmware.ino.hex"
    raise InputRefused(f"nothing to build firmware with: {INSTALL}")


def built_simulator() -> Path:
    """Build the simulated chip, a program of the project's tests; hand it back.

    Raises
    ------
    InputRefused : no sources, or simavr is not installed
    """
    folder = sources().parent / "tests" / "firmware" / "simavr"
    if not (shutil.which("gcc") and shutil.which("make") and SIMAVR.exists()):
        raise InputRefused(
            "no chip to run the firmware on: on Debian and Ubuntu type:  "
            "sudo apt-get install gcc make libsimavr-dev libelf-dev"
        )
    out = sources() / "build" / "simavr"
    _make(folder, out, "building the chip for")
    return out / "board_on_pty"


def size_of(firmware: Path) -> int:
    """Count the bytes of flash that an Intel hex file fills."""
    rows = firmware.read_text().split(":")[1:]
    return sum(int(row[:2], 16) for row in rows if row[6:8] == "00")


def flash(firmware: Path, port: str) -> None:
    """Write a built firmware to the board at a port, through its boot loader.

    Raises
    ------
    InputRefused : no avrdude
    DeviceError : the board did not take it
    """
    if not shutil.which("avrdude"):
        raise InputRefused("nothing to flash with: on Debian and Ubuntu type:  sudo apt-get install avrdude")
    command = ["avrdude", "-q", "-q", "-p", "m328p", "-c", "arduino", "-P", port, "-b", str(BOOT_LOADER_BAUD)]
    try:
        _run([*command, "-D", "-U", f"flash:w:{firmware}:i"], "flashing")
    except RigError as error:
        raise DeviceError(
            f"{error}. Check that no other program uses {port}, and that the board is an Uno or a Nano with "
            "the new boot loader (an old one listens at 57,600 baud)"
        ) from None


def _make(folder: Path, out: Path, doing: str, *settings: str) -> None:
    """Build into `out`; who builds there at the same time waits, and finds it done."""
    with _one_at_a_time(out):
        _run(["make", "-C", str(folder), f"OUT={out}", *settings], doing)


@contextmanager
def _one_at_a_time(out: Path) -> Iterator[None]:
    if sys.platform == "win32":  # no such locks there, and make is rare
        yield
        return
    import fcntl

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / "being_built").open("w")
    except OSError as error:
        raise RigError(f"cannot build the firmware in {out}: {error.strerror}; make it writable") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _arduino_cli(folder: Path, board: str, baud: int, out: Path) -> list[str]:
    defines = f"-DRIG_BAUD={baud}" + (" -DRIG_BOARD_FAST=1" if board == "fast" else "")
    flags = f"compiler.cpp.extra_flags={defines}"
    return ["arduino-cli", "compile", "--fqbn", "arduino:avr:uno", "--build-property", flags,
            "--output-dir", str(out), str(folder / "rig_firmware")]  # fmt: skip


def _run(command: list[str], doing: str) -> None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=UPLOAD_WITHIN_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise RigError(f"{doing} the firmware took longer than {UPLOAD_WITHIN_S} s and was stopped") from None
    if done.returncode != 0:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        wrong = next(
            (line for line in said if "error:" in line.lower()), said[-1] if said else "no reason given"
        )
        raise RigError(f"{doing} the firmware failed: {wrong.rstrip('.')}")
