"""The whole report in order: the patient's page, then the clinician's."""

from __future__ import annotations

from analysis.report.blocks import Document
from analysis.report.change_page import Beside, change_page
from analysis.report.methods_page import methods_page
from analysis.report.patient_page import patient_page
from analysis.report.quality_page import quality_page
from analysis.report.set_pages import set_pages
from analysis.report.setup_page import setup_page
from analysis.report.strength_page import strength_page
from analysis.summary import Summary

DISCLAIMER = "For research and education. Not a medical device: it makes no diagnosis and sets no limits."


def session_document(summary: Summary, beside: Beside) -> Document:
    """Compose the report of one session."""
    setup = summary.session.setup
    when = setup.started_utc[:16].replace("T", " ")
    return Document(
        title=f"{setup.exercise}, {setup.side} side, subject {setup.subject}, {when} UTC",
        subject=f"session {setup.session_id}, recorded with {setup.software}",
        footer=DISCLAIMER,
        blocks=(
            *patient_page(summary),
            *setup_page(summary),
            *set_pages(summary),
            *strength_page(summary),
            *change_page(summary, beside),
            *quality_page(summary),
            *methods_page(summary),
        ),
    )
