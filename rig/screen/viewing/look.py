"""How the windows of sessions look: the clinician's sheet, and what only they have."""

from __future__ import annotations

from rig.screen.clinician.style import sheet
from rig.screen.traces.ink import Ink


def look(ink: Ink, px: int) -> str:
    """Write the style sheet for one ground and one size of type."""
    ground, lane, grid, faint, words = (
        colour.name() for colour in (ink.ground, ink.lane, ink.grid, ink.faint, ink.words)
    )
    return f"""{sheet(ink, px)}
    QScrollBar:horizontal {{ background: {lane}; height: {px}px; border-radius: {px // 2}px; margin: 0; }}
    QScrollBar:vertical {{ background: {lane}; width: {px}px; border-radius: {px // 2}px; margin: 0; }}
    QScrollBar::handle {{ background: {faint}; border-radius: {px // 2 - 1}px; min-width: {2 * px}px;
        min-height: {2 * px}px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    #overlay {{ background: {lane}; border-radius: 6px; }}
    #overlay QLabel {{ background: transparent; }}
    QComboBox {{ background: {lane}; border: 1px solid {grid}; border-radius: 6px; padding: 6px; }}
    QComboBox::drop-down {{ border: 0; width: {2 * px}px; }}
    QComboBox::down-arrow {{ width: 0; height: 0; border-left: {px // 3}px solid {lane};
        border-right: {px // 3}px solid {lane}; border-top: {px // 3}px solid {faint}; }}
    QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QComboBox:focus {{ border: 2px solid {ink.rep.name()}; }}
    QComboBox QAbstractItemView {{ background: {lane}; color: {words}; border: 1px solid {grid}; }}
    QTableView, QListWidget {{ background: {lane}; border: 1px solid {grid}; border-radius: 6px; outline: 0;
        selection-background-color: #0072B2; selection-color: white; }}
    QTableView:focus {{ border: 2px solid {ink.rep.name()}; }}
    QTableView::item {{ padding: 4px 10px; }}
    QListWidget::item {{ padding: 2px 4px; }}
    QListWidget::item:selected {{ background: #0072B2; color: white; }}
    QHeaderView {{ background: {ground}; border: 0; }}
    QHeaderView::section {{ background: {ground}; color: {faint}; border: 0;
        padding: {px // 3}px 13px; min-height: {round(1.8 * px)}px; }}
    """
