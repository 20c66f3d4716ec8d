"""Where the windows of a session lie: the patient's fills a second monitor, or waits behind the clinician's.

The clinician's keys mean the same in both windows. Closing the patient's ends nothing: `P` brings it back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from rig.screen.clinician.keyboard import name_of
from rig.screen.clinician.window import ClinicianWindow

PATIENTS_OWN = {"F", "B", "V"}  # full screen, bright or dark, and tones


class Desk(QObject):
    """Lays the two windows out and brings the patient's to the front and back."""

    def __init__(self, clinician: ClinicianWindow, patient: QWidget) -> None:
        super().__init__()
        self._clinician, self._patient = clinician, patient
        clinician.patient_asked_for.connect(self.turn_patient)
        clinician.shown.connect(self.arrange)
        patient.installEventFilter(self)
        patient.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)

    def arrange(self) -> None:
        """Put the patient's window on another monitor; where there is none, behind the clinician's."""
        other = self._other_screen()
        if other is not None:
            self._fill(other)
        else:
            room = self._clinician.screen().availableGeometry()
            self._patient.move(room.bottomRight() - self._patient.rect().bottomRight())
            self._patient.show()
        self._clinician_first()

    def turn_patient(self) -> None:
        """Bring the patient's window back and let it fill its monitor; on the only one, or back behind."""
        other = self._other_screen()
        if other is not None:
            self._fill(other)
            self._clinician_first()
        elif self._patient.isVisible() and self._patient.isFullScreen():
            self._patient.showNormal()
            self._clinician_first()
        else:
            self._fill(self._clinician.screen())
            self._patient.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Hand on to the clinician's window what is pressed in the patient's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._hand_on(event)
        return super().eventFilter(watched, event)

    def _hand_on(self, event: QKeyEvent) -> bool:
        key = name_of(event)
        leaves_full = key == "Esc" and self._patient.isFullScreen()
        if event.isAutoRepeat() or leaves_full or key in PATIENTS_OWN:
            return False
        return self._clinician.press(key)

    def _other_screen(self) -> QScreen | None:
        own = self._clinician.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)

    def _fill(self, screen: QScreen) -> None:
        if self._patient.screen() is not screen:
            self._patient.move(screen.geometry().topLeft())
        self._patient.showFullScreen()
        self._patient.raise_()

    def _clinician_first(self) -> None:
        self._clinician.raise_()
        self._clinician.activateWindow()
