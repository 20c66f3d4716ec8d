"""Certificates of load cells, kept per board serial number and channel; the newest one holds."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

from rig.errors import RecordError
from rig.record.settings_folder import append_entry, read_entries, settings_folder
from rig.setup import Calibration

OLD_AFTER_DAYS = 365  # [E] a year, as for a laboratory's balance


def certificate_file(serial: int, channel: str) -> Path:
    """Give the file of one cell's certificates."""
    return settings_folder() / "calibrations" / f"{serial:x}-{channel}.json"


def keep_certificate(serial: int, calibration: Calibration) -> Path:
    """Keep a certificate beside the earlier ones of its cell; give the file.

    Raises
    ------
    RecordError : the settings folder cannot be written
    """
    path = certificate_file(serial, calibration.channel)
    append_entry(path, dataclasses.asdict(calibration))
    return path


def certificate_for(serial: int, channel: str) -> Calibration | None:
    """Give a cell's newest certificate; None where it was never calibrated.

    Raises
    ------
    RecordError : the file cannot be read or is not ours
    """
    path = certificate_file(serial, channel)
    entries = read_entries(path)
    if not entries:
        return None
    try:
        return Calibration(**entries[-1])
    except TypeError:
        raise RecordError(f"{path} holds no certificate; move it away and calibrate again") from None


def age_days(calibration: Calibration, today: date | None = None) -> int | None:
    """Give a certificate's age; None where it bears no date."""
    try:
        made = date.fromisoformat(str(calibration.certificate["date"]))
    except (KeyError, ValueError):
        return None
    return ((today or datetime.now(UTC).date()) - made).days


def age_warning(calibration: Calibration, today: date | None = None) -> str:
    """Say that a certificate is old, or has no date; ``""`` for one that is recent."""
    days = age_days(calibration, today)
    if days is None:
        return f"the certificate of {calibration.channel} bears no date; calibrate again"
    if days <= OLD_AFTER_DAYS:
        return ""
    return (
        f"the certificate of {calibration.channel} is {days} days old; "
        f"calibrate at least every {OLD_AFTER_DAYS} days"
    )
