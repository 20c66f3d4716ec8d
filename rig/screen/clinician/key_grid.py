"""The keys that mean something now, as buttons: what comes next on a row of its own, others in pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.offers import Offer

SPACING_PX = 6
MOST_KEYS = 8


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
        self._buttons = [KeyButton(parent=self) for _ in range(MOST_KEYS)]
        for button in self._buttons:
            button.hide()
            button.clicked.connect(partial(self._pressed, button))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setSpacing(SPACING_PX)

    @property
    def all_buttons(self) -> list[KeyButton]:
        """Those too that mean nothing now, in the order of the keyboard's focus."""
        return list(self._buttons)

    @property
    def buttons(self) -> list[KeyButton]:
        """Those that are there now, in their order."""
        return self._buttons[: len(self._offered)]

    def offer(self, offered: Sequence[Offer]) -> None:
        """Show one button for each offer."""
        if tuple(offered) == self._offered:
            return
        self._offered = tuple(offered)[:MOST_KEYS]
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
        left = list(zip(self.buttons, self._offered, strict=True))
        for row in range(len(left)):
            if not left:
                return
            pair = [left.pop(0)]
            if left and not any(_is_alone(button, offer, half) for button, offer in (*pair, left[0])):
                pair.append(left.pop(0))
            for column, (button, _) in enumerate(pair):
                self._grid.addWidget(button, row, column, 1, 3 - len(pair))

    def _pressed(self, button: KeyButton, *_: object) -> None:
        self._press(button.key)


def _is_alone(button: KeyButton, offer: Offer, half_px: int) -> bool:
    return offer.first or offer.armed or button.sizeHint().width() > half_px
