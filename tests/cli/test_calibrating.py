"""`rig calibrate` on a simulated board whose cells carry what a hand puts on them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rig import cli
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.on_pty import PtyBoard
from rig.record.certificates import certificate_for
from rig.session.wall_clock import ScaledClock

TRUE_SCALE = 1.02  # this specimen's cell gives 2 % more counts a newton than designed
SHORT = ["--seconds", "0.6"]


class Hand:
    """Puts the next load on the cell at each prompt, and presses Enter; it is the standard input too."""

    def __init__(self, loads: list[float | str]) -> None:
        self._loads = iter(loads)
        self.newtons = 0.0

    def readline(self) -> str:
        load = next(self._loads, None)
        if load is None:
            return ""
        if isinstance(load, str):
            return load
        self.newtons = load
        return "\n"

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        return np.full(np.shape(time_s), TRUE_SCALE * self.newtons * (channel == "band_knee"))


class Shaking(Hand):
    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        return super().value(channel, time_s) + 3.0 * np.sin(9.0 * time_s)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rig.record.settings_folder.settings_folder", lambda: tmp_path)
    monkeypatch.setattr("rig.record.certificates.settings_folder", lambda: tmp_path)
    monkeypatch.setattr("rig.record.band_checks.settings_folder", lambda: tmp_path)


@pytest.fixture
def calibrate(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, SimulatedBoard]]:
    def run(hand: Hand, *arguments: str) -> tuple[int, SimulatedBoard]:
        board = SimulatedBoard(hand, 5)
        clock = ScaledClock(8.0)
        monkeypatch.setattr("sys.stdin", hand)
        monkeypatch.setattr("rig.session.wall_clock.WallClock", lambda: clock)
        with PtyBoard(board, clock) as on_pty, pytest.raises(SystemExit) as left:
            cli.main(["calibrate", "--port", on_pty.port, *SHORT, *arguments])
        return int(left.value.code or 0), board

    return run


def test_known_masses_up_and_down_make_a_certificate(calibrate, capsys, tmp_path) -> None:
    loads = [0.0, 49.03325, 98.0665, 49.03325, 0.0]
    status, board = calibrate(Hand(loads), "--masses", "0,5,10,5,0", "--cell", "A-17")
    said = capsys.readouterr().out
    assert status == 0
    designed = board.streams[0].info.nominal_scale
    kept = certificate_for(board.identity.serial, "band_knee")
    assert kept is not None
    assert kept.scale == pytest.approx(designed / TRUE_SCALE, rel=5e-4)
    assert kept.certificate["cell"] == "A-17"
    assert kept.certificate["board_serial"] == f"{board.identity.serial:x}"
    assert [point["unloading"] for point in kept.certificate["points"]] == [False, False, False, True, True]
    assert kept.certificate["residual_percent"] < 0.05
    assert kept.certificate["hysteresis_percent"] < 0.05
    assert "3 of 5: hang 10 kg (98.066 N), let it hang still, then press Enter" in said
    assert re.search(r"largest residual 0\.0\d\d % of the span\nhysteresis 0\.0\d\d % of the span", said)
    (path,) = (tmp_path / "calibrations").iterdir()
    assert len(json.loads(path.read_text())) == 1


def test_a_moving_weight_is_refused_and_asked_for_again(calibrate, capsys) -> None:
    status, board = calibrate(Shaking([0.0]), "--masses", "0,5")
    said = capsys.readouterr()
    assert status == 2
    assert "refused: band_knee: the reading at 0 moved by 0.1" in said.out
    assert said.out.count("take every load off") == 2
    assert "allowed is 0.02 %. Let the weight hang still." in said.err
    assert certificate_for(board.identity.serial, "band_knee") is None


def test_a_weight_that_is_too_light_is_refused_then_a_heavier_one_taken(calibrate, capsys) -> None:
    status, _ = calibrate(Hand([0.0, 9.8, 49.03325]), "--masses", "0,5")
    assert status == 0
    assert (
        "refused: tare and load differ by 0.5 %; need 1 %. Use a heavier weight." in capsys.readouterr().out
    )


def test_two_pulls_on_a_gauge_are_asked_for_and_no_figure_is_made_up(calibrate, capsys) -> None:
    status, board = calibrate(Hand([0.0, 50.0]), "--newtons", "0,50")
    said = capsys.readouterr().out
    assert status == 0
    assert "2 of 2: pull until the gauge reads 50 N and keep it there, then press Enter" in said
    assert "residual not measured: two points always make a line, three or more show it" in said
    assert "hysteresis not measured: no load was read on the way up and again on the way down" in said
    kept = certificate_for(board.identity.serial, "band_knee")
    assert kept is not None
    assert kept.certificate["hysteresis_percent"] is None


def test_a_saturated_cell_is_refused(calibrate, capsys) -> None:
    status, _ = calibrate(Hand([2000.0]), "--newtons", "0,100")
    assert status == 2
    assert re.search(
        r"band_knee: (\d+) of \1 samples at 0 are saturated; none may be", capsys.readouterr().err
    )


def test_q_stops_and_keeps_nothing(calibrate, capsys, tmp_path) -> None:
    status, _ = calibrate(Hand([0.0, "q\n"]), "--masses", "0,5")
    assert status == 1
    assert capsys.readouterr().err == "rig: stopped; nothing was kept\n"
    assert list(tmp_path.iterdir()) == []


def test_a_band_is_compared_with_its_first_check(calibrate, capsys) -> None:
    pull = ["--band", "green-2", "--lengths", "0.30,0.50"]
    assert calibrate(Hand([0.0, 20.0, 40.0]), *pull)[0] == 0
    first = capsys.readouterr()
    assert "stiffness 102.0 N/m" in first.out
    assert "first check of this band" in first.out
    assert "band_knee has no certificate: forces rest on its designed scale" in first.err
    assert calibrate(Hand([0.0, 18.0, 36.0]), *pull)[0] == 0
    assert "10.0 % softer than at its first check" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "give one of --masses, --newtons and --band"),
        (["--masses", "0,5", "--band", "red"], "give one of --masses, --newtons and --band"),
        (["--masses", "5,5"], "a line needs two different loads or more"),
        (["--masses", "0,heavy"], "--masses has 'heavy'; allowed are numbers of 0 to 50"),
        (["--masses", "0,5", "--cell", "Jane Doe"], "cell 'Jane Doe' is no label"),
        (["--band", "red", "--lengths", "0.3"], "--lengths has 1 lengths; a band is pulled to 2"),
    ],
)
def test_what_cannot_be_is_refused_before_the_board_is_looked_for(capsys, arguments, line) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["calibrate", *arguments])
    assert left.value.code == 2
    assert line in capsys.readouterr().err


def test_a_channel_that_the_board_lacks_is_refused(calibrate, capsys) -> None:
    assert calibrate(Hand([]), "--masses", "0,5", "--channel", "pad_back")[0] == 2
    assert (
        "this board has no force channel 'pad_back'; it has band_knee, band_foot" in capsys.readouterr().err
    )
