"""A plan made ready for a session: refused where it cannot be done, led where it can."""

from __future__ import annotations

import dataclasses

from rig.cli.measuring import new_setup
from rig.errors import InputRefused
from rig.exercises.plan import Plan
from rig.exercises.plan_file import load_plan
from rig.session.guided import Guided, set_values
from rig.setup import SessionSetup


def chosen_plan(path_or_name: str, attended: bool) -> Plan:
    """Load a plan that can be done from here.

    Raises
    ------
    InputRefused : no such plan, or one that cannot be done; with what is at fault
    """
    plan = load_plan(path_or_name)
    for step in plan.steps:
        if not step.channel and not attended:
            raise InputRefused(
                f"plan {plan.id}: the reps of {step.exercise.id} are counted by a clinician's key, and "
                "without the live view there are no keys; leave out --headless and --json"
            )
        set_values(step, SessionSetup(), 2)  # refuses a target that is not known
    return plan


def planned_setup(plan: Plan, subject: str, simulated: bool = False) -> SessionSetup:
    """Set a session up for the first set of a plan; the later ones bring their own task."""
    first = plan.steps[0]
    setup = new_setup(first.exercise.id, first.side, subject, first.work.target.newtons, simulated)
    return dataclasses.replace(setup, band=first.band)


def guided_by(plan: Plan, setup: SessionSetup, attended: bool) -> Guided:
    """Make what leads a session through a plan."""
    return Guided(plan, setup, attended)


def refuse_two_tasks(plan: str | None, **others: object) -> None:
    """Refuse a plan beside what a plan decides itself.

    Raises
    ------
    InputRefused : both, or neither a plan nor an exercise with its side
    """
    given = [f"--{name.replace('_', '-')}" for name, value in others.items() if value]
    if plan is not None and given:
        raise InputRefused(f"a plan decides that itself: leave out {', '.join(given)}, or --plan")
