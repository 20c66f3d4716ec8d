"""The words of the coach, by key: a translation replaces this table and the catalogue's texts.

Nothing here blames; each says what to do. What the catalogue says about an error of an exercise comes first.
"""

from __future__ import annotations

from rig.exercises.exercise import Exercise
from rig.exercises.feedback import ALARM, DOSE, FORM, GUIDE, SAFETY, SET, Cue

WORDS = {
    "ceiling_near": (SAFETY, "Ease off a little: close to the limit"),
    "ceiling_reached": (ALARM, "Let go slowly: the limit is reached"),
    "roll_backward": (FORM, "Roll a little forward and lift less"),
    "roll_forward": (FORM, "Come back until one hip is above the other"),
    "roll": (FORM, "The pelvis moved: bring it back to where it started"),
    "hips_drop": (FORM, "Lift the hips off the pad, then go on; or rest"),
    "pad_unloads": (FORM, "Let the side of the pelvis sink back onto the pad"),
    "knee_rises": (FORM, "Press the knees together, then lift only the foot"),
    "feet_apart": (FORM, "Bring the feet together again"),
    "heels_apart": (FORM, "Bring the heels together again and press"),
    "feet_part_early": (FORM, "Knee first, feet together; then straighten"),
    "one_end_stays": (FORM, "Carry the leg like a tray: knee and foot together"),
    "stays_bent": (FORM, "Reach for the far wall with the heel"),
    "cut_short": (FORM, "A lower target held to the end is worth more"),
    "too_fast": (FORM, "Count two on the way up and two on the way down"),
    "incomplete_return": (FORM, "Let the bar come back to the bottom first"),
    "off_tempo_fast": (GUIDE, "A little slower"),
    "off_tempo_slow": (GUIDE, "A little quicker"),
    "more": (GUIDE, "Move the bar up into the zone"),
    "less": (GUIDE, "Let the bar sink a little into the zone"),
    "begin": (SET, "Begin when you are ready"),
    "hold_full": (DOSE, "That is long enough: lower slowly"),
    "enough": (DOSE, "That is enough; a few more if they stay easy"),
    "no_data": (SET, "The sensor was silent: that time did not count. Go on when you are ready"),
    "time_up": (DOSE, "The time is up: finish this one, then rest"),
    "set_over": (SET, "Set done. Rest"),
    "rest_over": (SET, "Rest is over: begin when you are ready"),
    "turn_over": (SET, "Set done. Turn to the other side"),
    "all_done": (SET, "All done"),
    "phase_straighten": (DOSE, "Straighten the leg"),
    "phase_return": (DOSE, "Bend, let the feet meet, lower the knee"),
}
ROLLING = {"roll_backward": "Rolling backward", "roll_forward": "Rolling forward"}


def cue_of(key: str, exercise: Exercise, at_s: float) -> Cue:
    """Give the cue for a key in this exercise; a roll is named with its direction."""
    kind, words = WORDS[key]
    own = next((error.instead for error in exercise.errors if error.key == key), words)
    named = f"{ROLLING[key]}: {own[0].lower()}{own[1:]}" if key in ROLLING else own
    return Cue(key, named, kind, at_s)


def opening_cue(exercise: Exercise, set_number: int, at_s: float) -> Cue:
    """Give what is said before a set: what to do outside the body first, later sets also inside it."""
    cues = (*exercise.cues.external, *exercise.cues.internal)
    number = (set_number - 1) % len(cues)
    return Cue(f"{exercise.id}.cue{number + 1}", cues[number], SET, at_s)
