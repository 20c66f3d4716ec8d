"""Puts a scene together: the whole of the patient's window, or what has changed of it, on any painter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from rig.screen.language import said
from rig.screen.patient.calm_view import asked_parts, done_parts, push_parts, rest_parts
from rig.screen.patient.count_view import count_parts
from rig.screen.patient.cue_view import cue_part, heading_part
from rig.screen.patient.force_view import force_parts
from rig.screen.patient.hold_view import hold_parts
from rig.screen.patient.pace_view import pace_parts
from rig.screen.patient.parts import Part, around, changed, text
from rig.screen.patient.pelvis_view import pelvis_parts
from rig.screen.patient.places import CalmPlaces, Place, Places, calm_places, places
from rig.screen.patient.scene import Page, Scene
from rig.screen.theme import Theme
from rig.screen.words import Say, Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene laid out over a window; `parts` in the order in which they are drawn."""

    width: float
    height: float
    theme: Theme
    parts: tuple[Part, ...]

    def changed_from(self, before: Picture) -> QRegion:
        """Give what is to be drawn again where this one follows another."""
        if (self.width, self.height, self.theme) != (before.width, before.height, before.theme):
            return QRegion(around(Place(0, 0, self.width, self.height)))
        return changed(before.parts, self.parts)

    def paint(self, painter: QPainter, region: QRegion | None = None) -> None:
        """Draw it, or what lies in a region; the painter is clipped to that already."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(self.theme.background))
        for part in self.parts:
            if region is None or region.intersects(around(part.place)):
                part.paint(painter)


def picture_of(scene: Scene, width: float, height: float, theme: Theme) -> Picture:
    """Lay a scene out over a window."""
    where = scene_places(width, height, scene)
    if isinstance(where, CalmPlaces):
        parts = _calm(where, scene, theme)
    elif scene.page is Page.PUSH:
        parts = _push(where, scene, theme)
    else:
        parts = _work(where, scene, theme)
    rest = (_top(where.cue, scene, theme), _footer(where.footer, scene, theme))
    return Picture(width, height, theme, (*parts, *rest))


def scene_places(width: float, height: float, scene: Scene) -> Places | CalmPlaces:
    """Share a window out for what a scene is about."""
    if scene.page in (Page.WORK, Page.PUSH):
        return work_places(width, height, scene)
    return calm_places(width, height, scene.pelvis is not None)


def work_places(width: float, height: float, scene: Scene) -> Places:
    """Share a window out for a scene with bars."""
    return places(width, height, len(scene.bars), scene.ring is not None, scene.pace is not None)


def _work(where: Places, scene: Scene, theme: Theme) -> list[Part]:
    stale, readable, parts = scene.stale, where.readable, list[Part]()
    for place, bar in zip(where.bars, scene.bars, strict=False):
        parts += force_parts(place, bar, theme, stale, readable)
    parts += count_parts(where.count, scene.count, theme, stale, readable)
    if scene.ring is not None:
        parts += hold_parts(where.ring, scene.ring, theme, stale, readable)
    if scene.pelvis is not None:
        parts += pelvis_parts(where.pelvis, scene.pelvis, theme, stale, readable)
    if scene.pace is not None:
        parts += pace_parts(where.pace, scene.pace, theme, stale, readable)
    return parts


def _push(where: Places, scene: Scene, theme: Theme) -> list[Part]:
    parts = list[Part]()
    for place, bar in zip(where.bars, scene.bars[:1], strict=False):
        parts += force_parts(place, bar, theme, scene.stale, where.readable)
    ring = where.ring
    beside = Place(ring.left, ring.top, where.count.right - ring.left, where.pelvis.bottom - ring.top)
    return [*parts, *push_parts(beside, scene, theme, where.readable)]


def _calm(where: CalmPlaces, scene: Scene, theme: Theme) -> list[Part]:
    of_page = {Page.ASK: asked_parts, Page.REST: rest_parts, Page.DONE: done_parts}[scene.page]
    parts = list(of_page(where, scene, theme))
    if scene.pelvis is not None:
        parts += pelvis_parts(where.pelvis, scene.pelvis, theme, scene.stale, where.readable)
    return parts


def _top(place: Place, scene: Scene, theme: Theme) -> Part:
    """Say the cue; in silence what is being done, and on which side."""
    if scene.cue.words:
        return cue_part(place, scene.cue, theme)
    return heading_part(place, scene.heading, theme)


def _footer(place: Place, scene: Scene, theme: Theme) -> Part:
    parts = [Words(Say.NOT_A_DEVICE)]
    parts[:0] = [Words(Say.SIMULATED)] if scene.simulated else []
    parts += [Words(Say.SOUND_ON)] if scene.sound else []
    words = " · ".join(said(part) for part in parts)
    return text("footer", place, words, theme.faint, 0.55 * place.height)
