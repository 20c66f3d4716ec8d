"""What the coach takes of a snapshot: plain numbers, untrusted forces left out."""

from __future__ import annotations

import math

from rig.detect.holds import HoldNow
from rig.detect.reps import RepInProgress
from rig.detect.rises import RiseNow
from rig.detect.rolls import RollNow
from rig.exercises.moment import Moment, Rising
from rig.live import ChannelNow, Live
from rig.samples import LATE, SATURATED

NAN = math.nan


def test_a_full_snapshot_as_a_moment() -> None:
    live = Live(
        newest_s=12.0,
        channels=(
            ChannelNow("band_knee", 12.0, 40.0, LATE),
            ChannelNow("band_foot", 12.0, 900.0, SATURATED),
            ChannelNow("pad_back", 12.0, 6.0, 0),
        ),
        rep=RepInProgress(True, 10.5, 41.0, 0.2),
        hold=HoldNow(1.25, 40.0, True),
        roll=RollNow(70.0, "backward", "fault", False, False, 0.3, 12.0),
        rising=(RiseNow("band_foot", 11.0, 4.0),),
    )
    assert live.moment == Moment(
        time_s=12.0,
        newtons={"band_knee": 40.0},
        loaded_since_s=10.5,
        held_s=1.25,
        in_zone=True,
        target_newtons=40.0,
        roll_level="fault",
        roll_direction="backward",
        pad_unloaded=False,
        rising=(Rising("band_foot", 11.0, 4.0),),
    )


def test_at_rest_and_before_the_first_sample() -> None:
    empty = Live().moment
    assert math.isnan(empty.time_s)
    assert (empty.newtons, empty.loaded, empty.held_s, empty.rising) == ({}, False, 0.0, ())
    rests = Live(
        newest_s=3.0,
        channels=(ChannelNow("band_knee", 3.0, NAN, 0),),
        rep=RepInProgress(False, NAN, NAN, 0.1),
    )
    assert rests.moment.newtons == {}
    assert not rests.moment.loaded
