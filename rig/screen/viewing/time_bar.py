"""The scroll bar of a session: as long as the whole, its handle as long as what is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

from rig.screen.viewing.scroll_view import ScrollView

STEPS = 100_000


class TimeBar(QScrollBar):
    """Moves a view, and moves with it."""

    def __init__(self, view: ScrollView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._view = view
        view.moved.connect(self._follow)
        self.valueChanged.connect(self._move)
        self._follow()

    @property
    def _hidden_s(self) -> float:
        return self._view.ends_s - (self._view.to_s - self._view.from_s)

    def _follow(self) -> None:
        """Put the handle where the view is."""
        view, hidden_s = self._view, self._hidden_s
        share = (view.to_s - view.from_s) / view.ends_s
        self.blockSignals(True)
        self.setRange(0, STEPS if hidden_s > 0 else 0)
        self.setPageStep(max(1, round(STEPS * share / max(1e-3, 1 - share))))
        self.setSingleStep(max(1, self.pageStep() // 10))
        self.setValue(round(STEPS * view.from_s / hidden_s) if hidden_s > 0 else 0)
        self.blockSignals(False)

    def _move(self, value: int) -> None:
        self._view.scroll_to(value / STEPS * self._hidden_s)
