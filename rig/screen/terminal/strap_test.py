"""An isometric test on the terminal: what goes on and for how long, and what came of each effort."""

from __future__ import annotations

from rich.text import Text

from rig.exercises.isometric import EFFORT_S, IsometricNow, Stage
from rig.exercises.isometric_result import Try
from rig.screen.terminal.colours import BLUE, EMPTY_SIGN, FAINT, GREEN, ORANGE, STALE
from rig.screen.terminal.gauges import filled

BAR = 16  # columns
STYLES = {Stage.PUSH: GREEN, Stage.READY: BLUE, Stage.ASKING: ORANGE}
NAMES = {
    Stage.QUIET: "be still",
    Stage.READY: "ready",
    Stage.PUSH: "push",
    Stage.MEASURE: "stop",
    Stage.ASKING: "keep it?",
    Stage.RESTING: "rest",
    Stage.LETTING_GO: "let go",
    Stage.OVER: "done",
}


def now_words(test: IsometricNow, stale: bool) -> Text:
    """Name the effort and the stage, with what is left of it; a push also as a bar."""
    which = f"effort {test.number} of {test.efforts}" if test.number else "practice"
    ended = test.stage in (Stage.LETTING_GO, Stage.OVER)
    text = Text("" if ended else f"{which} · ", STALE if stale else "bold")
    style = STALE if stale else STYLES.get(test.stage, BLUE)
    if test.stage is Stage.PUSH:
        bar = filled(1.0 - test.left_s / EFFORT_S, BAR).replace(" ", "·")
        return text.append(f"{bar} {test.left_s:.1f} s", style)
    left = f" {test.left_s:.0f} s" if test.stage is Stage.RESTING else ""
    return text.append(f"{NAMES[test.stage]}{left}", style)


def efforts_row(test: IsometricNow, stale: bool) -> Text:
    """List every peak so far, and how far those that count lie apart."""
    text = Text("peaks  " if test.tries else "peaks  none yet", FAINT)
    for at, one in enumerate(test.tries):
        asked = test.stage is Stage.ASKING and at == len(test.tries) - 1
        text.append("   " if at else "")
        text.append_text(_effort(one, asked, stale))
    if test.spread_percent == test.spread_percent:
        text.append(f"   spread {test.spread_percent:.1f} %", STALE if stale else "bold")
    return text


def _effort(one: Try, asked: bool, stale: bool) -> Text:
    """Give one effort: practice faint, a rejected one with an empty sign, one in question with its doubt."""
    newtons = f"{one.peak_newtons:.1f} N" if one.peak_newtons == one.peak_newtons else "withheld"
    if not one.number:
        return Text(f"practice {newtons}", FAINT)
    words = f"{one.number}: {newtons}"
    if one.rejected:
        return Text(f"{EMPTY_SIGN} {words} rejected", STALE if stale else FAINT)
    style = STALE if stale else ORANGE if asked else GREEN
    return Text(f"{words}{' ?' if asked else ''}", style)
