"""How the clinician's windows look: one style sheet from the same ink as the traces."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication

from rig.screen.traces.ink import Ink, dark, light

LEAST_CONTRAST = 4.6  # of words; 4.5 is asked for
LEAST_PX, FIRST_PX = 12, 14
USUAL_PX = 12.0  # of a system's font where nobody has enlarged it
AS_DRAWN = (1280, 720)  # at this size of the window the type is as large as the system's
GROWS = (
    0.5  # type grows with this power of the window: a larger one shows more, and is read from further away
)


def type_px(width: int, height: int, system_px: float) -> int:
    """Choose the size of the type from the window's and from that of the system's own font, pixels."""
    room = max(1.0, min(width / AS_DRAWN[0], height / AS_DRAWN[1]))
    enlarged = max(1.0, system_px / USUAL_PX)
    return max(LEAST_PX, round(FIRST_PX * enlarged * room**GROWS))


def ink_of_system() -> Ink:
    """Begin bright where the system is; dark where it is, or does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return light() if scheme is Qt.ColorScheme.Light else dark()


def system_px() -> float:
    """Give the size of the system's font, pixels."""
    return float(QFontInfo(QGuiApplication.font()).pixelSize())


def sheet(ink: Ink, px: int = FIRST_PX) -> str:
    """Write the style sheet for one ground and one size of type."""
    return f"""
    QWidget {{ background: {ink.ground.name()}; color: {ink.words.name()}; font-size: {px}px; }}
    QLabel#title, QLabel#exercise {{ font-size: {round(1.2 * px)}px; font-weight: 600; }}
    QLabel#clock {{ font-size: {round(1.4 * px)}px; font-weight: 600; }}
    QLabel#count {{ font-size: {round(3.4 * px)}px; font-weight: 700; }}
    QLabel#says {{ font-size: {round(1.1 * px)}px; font-weight: 600; }}
    QLabel#typed {{ border: 1px solid {ink.rep.name()}; border-radius: 4px; padding: 4px 8px; }}
    QLabel#faint, QLabel[level="old"] {{ color: {ink.faint.name()}; }}
    QLabel#why, QLabel[level="warn"] {{ color: {readable(ink.warn, ink)}; }}
    QLabel[level="fault"] {{ color: {readable(ink.fault, ink)}; }}
    QLabel[level="good"], QLabel[reached="passed"] {{ color: {readable(ink.hold, ink)}; }}
    QLabel[reached="skipped"], QLabel[reached="to_come"] {{ color: {ink.faint.name()}; }}
    QLabel[reached="now"] {{ font-weight: 600; }}
    QFrame#card {{ background: {ink.lane.name()}; border-radius: 8px; }}
    QFrame#card QWidget {{ background: transparent; }}
    QPushButton {{ background: {ink.lane.name()}; border: 1px solid {ink.grid.name()}; border-radius: 6px;
        padding: 8px 14px; }}
    QPushButton QLabel {{ background: transparent; }}
    QPushButton:hover {{ border: 1px solid {ink.faint.name()}; }}
    QPushButton:focus {{ border: 2px solid {ink.rep.name()}; }}
    QPushButton[look="first"], QFrame#card QPushButton[look="first"] {{ background: {FIRST_KEY}; color: white;
        border: 1px solid {FIRST_KEY}; }}
    QPushButton[look="first"] QLabel {{ color: white; font-weight: 600; }}
    QPushButton[look="stop"] {{ border: 2px solid {ink.fault.name()}; }}
    QPushButton[look="armed"], QFrame#card QPushButton[look="armed"] {{ background: {ARMED};
        border: 2px solid {ARMED}; }}
    QPushButton[look="armed"] QLabel {{ color: white; font-weight: 600; }}
    QFrame#card QPushButton {{ background: {ink.ground.name()}; }}
    QLabel#cap {{ color: {ink.faint.name()}; border: 1px solid {ink.grid.name()}; border-radius: 4px;
        padding: 1px 6px; font-weight: 600; }}
    QLabel#cap[look="first"], QLabel#cap[look="armed"] {{ border: 1px solid white; color: white; }}
    QLineEdit, QListWidget, QTableWidget {{ background: {ink.lane.name()};
        border: 1px solid {ink.grid.name()}; border-radius: 6px; padding: 6px; }}
    QLineEdit:focus, QListWidget:focus {{ border: 2px solid {ink.rep.name()}; }}
    """


def readable(colour: QColor, ink: Ink) -> str:
    """Give a colour light enough, or dark enough, to be read on both grounds of an ink."""
    onward = colour.lighter if ink.ground.lightnessF() < 0.5 else colour.darker
    shades = (onward(100 + 5 * step) for step in range(40))
    fits = (
        one for one in shades if min(contrast(one, ink.ground), contrast(one, ink.lane)) >= LEAST_CONTRAST
    )
    return next(fits, ink.words).name()


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast of two colours, 1 to 21, as WCAG 2 has it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


FIRST_KEY = "#0072B2"  # white on it: 5.2 to 1
ARMED = "#B34E00"  # white on it: 5.3 to 1
