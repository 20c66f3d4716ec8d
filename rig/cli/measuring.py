"""What demo and run have in common: set up a session, show it until it is over, sum it up."""

from __future__ import annotations

import json
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from rig import __version__
from rig.cli.event_json import event_line
from rig.errors import RigError
from rig.events import Event, Gap, Hold, Rep, Roll
from rig.exercises.catalogue import exercise as find_exercise
from rig.record.place import Place, find_place
from rig.screen.event_words import event_words, start_s
from rig.session.listener import Listener
from rig.session.session import Outcome, Session
from rig.setup import SessionSetup

LOOK_EVERY_S = 0.02


def new_setup(
    exercise: str, side: str, subject: str, target_newtons: float = 0.0, simulated: bool = False
) -> SessionSetup:
    """Set a session up from what a person chose.

    Raises
    ------
    InputRefused : no such exercise
    """
    asked = find_exercise(exercise)
    return SessionSetup(
        session_id=uuid4().hex,
        subject=subject,
        side=side,
        exercise=exercise,
        posture=asked.posture,
        task=asked.task(target_newtons),
        started_utc=datetime.now(UTC).isoformat(timespec="milliseconds"),
        software=f"force-rig {__version__}",
        simulated=simulated,
    )


def where(folder: Path, setup: SessionSetup) -> Place:
    """Choose where to record, and tell the person when that is not where they said."""
    place = find_place(folder, setup)
    if place.says:
        print(f"rig: note: {place.says}", file=sys.stderr)
    return place


def listeners(lsl: bool) -> tuple[Listener, ...]:
    """Give whoever else is to hear the session.

    Raises
    ------
    MissingExtra : what they need is not installed
    """
    if not lsl:
        return ()
    from rig.session.lsl_outlet import LslOutlet

    return (LslOutlet(),)


def show(
    session: Session, headless: bool, as_json: bool, ends_s: float = math.inf, terminal: bool = False
) -> None:
    """Show a running session until it is over; Ctrl-C ends it in order, and more of them do no more.

    In windows where there is a display, else (or when `terminal`) in the terminal, else as printed events.
    """
    watch = None
    if not (headless or as_json):
        watch = (None if terminal else windows(session, ends_s)) or live_view(session, ends_s)
    watch = watch or EventPrinter(session, as_json).print_all
    with stopped_by_signals():
        while True:
            try:
                watch()
                return
            except KeyboardInterrupt:
                session.stop()


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let a request to end (``kill``, a closed terminal) do what Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def windows(session: Session, ends_s: float) -> Callable[[], None] | None:
    """Make what shows the windows; None where none can be opened, which is said if one was to be expected."""
    from rig.screen.display import has_display

    if not has_display():
        return None
    try:
        from rig.screen.app import show
        from rig.screen.application import application

        application()
    except (ImportError, RigError) as why:
        print(f"rig: note: {why}; the terminal shows the session", file=sys.stderr)
        return None
    return lambda: show(session, session.setup, ends_s)


def live_view(session: Session, ends_s: float) -> Callable[[], None] | None:
    """Make what draws the live view; None where this terminal cannot show it."""
    from rich.console import Console

    from rig.screen.terminal.live_view import can_draw, watch
    from rig.screen.view_model import ViewModel

    console = Console()
    if not can_draw(console):
        return None
    model = ViewModel(session.setup, ends_s)
    return lambda: watch(session, model, console)


class EventPrinter:
    """Prints each event of a session as it is announced, one line each."""

    def __init__(self, session: Session, as_json: bool) -> None:
        self._session = session
        self._line = event_line if as_json else plain_line
        self._printed = 0

    def print_all(self) -> None:
        """Print until the session is over and every event is out."""
        while True:
            running = self._session.running
            for event in self._session.announced[self._printed :]:
                self._printed += 1
                print(self._line(event), flush=True)
            if not running:
                return
            time.sleep(LOOK_EVERY_S)


def plain_line(event: Event) -> str:
    """Write one event for a person: when it began, and what it was."""
    return f"{start_s(event):9.2f} s  {event_words(event)}"


def sum_up(outcome: Outcome, as_json: bool, files: dict[str, Path]) -> None:
    """Print what the session came to and where its files are."""
    if as_json:
        print(json.dumps({"kind": "summary", **totals(outcome), **{n: str(p) for n, p in files.items()}}))
    else:
        print("\n" + total_words(totals(outcome)))
        width = max(len(name) for name in files)
        for name, path in files.items():
            print(f"{name.ljust(width)}  {path}")


def fail_if_troubled(*troubles: str) -> None:
    """End with what went wrong, after everything has been kept and said.

    Raises
    ------
    RigError : any of the troubles is not ""
    """
    if any(troubles):
        raise RigError("; ".join(filter(None, troubles)))


def totals(outcome: Outcome) -> dict[str, int]:
    """Count what was found."""
    reps = [event for event in outcome.events if isinstance(event, Rep)]
    return {
        "reps": len(reps),
        "valid_reps": sum(rep.valid for rep in reps),
        "compensated_reps": sum("compensated" in rep.flags for rep in reps),
        "holds_done": sum(isinstance(event, Hold) and event.done for event in outcome.events),
        "roll_faults": sum(isinstance(event, Roll) and event.level == "fault" for event in outcome.events),
        "gaps": sum(isinstance(event, Gap) for event in outcome.events),
        "samples": sum(int(str(q["samples"])) for q in outcome.quality.values()),
        "lost_samples": sum(int(str(q["lost"])) for q in outcome.quality.values()),
    }


def total_words(found: dict[str, int]) -> str:
    """Say the totals in one line."""
    return (
        f"{_number(found['reps'], 'rep')}, {found['valid_reps']} valid, "
        f"{found['compensated_reps']} compensated · {_number(found['holds_done'], 'hold')} done · "
        f"{_number(found['roll_faults'], 'roll fault')} · "
        f"{found['samples']} samples, {found['lost_samples']} lost"
    )


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
