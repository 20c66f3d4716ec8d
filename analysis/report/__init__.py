"""One session as pages. `write_report` makes the PDF beside it."""

from __future__ import annotations

from pathlib import Path

from analysis.history import last_before, other_side
from analysis.report.blocks import Document
from analysis.report.comparison_page import Beside
from analysis.report.document import session_document
from analysis.settings import AnalysisSettings
from analysis.stations import Station
from analysis.summary import Summary, summaries, summarise
from rig.errors import RecordError


def write_report(session_path: Path | str, out: Path | None = None, as_html: bool = False) -> Path:
    """Write the report of a session, beside it unless `out` names a file; give where it is.

    Raises
    ------
    InputRefused : the session cannot be read
    RecordError : the report cannot be written
    """
    session_path = Path(session_path)
    target = out or session_path.with_suffix(".html" if as_html else ".pdf")
    return write_document(document_of(session_path), target, as_html)


def write_document(document: Document, target: Path, as_html: bool = False) -> Path:
    """Write any report; an older one of the same name is replaced.

    Raises
    ------
    RecordError : it cannot be written
    """
    try:
        _write(document, target, as_html)
    except OSError as error:
        raise RecordError(
            f"cannot write {target}: {error.strerror}; choose another place with --out"
        ) from None
    return target


def document_of(session_path: Path) -> Document:
    """Compose the report of a session and of what lies beside it."""
    found = summaries(session_path)
    return session_document(found, [_beside(session_path, summary) for summary in found])


def _beside(path: Path, summary: Summary) -> Beside:
    setup, settings = summary.session.setup, summary.settings
    last = last_before(path, setup)
    other = other_side(path, setup, settings.symmetry_within_days)
    return Beside(_summary(last, settings), _summary(other, settings))


def _summary(station: Station | None, settings: AnalysisSettings) -> Summary | None:
    return summarise(station, settings) if station else None


def _write(document: Document, target: Path, as_html: bool) -> None:
    """Import a writer only when it is used: reportlab costs 0.2 s."""
    if as_html:
        from analysis.report.html import write_html

        write_html(document, target)
    else:
        from analysis.report.pdf import write_pdf

        write_pdf(document, target)
