"""Draw the patient's window at moments of simulated sessions that are worth seeing: `make pictures`."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from rig.cli.measuring import where
from rig.cli.plan_rehearsal import PlanRehearsal
from rig.cli.planned import chosen_plan, planned_setup
from rig.pipeline import Pipeline
from rig.screen.patient.model import PatientModel
from rig.screen.patient.picture import picture_of
from rig.screen.patient.scene import Page, Scene
from rig.screen.theme import DARK, LIGHT, Theme
from rig.session.session import Session
from rig.session.wall_clock import clock_at

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 1280, 720
SPEED, LOOK_S = 6.0, 0.004
OLD_S = 1.5  # how old the values are in the picture of old values


@dataclass(frozen=True)
class Moment:
    """A picture: its name, its colours, and when it is drawn."""

    name: str
    theme: Theme
    has_come: Callable[[Scene], bool]


def _working(shown: Scene) -> bool:
    return shown.page is Page.WORK and not shown.stale and bool(shown.bars)


def _holds(shown: Scene) -> bool:
    held = shown.ring is not None and shown.ring.held_s >= 5.6
    again = bool(shown.count.number) and shown.bars[0].ghost_now_newtons > 0
    return _working(shown) and held and again and shown.pace is not None


def _holds_both(shown: Scene) -> bool:
    held = shown.ring is not None and shown.ring.held_s >= 3.4
    return _working(shown) and held and len(shown.bars) == 2 and shown.bars[0].ghost_now_newtons > 0


def _rolls(shown: Scene) -> bool:
    rolls = shown.pelvis is not None and shown.pelvis.level == "fault" and bool(shown.pelvis.direction)
    return _working(shown) and rolls and shown.cue.words.template.startswith("Rolling")


EXERCISE = (
    Moment("asks", LIGHT, lambda shown: shown.page is Page.ASK and "still" in shown.asked.template),
    Moment("hold", LIGHT, _holds),
    Moment("rest", DARK, lambda shown: shown.page is Page.REST and 0.5 < shown.countdown.fraction < 0.7),
    Moment("roll", DARK, _rolls),
    Moment("both", LIGHT, _holds_both),
    Moment("done", LIGHT, lambda shown: shown.page is Page.DONE),
)
TEST = (
    Moment(
        "push",
        DARK,
        lambda s: (
            s.page is Page.PUSH and s.asked.values and s.countdown.left_s < 3.4 and s.bars[0].newtons > 60
        ),
    ),
)


def main() -> None:
    app = QGuiApplication.instance() or QGuiApplication([])
    for plan, seed, moments in (
        (str(FOLDER / "patient_plan.toml"), SEED, EXERCISE),
        ("isometric-test", 0, TEST),
    ):
        for name, theme, shown in drawn_moments(plan, seed, moments):
            path = FOLDER / f"patient_{name}.png"
            drawn(shown, theme).save(str(path))
            print(path.relative_to(Path.cwd()))  # noqa: T201
    del app


SEED = 3


def drawn_moments(
    plan_name: str, seed: int, moments: tuple[Moment, ...]
) -> Iterator[tuple[str, Theme, Scene]]:
    """Run a simulated session of a plan; give each moment when it has come, and old values after a hold."""
    Pipeline.warm_up()
    clock = clock_at(SPEED)
    with tempfile.TemporaryDirectory() as folder:
        plan = chosen_plan(plan_name, True, Path(folder), "P-014", simulated=True)
        rehearsal = PlanRehearsal(plan, seed, None, "", clock)
        setup = planned_setup(plan, "P-014", simulated=True)
        guided = rehearsal.led(setup, by_itself=True)
        # the eye's clock goes as fast as the session's, so that nothing waits longer than on a real screen
        model = PatientModel(setup, lambda: clock.now_ns() / 1e9)
        left = list(moments)
        with (
            rehearsal.powered() as door,
            Session(setup, door, where(Path(folder), setup), clock, rehearsal.lasts_s, (), guided) as session,
        ):
            while left and session.running:
                snapshot = session.snapshot
                if snapshot is None:
                    continue
                shown = model.scene(snapshot, 0.0)
                for moment in [one for one in left if one.has_come(shown)]:
                    left.remove(moment)
                    yield moment.name, moment.theme, shown
                    if moment.name == "hold":
                        yield "stale", LIGHT, model.scene(snapshot, OLD_S)
                time.sleep(LOOK_S)
            session.stop()
    if left:
        raise SystemExit(f"the session ended before: {', '.join(moment.name for moment in left)}")


def drawn(scene: Scene, theme: Theme, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Draw a scene as the window does."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture_of(scene, width, height, theme).paint(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main()
