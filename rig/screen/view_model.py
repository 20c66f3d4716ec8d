"""What a screen says, worked out from a snapshot; nothing here draws.

A screen asks for a view whenever it draws, so that values grow old in front of the person's eyes: older than
a quarter of a second they are marked stale, and no screen may show them as alive.
"""

from __future__ import annotations

import math

from rig.channels import CHANNELS, FORCE, PAD_BACK, PAD_FRONT
from rig.detect.holds import HoldNow
from rig.detect.rolls import RollNow
from rig.exercises.catalogue import STRAP_TESTS
from rig.live import ChannelNow, Live
from rig.screen.force_axis import ForceAxis
from rig.screen.view import ForceBar, HoldRing, Needle, View
from rig.session.guidance import Guidance
from rig.session.health import STALE_AFTER_S
from rig.session.snapshot import Snapshot
from rig.setup import SessionSetup

NEEDLE_FULL_PERCENT = 120.0


class ViewModel:
    """Turns snapshots of one session into views.

    Parameters
    ----------
    ends_s : when the session ends by itself, session seconds; infinite when somebody stops it
    """

    def __init__(self, setup: SessionSetup, ends_s: float = math.inf) -> None:
        self._setup = setup
        self._ends_s = ends_s
        self._task = setup.task
        self._hold_done_s = setup.settings.hold.done_s
        self._axis = ForceAxis(setup.task.target_newtons)

    def view(self, snapshot: Snapshot, data_age_s: float) -> View:
        """Work out what to show of `snapshot`, its newest byte being `data_age_s` old (NaN: none yet)."""
        stale = not data_age_s <= STALE_AFTER_S
        live, guidance = snapshot.live, snapshot.guidance
        if guidance is not None:
            self._task, self._hold_done_s = guidance.task, guidance.hold_done_s
            self._axis.follow(guidance, snapshot.newest, snapshot.session_s)
        aims = guidance is None or guidance.exercise not in STRAP_TESTS  # who pushes hardest aims at nothing
        hold = live.hold if aims else None
        return View(
            title=self._title(guidance),
            phase=snapshot.phase,
            phase_words=snapshot.note or snapshot.phase.value,
            clock=self._clock(snapshot.session_s),
            stale=stale,
            stale_words=_stale_words(data_age_s) if stale else "",
            bars=self._bars(live, hold),
            counts=live.counts if self._task.rep_channel else None,
            hold=self._hold(hold) if self._asks_hold(guidance) else None,
            needle=_needle(live, self._setup.settings.roll.warn_percent),
            health=snapshot.health,
            link_words=_link_words(snapshot),
            level=max((finding.level for finding in snapshot.health), default=None),
            guidance=guidance,
        )

    def _asks_hold(self, guidance: Guidance | None) -> bool:
        """Say whether a hold is to be shown: in a plan, where its set asks for one."""
        return guidance is None or self._task.asks_hold or any(guidance.hold_s)

    def _title(self, guidance: Guidance | None) -> str:
        """Name exercise and side, of a plan those of its set, and the subject by pseudonym."""
        s = self._setup
        simulated = " · simulated" if s.simulated else ""
        doing = guidance if guidance is not None else s
        return f"{doing.exercise} · {doing.side} side · {s.subject}{simulated}"

    def _clock(self, session_s: float) -> str:
        passed = minutes(session_s)
        return passed if math.isinf(self._ends_s) else f"{passed} of {minutes(self._ends_s)}"

    def _bars(self, live: Live, hold: HoldNow | None) -> tuple[ForceBar, ...]:
        task = self._task
        bars = []
        for now in live.channels:
            channel = CHANNELS.get(now.channel)
            if channel is None or channel.kind != FORCE:
                continue
            works = now.channel == task.rep_channel
            zone = self._zone(hold) if works else None
            stale = _is_silent(live, now)
            words = _force_words(now.value, zone) if works else ""
            bars.append(
                ForceBar(
                    channel=now.channel,
                    label=now.channel.removeprefix("band_"),
                    newtons=now.value,
                    axis_newtons=self._axis.newtons,
                    zone=zone,
                    words="no data from this sensor: the value is old" if stale else words,
                    works=works,
                    stale=stale,
                )
            )
        return tuple(sorted(bars, key=lambda bar: not bar.works))

    def _zone(self, hold: HoldNow | None) -> tuple[float, float] | None:
        if hold is None or not hold.target_newtons > 0:
            return None
        width = self._setup.settings.hold.zone_fraction
        return hold.target_newtons * (1 - width), hold.target_newtons * (1 + width)

    def _hold(self, hold: HoldNow | None) -> HoldRing | None:
        if hold is None:
            return None
        return HoldRing(hold.held_s, self._hold_done_s)


def minutes(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _stale_words(data_age_s: float) -> str:
    if data_age_s != data_age_s:
        return "no data yet"
    return f"no data for {data_age_s:.1f} s: these values are old"


def _force_words(newtons: float, zone: tuple[float, float] | None) -> str:
    if zone is None or newtons != newtons:
        return ""
    low, high = zone
    if newtons > high:
        return "above the zone: ease off a little"
    if newtons >= low:
        return "in the zone: hold"
    return "on the way to the zone" if newtons > 0.3 * low else ""


def _is_silent(live: Live, now: ChannelNow) -> bool:
    return live.newest_s - now.time_s > STALE_AFTER_S


def _needle(live: Live, warn_percent: float) -> Needle | None:
    roll = live.roll
    if roll is None:
        return None
    pads = [now for now in live.channels if now.channel in (PAD_FRONT.name, PAD_BACK.name)]
    if any(_is_silent(live, pad) for pad in pads):
        return Needle(math.nan, "", "no data from the pad")
    if roll.silent or roll.percent != roll.percent:
        words = "pad unloaded: nothing can be said" if roll.unloaded else "no baseline yet"
        return Needle(math.nan, "", words)
    place = max(-1.0, min(1.0, roll.percent / NEEDLE_FULL_PERCENT))
    return Needle(place, roll.level, _roll_words(roll, warn_percent))


def _roll_words(roll: RollNow, warn_percent: float) -> str:
    if not roll.level:
        return "steady" if abs(roll.percent) < warn_percent else "turning"
    if roll.direction == "unknown":
        return "the pelvis moves: pressure changed"
    other = "forward" if roll.direction == "backward" else "backward"
    return f"rolling {roll.direction}: bring the top hip {other}"


def _link_words(snapshot: Snapshot) -> str:
    if not snapshot.board:
        return "no board yet"
    rates = [rate for rate in snapshot.rates_hz.values() if rate == rate]
    return (
        f"{len(snapshot.rates_hz)} streams · {_pace(rates)} · "
        f"{snapshot.lost_samples} samples lost · {snapshot.board}"
    )


def _pace(rates_hz: list[float]) -> str:
    if not rates_hz:
        return "no rate yet"
    low, high = min(rates_hz), max(rates_hz)
    if high - low > 1:
        return f"{low:.0f} to {high:.0f} samples a second"
    return f"{rates_hz[0]:.0f} samples a second"
