"""Puts a scene together: the whole of the patient's window, on any painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from rig.screen.language import said
from rig.screen.patient.calm_view import paint_asked, paint_done, paint_push, paint_rest
from rig.screen.patient.count_view import paint_count
from rig.screen.patient.cue_view import paint_cue, paint_heading
from rig.screen.patient.force_view import paint_force
from rig.screen.patient.hold_view import paint_hold
from rig.screen.patient.pace_view import paint_pace
from rig.screen.patient.pelvis_view import paint_pelvis
from rig.screen.patient.places import CalmPlaces, Place, Places, calm_places, places
from rig.screen.patient.scene import Page, Scene
from rig.screen.pen import write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words


def paint_scene(
    painter: QPainter, width: float, height: float, scene: Scene, theme: Theme
) -> Places | CalmPlaces:
    """Draw a scene over the whole of a window; give where everything stands."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, width, height), QColor(theme.background))
    where: Places | CalmPlaces
    if scene.page is Page.WORK:
        where = work_places(width, height, scene)
        _work(painter, where, scene, theme)
    elif scene.page is Page.PUSH:
        where = work_places(width, height, scene)
        _push(painter, where, scene, theme)
    else:
        where = calm_places(width, height, scene.pelvis is not None)
        _calm(painter, where, scene, theme)
    _top(painter, where.cue, scene, theme)
    _footer(painter, where.footer, scene, theme)
    return where


def work_places(width: float, height: float, scene: Scene) -> Places:
    """Share a window out for a scene with bars."""
    return places(width, height, len(scene.bars), scene.ring is not None, scene.pace is not None)


def _work(painter: QPainter, where: Places, scene: Scene, theme: Theme) -> None:
    stale, readable = scene.stale, where.readable
    for place, bar in zip(where.bars, scene.bars, strict=False):
        paint_force(painter, place, bar, theme, stale, readable)
    paint_count(painter, where.count, scene.count, theme, stale, readable)
    if scene.ring is not None:
        paint_hold(painter, where.ring, scene.ring, theme, stale, readable)
    if scene.pelvis is not None:
        paint_pelvis(painter, where.pelvis, scene.pelvis, theme, stale, readable)
    if scene.pace is not None:
        paint_pace(painter, where.pace, scene.pace, theme, stale, readable)


def _push(painter: QPainter, where: Places, scene: Scene, theme: Theme) -> None:
    for place, bar in zip(where.bars, scene.bars[:1], strict=False):
        paint_force(painter, place, bar, theme, scene.stale, where.readable)
    if scene.countdown is not None:
        beside = Place(
            where.ring.left,
            where.ring.top,
            where.count.right - where.ring.left,
            where.pelvis.bottom - where.ring.top,
        )
        paint_push(painter, beside, scene, theme, where.readable)


def _calm(painter: QPainter, where: CalmPlaces, scene: Scene, theme: Theme) -> None:
    if scene.page is Page.ASK:
        paint_asked(painter, where, scene, theme)
    elif scene.page is Page.REST:
        paint_rest(painter, where, scene, theme)
    else:
        paint_done(painter, where, scene, theme)
    if scene.pelvis is not None:
        paint_pelvis(painter, where.pelvis, scene.pelvis, theme, scene.stale, where.readable)


def _top(painter: QPainter, place: Place, scene: Scene, theme: Theme) -> None:
    """Say the cue; in silence what is being done, and on which side."""
    if scene.cue.words:
        paint_cue(painter, place, scene.cue, theme)
    else:
        paint_heading(painter, place, scene.heading, theme)


def _footer(painter: QPainter, place: Place, scene: Scene, theme: Theme) -> None:
    parts = [Words(Say.NOT_A_DEVICE)]
    parts[:0] = [Words(Say.SIMULATED)] if scene.simulated else []
    parts += [Words(Say.SOUND_ON)] if scene.sound else []
    words = " · ".join(said(part) for part in parts)
    rect = QRectF(place.left, place.top, place.width, place.height)
    write(painter, rect, words, theme.faint, 0.55 * place.height)
