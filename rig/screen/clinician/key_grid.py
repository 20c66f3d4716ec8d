"""The keys that mean something now, as buttons: what comes next on a row of its own, others in pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.offers import Offer

SPACING_PX = 6


class KeyGrid(QWidget):
    """Buttons are made once and said anew; they keep the keyboard's focus meanwhile.

    Parameters
    ----------
    press : told the key of a button that was pressed
    """

    def __init__(self, press: Callable[[str], bool]) -> None:
        super().__init__()
        self._press = press
        self._offered: tuple[Offer, ...] = ()
        self._buttons: list[KeyButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setSpacing(SPACING_PX)

    @property
    def buttons(self) -> list[KeyButton]:
        """Those that are there now, in their order."""
        return self._buttons[: len(self._offered)]

    def offer(self, offered: Sequence[Offer]) -> None:
        """Show one button for each offer."""
        if tuple(offered) == self._offered:
            return
        self._offered = tuple(offered)
        while len(self._buttons) < len(offered):
            self._buttons.append(button := KeyButton(parent=self))
            button.clicked.connect(partial(self._pressed, button))
        for button, offer in zip(self._buttons, offered, strict=False):
            look = "armed" if offer.armed else "first" if offer.first else ""
            button.say(offer.key.upper(), offer.words, look)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(offered))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """Lay two buttons side by side where both have room."""
        half = (self.width() - SPACING_PX) // 2
        row = column = 0
        for button, offer in zip(self.buttons, self._offered, strict=True):
            alone = offer.first or offer.armed or button.sizeHint().width() > half
            row, column = (row + 1, 0) if alone and column else (row, column)
            self._grid.addWidget(button, row, column, 1, 2 if alone else 1)
            row, column = (row, 1) if not alone and column == 0 else (row + 1, 0)

    def _pressed(self, button: KeyButton, *_: object) -> None:
        self._press(button.key)
