"""What can be done with a session, as buttons that show their keys; a row that is full goes on below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from rig.screen.clinician.key_button import KeyButton
from rig.screen.viewing.words import Say, key_words, tr

SPACING_PX = 6
Action = tuple[Say, str, Callable[[], object]]
"""What it is called, its key, and what it does."""


class ActionRow(QWidget):
    """Buttons in their order, from the left.

    Parameters
    ----------
    actions : their keys mean the same anywhere in the window
    """

    def __init__(self, actions: Sequence[Action], window: QWidget) -> None:
        super().__init__(window)
        self._buttons: dict[Say, KeyButton] = {}
        for words, key, action in actions:
            button = KeyButton(key_words(key), tr(words), self)
            button.clicked.connect(lambda _=False, do=action: do())
            QShortcut(QKeySequence(key), window, action)
            self._buttons[words] = button
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, said: Mapping[Say, tuple[str, bool]], hidden: Sequence[Say] = ()) -> None:
        """Say some buttons anew, words and whether they are on; hide those that mean nothing."""
        for action, (words, on) in said.items():
            button = self._buttons[action]
            button.say(button.key, words, "first" if on else "")
        for action, button in self._buttons.items():
            button.setVisible(action not in hidden)
        self._arrange()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        return self._lay(width)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        sizes = [button.sizeHint() for button in self._there] or [QSize(0, 0)]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a button has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._arrange()
        super().resizeEvent(event)

    @property
    def _there(self) -> list[KeyButton]:
        return [button for button in self._buttons.values() if not button.isHidden()]

    def _arrange(self) -> None:
        self._lay(self.width(), place=True)

    def _lay(self, width: int, place: bool = False) -> int:
        """Lay the buttons out in this width, or only find how much height they take."""
        x = y = tall = 0
        for button in self._there:
            size = button.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + tall + SPACING_PX
            if place:
                button.setGeometry(x, y, size.width(), size.height())
            x, tall = x + size.width() + SPACING_PX, max(tall, size.height())
        return y + tall
