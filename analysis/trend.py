"""Sessions of one subject over time: only like with like, a break wherever something changed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.history import Likeness, started
from analysis.reliability import Reliability, reliability
from analysis.settings import AnalysisSettings
from analysis.stations import Station, stations
from analysis.strength import is_isometric
from analysis.summary import known_exercise, summarise
from rig.errors import InputRefused
from rig.record.edits import read_edits
from rig.record.judged import judged, said_of
from rig.record.reader import open_session

DEFAULTS = AnalysisSettings()
PULL, STRENGTH, TENSION = "mean peak pull of valid reps", "isometric strength", "time under tension"
UNITS = {PULL: "N", STRENGTH: "N", TENSION: "s"}


@dataclass(frozen=True, slots=True)
class Point:
    """One session, or one station of it: `value` is NaN where its figure is withheld.

    Of an isometric test `valid_reps` are the efforts that make the headline, and `reps` all of them.
    """

    path: Path
    session_id: str
    subject: str
    side: str
    at: datetime
    likeness: Likeness
    figure: str
    value: float
    valid_reps: int
    reps: int
    edited: str = ""  # what a clinician changed, in words


@dataclass(frozen=True, slots=True)
class Line:
    """The sessions of one exercise and side in order of time.

    Attributes
    ----------
    segments : like sessions; between two segments something changed
    breaks : what changed before each segment but the first, in words
    """

    exercise: str
    side: str
    figure: str
    segments: tuple[tuple[Point, ...], ...]
    breaks: tuple[str, ...]

    @property
    def points(self) -> list[Point]:
        return [point for segment in self.segments for point in segment]


@dataclass(frozen=True, slots=True)
class Trend:
    """All lines of a subject. `refused` holds a sentence for every file that could not be read."""

    subject: str
    lines: tuple[Line, ...]
    refused: tuple[str, ...]
    site: dict[str, Reliability]

    def mdc_percent(self, line: Line, settings: AnalysisSettings = DEFAULTS) -> float:
        """Give the smallest change beyond measurement error: the site's own where there is one."""
        own = self.site.get(line.exercise)
        return own.mdc_percent if own else settings.mdc_percent


def trend(folder: Path, subject: str, settings: AnalysisSettings = DEFAULTS) -> Trend:
    """Collect every session of a subject in a folder, and the repeats of all subjects there.

    Raises
    ------
    InputRefused : no such folder, or no session of this subject in it
    """
    if not folder.is_dir():
        raise InputRefused(f"{folder} is not a folder; give the one that holds the sessions")
    points, refused = _points(sorted(folder.glob("*.h5")))
    own = [point for point in points if point.subject == subject]
    if not own:
        raise InputRefused(f"no session of subject {subject!r} in {folder}")
    return Trend(subject, tuple(lines(own)), tuple(refused), site_errors(points, settings))


def _points(paths: Iterable[Path]) -> tuple[list[Point], list[str]]:
    """Read every file; a session that lies there twice (a copy, a recovered one) counts once."""
    points: dict[tuple[str, str, str], Point] = {}
    refused = []
    for path in paths:
        try:
            found = [point_of(station) for station in stations(open_session(path))]
        except InputRefused as why:
            refused.append(str(why))
            continue
        for point in found:
            points.setdefault((point.session_id or path.name, point.likeness.exercise, point.side), point)
    return sorted(points.values(), key=lambda point: point.at), refused


def point_of(station: Station) -> Point:
    """Take the figure of one station, from its events alone where that is enough: no sample is read."""
    session = station.session
    setup = session.setup
    reps = judged(session.events, read_edits(session.path))
    kept = [one for one in reps if not one.rejected]
    valid = [one.rep for one in kept if one.counts]
    exercise = known_exercise(setup.exercise)
    counted = len(valid), len(reps)
    if is_isometric(setup):
        test = summarise(station).strength
        figure, value = STRENGTH, test.mean.value if test else math.nan
        counted = (sum(t.used for t in test.trials), len(test.trials)) if test else counted
    elif exercise is not None and "peak" in exercise.never_score:
        figure, value = TENSION, sum(one.rep.end_s - one.rep.start_s for one in kept)
    else:
        peaks = [rep.peak_newtons for rep in valid if rep.peak_newtons == rep.peak_newtons]
        figure, value = PULL, sum(peaks) / len(peaks) if peaks else math.nan
    return Point(
        path=session.path,
        session_id=setup.session_id,
        subject=setup.subject,
        side=setup.side,
        at=started(setup),
        likeness=Likeness.of(setup),
        figure=figure,
        value=value,
        valid_reps=counted[0],
        reps=counted[1],
        edited=said_of(reps),
    )


def lines(points: Sequence[Point]) -> list[Line]:
    """Part the sessions of one subject by exercise and side, and break each line where something changed."""
    keys = sorted({(point.likeness.exercise, point.side, point.figure) for point in points})
    return [_line(key, [p for p in points if (p.likeness.exercise, p.side, p.figure) == key]) for key in keys]


def _line(key: tuple[str, str, str], points: list[Point]) -> Line:
    segments: list[list[Point]] = []
    breaks = []
    for point in points:
        if segments and segments[-1][-1].likeness == point.likeness:
            segments[-1].append(point)
            continue
        if segments:
            breaks.append(", ".join(segments[-1][-1].likeness.differs(point.likeness)) + " changed")
        segments.append([point])
    return Line(*key, tuple(tuple(segment) for segment in segments), tuple(breaks))


def site_errors(points: Sequence[Point], settings: AnalysisSettings = DEFAULTS) -> dict[str, Reliability]:
    """Work out, for each exercise, the error of this site from sessions that repeat each other.

    Repeats are sessions of one subject and side, alike, within `repeat_days` of the first of them. An
    exercise with fewer subjects than `site_subjects` has none.
    """
    groups: dict[tuple[object, ...], list[Point]] = {}
    for point in points:
        if point.value == point.value and point.figure != TENSION:
            groups.setdefault((point.subject, point.side, point.likeness, point.figure), []).append(point)
    found = {}
    for exercise in {point.likeness.exercise for point in points}:
        own = {key: _repeats(g, settings) for key, g in groups.items() if g[0].likeness.exercise == exercise}
        subjects = {key[0] for key, values in own.items() if len(values) >= 2}
        result = reliability(list(own.values())) if len(subjects) >= settings.site_subjects else None
        if result is not None:
            found[exercise] = result
    return found


def _repeats(points: list[Point], settings: AnalysisSettings) -> list[float]:
    first = points[0].at
    return [p.value for p in points if (p.at - first).total_seconds() <= settings.repeat_days * 86_400]
