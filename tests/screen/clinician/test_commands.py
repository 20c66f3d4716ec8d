"""What a clinician asks for: asked twice where it cannot be undone, and answered by the record."""

from __future__ import annotations

import pytest
from noted import STOP, Noted, guided, lines

from rig.events import Rep
from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.setup_steps import StepKind
from rig.screen.clinician.commands import LABELS_WITHIN_S, PLAN_STOPS_WITHIN_S, TOLD_FOR_S, Commands
from rig.screen.clinician.confirm import PATIENCE_S, Confirm
from rig.screen.clinician.offers import Offer, offers, wants_two

FIRST, SECOND = (Rep("band_knee", at, at + 2.0, at + 2.1, 60.0, at + 1.0) for at in (2.0, 6.0))


class Wall:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def session() -> Noted:
    return Noted()


@pytest.fixture
def commands(session: Noted, wall: Wall) -> Commands:
    return Commands(session, wall)


def test_a_second_press_confirms_in_time_and_only_what_was_armed(wall: Wall) -> None:
    confirm = Confirm(wall)
    assert [confirm.twice("stop"), confirm.twice("n"), confirm.twice("stop")] == [False, False, False]
    wall.now_s += PATIENCE_S - 0.01
    assert confirm.armed == "stop"
    assert confirm.twice("stop")
    assert confirm.armed == ""
    confirm.twice("stop")
    wall.now_s += PATIENCE_S
    assert confirm.armed == ""
    assert not confirm.twice("stop")


def test_a_mark_is_set_at_once_and_can_be_labelled_afterwards(session: Noted, commands: Commands) -> None:
    commands.mark()
    assert commands.said == "mark 1: asked for"
    session.answer("mark 1", 12.34)
    commands.follow()
    assert commands.said == "✔ mark 1, at 12.3 s"
    assert commands.to_label(13.0) == "mark 1"
    commands.label("cough")
    commands.label("sneeze")
    assert session.asked == ["mark mark 1", "mark mark 1: cough", "mark sneeze"]


def test_a_label_that_comes_late_marks_its_own_moment(session: Noted, commands: Commands) -> None:
    commands.mark("knee pain")
    commands.mark()
    session.answer("mark 1", 10.0)
    commands.follow()
    assert commands.to_label(10.0 + LABELS_WITHIN_S + 0.1) == ""
    commands.label("cough")
    assert session.asked == ["mark knee pain", "mark mark 1", "mark cough"]


def test_the_newest_rep_is_rejected_each_once_and_taken_back(session: Noted, commands: Commands) -> None:
    commands.reject()
    assert commands.said == "No rep to reject yet"
    session.announced += [FIRST, SECOND]
    commands.reject()
    commands.reject()
    commands.reject()
    assert commands.said == "No rep to reject yet"
    commands.restore()
    assert commands.said == "✔ rep at 2.0 s counts again"
    assert commands.rejected == [SECOND]
    assert session.asked == [
        "mark rejected: rep on band_knee at 6.00 s",
        "mark rejected: rep on band_knee at 2.00 s",
        "mark restored: rep on band_knee at 2.00 s",
    ]


def test_rejections_count_in_their_own_set(session: Noted, commands: Commands) -> None:
    session.announced += [FIRST]
    commands.reject()
    session.answer("new_set", 5.0, "2")
    commands.follow()
    assert commands.said == "✔ set 2 begun"
    assert commands.rejected_in_set == []
    session.announced += [SECOND]
    commands.reject()
    assert commands.rejected_in_set == [SECOND]


def test_what_the_session_refuses_is_said(session: Noted, commands: Commands) -> None:
    commands.tare()
    assert commands.said.startswith("Tare asked for")
    session.answer("refused: band_knee moved by 3 N", 5.0)
    commands.follow()
    assert commands.said == "▲ band_knee moved by 3 N"
    session.answer("tare", 8.0, "band_knee at 812.0 counts")
    commands.follow()
    assert commands.said == "✔ new zero of knee band"


def test_stop_wants_two_presses_and_ends_a_plan_in_order(
    session: Noted, commands: Commands, wall: Wall
) -> None:
    commands.stop(guided())
    assert session.asked == []
    commands.stop(guided())
    assert session.asked == ["press q"]
    commands.follow()
    assert session.asked == ["press q"]
    wall.now_s += PLAN_STOPS_WITHIN_S  # no data: the plan has no next moment
    commands.follow()
    assert session.asked == ["press q", "stop"]


def test_without_a_plan_the_second_press_stops_the_session(session: Noted, commands: Commands) -> None:
    commands.stop(None)
    commands.stop(None)
    assert session.asked == ["stop"]


def test_an_emergency_waits_for_nothing(session: Noted, commands: Commands) -> None:
    commands.stop_now()
    assert session.asked == ["stop"]


ENOUGH = Progress("reps", 12.0, 12.0, 15.0, Tally(valid=12))


@pytest.mark.parametrize(
    ("key", "guidance", "twice"),
    [
        ("n", guided(), True),
        ("n", guided(progress=ENOUGH), False),
        ("r", guided(), False),
        ("n", guided(State.RESTING), False),
        ("d", guided(State.ASKING), True),
        ("y", guided(State.ASKING), False),
    ],
)
def test_ending_what_cannot_be_taken_up_again_is_asked_for_twice(key, guidance, twice: bool) -> None:
    assert wants_two(key, guidance) is twice


def test_a_plans_keys_are_offered_without_its_stop(commands: Commands) -> None:
    assert offers(guided(), commands) == (Offer("n", "end the set"), Offer("r", "reject the last rep"))
    commands.press("n", twice=True)
    assert offers(guided(), commands)[0] == Offer("n", "Again to confirm: end the set", armed=True)
    assert commands.said == "Press N once more within 3 s"


def test_the_key_that_begins_a_set_says_go(commands: Commands) -> None:
    practice = guided(
        State.READY, steps=lines(StepKind.PRACTICE), keys=(("n", "go on"), ("s", "leave this out"), STOP)
    )
    assert offers(practice, commands)[0] == Offer("n", "Go: begin the set", first=True)


def test_without_a_plan_sets_and_reps_have_their_keys(session: Noted, commands: Commands) -> None:
    assert [offer.key for offer in offers(None, commands)] == ["n", "r"]
    session.announced += [FIRST]
    commands.reject()
    assert [offer.key for offer in offers(None, commands)] == ["n", "r", "u"]


def test_what_was_said_is_gone_when_it_is_no_news_any_more(commands: Commands, wall: Wall) -> None:
    commands.reject()
    wall.now_s += TOLD_FOR_S - 0.01
    assert commands.said == "No rep to reject yet"
    wall.now_s += 0.01
    assert commands.said == ""


def test_a_second_press_is_asked_for_only_while_it_would_confirm(commands: Commands, wall: Wall) -> None:
    commands.stop(None)
    assert commands.said == "Press Esc once more within 3 s"
    wall.now_s += PATIENCE_S
    assert commands.said == ""


def test_a_set_of_a_plan_has_no_number_of_its_own_beside_the_plans(
    session: Noted, commands: Commands
) -> None:
    session.answer("new_set", 30.0, "1, level-2, left")
    commands.follow()
    assert commands.said == "✔ the set has begun: it counts"
