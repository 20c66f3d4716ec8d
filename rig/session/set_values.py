"""What a new set brings into the record: exercise, side, task, band, and where its target comes from."""

from __future__ import annotations

import dataclasses

from rig.exercises.step import Step
from rig.setup import SessionSetup


def set_values(step: Step, setup: SessionSetup, pad_cells: int) -> dict[str, object]:
    """Give what a new set brings with it, as plain JSON.

    Raises
    ------
    InputRefused : its target is a share of a test that was not done
    """
    return {
        "exercise": step.exercise.id,
        "side": step.side,
        "task": dataclasses.asdict(step.task(pad_cells)),
        "hold_done_s": step.settings(setup.settings).hold.done_s,
        "band": step.band,
        **({"target_from": origin} if (origin := step.work.target.to_json()) else {}),
    }
