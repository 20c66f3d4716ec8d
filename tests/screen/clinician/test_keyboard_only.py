"""A whole plan with nothing but a keyboard, on a real X display: each set-up step, two sets, the stop."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest
from hands import Hands, needs_fingers
from live_rig import PATIENCE_S, wait_until
from virtual_display import needs_x, virtual_display

from rig.errors import InputRefused
from rig.events import Mark, Rep
from rig.record.journal_format import Kind
from rig.record.journal_reader import read_journal
from rig.record.reader import open_session
from rig.screen.clinician.style import FIRST_KEY
from rig.screen.theme import LIGHT
from rig.screen.traces.ink import dark

PLAN = """
id = "short"
title = "Two short sets"
says = "Two reps, twice."
turn = "after_each"

[[work]]
exercise = "level-1"
side = "right"
dose = "reps"
reps = 2
sets = 2
rest_s = 120
"""
SPEED = "6"
PRESSES_AGAIN_S = 3.0


def marks_so_far(folder: Path) -> list[str]:
    """Read the marks out of the journal of a session that goes on."""
    journals = list(folder.glob("*.journal"))
    try:
        records = [
            record for path in journals for record in read_journal(path) if record.kind == Kind.CONTROL
        ]
    except InputRefused:  # not begun yet
        return []
    return [
        control["values"].get("label", control["what"]) for control in map(json.loads, _payloads(records))
    ]


def _payloads(records) -> list[bytes]:
    return [bytes(record.payload) for record in records]


def marked(folder: Path, begins: str) -> Callable[[], bool]:
    return lambda: any(mark.startswith(begins) for mark in marks_so_far(folder))


def share_of(picture: np.ndarray, colour: str) -> float:
    """Give the share of the pixels that have a colour."""
    wanted = np.frombuffer(bytes.fromhex(colour.removeprefix("#")), np.uint8)
    return float((picture == wanted).all(axis=2).mean())


@needs_x
@needs_fingers
@pytest.mark.skipif(sys.platform != "linux", reason="there is no X display here")
@pytest.mark.timeout(150)
def test_a_whole_plan_is_done_with_the_keyboard_alone(tmp_path: Path) -> None:
    plan, out, shown = tmp_path / "short.toml", tmp_path / "out", tmp_path / "shown"
    plan.write_text(PLAN)
    shown.mkdir()
    command = [Path(sys.executable).with_name("rig"), "demo", "--plan", plan, "--speed", SPEED]
    command += ["--subject", "P-7", "--out", out]
    with (
        virtual_display(seen_in=shown) as display,
        subprocess.Popen(
            command, env=display.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as demo,
    ):
        try:
            hands = Hands(display.environment, shown)
            hands.take_up("P-7 · clinician")
            set_up(hands, out)
            do_two_sets(hands, out)
            look_at_both_windows(hands)
            stop(hands, demo)
            said, complaint = demo.communicate(timeout=60)
        finally:
            demo.kill()
    assert (demo.returncode, complaint) == (0, "")
    assert "report" in said
    check_record(next(out.glob("*.h5")))


def press_until(hands: Hands, happens: Callable[[], bool], *keys: str) -> None:
    """Press as a person does: again when nothing comes of it, since the screen may be behind the record."""
    ends_s = monotonic() + PATIENCE_S
    while not happens():
        assert monotonic() < ends_s, f"{keys} did nothing within {PATIENCE_S:g} s"
        hands.press(*keys)
        again_s = monotonic() + PRESSES_AGAIN_S
        while not happens() and monotonic() < again_s:
            sleep(0.05)


def set_up(hands: Hands, out: Path) -> None:
    wait_until(marked(out, "set-up tare: passed"))
    press_until(
        hands, marked(out, "refused: band_knee reads"), "2", "period", "5", "n"
    )  # nothing hangs there
    press_until(hands, marked(out, "set-up check_weight: skipped"), "s")
    press_until(hands, marked(out, "set-up posture: passed"), "n")
    wait_until(marked(out, "set-up roll_forward: passed"))
    press_until(hands, marked(out, "begun: "), "n")


def do_two_sets(hands: Hands, out: Path) -> None:
    """Rate, reject and take back, leave out the rest before the second set, mark it and label the mark."""
    wait_until(marked(out, "set over"))
    press_until(hands, marked(out, "rpe 6"), "6")
    press_until(hands, marked(out, "rejected: rep on band_knee"), "r")
    press_until(hands, marked(out, "restored: rep on band_knee"), "u")
    press_until(hands, lambda: sum(mark.startswith("begun: ") for mark in marks_so_far(out)) == 2, "n")
    press_until(hands, marked(out, "mark 1"), "m")
    hands.press("shift+m")
    hands.write("quiet now")  # no letter of it is a key
    hands.press("Return")
    wait_until(marked(out, "mark 1: quiet now"))


def look_at_both_windows(hands: Hands) -> None:
    """P brings the patient's window over everything, and takes it back."""
    ink = dark()
    wait_until(lambda: share_of(hands.see(), ink.lane.name()) > 0.3)
    clinician = hands.see()
    assert share_of(clinician, ink.trace.name()) > 0.001
    assert share_of(clinician, FIRST_KEY) < 0.001  # ending the set is not what comes next
    hands.press("p")
    wait_until(lambda: share_of(hands.see(), LIGHT.background) > 0.5)
    hands.press("p")
    wait_until(lambda: share_of(hands.see(), ink.lane.name()) > 0.3)


def stop(hands: Hands, demo: subprocess.Popen) -> None:
    """One press arms, Q as well as Esc; the second one ends plan and session."""
    hands.press("q")
    assert demo.poll() is None
    hands.press("Escape")


def check_record(path: Path) -> None:
    session = open_session(path)
    assert session.state == "finished"
    marks = [event.label for event in session.events if isinstance(event, Mark)]
    assert [mark for mark in marks if mark.startswith("set-up")] == [
        "set-up link: passed",
        "set-up tare: passed",
        "set-up check_weight: skipped",
        "set-up posture: passed",
        "set-up roll_backward: passed",
        "set-up roll_forward: passed",
        "set-up practice: passed",
    ]
    overs = [mark for mark in marks if mark.startswith("set over")]
    assert len(overs) == 2
    assert overs[0].endswith("ended by dose")
    assert overs[1].endswith("ended by stop")
    for one in ("mark 1", "rpe 6", "mark 1: quiet now"):
        assert marks.count(one) == 1
    begun_s = next(event.start_s for event in session.events if getattr(event, "label", "") == "new_set")
    reps = [event for event in session.events if isinstance(event, Rep) and event.start_s >= begun_s]
    assert len(reps) >= 2
