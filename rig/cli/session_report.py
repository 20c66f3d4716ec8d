"""The report that a session leaves beside it."""

from __future__ import annotations

from pathlib import Path

from rig.errors import RigError


def leave_report(session: Path) -> tuple[dict[str, Path], str]:
    """Write the report of a session just recorded.

    Returns
    -------
    The report under the name it is printed with, nothing where there is no finished session, and what went
    wrong, "" for nothing: a session is never lost to its report.
    """
    if session.suffix != ".h5" or not session.is_file():
        return {}, ""
    from analysis.report import write_report

    try:
        return {"report": write_report(session)}, ""
    except RigError as refusal:
        return {}, f"no report was written: {refusal}"
