"""The terminal view: what stands where, also without colour, and what happens on small terminals."""

from __future__ import annotations

import dataclasses
import io
import math

import pytest
from rich.console import Console
from test_view_model import SETUP, SNAPSHOT, STEADY

from rig.events import EVENT_KINDS, Event, Gap, Hold, Mark, Rep, Roll
from rig.exercises.course import State
from rig.screen.event_words import event_words
from rig.screen.terminal import live_view
from rig.screen.terminal.colours import EVENT_SIGN, EVENT_STYLE
from rig.screen.terminal.digits import tall
from rig.screen.terminal.gauges import filled
from rig.screen.terminal.paint import LEAST_HEIGHT, LEAST_WIDTH, paint
from rig.screen.view_model import ViewModel
from rig.session.guidance import Guidance
from rig.session.health import Finding, Level
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup, Task

REP = Rep("band_knee", 3.0, 9.0, 9.2, 41.2, 5.0)


def painted(
    snapshot: Snapshot = SNAPSHOT,
    age_s: float = 0.02,
    width: int = 100,
    height: int = 28,
    setup: SessionSetup = SETUP,
) -> list[str]:
    console = Console(width=width, height=height, color_system=None, file=io.StringIO(), legacy_windows=False)
    view = ViewModel(setup, 120.0).view(snapshot, age_s)
    with console.capture() as shown:
        console.print(paint(view, snapshot.newest, width, height))
    return shown.get().splitlines()


def with_live(**changes: object) -> Snapshot:
    return dataclasses.replace(SNAPSHOT, live=dataclasses.replace(SNAPSHOT.live, **changes))


@pytest.mark.parametrize(("fraction", "cells"), [(0.5, "██  "), (0.53, "██▏ "), (1.0, "████"), (1.2, "███▶")])
def test_a_bar_fills_by_eighths_and_says_when_it_ends(fraction: float, cells: str) -> None:
    assert filled(fraction, 4) == cells


@pytest.mark.parametrize("fraction", [0.0, -0.2, math.nan])
def test_nothing_is_an_empty_bar(fraction: float) -> None:
    assert filled(fraction, 4) == "    "


def test_tall_digits_line_up() -> None:
    for number in ("0123456789", "-4.5"):
        assert len({len(row) for row in tall(number)}) == 1


def test_everything_is_on_the_screen() -> None:
    text = "\n".join(painted(dataclasses.replace(SNAPSHOT, newest=(REP,))))
    for words in (
        "level-1 · left side · p-07",
        "measuring",
        "1:23 of 2:00",
        "target 36–44 N",
        "in the zone: hold",
        "valid reps",
        "1 compensated",
        "3.2 of 5 s",
        "steady",
        "● rep valid: peak 41.2 N, 6.0 s",
        "7 samples lost",
        "not a medical device",
    ):
        assert words in text


def test_zone_and_bar_are_where_the_newtons_say() -> None:
    rows = painted()
    marks = next(row for row in rows if "┌" in row)
    bar = next(row for row in rows if row.startswith("│ knee"))
    axis_cells = 100 - 4 - 9 - 18
    bar = bar[: 11 + axis_cells]  # without the tall number
    zone_starts, bar_ends = marks.index("┌"), max(i for i, cell in enumerate(bar) if cell == "█")
    assert zone_starts - 11 == round(36.0 / 60.0 * axis_cells)
    assert bar_ends + 1 - 11 == pytest.approx(38.2 / 60.0 * axis_cells, abs=1)


def test_reps_by_hand_are_not_shown_as_none() -> None:
    unbanded = dataclasses.replace(SETUP, task=dataclasses.replace(SETUP.task, rep_channel=""))
    rows = painted(setup=unbanded)
    assert any("reps: by hand" in row for row in rows)
    assert not any("valid reps" in row for row in rows)


def test_every_kind_of_event_has_a_sign_and_a_style() -> None:
    assert set(EVENT_SIGN) == set(EVENT_STYLE) == set(EVENT_KINDS)


def test_stale_values_say_so_in_words() -> None:
    assert "■ no data for 1.5 s: these values are old" in "\n".join(painted(age_s=1.5))


def test_a_roll_has_shape_place_and_direction() -> None:
    fault = dataclasses.replace(STEADY, percent=80.0, direction="backward", level="fault")
    row = next(row for row in painted(with_live(roll=fault)) if "pelvis" in row)
    assert row.index("┼") < row.index("■")
    assert row.index("forward") < row.index("■") < row.index("backward")
    quiet = next(row for row in painted() if "pelvis" in row)
    assert "●" in quiet


def test_the_worst_findings_replace_all_is_well() -> None:
    assert "✔ link, sensors, clock and disk are well" in "\n".join(painted())
    bad = dataclasses.replace(SNAPSHOT, health=(Finding(Level.FAULT, "the disk is full"),))
    text = "\n".join(painted(bad))
    assert "■ the disk is full" in text
    assert "are well" not in text


@pytest.mark.parametrize(("width", "height"), [(LEAST_WIDTH, LEAST_HEIGHT), (80, 24), (100, 30), (200, 60)])
def test_it_fits_the_terminal(width: int, height: int) -> None:
    events = tuple(dataclasses.replace(REP, start_s=float(n)) for n in range(8))
    rows = painted(dataclasses.replace(SNAPSHOT, newest=events), width=width, height=height)
    assert len(rows) <= height
    assert max(map(len, rows)) <= width


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (REP, "rep valid: peak 41.2 N, 6.0 s"),
        (
            dataclasses.replace(REP, valid=False, flags=("compensated", "roll_before_peak")),
            "rep not counted: peak 41.2 N; the pelvis rolled, before the peak",
        ),
        (
            dataclasses.replace(REP, valid=False, peak_newtons=math.nan, flags=("flagged_samples",)),
            "rep not counted: peak withheld; samples not to be trusted",
        ),
        (Hold("band_knee", 1.0, 5.96, 6.0, 2.0, 40.0, 40.0, done=False), "hold: 4.9 s at 40.0 N"),
        (Hold("band_knee", 1.0, 6.0, 6.0, 2.0, 40.0, 40.0), "hold done: 5.0 s at 40.0 N"),
        (
            Roll("backward", "fault", 1.0, 2.5, 2.6, 81.0, 2.0),
            "pelvis rolled backward (fault): 81 % for 1.5 s",
        ),
        (Roll("unknown", "warn", 1.0, 2.5, 2.6, 55.0, 2.0), "pelvis rolled (warn): 55 % for 1.5 s"),
        (Gap("pad_back", 1.0, 2.0, 2.0, 7, "wire"), "gap in pad_back: 7 samples lost (wire)"),
        (Mark(1.0, 1.0, "tare", "band_knee at 5 counts"), "tare: band_knee at 5 counts"),
    ],
)
def test_events_in_words(event: Event, words: str) -> None:
    assert event_words(event) == words


@pytest.mark.parametrize(
    ("width", "height", "terminal", "drawn"),
    [
        (100, 30, True, True),
        (LEAST_WIDTH - 1, 30, True, False),
        (100, 10, True, False),
        (100, 30, False, False),
    ],
)
def test_only_a_real_and_large_terminal_is_drawn_on(
    width: int, height: int, terminal: bool, drawn: bool
) -> None:
    console = Console(
        width=width, height=height, force_terminal=terminal, file=io.StringIO(), _environ={"TERM": "xterm"}
    )
    assert live_view.can_draw(console) is drawn


def test_watching_draws_until_the_session_is_over() -> None:
    class Ending:
        snapshot, data_age_s, looks = SNAPSHOT, 0.01, 0

        @property
        def running(self) -> bool:
            self.looks += 1
            return self.looks < 3

    out = io.StringIO()
    console = Console(width=100, height=30, force_terminal=True, file=out, _environ={"TERM": "xterm"})
    live_view.watch(Ending(), ViewModel(SETUP), console, sleep=lambda seconds: None)
    assert "valid reps" in out.getvalue()
    assert out.getvalue().endswith("\x1b[?25h\x1b[?1049l")  # cursor and screen are back


def test_a_plan_shows_no_hold_that_its_set_does_not_ask_for_and_names_its_own_set_up() -> None:
    asks = Guidance(
        State.WORKING, "level-1", "Knee up", "left", 1, 2, Task(), 5.0, says="", hold_s=(5.0, 10.0)
    )
    assert "3.2 of 5 s" in "\n".join(painted(dataclasses.replace(SNAPSHOT, guidance=asks)))
    turns = dataclasses.replace(asks, exercise="rotation-1", hold_s=(0.0, 0.0))
    shown = "\n".join(painted(dataclasses.replace(SNAPSHOT, guidance=turns)))
    assert "of 5 s" not in shown
    assert "▶ measuring" in shown
    set_up = dataclasses.replace(SNAPSHOT, guidance=turns, phase=Phase.GETTING_READY)
    assert "▶ setting up" in painted(set_up)[1]
    assert "▶ lie still: taring" in painted(dataclasses.replace(SNAPSHOT, phase=Phase.GETTING_READY))[1]
