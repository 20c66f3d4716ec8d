"""Counts against physics: every figure here is worked out by hand from data sheets."""

import numpy as np
import pytest
from device.simulator.host import Steady, hear

from rig.device.simulator.sensors import AirCell, LoadCell

SIX_KILOGRAMS_NEWTONS = 58.8399


def rng():
    return np.random.default_rng(7)


def test_six_kilograms_give_the_counts_of_the_data_sheets():
    # 6 kg of 50 kg, 2 mV/V at 5 V: 1.2 mV; the HX711 at gain 128 spans 2**24 codes over 39.0625 mV
    counts_by_hand = 0.0012 / 0.0390625 * 2**24
    assert counts_by_hand == pytest.approx(515_396.08, abs=0.01)
    value = np.full(20_000, SIX_KILOGRAMS_NEWTONS)
    counts = LoadCell().counts(value, 0.0, rng())
    assert counts.mean() == pytest.approx(counts_by_hand, abs=3)
    assert LoadCell(noise_volts=0.0).counts(value[:1], 0.0, rng())[0] == 515_396


def test_a_count_is_a_ninth_of_a_millinewton():
    assert LoadCell().scale == pytest.approx(1.14164e-4, rel=1e-5)


def test_noise_is_nine_millinewtons():
    cell = LoadCell()
    counts = cell.counts(np.zeros(50_000), 0.0, rng())
    assert counts.std() == pytest.approx(77.3, rel=0.02)
    assert counts.std() * cell.scale == pytest.approx(0.00883, rel=0.02)


def test_load_cell_reading_at_rest_is_spread_by_its_zero_balance():
    cell = LoadCell()
    at_rest = np.array(
        [cell.rest_counts(generator) for generator in map(np.random.default_rng, range(2_000))]
    )
    assert at_rest.std() * cell.scale == pytest.approx(0.005 * 490.3325, rel=0.05)


@pytest.mark.parametrize(("newtons", "counts"), [(2_000.0, 0x7FFFFF), (-2_000.0, -0x800000)])
def test_load_cell_saturates_at_the_codes_of_the_chip(newtons, counts):
    assert (LoadCell().counts(np.full(5, newtons), 0.0, rng()) == counts).all()


def test_full_scale_of_the_converter_lies_beyond_the_cell():
    assert LoadCell().scale * 0x7FFFFF == pytest.approx(957.68, abs=0.01)


def test_air_cell_gives_the_counts_of_the_data_sheet():
    # MPXV5050GP at 5 V: 0.2 V + 90 mV per kPa; 5.333 kPa (40 mmHg) are 0.68 V, 557 of 4096; truncation -2
    cell = AirCell()
    counts = cell.counts(np.full(5_000, 5.33329), cell.zero_counts, rng())
    assert counts.mean() == pytest.approx(0.68 / 5 * 4096 - 2, abs=0.6)
    measured_kpa = (counts.mean() - cell.zero_counts) * cell.scale
    assert measured_kpa == pytest.approx(5.333, abs=0.01)


def test_air_cell_resolves_more_than_its_converter():
    """A tenth of a 10-bit step (5.4 Pa) shows in the mean: the noise dithers."""
    cell = AirCell()
    step_kpa = 0.1 * 5 / 1024 / 0.09
    low, high = (cell.counts(np.full(100_000, kpa), cell.zero_counts, rng()) for kpa in (5.0, 5.0 + step_kpa))
    assert (high.mean() - low.mean()) * cell.scale == pytest.approx(step_kpa, rel=0.1)


def test_air_cell_noise_is_eleven_pascals():
    cell = AirCell()
    counts = cell.counts(np.full(50_000, 5.0), cell.zero_counts, rng())
    assert counts.std() * cell.scale == pytest.approx(0.0109, rel=0.1)


@pytest.mark.parametrize(("kpa", "counts"), [(-5.0, 0), (80.0, 4092)])
def test_air_cell_saturates_at_the_ends_of_ten_bits(kpa, counts):
    assert (AirCell().counts(np.full(5, kpa), AirCell().zero_counts, rng()) == counts).all()


def test_newtons_come_back_through_the_wire_by_the_boards_own_table():
    """The stream table that the board sends is enough to weigh six kilograms against an empty cell."""
    loaded = hear(6.0, signals=Steady(band_knee=SIX_KILOGRAMS_NEWTONS)).stream(0)["counts"][10:]
    heard = hear(6.0, signals=Steady(band_knee=0.0))
    empty, table = heard.stream(0)["counts"][10:], heard.messages[1]
    assert table.name == "band_knee"
    assert (loaded.mean() - empty.mean()) * table.nominal_scale == pytest.approx(58.8399, abs=0.002)
