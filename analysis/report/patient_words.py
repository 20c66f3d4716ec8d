"""What page one says of a station: what was done, and what to try next time; nothing that blames."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.report.ticks import lasting
from analysis.sets import COMPENSATED, NOT_COUNTED, REJECTED, VALID
from analysis.strength import Strength
from analysis.summary import Summary


def what_was_done(summary: Summary) -> Iterator[str]:
    """Say what a person did in one station."""
    if summary.strength is not None and summary.strength.trials:
        yield from _pushed(summary.strength)
        return
    reps = len(summary.reps)
    if not reps:
        yield from _unseen(summary)
        return
    worked_s = sum(one.under_tension.value for one in summary.sets)
    sets = len(summary.sets)
    in_sets = f" in {sets} sets" if sets > 1 else ""
    yield f"You pulled {_times(reps)}{in_sets}. Together that was {lasting(worked_s)} of work."
    yield _counted(summary, reps)
    yield from _held(summary)
    yield from _moved_nothing(summary)


def _unseen(summary: Summary) -> Iterator[str]:
    """Tell of a station in which the rig saw no rep."""
    valid, compensated = summary.counted(VALID), summary.counted(COMPENSATED)
    if valid + compensated:
        yield f"Your clinician counted {_repetitions(valid + compensated)}."
        if not compensated:
            yield "The pelvis kept still in every one of them."
        return
    attempts = list(_moved_nothing(summary))
    if not attempts:
        yield "No repetitions were seen by the rig in this session."
    yield from attempts
    yield from _rolls_alone(summary)


def _repetitions(number: int) -> str:
    return "1 repetition" if number == 1 else f"{number} repetitions"


def _moved_nothing(summary: Summary) -> Iterator[str]:
    attempts = sum(one.work.attempts for one in summary.sets)
    if attempts:
        yield f"You tried {_times(attempts)} without the knee rising: each of these efforts counts."


def _pushed(test: Strength) -> Iterator[str]:
    """Tell of an isometric test; the practice is not counted."""
    yield f"You pushed against the strap as hard as you could {_times(len(test.trials))}."
    if test.mean.known:
        yield f"The three pushes that count came to {test.mean.value:.0f} newtons on average."
    rejected = sum(trial.rejected for trial in test.trials)
    if rejected:
        yield f"{rejected} of them {'was' if rejected == 1 else 'were'} taken out by your clinician."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _counted(summary: Summary, reps: int) -> str:
    valid = summary.counted(VALID)
    if valid == reps and _slips(summary):
        return "Every one of them counts." if reps > 1 else "It counts."
    if valid == reps:
        return (
            "Every one of them was done as the exercise asks."
            if reps > 1
            else "It was done as the exercise asks."
        )
    was = "was" if valid == 1 else "were"
    return f"{valid} of them {was} done just as the exercise asks."


def _held(summary: Summary) -> Iterator[str]:
    holds = [hold for one in summary.sets for hold in one.work.holds]
    if not (holds and summary.session.setup.task.asks_hold):
        return
    longest_s = max(hold.end_s - hold.start_s for hold in holds)
    total_s = sum(hold.end_s - hold.start_s for hold in holds)
    yield f"Your longest steady hold was {longest_s:.1f} seconds; all holds together, {lasting(total_s)}."


def _rolls_alone(summary: Summary) -> Iterator[str]:
    faults = sum(one.rolls.faults for one in summary.sets)
    if faults:
        yield f"The pelvis rolled {_times(faults)}."


def what_to_try(summary: Summary) -> Iterator[str]:
    """Say what changed reps, and the exercise's own words on what to try; nothing where nothing was."""
    if summary.strength is not None and summary.strength.trials:
        return
    compensated = summary.counted(COMPENSATED)
    if compensated:
        yield f"{_in(compensated)}, the pelvis rolled along. {_advice(summary)}".strip()
    short = [
        rep for rep in summary.reps if "no_hold" in rep.judged.rep.flags and rep.judged.verdict == NOT_COUNTED
    ]
    if short:
        asked_s = summary.session.setup.settings.hold.done_s
        said = f"{_in(len(short))}, the hold was shorter than the {asked_s:g} seconds asked for."
        yield f"{said} {_instead(summary, 'cut_short')}".strip()
    yield from _form(summary)
    rejected = summary.counted(REJECTED)
    if rejected:
        yield f"{rejected} {'was' if rejected == 1 else 'were'} taken out by your clinician."


def _slips(summary: Summary) -> dict[str, int]:
    """Add up what the coach of a plan saw beside rolls and short holds."""
    total: dict[str, int] = {}
    for one in summary.sets:
        for key, times in one.work.slips.items():
            total[key] = total.get(key, 0) + times
    return total


def _form(summary: Summary) -> Iterator[str]:
    """Tell what the coach saw, in the exercise's own words; nothing that the exercise does not list."""
    errors = {error.key: error for error in summary.exercise.errors} if summary.exercise else {}
    for key, times in _slips(summary).items():
        if key in errors:
            yield f"Seen {_times(times)}: {errors[key].what}. {_instead(summary, key)}"


def _in(number: int) -> str:
    return "In one of them" if number == 1 else f"In {number} of them"


def _advice(summary: Summary) -> str:
    directions: dict[str, int] = {}
    for one in summary.sets:
        for direction, number in one.rolls.directions.items():
            directions[direction] = directions.get(direction, 0) + number
    most = max(directions, key=lambda d: directions[d], default="")
    return _instead(summary, f"roll_{most}")


def _instead(summary: Summary, key: str) -> str:
    errors = summary.exercise.errors if summary.exercise else ()
    said = next((error.instead for error in errors if error.key == key), "")
    return f"Next time you could try this: {said[0].lower()}{said[1:]}." if said else ""
