"""Opens the windows of a running session."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from rig.screen.application import application
from rig.screen.clinician.window import ClinicianWindow
from rig.screen.desk import Desk
from rig.screen.patient.window import PatientWindow
from rig.screen.screens import Screens
from rig.session.session import Session
from rig.setup import SessionSetup

WINDOWS_FIRST_MS = 60  # they are painted before a session that was held loads its kernels


def show(session: Session, setup: SessionSetup, ends_s: float, sound: bool = False) -> None:
    """Show a running session until it is over or its main window is closed; `sound`: tones are on.

    Raises
    ------
    RigError : no window can be opened here, and why
    """
    application()
    clinician = ClinicianWindow(session, setup, ends_s, session.folder)
    patient = PatientWindow(setup, session.mark, sound)
    desk = Desk(clinician, patient)
    QTimer.singleShot(WINDOWS_FIRST_MS, session.begin)
    Screens(session, [clinician, patient]).run()
    desk.deleteLater()
