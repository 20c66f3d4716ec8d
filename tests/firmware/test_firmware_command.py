"""`rig firmware` as a person uses it: build, flash through the boot loader, identify."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rig import cli
from rig.cli import firmware_build
from tests.firmware.pty_board import board_on_pty
from tests.firmware.toolchain import ROOT, build_elf, build_simulator, skip_without

OPTIBOOT = "/usr/share/arduino/hardware/arduino/avr/bootloaders/optiboot/optiboot_atmega328.hex"


def run_main(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(["firmware", *arguments])
    return int(left.value.code or 0)


def test_build_says_where_and_how_large(elf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_main("build") == 0
    built = ROOT / "firmware_arduino" / "build" / "uno" / "rig_firmware.hex"
    size = firmware_build.size_of(built)
    assert 8_000 < size < 12_288
    assert capsys.readouterr().out == f"Built {built} ({size:,} bytes of 32,256)\n"


def test_build_at_another_speed_warns(elf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_main("build", "--board", "fast", "--baud", "250000") == 0
    assert "rig run and rig check speak 500,000 baud" in capsys.readouterr().out


def test_flash_writes_through_the_boot_loader_and_asks_who_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The board begins with the fast firmware and ends with the standard one, which keeps its number."""
    skip_without("avrdude", OPTIBOOT)
    program, fast = build_simulator() / "board_on_pty", build_elf("fast")
    with board_on_pty(program, fast, tmp_path, boot_loader=OPTIBOOT) as board:
        assert run_main("identify", "--port", str(board.port), "--json") == 0
        before = json.loads(capsys.readouterr().out)
        assert before["name"] == "force rig fast"
        assert before["streams"][0]["nominal_rate_hz"] == 320
        assert run_main("flash", "--port", str(board.port)) == 0
        said = capsys.readouterr().out
        assert f"force rig uno, firmware 1.0.0, protocol 1, serial {before['serial']}, last restart" in said
        assert "  0 band_knee    force     80 Hz, 24 bits, gain 128\n" in said
        assert run_main("identify", "--port", str(board.port), "--json") == 0
        after = json.loads(capsys.readouterr().out)
        assert (after["name"], after["serial"]) == ("force rig uno", before["serial"])
        assert after["boot_id"] != before["boot_id"]
        assert after["refused"] is None


def test_flash_to_a_board_without_a_boot_loader_says_so(
    elf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A programmer that fails: its own words, and what to look at."""
    folder = tmp_path / "bin"
    folder.mkdir()
    programmer = folder / "avrdude"
    programmer.write_text(
        "#!/bin/sh\necho 'avrdude: stk500_recv(): programmer is not responding' >&2\nexit 1\n"
    )
    programmer.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    assert run_main("flash", "--port", "/dev/ttyNONE") == 1
    error = capsys.readouterr().err
    assert "flashing the firmware failed: avrdude: stk500_recv(): programmer is not responding" in error
    assert "an old one listens at 57,600 baud" in error


def test_without_a_compiler_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert run_main("build") == 2
    assert "sudo apt-get install gcc-avr avr-libc arduino-core-avr make" in capsys.readouterr().err


def test_without_avrdude_it_says_what_to_install(
    elf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "avrdude" else there(name))
    assert run_main("flash", "--port", "/dev/ttyNONE") == 2
    assert "sudo apt-get install avrdude" in capsys.readouterr().err


def test_an_installed_package_has_no_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(firmware_build, "SOURCES", tmp_path)
    assert run_main("build") == 2
    assert "run this in a copy of the project" in capsys.readouterr().err


@pytest.fixture
def copied(elf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources that nothing was built from yet."""
    shutil.copytree(firmware_build.SOURCES, tmp_path / "copy", ignore=shutil.ignore_patterns("build"))
    monkeypatch.setattr(firmware_build, "SOURCES", tmp_path / "copy")
    return tmp_path / "copy"


def test_who_builds_at_the_same_time_gets_the_same_firmware(copied: Path) -> None:
    with ThreadPoolExecutor(4) as builders:
        built = list(builders.map(lambda _: firmware_build.build("uno", 500_000).read_bytes(), range(4)))
    assert len(set(built)) == 1
    assert built[0].startswith(b":10")


def test_a_folder_that_takes_no_file_is_said(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "build").touch()
    assert run_main("build") == 1
    assert f"cannot build the firmware in {copied}/build/uno: " in capsys.readouterr().err


def test_a_compiler_error_is_one_line(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "rig_firmware" / "src" / "packet.cpp").write_text("int wrong = ;\n")
    assert run_main("build") == 1
    error = capsys.readouterr().err
    assert "building the firmware failed: " in error
    assert "packet.cpp:1:13: error" in error


def test_arduino_cli_is_used_where_avr_gcc_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stand-in for arduino-cli notes how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "arduino-cli").write_text(
        '#!/bin/sh\necho "$@" >"$(dirname "$0")/called"\nwhile [ "$1" != --output-dir ]; do shift; done\n'
        'mkdir -p "$2"; echo ":0100000000FF" >"$2/rig_firmware.ino.hex"\n'
    )
    (folder / "arduino-cli").chmod(0o755)
    sources = tmp_path / "firmware_arduino"
    sources.mkdir()
    (sources / "Makefile").touch()
    monkeypatch.setattr(firmware_build, "SOURCES", sources)
    there = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "avr-g++" else there(name))
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    assert run_main("build", "--board", "fast") == 0
    called = (folder / "called").read_text()
    assert called.startswith("compile --fqbn arduino:avr:uno --build-property compiler.cpp.extra_flags=")
    assert "-DRIG_BAUD=500000 -DRIG_BOARD_FAST=1" in called
    assert "(1 bytes of 32,256)" in capsys.readouterr().out


def test_a_demo_on_the_real_firmware_finds_what_the_patient_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_simulator()
    build_elf()
    with pytest.raises(SystemExit) as left:
        cli.main(["demo", "--firmware", "--headless", "--seconds", "16", "--out", str(tmp_path), "--json"])
    assert left.value.code == 0
    *events, summary = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    truth = json.loads(Path(summary["truth"]).read_text())
    (found,) = [e for e in events if e["kind"] == "rep" and e["channel"] == "band_knee"]
    (done,) = [rep for rep in truth["reps"] if rep["channel"] == "band_knee"]
    assert found["start_s"] == pytest.approx(done["start_s"], abs=0.3)
    assert found["end_s"] == pytest.approx(done["end_s"], abs=0.5)
    assert found["peak_newtons"] == pytest.approx(done["peak_newtons"], rel=0.05)
    assert summary["lost_samples"] == 0


@pytest.mark.parametrize(("option", "value"), [("--speed", "4"), ("--faults", "reset@3")])
def test_the_real_firmware_runs_in_real_time_and_well(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["demo", "--firmware", option, value, "--out", str(tmp_path)])
    assert left.value.code == 2
    assert f"{option} {value} does not go with --firmware" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_simavr_the_demo_says_what_to_install(
    tmp_path: Path, elf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(firmware_build, "SIMAVR", tmp_path / "absent.h")
    with pytest.raises(SystemExit) as left:
        cli.main(["demo", "--firmware", "--out", str(tmp_path)])
    assert left.value.code == 2
    assert "sudo apt-get install gcc make libsimavr-dev libelf-dev" in capsys.readouterr().err
