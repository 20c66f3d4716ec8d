"""A subject's trend as a report."""

from __future__ import annotations

from pathlib import Path

from analysis.change import change
from analysis.metric import Metric, withheld
from analysis.reliability import MODEL
from analysis.report import write_document
from analysis.report.blocks import Block, Document, Grid, Heading, Words
from analysis.report.document import DISCLAIMER
from analysis.report.trend_picture import trend_picture
from analysis.settings import AnalysisSettings
from analysis.trend import PULL, TENSION, UNITS, Line, Point, Trend, trend

DEFAULTS = AnalysisSettings()


def write_trend(folder: Path, subject: str, out: Path | None = None, as_html: bool = False) -> Path:
    """Write a subject's trend into the folder, or where `out` says; give where it is.

    Raises
    ------
    InputRefused : no folder, or no session of this subject
    RecordError : it cannot be written
    """
    target = out or folder / f"trend_{subject}.{'html' if as_html else 'pdf'}"
    return write_document(trend_document(trend(folder, subject)), target, as_html)


def trend_document(found: Trend, settings: AnalysisSettings = DEFAULTS) -> Document:
    """Compose the report."""
    blocks: list[Block] = [Heading("Sessions over time", 1), Words(f"Subject {found.subject}.")]
    for line in found.lines:
        blocks += _line(found, line, settings)
    if found.refused:
        blocks += [Heading("Files that could not be read"), *(Words(said, "note") for said in found.refused)]
    return Document(
        title=f"Sessions over time, subject {found.subject}",
        subject=f"{sum(len(line.points) for line in found.lines)} sessions",
        footer=DISCLAIMER,
        blocks=tuple(blocks),
    )


def _line(found: Trend, line: Line, settings: AnalysisSettings) -> list[Block]:
    mdc = 0.0 if line.figure == TENSION else found.mdc_percent(line, settings)
    blocks: list[Block] = [Heading(f"{line.exercise}, {line.side} side"), trend_picture(line, mdc)]
    if line.breaks:
        told = "; ".join(f"break {number}: {what}" for number, what in enumerate(line.breaks, 1))
        blocks.append(Words(f"{told}. Sessions on two sides of a break are not compared."))
    header = ("date", "posture", "band, site", f"{line.figure}, {UNITS[line.figure]}", "valid reps", "change")
    rows = tuple(row for segment in line.segments for row in _rows(segment, mdc))
    blocks.append(Grid(header, rows, (1.6, 1.7, 1.4, 1.4, 0.9, 2.7), "lllrrl"))
    edited = [f"{point.at:%Y-%m-%d %H:%M}: {point.edited}" for point in line.points if point.edited]
    if edited:
        blocks.append(Words(f"{'; '.join(edited)}.", "note"))
    return [*blocks, Words(_error(found, line, mdc), "note")]


def _rows(segment: tuple[Point, ...], mdc: float) -> list[tuple[str, ...]]:
    first = _metric(segment[0])
    rows: list[tuple[str, ...]] = []
    for number, point in enumerate(segment):
        likeness = point.likeness
        said = "first of its kind" if number == 0 else _change(first, _metric(point), mdc)
        band = ", ".join(filter(None, (likeness.band, likeness.band_site))) or "not entered"
        value = f"{point.value:.1f}" if point.value == point.value else "withheld"
        reps = f"{point.valid_reps} of {point.reps}"
        rows.append(
            (f"{point.at:%Y-%m-%d %H:%M}", likeness.posture or "not entered", band, value, reps, said)
        )
    return rows


def _metric(point: Point) -> Metric:
    name = {PULL: "peak", TENSION: "under_tension"}.get(point.figure, "strength")
    if point.value == point.value:
        return Metric(name, point.value)
    return withheld(name, "no valid rep with a known peak")


def _change(first: Metric, now: Metric, mdc: float) -> str:
    if not mdc:
        return "as counted; no change is claimed"
    return change(first, now, mdc).words


def _error(found: Trend, line: Line, mdc: float) -> str:
    if not mdc:
        return "Peak pull is not judged in this exercise. No measurement error of its time is known."
    band = f"Grey: ±{mdc:.0f} % of the first session of each stretch, the smallest change beyond error"
    own = found.site.get(line.exercise)
    if own is None:
        return f"{band}; an assumption until this site has measured its own (rigs of this kind: 11–31 %)."
    return (
        f"{band}, measured here: {own.figures} sessions of {own.subjects} repeated series, SEM {own.sem:.2f} "
        f"N, MDC95 = 1.96·√2·SEM, {MODEL} = {own.icc:.2f}."
    )
