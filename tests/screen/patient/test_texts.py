"""Whatever is said, in either language and at any size: it fits, is readable from afar, and hits nothing."""

from __future__ import annotations

import dataclasses
import itertools
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from drawing import SCENE, drawn, scene
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from rig.screen import pen
from rig.screen.patient.counting import UNITS
from rig.screen.patient.places import READABLE
from rig.screen.patient.scene import BigBar, Count, Countdown, Cue, Heading, Pace, Page, Pelvis, Ring, Scene
from rig.screen.sentences import sentences
from rig.screen.spoken import EXERCISES
from rig.screen.words import Say, Words

SIZES = [(1280, 720, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0), (1920, 1080, 1.5), (1280, 800, 1.0)]
SCREEN_MM = 298.9  # height of a 24-inch screen, 16:9
CAPITALS = 0.7  # of a letter's size
LEAST_ARCMIN, GOOD_ARCMIN = 16.0, 20.0
SET = Words(Say.SET_OF, (("number", 12), ("sets", 30)))
TITLE = Words("Hip rotation, shins forward")
HEADING = Heading(TITLE, Words(Say.RIGHT_SIDE), SET)
FOOT = BigBar("band_foot", Words(Say.FOOT), 123.0, 300.0, (110.0, 134.0), True, 120.0, 100.0)
KNEE = dataclasses.replace(FOOT, channel="band_knee", label=Words(Say.KNEE))
PACE = Pace((3.0, 2.0, 3.0, 2.0), Words(Say.DOWN), 2.4, (1.0, 1.0, 0.2, 0.0))
WORK = scene(ring=Ring(12.0, 5.0, 10.0), count=Count(48, 3, SET, 60, Words(Say.SECONDS)), heading=HEADING)
REST = Countdown(754.0, 900.0, Words(Say.REST))


@dataclass(frozen=True)
class Text:
    """One text that was written: how tall it was to be, how tall it became, and where its letters stand."""

    words: str
    wanted: float
    pixels: float
    room: QRectF
    letters: QRectF


def pelvis(words: Say, level: str = "") -> Pelvis:
    return Pelvis(0.9 if level else math.nan, level, "backward" if level else "", Words(words))


def asked(words: str) -> Scene:
    return scene(
        page=Page.ASK, pelvis=pelvis(Say.STEADY), asked=Words(words), hint=Words(Say.NOT_YET), heading=HEADING
    )


def scenes() -> Iterator[Scene]:
    """Give every page with the longest that can stand on it."""
    for bars, pace in itertools.product(((KNEE,), (KNEE, FOOT)), (None, PACE)):
        yield dataclasses.replace(WORK, bars=bars, pace=pace)
        yield dataclasses.replace(WORK, bars=bars, pace=pace, ring=Ring(0.0, 5.0, 10.0))
    by_feel = dataclasses.replace(HEADING, note=Words(Say.BY_FEEL))
    yield dataclasses.replace(WORK, heading=by_feel, pace=PACE)
    for unit in UNITS.values():
        yield dataclasses.replace(WORK, count=Count(8, 2, SET, 15, Words(unit)))
    yield dataclasses.replace(WORK, count=Count(None, 0, SET), ring=None)
    for phase in (Say.UP, Say.HOLD, Say.DOWN, Say.PAUSE):
        yield dataclasses.replace(WORK, pace=dataclasses.replace(PACE, phase=Words(phase)))
    for words in (Say.STEADY, Say.TURNING, Say.PAD_UNLOADED, Say.PAD_SILENT, Say.NO_BASELINE):
        yield dataclasses.replace(WORK, pelvis=pelvis(words))
    for words in (Say.ROLLS_BACKWARD, Say.ROLLS_FORWARD, Say.MOVES):
        yield dataclasses.replace(WORK, pelvis=pelvis(words, "fault"))
    yield from map(asked, (Say.CONNECTING, Say.ONE_MOMENT, Say.BEING_DECIDED, Say.LET_STRAP_GO))
    yield scene(page=Page.REST, pelvis=None, countdown=REST, heading=HEADING)
    yield scene(page=Page.REST, pelvis=pelvis(Say.MOVES, "warn"), countdown=REST, heading=HEADING)
    push = Countdown(4.2, 5.0, Words(Say.PUSH))
    efforts = Words(Say.EFFORT_OF, (("number", 2), ("efforts", 3)))
    yield scene(page=Page.PUSH, ring=None, pelvis=None, countdown=push, asked=efforts, heading=HEADING)
    yield scene(page=Page.PUSH, ring=None, pelvis=None, countdown=push, asked=Words(Say.PRACTICE))
    yield scene(page=Page.DONE, pelvis=None, summary=SUMMARY, simulated=True, sound=True)


SUMMARY = (
    Words(Say.DID_REPS, (("number", 120),)),
    Words(Say.DID_HOLDS, (("number", 100), ("seconds", 10.4))),
    Words(Say.DID_ACTION, (("minutes", "12:00"),)),
    Words(Say.DID_EFFORTS, (("number", 16),)),
    Words(Say.THANKS),
)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Text]:
    """Keep every text that is written."""
    kept: list[Text] = []

    def spy(
        painter: QPainter, room: QRectF, text: str, colour: str, pixels: float, align=pen.MIDDLE, bold=False
    ):
        size = pen.write(painter, room, text, colour, pixels, align, bold)
        if text:
            metrics = QFontMetricsF(pen.font(size, bold))
            letters = metrics.boundingRect(room, int(align | pen.WRAP), text)
            kept.append(Text(text, pixels, size, room, letters))
        return size

    for name, module in sys.modules.items():
        if name.startswith("rig.screen.patient.") and hasattr(module, "write"):
            monkeypatch.setattr(module, "write", spy)
    return kept


def arcminutes(pixels: float, height: float) -> float:
    """Give the angle of a capital letter two metres away, on a 24-inch screen."""
    return math.degrees(math.atan(CAPITALS * pixels / height * SCREEN_MM / 2000)) * 60


def test_what_can_just_be_read_is_comfortable_from_two_metres() -> None:
    assert arcminutes(READABLE * 720, 720) == pytest.approx(GOOD_ARCMIN, abs=0.1)


@pytest.mark.parametrize(("width", "height", "ratio"), SIZES)
@pytest.mark.usefixtures("language")
def test_every_text_fits_and_can_be_read(width: int, height: int, ratio: float, written: list[Text]) -> None:
    window = QRectF(0, 0, width / ratio, height / ratio)
    wrong: set[tuple[str, ...]] = set()
    for shown in scenes():
        written.clear()
        drawn(shown, width, height, ratio=ratio)
        *texts, _ = written  # the last one is the footer, for whoever stands near
        read = [text for text in texts if text.words != "!"]  # the sign in the arrow
        wrong.update((text.words, why) for text in read if (why := trouble(text, window)))
        wrong.update((a.words, "hits", b.words) for a, b in itertools.combinations(written, 2) if _hit(a, b))
    assert not wrong, "\n".join(map(str, sorted(wrong)))


def trouble(text: Text, window: QRectF) -> str:
    """Say what is wrong with a text, "" for nothing."""
    if not window.contains(text.letters):
        return "leaves the window"
    if text.letters.width() > text.room.width() + 1 or text.letters.height() > text.room.height() + 1:
        return "leaves its place"
    seen = arcminutes(text.pixels, window.height())
    return "" if seen >= LEAST_ARCMIN else f"is {seen:.1f} minutes of arc"


def _hit(one: Text, other: Text) -> bool:
    common = one.letters.intersected(other.letters)
    return common.width() > 1 and common.height() > 0.15 * min(one.pixels, other.pixels)


@pytest.mark.parametrize("pace", [None, PACE], ids=["alone", "beside the tempo"])
@pytest.mark.usefixtures("language")
def test_every_cue_fits_on_its_line(pace: Pace | None, written: list[Text]) -> None:
    said = [*sentences()[EXERCISES], *map(str, Say)]
    values = dict.fromkeys(("number", "sets", "goal", "least", "most", "seconds", "efforts"), 12)
    wrong = []
    for words in said:
        written.clear()
        filled = Words(words, tuple({**values, "minutes": "1:00"}.items()))
        drawn(dataclasses.replace(SCENE, cue=Cue(filled, "fault"), pace=pace), 1280, 720)
        cue = next(text for text in written if text.words.startswith("■"))
        wrong += [(cue.words, why)] if (why := trouble(cue, QRectF(0, 0, 1280, 720))) else []
    assert not wrong, "\n".join(map(str, sorted(wrong)))


def test_the_system_s_font_size_changes_nothing(qapp: QApplication) -> None:
    before = qapp.font()
    drawn(WORK)  # the first letters of a size are drawn a shade differently
    usual, _ = drawn(WORK)
    larger = qapp.font()
    larger.setPointSizeF(1.5 * before.pointSizeF())
    qapp.setFont(larger)
    changed, _ = drawn(WORK)
    qapp.setFont(before)
    assert changed == usual
