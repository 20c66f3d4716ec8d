"""Puts a scene together: the whole of the patient's window, on any painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from rig.screen.language import said
from rig.screen.patient.count_view import paint_count, paint_rest
from rig.screen.patient.cue_view import paint_cue
from rig.screen.patient.force_view import paint_force
from rig.screen.patient.hold_view import paint_hold
from rig.screen.patient.pelvis_view import paint_pelvis
from rig.screen.patient.places import Place, Places, places
from rig.screen.patient.scene import Scene
from rig.screen.pen import write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words


def paint_scene(painter: QPainter, width: float, height: float, scene: Scene, theme: Theme) -> Places:
    """Draw a scene over the whole of a window; give where everything stands."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, width, height), QColor(theme.background))
    where = places(width, height, len(scene.bars), scene.ring is not None)
    stale, readable = scene.stale, where.readable
    paint_cue(painter, where.cue, scene.cue, theme)
    for place, bar in zip(where.bars, scene.bars, strict=False):
        paint_force(painter, place, bar, theme, stale, readable)
    if scene.rest_left_s > 0:
        paint_rest(painter, where.count, scene.rest_left_s, theme, readable)
    else:
        paint_count(painter, where.count, scene.count, theme, stale, readable)
    if scene.ring is not None:
        paint_hold(painter, where.ring, scene.ring, theme, stale, readable)
    if scene.pelvis is not None:
        paint_pelvis(painter, where.pelvis, scene.pelvis, theme, stale, readable)
    _footer(painter, where.footer, scene, theme)
    return where


def _footer(painter: QPainter, place: Place, scene: Scene, theme: Theme) -> None:
    words = said(Words(Say.NOT_A_DEVICE))
    if scene.simulated:
        words = f"{said(Words(Say.SIMULATED))} · {words}"
    rect = QRectF(place.left, place.top, place.width, place.height)
    write(painter, rect, words, theme.faint, 0.55 * place.height)
