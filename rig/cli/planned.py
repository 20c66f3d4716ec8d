"""A plan made ready for a session: refused where it cannot be done, led where it can."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from rig.cli.measuring import new_setup
from rig.errors import InputRefused
from rig.exercises.catalogue import STRAP_TESTS
from rig.exercises.plan import Plan
from rig.exercises.plan_file import load_plan
from rig.exercises.targets import resolved
from rig.session.guided import Guided
from rig.setup import SessionSetup


def chosen_plan(
    path_or_name: str, attended: bool, sessions: Path, subject: str, simulated: bool = False
) -> Plan:
    """Load a plan that can be done from here, its targets in newtons.

    Parameters
    ----------
    sessions : the folder in which the subject's isometric tests are looked up
    simulated : look at those of simulated people; else at those of real ones

    Raises
    ------
    InputRefused : no such plan, or one that cannot be done; with what is at fault
    """
    plan = _with_targets(load_plan(path_or_name), sessions, subject, simulated)
    for step in plan.steps:
        if not step.channel and not attended:
            raise InputRefused(
                f"plan {plan.id}: the reps of {step.exercise.id} are counted by a clinician's key, and "
                "without the live view there are no keys; leave out --headless and --json"
            )
    return plan


def isometric_alone(exercise: str | None, side: str | None) -> Plan | None:
    """Give the plan of one isometric test that was asked for like an exercise; None for anything else."""
    if exercise not in STRAP_TESTS or side is None:
        return None
    plan = load_plan("isometric-test")
    works = [dataclasses.replace(work, sides=(side,)) for work in plan.works if work.exercise.id == exercise]
    return dataclasses.replace(plan, works=tuple(works))


def _with_targets(plan: Plan, sessions: Path, subject: str, simulated: bool) -> Plan:
    """Turn shares of isometric tests into newtons; sessions are read only where there is a share."""
    if not any(work.target.percent_of_test for work in plan.works):
        return plan
    from analysis.stored_tests import StoredTests

    command = "demo" if simulated else "run"
    do_first = f"do it with rig {command} --plan isometric-test --subject {subject} --out {sessions}"
    return resolved(plan, StoredTests(sessions, subject, simulated).find, do_first)


def planned_setup(plan: Plan, subject: str, simulated: bool = False) -> SessionSetup:
    """Set a session up for the first set of a plan; the later ones bring their own task."""
    first = plan.steps[0]
    setup = new_setup(first.exercise, first.side, subject, first.work.target.for_side(first.side), simulated)
    return dataclasses.replace(setup, band=first.band)


def guided_by(plan: Plan, setup: SessionSetup, attended: bool, check_mass_kg: float = 0.0) -> Guided:
    """Make what leads a session through a plan."""
    return Guided(plan, setup, attended, check_mass_kg=check_mass_kg)


def refuse_without_plan(plan: str | None, **others: object) -> None:
    """Refuse what only a plan has a use for.

    Raises
    ------
    InputRefused : something of it, and no plan
    """
    given = [f"--{name.replace('_', '-')}" for name, value in others.items() if value]
    if plan is None and given:
        raise InputRefused(f"{', '.join(given)} belongs to a plan: give --plan, or leave it out")


def refuse_two_tasks(plan: str | None, **others: object) -> None:
    """Refuse a plan beside what a plan decides itself.

    Raises
    ------
    InputRefused : both, or neither a plan nor an exercise with its side
    """
    given = [f"--{name.replace('_', '-')}" for name, value in others.items() if value]
    if plan is not None and given:
        raise InputRefused(f"a plan decides that itself: leave out {', '.join(given)}, or --plan")
