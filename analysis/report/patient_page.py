"""Page one: what was done, in plain words and one picture, for the person who did it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.report.blocks import Block, Heading, NewPage, Words
from analysis.report.patient_words import what_to_try, what_was_done
from analysis.report.trace_picture import Scene, trace_picture
from analysis.sets import REJECTED, VALID, JudgedRep, WorkSet
from analysis.stretch import Stretch
from analysis.summary import Summary
from rig.events import Gap, Hold
from rig.exercises.isometric import EFFORT_S
from rig.exercises.set_spans import plan_name

MARGIN_S = 2.0
REPS_A_ROW, MOST_ROWS, ROW_HEIGHT = 26, 5, 84.0
KEPT_IN_MIND = "What to do next is for you and your clinician to decide together."


@dataclass(frozen=True, slots=True)
class Look:
    """How a part of the page is set: style of its words, points of its picture and of the letters in it."""

    words: str
    height: float
    size: float

    def paragraphs(self, sentences: Iterable[str]) -> list[Block]:
        """Give each sentence a line of its own where they are large."""
        if self.words == "lead":
            return [Words(said, self.words) for said in sentences]
        said = " ".join(sentences)
        return [Words(said, self.words)] if said else []


ALONE, IN_PAIRS, IN_MANY = Look("lead", 210, 7.2), Look("lead", 150, 7.0), Look("body", 92, 6.4)


def patient_page(summaries: Sequence[Summary]) -> list[Block]:
    """Write page one; a plan of several exercises or sides has a part for each."""
    setup = summaries[0].session.setup
    alone = len(summaries) == 1
    what = station_name(summaries[0]) if alone else plan_words(summaries)
    blocks: list[Block] = [
        Heading("Your session", 1),
        Words(f"{what} · {setup.started_utc[:10]}", "body"),
    ]
    if setup.simulated:
        blocks.append(Words("This session is a simulation: no person took part in it.", "body"))
    look = ALONE if alone else IN_PAIRS if len(summaries) == 2 else IN_MANY
    for summary in summaries:
        named = [] if alone else [Heading(station_name(summary))]
        blocks += [*named, *_part(summary, look)]
    return [*blocks, Words(KEPT_IN_MIND), NewPage()]


def station_name(summary: Summary) -> str:
    """Name an exercise and the side that did it."""
    return f"{station_title(summary)} · {summary.session.setup.side} side"


def station_title(summary: Summary) -> str:
    """Name an exercise; a clinic's own by its id."""
    return summary.exercise.title if summary.exercise else summary.session.setup.exercise


def plan_words(summaries: Sequence[Summary]) -> str:
    """Name the plan, as its mark does."""
    return f"plan {plan_name(summaries[0].session.events) or 'of several exercises'}"


def _part(summary: Summary, look: Look) -> list[Block]:
    return [
        *look.paragraphs(what_was_done(summary)),
        *_picture(summary, look),
        *look.paragraphs(what_to_try(summary)),
    ]


def _picture(summary: Summary, look: Look) -> list[Block]:
    setup, sets = summary.session.setup, summary.sets
    if not sets or setup.task.rep_channel not in summary.session.streams:
        return []
    first, last = sets[0].work.work_s[0], sets[-1].work.work_s[1]
    caption = [Words("Your pulls from the first to the last:", "body")] if look == ALONE else []
    drawn = pictures(summary, first - MARGIN_S, last + MARGIN_S, height=look.height, size=look.size)
    return [*caption, *drawn]


def pictures(
    summary: Summary, start_s: float, end_s: float, height: float = 118.0, size: float = 6.4
) -> list[Block]:
    """Draw a stretch of the session, in several rows where one would be too dense to read."""
    reps = len(scene(summary, start_s, end_s).reps)
    rows = min(MOST_ROWS, max(1, math.ceil(reps / REPS_A_ROW)))
    edges_s = [start_s + (end_s - start_s) * row / rows for row in range(rows + 1)]
    if rows > 1:
        height, size = ROW_HEIGHT, 6.0
    return [trace_picture(scene(summary, low, high), height, size) for low, high in pairwise(edges_s)]


def scene(summary: Summary, start_s: float, end_s: float) -> Scene:
    """Gather what is to be drawn of a stretch of the session."""
    session = summary.session
    channel = session.setup.task.rep_channel
    works = [one.work for one in summary.sets if one.work.start_s < end_s and one.work.end_s > start_s]
    asks = session.setup.task.asks_hold
    holds = [
        hold
        for work in works
        for hold in work.holds
        if asks and hold.start_s < end_s and hold.end_s > start_s
    ]
    return Scene(
        force=Stretch.of(session.streams[channel].samples),
        start_s=max(start_s, summary.start_s),
        end_s=min(end_s, summary.end_s),
        reps=[
            judged
            for work in works
            for judged in _drawn(summary, work)
            if judged.rep.start_s < end_s and judged.rep.end_s > start_s
        ],
        holds=holds,
        rolls=[roll for work in works for roll in work.rolls],
        gaps=[e for e in session.events if isinstance(e, Gap) and e.channel == channel],
        zone=_zone(summary, holds),
        scale=summary.scores_peak,
    )


def _drawn(summary: Summary, work: WorkSet) -> Sequence[JudgedRep]:
    """Give the reps to draw a sign for; of a test that was led its efforts, by their own numbers."""
    if summary.strength is None or not summary.led:
        return work.reps
    found = []
    for judged in work.reps:
        for trial in summary.strength.trials:
            go_s = trial.effort.go_s
            if judged.rep.start_s < go_s + EFFORT_S and judged.rep.end_s > go_s:
                verdict = REJECTED if trial.rejected else VALID
                found.append(dataclasses.replace(judged, number=trial.number, verdict=verdict))
    return found


def _zone(summary: Summary, holds: list[Hold]) -> tuple[float, float] | None:
    """Give the target zone: of the set-up, or the one that every hold was judged by."""
    setup = summary.session.setup
    targets = {round(hold.target_newtons, 3) for hold in holds}
    target = setup.task.target_newtons or (targets.pop() if len(targets) == 1 else 0.0)
    width = setup.settings.hold.zone_fraction
    return ((1 - width) * target, (1 + width) * target) if target > 0 else None
