"""How each exercise is done: forces, tempo, what the pelvis does and which errors a person can make.

Forces are to scale: a mini band at the knee gives 20 to 80 N at the opening of a clamshell, a rotation of
small range a few newtons. No source states forces, so every figure here is an engineering choice [E]; times
follow the sources (5 to 10 s of hold) and measurement practice (2 s up, 2 s down).
"""

from __future__ import annotations

from dataclasses import dataclass

from rig.channels import BAND_FOOT, BAND_KNEE

Range = tuple[float, float]
KNEE, FOOT = BAND_KNEE.name, BAND_FOOT.name

PELVIS_ERRORS = ("roll_backward", "roll_forward", "roll_slight", "pad_unloads")
FORCE_ERRORS = ("too_fast", "incomplete_return")
MIXED = "mixed"
"""A patient like any other: mostly well done, with a backward roll in the second rep."""


@dataclass(frozen=True, slots=True)
class Performance:
    """One exercise, done by one person.

    Attributes
    ----------
    peaks_newtons : range of the plateau on each channel that works, above rest; the first one's is the target
    hold_s : time at the plateau
    pelvis : ``stacked``, ``forward`` or ``lifted`` (side plank: the pad carries nothing)
    reps_in_set : the set ends after so many, then a longer rest; (0, 0) means no end
    fatigue_per_rep : share of the first rep's force that each rep loses; none where a target is followed
    """

    peaks_newtons: dict[str, Range]
    rise_s: Range
    hold_s: Range
    fall_s: Range
    rest_s: Range
    pelvis: str = "stacked"
    has_hold: bool = False
    reps_in_set: tuple[int, int] = (0, 0)
    fatigue_per_rep: Range = (0.0, 0.006)
    errors: tuple[str, ...] = PELVIS_ERRORS + FORCE_ERRORS
    four_phases: bool = False


def _rotation(newtons: Range) -> Performance:
    errors = (*PELVIS_ERRORS, *FORCE_ERRORS, "heels_apart")
    return Performance({KNEE: newtons}, (1.4, 2.2), (0.3, 0.9), (1.6, 2.4), (0.7, 1.4), errors=errors)


def _hold(peaks: dict[str, Range], *extra_errors: str, pelvis: str = "stacked") -> Performance:
    """A held rep: first one over by 14.2 s after a 3.2-s rest, four of them within 60 s."""
    pad_errors = () if pelvis == "lifted" else PELVIS_ERRORS
    return Performance(
        peaks,
        rise_s=(1.2, 1.8),
        hold_s=(5.5, 6.5),
        fall_s=(1.8, 2.5),
        rest_s=(1.8, 3.0),
        pelvis=pelvis,
        has_hold=True,
        fatigue_per_rep=(0.0, 0.0),
        errors=(*pad_errors, *FORCE_ERRORS, "cut_short", *extra_errors),
    )


PERFORMANCES: dict[str, Performance] = {
    "rotation-1": _rotation((12.0, 25.0)),
    "rotation-2": _rotation((8.0, 16.0)),
    "rotation-3": _rotation((4.5, 9.0)),
    "forward-rolled": Performance(
        {KNEE: (4.0, 10.0)}, (0.8, 1.6), (1.0, 3.0), (0.8, 1.6), (1.5, 3.0), pelvis="forward"
    ),
    "clam-unbanded": Performance(
        {}, (0.9, 1.4), (0.3, 0.8), (1.2, 1.8), (0.7, 1.2), reps_in_set=(15, 20), errors=PELVIS_ERRORS
    ),
    "clam-band": Performance(
        {KNEE: (25.0, 50.0)},
        (0.9, 1.4),
        (0.3, 0.8),
        (1.2, 1.8),
        (0.7, 1.2),
        reps_in_set=(15, 20),
        fatigue_per_rep=(0.003, 0.012),
        errors=(*PELVIS_ERRORS, *FORCE_ERRORS, "feet_apart"),
    ),
    "level-1": _hold({KNEE: (60.0, 60.0)}, "feet_apart"),
    "level-2": _hold({FOOT: (30.0, 30.0)}, "knee_rises"),
    "level-3": _hold({KNEE: (45.0, 45.0), FOOT: (15.0, 30.0)}, "one_end_stays"),
    "level-4": Performance(
        {KNEE: (50.0, 50.0), FOOT: (12.0, 25.0)},
        rise_s=(1.0, 1.5),
        hold_s=(5.3, 6.0),
        fall_s=(1.2, 1.8),
        rest_s=(1.5, 2.5),
        pelvis="forward",
        has_hold=True,
        fatigue_per_rep=(0.0, 0.0),
        errors=(*PELVIS_ERRORS, *FORCE_ERRORS, "cut_short", "stays_bent", "feet_part_early"),
        four_phases=True,
    ),
    "level-5": _hold({KNEE: (55.0, 55.0)}, "hips_drop", "feet_apart", pelvis="lifted"),
}
