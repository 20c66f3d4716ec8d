"""`rig demo` and `rig run` as a person or a program uses them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rig import cli
from rig.record.reader import open_session

DEMO = ["demo", "--headless", "--seconds", "16", "--speed", "16", "--out"]


def run_main(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return int(left.value.code or 0)


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict]]:
    """One demo, run once: its folder and the JSON lines that it printed."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "rig", *DEMO, str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""
    return folder, [json.loads(line) for line in done.stdout.splitlines()]


def json_of(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> dict:
    assert run_main(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_demo_prints_events_and_says_where_its_files_are(demo: tuple[Path, list[dict]]) -> None:
    folder, (*events, summary) = demo
    assert [e["kind"] for e in events if e["kind"] in ("rep", "hold")] == ["hold", "rep"]
    assert summary["reps"] == 1
    assert summary["lost_samples"] == 0
    assert Path(summary["session"]) == only(folder, "*.h5")
    assert Path(summary["truth"]) == only(folder, "*.truth.json")
    assert {path.suffix for path in folder.iterdir()} == {".h5", ".pdf", ".json"}


def test_what_was_found_is_what_the_patient_did(demo: tuple[Path, list[dict]]) -> None:
    folder, lines = demo
    truth = json.loads(only(folder, "*.truth.json").read_text())
    (true_rep,) = [rep for rep in truth["reps"] if rep["channel"] == "band_knee"]
    (rep,) = [line for line in lines if line["kind"] == "rep"]
    assert rep["start_s"] == pytest.approx(true_rep["start_s"], abs=0.15)
    assert rep["end_s"] == pytest.approx(true_rep["end_s"], abs=0.15)
    assert rep["peak_newtons"] == pytest.approx(true_rep["peak_newtons"], rel=0.02)


def test_live_events_and_replay_are_the_same_to_the_byte(demo, capsys) -> None:
    folder, (*live, _) = demo
    session = str(only(folder, "*.h5"))
    assert json_of(capsys, ["events", session, "--json"])["events"] == live
    assert json_of(capsys, ["replay", session, "--json"])["events"] == live


def test_events_tell_the_quality_of_every_stream(demo, capsys) -> None:
    folder, _ = demo
    session = str(only(folder, "*.h5"))
    stored = json_of(capsys, ["events", session, "--json"])["quality"]
    again = json_of(capsys, ["replay", session, "--json"])["quality"]
    assert set(stored) == set(again) == {"band_knee", "band_foot", "pad_front", "pad_back"}
    for channel, figures in stored.items():
        assert figures["samples"] == again[channel]["samples"] > 1000
        assert (figures["lost"], figures["flagged"]) == (0, again[channel]["flagged"])
        assert figures["rate_hz"] == pytest.approx(again[channel]["rate_hz"], rel=0.01)


def test_following_a_finished_session_prints_it_and_ends(demo, capsys) -> None:
    folder, (*live, _) = demo
    assert run_main(["events", str(only(folder, "*.h5")), "--follow", "--json"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == live


def test_info_says_who_what_and_with_which_board(demo, capsys) -> None:
    folder, _ = demo
    session = str(only(folder, "*.h5"))
    told = json_of(capsys, ["info", session, "--json"])
    assert (told["subject"], told["exercise"], told["side"]) == ("demo", "level-1", "right")
    assert (told["state"], told["simulated"], told["refused"]) == ("finished", True, None)
    assert told["board"]["board_name"] == "simulated board"
    assert told["streams"]["band_knee"]["unit"] == "N"
    assert told["events"] == {"mark": 3, "hold": 1, "rep": 1}
    assert 15 < told["duration_s"] < 30
    assert run_main(["info", session]) == 0
    assert "level-1, right side, subject demo, side-lying" in capsys.readouterr().out


def test_export_writes_every_sample_with_units_in_the_header(demo, capsys, tmp_path) -> None:
    folder, (*live, _) = demo
    session = only(folder, "*.h5")
    assert run_main(["export", str(session), "--to", "csv", "--out", str(tmp_path)]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(written) == sorted(tmp_path.iterdir())
    knee = (tmp_path / f"{session.stem}_band_knee.csv").read_text().splitlines()
    assert knee[0] == "time_s,force_N,counts,ticks_us,sequence,epoch,flags"
    assert len(knee) - 1 == open_session(session).streams["band_knee"].samples.size
    events = (tmp_path / f"{session.stem}_events.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in events[1:]] == [event["kind"] for event in live]


def test_export_overwrites_nothing(demo, capsys, tmp_path) -> None:
    session = str(only(demo[0], "*.h5"))
    assert run_main(["export", session, "--to", "csv", "--out", str(tmp_path)]) == 0
    assert run_main(["export", session, "--to", "csv", "--out", str(tmp_path)]) == 2
    assert "is there already; move it away or choose another folder with --out" in capsys.readouterr().err


def test_an_exported_stream_replays_to_the_same_reps(demo, capsys, tmp_path) -> None:
    session = only(demo[0], "*.h5")
    run_main(["export", str(session), "--to", "csv", "--out", str(tmp_path)])
    capsys.readouterr()
    columns = ["--time-column", "time_s", "--force-column", "force_N"]
    exported = str(tmp_path / f"{session.stem}_band_knee.csv")
    again = json_of(capsys, ["replay", exported, *columns, "--json"])
    live = [line for line in demo[1] if line["kind"] == "rep"]
    reps = [event for event in again["events"] if event["kind"] == "rep"]
    assert [rep["peak_newtons"] for rep in reps] == pytest.approx(
        [rep["peak_newtons"] for rep in live], abs=0.01
    )


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_keeps_the_session(tmp_path: Path, asked: signal.Signals) -> None:
    command = [sys.executable, "-m", "rig", "demo", "--headless", "--speed", "8", "--out", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        first = demo.stdout.readline()
        demo.send_signal(asked)
        out, err = demo.communicate(timeout=60)
    assert (demo.returncode, err) == (0, "")
    assert "tare: band_knee" in first
    session = only(tmp_path, "*.h5")
    assert str(session) in out
    assert open_session(session).state == "finished"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--exercise", "squat"], "known exercises are"),
        (["--faults", "meteor@3"], "fault 'meteor' is not known"),
        (["--subject", "Jane Doe"], "subject 'Jane Doe' cannot name a file"),
        (["--side", "top"], "'top' is not one of 'left', 'right'"),
        (["--out", "/proc/nowhere"], "cannot write in /proc/nowhere"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(tmp_path, capsys, arguments, line) -> None:
    assert run_main([*DEMO, str(tmp_path), *arguments]) == 2
    said = capsys.readouterr()
    assert line in said.err
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_run_without_a_board_says_what_to_do(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setattr("rig.device.serial_port.list_ports", list)
    arguments = ["run", "--exercise", "level-1", "--side", "left", "--subject", "p1", "--out", str(tmp_path)]
    assert run_main(arguments) == 2
    assert "no board was found: plug it in" in capsys.readouterr().err


def test_run_measures_a_board_and_follows_it_from_another_process(capsys, tmp_path) -> None:
    from rig.cli.rehearsal import Rehearsal
    from rig.session.wall_clock import WallClock

    rehearsal = Rehearsal("level-1", "right", 0, 6.0, "", WallClock())
    arguments = ["run", "--exercise", "level-1", "--side", "left", "--subject", "p1", "--seconds", "5"]
    with rehearsal.powered() as door:
        command = [*arguments, "--headless", "--port", door.board.name, "--out", str(tmp_path)]
        with subprocess.Popen(
            [sys.executable, "-m", "rig", *command], stdout=subprocess.PIPE, text=True
        ) as run:
            while not list(tmp_path.glob("*.h5")):
                time.sleep(0.05)
                assert run.poll() is None
            assert run_main(["events", "--follow", str(only(tmp_path, "*.h5"))]) == 0
            out, _ = run.communicate(timeout=60)
    followed = capsys.readouterr().out
    assert run.returncode == 0
    assert "tare: band_knee" in followed
    assert out.startswith(followed)
    assert open_session(only(tmp_path, "*.h5")).setup.subject == "p1"


def test_ports_lists_boards_first(monkeypatch, capsys) -> None:
    from rig.device.ports import Port

    ports = [Port("/dev/ttyACM0", "", 0x2341, 0x0043, "abc"), Port("/dev/ttyS0")]
    monkeypatch.setattr("rig.device.serial_port.list_ports", lambda: ports)
    assert json_of(capsys, ["ports", "--json"])["ports"][0] == {
        "port": "/dev/ttyACM0",
        "description": "",
        "usb_ids": "2341:0043",
        "serial_number": "abc",
        "looks_like": "Arduino Uno",
    }
    assert run_main(["ports"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "● /dev/ttyACM0  Arduino Uno  2341:0043"


@pytest.mark.parametrize(
    ("faults", "status", "says"),
    [
        ("", 0, ""),
        (
            "slow@0:on=band_foot",
            1,
            "band_foot: 10.6 samples a second where 80 are meant: the converter's RATE",
        ),
        ("stuck@0:on=pad_back", 1, "pad_back: stuck, 1 different values"),
        ("saturated@0:on=band_knee", 1, "samples at the converter's end"),
        ("silent@0:on=pad_front", 1, "pad_front: no samples: check the converter's power"),
    ],
)
def test_check_names_what_is_wrong_with_a_sensor(capsys, faults: str, status: int, says: str) -> None:
    from rig.device.simulator.board import SimulatedBoard
    from rig.device.simulator.faults import Faults
    from rig.device.simulator.on_pty import PtyBoard
    from rig.device.simulator.patient import Patient
    from rig.session.wall_clock import WallClock

    board = SimulatedBoard(Patient("level-1"), 3, faults=Faults.parse(faults))
    with PtyBoard(board, WallClock()) as on_pty:
        assert run_main(["check", "--port", on_pty.port, "--seconds", "2", "--json"]) == status
    document = json.loads(capsys.readouterr().out)
    assert document["ok"] is (status == 0)
    assert document["refused"] is None
    assert any(says in verdict["says"] for verdict in document["verdicts"]) or not says
    assert document["streams"]["band_knee"]["samples"] > 100
    assert 0 < document["round_trip_ms"] < 100


def test_check_warns_of_a_usb_chip_that_waits_16_ms(capsys) -> None:
    from rig.device.simulator.board import SimulatedBoard
    from rig.device.simulator.on_pty import PtyBoard
    from rig.device.simulator.patient import Patient
    from rig.session.wall_clock import WallClock

    board = SimulatedBoard(Patient("level-1"), 3)
    with PtyBoard(board, WallClock(), usb_timer_us=16_000) as on_pty:
        assert run_main(["check", "--port", on_pty.port, "--seconds", "2"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "the USB chip waits 16 ms; set its latency timer to 1 ms" in out
    assert "✔ fit to measure, with the remarks above" in out


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_killed_in_the_middle_it_is_recovered_whole(capsys, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rig", "demo", "--headless", "--speed", "8", "--out", str(tmp_path)]
    own = {**os.environ, "TMPDIR": str(tmp_path)}  # the killed board's folder stays behind
    with subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True, env=own) as demo:
        assert demo.stdout is not None
        seen = [json.loads(demo.stdout.readline()) for _ in range(5)]
        demo.kill()
        seen += [json.loads(line) for line in demo.stdout]
    cut = only(tmp_path, "*.h5")
    assert run_main(["info", str(cut)]) == 0
    assert "(cut short; rebuild it with rig recover, simulated)" in capsys.readouterr().out
    assert run_main(["recover", str(cut)]) == 0
    recovered = only(tmp_path, "*-recovered.h5")
    assert f"recovered  {recovered}" in capsys.readouterr().out
    told = json_of(capsys, ["events", str(recovered), "--json"])["events"]
    assert told[: len(seen)] == seen
    assert json_of(capsys, ["replay", str(recovered), "--json"])["events"] == told
