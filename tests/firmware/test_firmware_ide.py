"""The sketch as the Arduino IDE builds it: unmodified, by its own back end, with its flags."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from rig.wire.packets import Hello
from tests.firmware.chip import FOOT, KNEE, Chip
from tests.firmware.toolchain import ARDUINO_CORE, FIRMWARE, skip_without

HARDWARE = "/usr/share/arduino/hardware"
SKETCH = FIRMWARE / "rig_firmware" / "rig_firmware.ino"


def build_as_the_ide_does(folder: Path) -> tuple[Path, str]:
    """Build with arduino-builder; hand back the ELF file and what was said.

    The one definition given is for the core's own WString.cpp, which Debian's avr-gcc would refuse; the
    IDE brings a newer compiler.
    """
    skip_without("arduino-builder", "avr-g++", ARDUINO_CORE)
    command = [
        "arduino-builder", "-compile", "-warnings", "all", "-fqbn", "arduino:avr:uno",
        "-hardware", "/usr/share/arduino-builder", "-hardware", HARDWARE, "-tools", "/usr/bin",
        "-prefs=runtime.tools.avr-gcc.path=/usr",
        "-prefs=compiler.cpp.extra_flags=-DDECIMAL_DIG=__DECIMAL_DIG__",
        "-build-path", str(folder), str(SKETCH),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "rig_firmware.ino.elf", done.stdout + done.stderr


def test_the_ide_builds_the_sketch_as_it_is(tmp_path: Path, new_chip: Callable[..., Chip]) -> None:
    elf, said = build_as_the_ide_does(tmp_path)
    assert [line for line in said.splitlines() if "warning:" in line and "/sketch/" in line] == []
    chip = new_chip(elf)
    (hello,) = (packet for packet in chip.run(0.3) if isinstance(packet, Hello))
    assert (hello.protocol, hello.board_name) == (1, "force rig uno")
    chip.start()
    chip.run(1)
    for cell in (KNEE, FOOT):
        assert len(chip.of(cell)) == 80
        assert set(chip.of(cell)["flags"]) == {0}
    assert chip.figures.slept_cycles / 16e6 > 0.85
