"""The grammar of fault scripts, and what is said about one that is not in it."""

import math

import pytest

from rig.device.simulator.faults import OPTIONS, Fault, Faults
from rig.errors import InputRefused


def test_a_script_is_read_in_order_of_time():
    faults = Faults.parse("unplug@12:for=3; bitflip@5:rate=1e-4,for=2 ;reset@20:cause=watchdog;")
    assert faults.all == (
        Fault("bitflip", 5.0, for_s=2.0, rate=1e-4),
        Fault("unplug", 12.0, for_s=3.0),
        Fault("reset", 20.0, cause="watchdog"),
    )


def test_what_is_left_out_is_as_the_table_says():
    assert Faults.parse("stuck@8").all == (Fault("stuck", 8.0, math.inf, on=("band_knee",)),)
    assert Faults.parse("swapped@8").all[0].on == ("band_knee", "band_foot")
    assert Faults.parse("") == Faults(())


@pytest.mark.parametrize("kind", OPTIONS)
def test_every_fault_needs_no_more_than_its_time(kind):
    assert Faults.parse(f"{kind}@0.5").all[0].at_s == 0.5


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            "bitflop@5",
            "fault 'bitflop' is not known; known are bitflip, lost, doubled, half, reset, unplug, frozen, "
            "stuck, saturated, minus-one, silent, slow, drift, swapped, wrap",
        ),
        ("reset", "fault 'reset' has no time; write reset@SECONDS, for example reset@5"),
        ("reset@", "fault 'reset@' has no time; write reset@SECONDS, for example reset@5"),
        ("reset@soon", "fault 'reset@soon': its time is 'soon'; it must be seconds, 0 or more"),
        ("reset@-1", "fault 'reset@-1': its time is '-1'; it must be seconds, 0 or more"),
        ("reset@nan", "fault 'reset@nan': its time is 'nan'; it must be seconds, 0 or more"),
        (
            "bitflip@5:rate=often",
            "fault 'bitflip@5:rate=often': rate is 'often'; it must be a number from 0 to 1",
        ),
        ("lost@5:rate=2", "fault 'lost@5:rate=2': rate is '2'; it must be a number from 0 to 1"),
        ("frozen@5:for=-2", "fault 'frozen@5:for=-2': for is '-2'; it must be seconds, 0 or more"),
        (
            "drift@5:percent=80",
            "fault 'drift@5:percent=80': percent is '80'; it must be a number from -50 to 50",
        ),
        ("reset@5:rate=1", "fault 'reset@5:rate=1': reset has no option 'rate'; its options: cause"),
        ("wrap@5:for=1", "fault 'wrap@5:for=1': wrap has no option 'for'; its options: none"),
        ("stuck@5:on", "fault 'stuck@5:on': on has no value; write on=VALUE"),
        (
            "reset@5:cause=lightning",
            "fault 'reset@5:cause=lightning': cause is 'lightning'; "
            "it must be power or external or brownout or watchdog",
        ),
        ("saturated@5:end=top", "fault 'saturated@5:end=top': end is 'top'; it must be low or high"),
        (
            "stuck@5:on=band_hip",
            "fault 'stuck@5:on=band_hip': no channel 'band_hip'; "
            "channels are band_knee, band_foot, pad_front, pad_back",
        ),
        (
            "swapped@5:on=band_knee",
            "fault 'swapped@5:on=band_knee': on is 'band_knee'; "
            "it must be two channels, as in band_knee+band_foot",
        ),
    ],
)
def test_a_script_that_is_wrong_is_refused_with_the_reason(script, words):
    with pytest.raises(InputRefused) as refused:
        Faults.parse(f"reset@1; {script}")
    assert str(refused.value) == words


def test_channels_of_a_board_of_ones_own():
    assert Faults.parse("stuck@1:on=force_5", channels=("force_5",)).all[0].on == ("force_5",)


def test_edges_are_where_a_fault_begins_or_ends():
    faults = Faults.parse("stuck@2:for=3;slow@4")
    assert [faults.next_edge_us(us) for us in (0, 2e6, 4e6, 5e6)] == [2e6, 4e6, 5e6, math.inf]
