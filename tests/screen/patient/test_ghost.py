"""The last rep moves beside the present one as it did, from the same onset."""

from __future__ import annotations

import dataclasses
import math
from collections import deque

import pytest
from moments import guided, knee, snapshot
from test_view_model import SETUP

from rig.detect.reps import RepInProgress
from rig.events import Rep
from rig.live import ChannelNow
from rig.screen.patient.ghost import LastRep
from rig.screen.patient.model import PatientModel
from rig.screen.patient.scene import BigBar
from rig.session.snapshot import Snapshot

HZ = 30
PEAK, LENGTH_S = 40.0, 4.0


def force(since_s: float) -> float:
    """A rep: up in two seconds, down in two."""
    return max(0.0, PEAK * (1 - abs(since_s - LENGTH_S / 2) / (LENGTH_S / 2)))


def at(time_s: float, onset_s: float, newest: tuple = (), **changes: object) -> Snapshot:
    since_s = time_s - onset_s
    loaded = 0 < since_s < LENGTH_S
    rep = RepInProgress(loaded, onset_s if loaded else math.nan, 0.0, 0.0)
    live = {**knee(force(since_s), time_s), "newest_s": time_s, "rep": rep, "roll": None}
    return snapshot(live, newest=newest, session_s=time_s, **changes)


def after_one_rep(**changes: object) -> PatientModel:
    """Show a rep that began at 10 s, and its event."""
    model = PatientModel(SETUP)
    for n in range(int(10 * HZ), int(15 * HZ)):
        model.scene(at(n / HZ, 10.0, **changes), 0.0)
    done = Rep("band_knee", 10.1, 13.9, 14.2, PEAK, 12.0)
    model.scene(at(15.0, 10.0, (done,), **changes), 0.0)
    return model


def bar(model: PatientModel, shown: Snapshot) -> BigBar:
    return model.scene(shown, 0.0).bars[0]


@pytest.mark.parametrize("since_s", [0.5, 1.0, 2.0, 3.3])
def test_the_ghost_has_the_force_of_the_same_time_after_the_onset(since_s: float) -> None:
    shown = bar(after_one_rep(), at(20.0 + since_s, 20.0))
    assert shown.ghost_now_newtons == pytest.approx(force(since_s), abs=PEAK / (LENGTH_S / 2) / HZ)
    assert shown.ghost_newtons == PEAK


def test_the_ghost_moves_while_the_person_stands_still() -> None:
    model = after_one_rep()
    stuck = [dataclasses.replace(at(20.0 + s, 20.0).live, channels=()) for s in (0.5, 1.0, 1.5)]
    still = [dataclasses.replace(live, channels=(ChannelNow("band_knee", 20.0, 5.0, 0),)) for live in stuck]
    heights = [bar(model, dataclasses.replace(at(21.0, 20.0), live=live)).ghost_now_newtons for live in still]
    assert heights == pytest.approx([10.0, 20.0, 30.0], abs=1.0)


def test_between_reps_and_after_the_last_one_s_end_there_is_no_ghost() -> None:
    model = after_one_rep()
    assert math.isnan(bar(model, at(16.0, 30.0)).ghost_now_newtons)
    slow = dataclasses.replace(at(29.0, 20.0).live, rep=RepInProgress(True, 20.0, 0.0, 0.0))
    assert math.isnan(bar(model, dataclasses.replace(at(29.0, 20.0), live=slow)).ghost_now_newtons)


def test_another_side_has_no_ghost_yet_and_the_old_rep_does_not_come_back() -> None:
    model = after_one_rep(guidance=guided())
    done = Rep("band_knee", 10.1, 13.9, 14.2, PEAK, 12.0)
    shown = bar(model, at(21.0, 20.0, (done,), guidance=guided(side="left")))
    assert math.isnan(shown.ghost_newtons)
    assert math.isnan(shown.ghost_now_newtons)


def test_what_is_missing_leaves_a_straight_line() -> None:
    model = PatientModel(SETUP)
    for time_s in (10.0, 11.0, 14.0):
        model.scene(at(time_s, 10.0), 0.0)
    model.scene(at(15.0, 10.0, (Rep("band_knee", 10.0, 14.0, 14.2, PEAK, 12.0),)), 0.0)
    assert bar(model, at(20.5, 20.0)).ghost_now_newtons == pytest.approx(10.0)
    assert bar(model, at(22.5, 20.0)).ghost_now_newtons == pytest.approx(10.0)


class Counted(deque):
    """Forces that count how many of them are looked at."""

    looks = 0

    def __iter__(self):
        for point in super().__iter__():
            Counted.looks += 1
            yield point

    def __reversed__(self):
        for point in super().__reversed__():
            Counted.looks += 1
            yield point


def test_a_rep_costs_no_more_after_hours_than_in_the_first_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rig.screen.patient.ghost.deque", Counted)
    monkeypatch.setattr(Counted, "looks", 0)
    ghost, length_s = LastRep(), 120
    for n in range(length_s * HZ):
        ghost.take(at(n / HZ, 0.0).live, (), "band_knee")
    Counted.looks = 0
    ghost.take(at(length_s, 0.0).live, (Rep("band_knee", 116.1, 119.9, 120.0, PEAK, 12.0),), "band_knee")
    assert ghost.peak("band_knee") == PEAK
    assert 0 < Counted.looks < 6 * HZ
