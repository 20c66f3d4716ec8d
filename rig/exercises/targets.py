"""Targets that are a share of an isometric test, made newtons: each side by its own test only."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from rig.errors import InputRefused
from rig.exercises.plan import Plan
from rig.exercises.plan_rules import ZONE_FRACTION
from rig.exercises.work import DIRECTIONS, StoredTest, Work

DIRECTION_OF = {channel: direction for direction, channel in DIRECTIONS.items()}

Find = Callable[[str, str], StoredTest | None]
"""Looks up the newest test of a direction and side."""


def resolved(plan: Plan, find: Find, do_first: str) -> Plan:
    """Give the plan with every target in newtons; a plan without percentages as it is.

    Parameters
    ----------
    do_first : what to do where there is no test, in words

    Raises
    ------
    InputRefused : a side was never tested, or a target comes out above the force ceiling
    """
    works = tuple(one for work in plan.works for one in _by_side(plan, work, find, do_first))
    return dataclasses.replace(plan, works=works)


def _by_side(plan: Plan, work: Work, find: Find, do_first: str) -> list[Work]:
    if not work.target.percent_of_test:
        return [work]
    return [_of(plan, work, side, find, do_first) for side in work.sides]


def _of(plan: Plan, work: Work, side: str, find: Find, do_first: str) -> Work:
    direction = DIRECTION_OF[work.exercise.rep_channel]
    asks = f"plan {plan.id}: the target of {work.exercise.id} is {work.target.percent_of_test:g} %"
    test = find(direction, side)
    if test is None:
        raise InputRefused(
            f"{asks} of the {side} side's isometric test, {direction}, and there is none; {do_first}, "
            "or give the target in newtons"
        )
    target = work.target.of(test)
    top = target.newtons * (1.0 + ZONE_FRACTION)
    if 0.0 < work.ceiling_newtons <= top:
        raise InputRefused(
            f"{asks} of {test.newtons:.1f} N ({test.words()}); its zone ends at {top:.1f} N, and the ceiling "
            f"is {work.ceiling_newtons:g} N; lower the percentage or raise the ceiling"
        )
    return dataclasses.replace(work, sides=(side,), target=target)
