"""Where a session is kept and what its files are called."""

from __future__ import annotations

from pathlib import Path


def journal_of(session: Path) -> Path:
    """Give the journal that lies beside a session file."""
    return session.with_suffix(".journal")
