"""The whole report in order: the patient's page, then the clinician's."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.report.blocks import Block, Document, Heading, NewPage
from analysis.report.comparison_page import Beside, comparison_page
from analysis.report.methods_page import methods_page
from analysis.report.patient_page import patient_page, plan_words, station_name
from analysis.report.quality_page import quality_page
from analysis.report.set_pages import set_pages
from analysis.report.setup_page import decisions_page, setup_page
from analysis.report.strength_page import strength_page
from analysis.summary import Summary

DISCLAIMER = "For research and education. Not a medical device: it makes no diagnosis and sets no limits."


def session_document(summaries: Sequence[Summary], besides: Sequence[Beside]) -> Document:
    """Compose the report of one session: its stations one after another, then what each is compared to."""
    setup = summaries[0].session.setup
    when = setup.started_utc[:16].replace("T", " ")
    each = [block for summary in summaries for block in _station(summary, alone=len(summaries) == 1)]
    return Document(
        title=f"{_what(summaries)}, subject {setup.subject}, {when} UTC",
        subject=f"session {setup.session_id}, recorded with {setup.software}",
        footer=DISCLAIMER,
        blocks=(
            *patient_page(summaries),
            *setup_page(summaries),
            *each,
            *comparison_page(summaries, besides),
            *decisions_page(summaries),
            *quality_page(summaries),
            *methods_page(summaries),
        ),
    )


def _what(summaries: Sequence[Summary]) -> str:
    """Name what was done: the exercise and side, or the plan."""
    setup = summaries[0].session.setup
    return f"{setup.exercise}, {setup.side} side" if len(summaries) == 1 else plan_words(summaries)


def _station(summary: Summary, alone: bool) -> list[Block]:
    """Write what was done at one station; the name of the station stands above it where there are several."""
    named: list[Block] = [] if alone else [NewPage(), Heading(station_name(summary), 1)]
    done = strength_page(summary, alone) if summary.led else [*set_pages(summary), *strength_page(summary)]
    return [*named, *done]
