"""Tones come when they should, last what they should, and never hold anything up."""

from __future__ import annotations

import dataclasses
import os
import time
import wave
from pathlib import Path

import pytest
from drawing import SCENE, scene
from PySide6.QtWidgets import QApplication

from rig.screen.patient.scene import Page, Pelvis, Ring, Scene
from rig.screen.patient.sound import Sound
from rig.screen.patient.tones import LOUDNESS, RATE_HZ, Tone, samples, tone_for
from rig.screen.words import Say, Words

SHORT, LONG = scene(ring=Ring(4.9, 5.0, 10.0)), scene(ring=Ring(5.0, 5.0, 10.0))
ROLLED = scene(pelvis=Pelvis(0.7, "fault", "backward", Words(Say.MOVES)))
RESTING = scene(page=Page.REST)


@pytest.mark.parametrize(
    ("before", "now", "tone"),
    [
        (SHORT, LONG, Tone.HOLD_DONE),
        (LONG, LONG, None),
        (LONG, SHORT, None),
        (SCENE, ROLLED, Tone.ROLL),
        (ROLLED, ROLLED, None),
        (SCENE, dataclasses.replace(ROLLED, by_feel=True), None),
        (RESTING, SCENE, Tone.REST_OVER),
        (RESTING, scene(page=Page.DONE), None),
        (SHORT, dataclasses.replace(LONG, stale=True), None),
        (None, LONG, None),
    ],
)
def test_a_tone_marks_what_begins(before: Scene | None, now: Scene, tone: Tone | None) -> None:
    assert tone_for(before, now) is tone


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_soft_and_begins_and_ends_in_silence(tone: Tone) -> None:
    made = samples(tone)
    assert len(made) == sum(round(seconds * RATE_HZ) for _, seconds in tone.value)
    assert max(made) == pytest.approx(32767 * LOUDNESS, rel=0.02)
    assert abs(made[0]) < 50
    assert abs(made[-1]) < 500


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a player on the path that keeps what it is to play."""
    program = tmp_path / "aplay"
    program.write_text(
        f'#!/bin/sh\ncp "$2" {tmp_path}/played.wav\nmv {tmp_path}/played.wav {tmp_path}/heard.wav\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr("rig.screen.patient.sound.PLAYERS", (("aplay", "-q"),))
    return tmp_path / "heard.wav"


def appears(file: Path) -> bool:
    until = time.monotonic() + 5.0
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.02)
    return file.exists()


def test_the_system_s_player_gets_the_tone(player: Path) -> None:
    sound = Sound()
    sound.on = True
    sound.play(Tone.ROLL)
    assert appears(player)
    with wave.open(str(player)) as heard:
        assert (heard.getnchannels(), heard.getframerate()) == (1, RATE_HZ)
        assert heard.getnframes() == len(samples(Tone.ROLL))


def test_sound_is_off_until_it_is_asked_for(player: Path) -> None:
    Sound().play(Tone.ROLL)
    time.sleep(0.2)
    assert not player.exists()


def test_a_player_that_cannot_be_started_is_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Sound()
    sound.on = True
    sound._player = (str(tmp_path / "gone"),)
    sound.play(Tone.HOLD_DONE)
    assert sound.on


def test_without_a_player_the_system_beeps(monkeypatch: pytest.MonkeyPatch) -> None:
    beeps = []
    monkeypatch.setattr("rig.screen.patient.sound.PLAYERS", ())
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    sound = Sound()
    sound.on = True
    sound.play(Tone.REST_OVER)
    assert beeps == [1]
