"""A live simulated rig for tests: a patient on a board on a real pseudo-terminal, in accelerated time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rig.session.listener import Listener
    from rig.session.session import Session

PATIENCE_S = 30.0  # of the wall; only a broken rig needs it


@dataclass
class LiveRig:
    """Makes sessions with a simulated board."""

    folder: Path

    @contextmanager
    def session(
        self,
        seconds: float = 20.0,
        speed: float = 20.0,
        faults: str = "",
        seed: int = 0,
        listeners: Sequence[Listener] = (),
    ) -> Iterator[Session]:
        """Power a board and run a session on it; leaving the block ends both."""
        from rig.cli.measuring import new_setup
        from rig.cli.rehearsal import Rehearsal
        from rig.pipeline import Pipeline
        from rig.record.place import find_place
        from rig.session.session import Session
        from rig.session.wall_clock import clock_at

        Pipeline.warm_up()
        clock = clock_at(speed)
        rehearsal = Rehearsal("level-1", "right", seed, seconds, faults, clock)
        setup = new_setup("level-1", "right", "test", rehearsal.patient.target_newtons, simulated=True)
        place = find_place(self.folder, setup)
        with (
            rehearsal.powered() as door,
            Session(setup, door, place, clock, rehearsal.lasts_s, listeners) as session,
        ):
            yield session


def wait_until(happens: Callable[[], bool]) -> None:
    """Wait for something that a thread does; fail when it does not come."""
    ends_s = monotonic() + PATIENCE_S
    while not happens():
        assert monotonic() < ends_s, f"did not happen within {PATIENCE_S:g} s"
        sleep(0.005)
