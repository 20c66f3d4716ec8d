"""Which one thing is said: why values are old, what the phase or the coach asks, else pelvis and force."""

from __future__ import annotations

from rig.screen.patient.pages import Turn
from rig.screen.patient.scene import BigBar, Cue, Page, Pelvis
from rig.screen.words import Say, Words
from rig.session.snapshot import Phase, Snapshot

PHASES = {
    Phase.CONNECTING: Say.CONNECTING,
    Phase.GETTING_READY: Say.GETTING_READY,
    Phase.UNPLUGGED: Say.UNPLUGGED,
    Phase.STOPPING: Say.STOPPING,
}
ROLLING = {"backward": Say.ROLLING_BACKWARD, "forward": Say.ROLLING_FORWARD}
STARTED_SHARE = 0.3  # of the zone's lower edge: below it the person rests, and is left in peace


def stale_cue(phase: Phase, data_age_s: float) -> Cue:
    """Say why values are old."""
    if phase in (Phase.CONNECTING, Phase.STOPPING):
        return Cue(Words(PHASES[phase]))
    if phase is Phase.UNPLUGGED:
        return Cue(Words(Say.UNPLUGGED), "fault")
    if data_age_s != data_age_s:
        return Cue(Words(Say.NO_DATA_YET), "fault")
    return Cue(Words(Say.NO_DATA_FOR, (("seconds", round(data_age_s, 1)),)), "fault")


def cue_of(snapshot: Snapshot, turn: Turn, bars: tuple[BigBar, ...], pelvis: Pelvis | None) -> Cue:
    """Choose the one thing to say."""
    if turn.page in (Page.ASK, Page.PUSH, Page.DONE):
        return Cue()  # the page itself says it
    if bars and bars[0].stale:
        return Cue(Words(Say.SENSOR_SILENT), "fault")
    guidance = snapshot.guidance
    if snapshot.phase in PHASES and (guidance is None or snapshot.phase is not Phase.GETTING_READY):
        return Cue(Words(PHASES[snapshot.phase]))
    if guidance is not None:
        # a coach says everything, or is silent on purpose
        words = turn.asked or Words(guidance.says)
        return Cue() if words.template == guidance.state.value else Cue(words, guidance.level)
    if pelvis is not None and pelvis.level:
        return Cue(Words(ROLLING.get(pelvis.direction, Say.MOVING)), pelvis.level)
    return _force_cue(bars[0]) if bars else Cue()


def _force_cue(bar: BigBar) -> Cue:
    """Say nothing inside the zone, and nothing to a person who rests."""
    if bar.zone is None or bar.in_zone or not bar.newtons > STARTED_SHARE * bar.zone[0]:
        return Cue()
    return Cue(Words(Say.EASE_OFF if bar.newtons > bar.zone[1] else Say.INTO_ZONE))
