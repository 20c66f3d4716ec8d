"""The calculations behind parts and limits: by hand, against the firmware, against the software's ranges."""

from __future__ import annotations

import re
from math import cos, radians, sqrt

import pytest

from hardware_docs.calculations import electrics, geometry, loads, pad_pressure, uncertainty
from hardware_docs.drawings.board_header import HEADER
from rig.channels import BAND_KNEE, PAD_BACK
from rig.device.simulator.sensors import AirCell, LoadCell
from rig.settings import RollSettings

BOARD = HEADER.read_text("utf-8")


def test_the_strongest_band_by_hand() -> None:
    assert loads.band_newtons("gold") == pytest.approx(21.3 * 4.44822 * 2, rel=1e-5)
    assert loads.strongest_band_newtons() == pytest.approx(291.8, abs=0.1)


def test_the_chosen_cell_is_the_smallest_that_carries_it_and_the_firmwares() -> None:
    cell = loads.chosen_cell()
    assert cell.rated_kg == 50
    assert cell.rated_newtons > 1.25 * loads.strongest_band_newtons() > loads.Cell(20).rated_newtons
    assert "kNewtonsPerVolt = 50 * 9.80665 / (0.002 * kSupplyVolts)" in BOARD
    assert LoadCell().capacity_newtons == pytest.approx(cell.rated_newtons)


def test_converter_end_and_noise_are_the_simulated_cells() -> None:
    cell, simulated = loads.chosen_cell(), LoadCell()
    assert cell.saturates_newtons == pytest.approx(2**23 * simulated.scale)
    assert cell.noise_newtons == pytest.approx(simulated.noise_counts * simulated.scale)
    assert cell.saturates_newtons > loads.SAFE_OVERLOAD * cell.rated_newtons


def test_working_force_is_the_channels_end() -> None:
    assert BAND_KNEE.high == loads.WORKING_NEWTONS
    assert PAD_BACK.high == pad_pressure.CHANNEL_KPA


def test_every_part_of_a_line_has_its_factor() -> None:
    factors = {part.name: part.factor for part in loads.parts()}
    weak = {name for name, factor in factors.items() if factor < loads.LEAST_FACTOR}
    assert weak == {"load cell alone"}  # the leash runs past it
    assert factors["safety leash, sewn loop marked 100 kg"] > loads.LEAST_FACTOR


def test_the_rail_by_hand() -> None:
    whole = (40**4 - 32**4) / 12  # mm^4
    modulus = (whole - 2 * 11 * 4 * 18**2) / 20
    assert loads.rail_fails_newtons() == pytest.approx(235 * modulus * 4 / (900 - 45), rel=1e-12)


def test_a_lying_person_stays_in_the_sensors_range_and_a_foot_does_not_break_it() -> None:
    cases = dict(pad_pressure.cases())
    assert cases["75 kg lying, both cells alike"] == pytest.approx(
        1 + 0.3686 * 75 * 9.80665 / (2 * 0.25 * 0.12) / 1000, abs=0.01
    )
    sensor = pad_pressure.chosen_sensor()
    assert sensor.name == "MPXV5050GP"
    assert cases["150 kg rolled wholly onto one cell"] < PAD_BACK.high < sensor.range_kpa
    assert cases["150 kg standing on one foot"] < sensor.largest_kpa
    lightest = 2 * cases["40 kg lying, both cells alike"]
    assert lightest > RollSettings().least_kpa


def test_the_pads_sensor_is_the_firmwares_and_the_simulators() -> None:
    sensor = pad_pressure.chosen_sensor()
    assert f"kVoltsPerPadCount / {sensor.volts_per_kpa:.3f})" in BOARD
    assert int(re.findall(r"kSupplyVolts / (\d+);", BOARD)[0]) == pad_pressure.COUNTS
    assert AirCell().volts_per_kpa == sensor.volts_per_kpa


def test_roll_settings_are_the_softwares() -> None:
    settings = RollSettings()
    assert settings.deliberate_index == pad_pressure.DELIBERATE_INDEX
    assert settings.warn_percent == 100 * pad_pressure.WARN_SHARE


def test_a_warning_is_many_counts() -> None:
    assert pad_pressure.warn_step_pascals() / pad_pressure.chosen_sensor().pascals_per_count > 50


def test_fuse_and_port_carry_what_flows() -> None:
    assert electrics.sensor_amperes() == pytest.approx(2 * (5 / 350 + 0.0015 + 0.010))
    assert 2 * electrics.sensor_amperes() < electrics.FUSE_HOLDS_AMPERES
    assert electrics.FUSE_TRIPS_AMPERES < electrics.USB_AMPERES
    assert pytest.approx(4.3, abs=0.01) == electrics.MODULE_VOLTS


def test_the_chain_fits_below_the_cuff_and_the_cell_below_the_slats() -> None:
    p, line = geometry.PLATFORM, geometry.LINE
    top_of_cell = p.foot_height + line.eye_nut + line.lower_link + line.cell
    assert top_of_cell < p.deck - p.slat
    assert geometry.band_room() > 150
    assert geometry.RAIL.side < p.foot_height
    assert p.slats * p.pitch == p.length


def test_lean_of_a_line_by_hand() -> None:
    foot = geometry.worst_angle(True)
    along = (45 - (22.5 - 5.5)) / (490 - (325 - 22.5))
    across = 25 / (490 - 60 - 33)
    assert foot.along == pytest.approx(along)
    assert foot.across == pytest.approx(across)
    assert foot.lost_percent == pytest.approx(100 * (1 - cos(radians(foot.degrees))))
    assert geometry.worst_angle(False).along == 0
    assert foot.degrees < 10


def test_the_budget_by_hand() -> None:
    rated, force = 50 * 9.80665, 100.0
    limits = [
        force / 20_000,
        force * (1 - 9.780 / 9.80665),
        force * 1.2 / 8000,
        force * (1 - cos(radians(2))),
        0.0005 * rated,
        0.00025 * rated,
        0.0005 * rated,
        0.0005 * force,
        0.0005 / 10 * 2 * rated,
        (0.0005 / 10 + 5e-6) * 5 * force,
    ]
    noise = rated * 180e-9 / 0.01
    by_hand = 2 * sqrt(sum(a * a / 3 for a in limits) + noise**2)
    assert uncertainty.expanded(force, False) == pytest.approx(by_hand, rel=1e-9)


def test_knowing_gravity_helps_most_at_large_forces() -> None:
    gain = [uncertainty.expanded(f, False) / uncertainty.expanded(f, True) for f in uncertainty.FORCES]
    assert gain == sorted(gain)
    assert gain[0] < 1.02
    assert gain[-1] > 2
    assert uncertainty.gravity_error() == pytest.approx(0.00272, abs=1e-5)


def test_every_source_of_the_issue_is_in_the_budget() -> None:
    names = " ".join(share.name for share in uncertainty.shares(False))
    for source in ("reference", "resolution", "linearity", "hysteresis", "creep", "temperature"):
        assert source in names
    assert "lean" in uncertainty.result_table()  # angle of pull: a bias, beside the budget
