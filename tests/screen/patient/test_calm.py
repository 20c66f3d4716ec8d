"""Nothing flashes: WCAG 2.3.1 allows three flashes in a second, whatever force, pelvis and link do."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from drawing import drawn
from moments import Wall, knee, snapshot
from test_view_model import SETUP, STEADY

from rig.screen.patient.calm import LEAST_S, Alarm, Calm
from rig.screen.patient.model import PatientModel
from rig.screen.patient.scene import Scene

FRAMES_HZ, SECONDS = 60, 4
MOST_CHANGES = 6  # in any second: a flash is a change and its opposite, three of them are allowed
STILL = dataclasses.replace(STEADY, percent=60.0)
WARN = dataclasses.replace(STILL, direction="backward", level="warn")
FAULT = dataclasses.replace(STILL, direction="backward", level="fault")


def worst(every: int) -> Iterator[Scene]:
    """Change everything that can change every so many frames, and changes the look of much of the window."""
    wall = Wall()
    model = PatientModel(SETUP, wall)
    for frame in range(FRAMES_HZ * SECONDS):
        wall.now_s += 1 / FRAMES_HZ
        odd = frame // every % 2
        roll = (STILL, WARN, STILL, FAULT)[frame // every % 4]
        live = {**knee(36.5 if odd else 35.5), "roll": roll}
        yield model.scene(snapshot(live), 0.3 if frame // every % 3 == 0 else 0.1)


def most_in_a_second(changed: list[bool]) -> int:
    return max(sum(changed[n : n + FRAMES_HZ]) for n in range(len(changed) - FRAMES_HZ + 1))


@pytest.mark.parametrize("every", [1, 2, 3, 5, 8, 11])
def test_no_state_changes_back_and_forth_too_often(every: int) -> None:
    scenes = list(worst(every))
    for name, state in {
        "zone": lambda shown: shown.bars[0].in_zone,
        "stale": lambda shown: shown.stale,
        "pelvis": lambda shown: shown.pelvis.level,
    }.items():
        changes = [state(a) != state(b) for a, b in itertools.pairwise(scenes)]
        assert most_in_a_second(changes) <= MOST_CHANGES, name


@pytest.mark.parametrize("every", [1, 5])
def test_no_part_of_the_picture_flashes(every: int) -> None:
    """Follow the relative luminance of 24 x 14 places; a change of a tenth counts (WCAG: a flash)."""
    frames = []
    for shown in worst(every):
        image, _ = drawn(shown, 320, 180)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(180, 320, 4)[::13, ::13, 2::-1] / 255
        linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
        frames.append(linear @ (0.2126, 0.7152, 0.0722))
    changed = np.abs(np.diff(np.array(frames), axis=0)) >= 0.1
    in_a_second = np.lib.stride_tricks.sliding_window_view(changed, FRAMES_HZ, axis=0).sum(axis=-1)
    assert changed.any()
    assert in_a_second.max() <= MOST_CHANGES


def test_a_change_is_seen_at_once_and_the_next_one_waits() -> None:
    calm = Calm("blue")
    assert calm.follow("green", 1.0) == "green"
    assert calm.follow("blue", 1.0 + 0.9 * LEAST_S) == "green"
    assert calm.follow("blue", 1.0 + 1.1 * LEAST_S) == "blue"
    assert calm.follow("red", 1.0 + 1.2 * LEAST_S, urgent=True) == "red"


def test_what_is_worse_does_not_wait_and_what_is_better_has_to_last() -> None:
    alarm = Alarm(0, int)
    assert alarm.follow(2, 1.0) == 2
    assert alarm.follow(0, 1.4) == 2
    assert alarm.follow(2, 1.45) == 2
    assert alarm.follow(0, 1.9) == 2
    assert alarm.follow(1, 2.0) == 1


def test_old_values_are_grey_at_once_and_alive_again_a_little_later() -> None:
    wall = Wall()
    model = PatientModel(SETUP, wall)
    wall.now_s += 5.0
    assert not model.scene(snapshot(), 0.1).stale
    wall.now_s += 0.01
    assert model.scene(snapshot(), 0.26).stale
    wall.now_s += 0.1
    assert model.scene(snapshot(), 0.01).stale
    wall.now_s += LEAST_S
    assert not model.scene(snapshot(), 0.01).stale
