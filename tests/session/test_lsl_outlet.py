"""The LSL outlet: what another program receives, read back by real inlets on this computer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pytest
from live_rig import LiveRig, wait_until

pylsl = pytest.importorskip("pylsl", reason="the extra 'lsl' is not installed")

from rig.block import Block, StreamBlock  # noqa: E402
from rig.events import Gap, Rep  # noqa: E402
from rig.record.reader import open_session  # noqa: E402
from rig.samples import MISSING, SAMPLE, SATURATED  # noqa: E402
from rig.session.lsl_outlet import MARKERS, LslClock, LslOutlet, stream_name  # noqa: E402
from rig.session.wall_clock import Clock, ScaledClock, WallClock  # noqa: E402
from rig.setup import SessionSetup  # noqa: E402
from rig.wire.packets import StreamInfo  # noqa: E402

PATIENCE_S = 20.0
KNEE = StreamInfo(0, "force", 24, 128, 80_000, -(2**23), 2**23 - 1, 1e-4, 0, "band_knee")
GAP = Gap("band_knee", 0.05, 0.1, 0.1, 4, "wire")
REP = Rep("band_knee", 0.01, 0.6, 0.7, 61.5, 0.3)


@dataclass
class Streaming:
    outlet: LslOutlet
    setup: SessionSetup
    clock: Clock

    def inlet(self, name: str) -> pylsl.StreamInlet:
        """Find our own stream among whatever is on the network."""
        found = pylsl.resolve_bypred(
            f"name='{name}' and contains(source_id,'{self.setup.session_id}')", 1, PATIENCE_S
        )
        assert len(found) == 1
        inlet = pylsl.StreamInlet(found[0])
        inlet.open_stream(PATIENCE_S)
        return inlet


@contextmanager
def streaming(session_id: str) -> Iterator[Streaming]:
    clock = WallClock()
    setup = SessionSetup(session_id=session_id, subject="P-SECRET", started_ns=clock.now_ns())
    outlet = LslOutlet()
    outlet.begin(setup, clock)
    thread = threading.Thread(target=outlet.run, name=outlet.name)
    thread.start()
    try:
        outlet.take(Block(messages=(KNEE,)))
        yield Streaming(outlet, setup, clock)
    finally:
        outlet.close()
        thread.join()


def rows() -> np.ndarray:
    """Ten samples; the fifth stands for a gap, the seventh is saturated."""
    made = np.zeros(10, SAMPLE)
    made["time_s"] = np.arange(10) * 0.0125
    made["value"] = np.arange(10) * 1.5
    made["flags"][4], made["value"][4] = MISSING, np.nan
    made["flags"][6] = SATURATED
    return made


def pulled(inlet: pylsl.StreamInlet, samples: int) -> tuple[np.ndarray, np.ndarray]:
    values, stamps = [], []
    for _ in range(samples):
        value, stamp = inlet.pull_sample(PATIENCE_S)
        values.append(value)
        stamps.append(stamp)
    return np.array(values, float), np.array(stamps)


def test_an_inlet_gets_every_sample_under_its_own_time() -> None:
    with streaming("lsl-samples") as streams:
        inlet = streams.inlet(stream_name("band_knee"))
        streams.outlet.take(Block(streams=(StreamBlock("band_knee", rows()),)))
        values, stamps = pulled(inlet, 9)
        inlet.close_stream()
    sent = np.delete(rows(), 4)
    np.testing.assert_array_equal(values, np.column_stack([sent["value"], sent["flags"]]))
    started_s = streams.setup.started_ns / 1e9 + (pylsl.local_clock() - streams.clock.now_ns() / 1e9)
    np.testing.assert_allclose(stamps, started_s + sent["time_s"], rtol=0, atol=0.002)
    np.testing.assert_allclose(np.diff(stamps), np.diff(sent["time_s"]), rtol=0, atol=1e-9)


def test_a_loss_is_a_marker_and_so_is_every_event() -> None:
    with streaming("lsl-markers") as streams:
        inlet = streams.inlet(MARKERS)
        streams.outlet.take(Block(events=(GAP, REP)))
        told = [inlet.pull_sample(PATIENCE_S) for _ in range(2)]
        inlet.close_stream()
    assert [kind for (kind, _), _ in told] == ["gap", "rep"]
    assert [json.loads(event) for (_, event), _ in told] == [GAP.to_json(), REP.to_json()]
    assert told[1][1] - told[0][1] == pytest.approx(REP.start_s - GAP.start_s, abs=1e-9)


def test_a_stream_says_what_it_is_and_not_whose() -> None:
    with streaming("lsl-about") as streams:
        inlet = streams.inlet(stream_name("band_knee"))
        about = inlet.info(PATIENCE_S)
        inlet.close_stream()
    assert (about.type(), about.nominal_srate(), about.channel_count()) == ("Force", 80.0, 2)
    assert about.get_channel_labels() == ["band_knee", "flags"]
    assert about.get_channel_units() == ["N", "1"]
    assert "P-SECRET" not in about.as_xml()


def test_a_board_that_introduces_itself_again_keeps_its_stream() -> None:
    with streaming("lsl-again") as streams:
        inlet = streams.inlet(stream_name("band_knee"))
        streams.outlet.take(Block(messages=(KNEE,), streams=(StreamBlock("band_knee", rows()),)))
        values, _ = pulled(inlet, 9)
        inlet.close_stream()
    assert values.shape == (9, 2)


def test_trouble_ends_the_streaming_and_is_told() -> None:
    with streaming("lsl-trouble") as streams:
        streams.outlet.take(Block(streams=(StreamBlock("never_introduced", rows()),)))
    assert streams.outlet.trouble == "live streaming ended early: KeyError: 'never_introduced'"


def test_a_session_is_heard_while_it_runs(live_rig: LiveRig) -> None:
    heard = LslOutlet()
    with live_rig.session(seconds=12.0, speed=8.0, faults="lost@6:rate=0.02", listeners=(heard,)) as session:
        wait_until(lambda: session.announced != [])
        streams = Streaming(heard, session.setup, WallClock())
        markers, knee = streams.inlet(MARKERS), streams.inlet(stream_name("band_knee"))
        wait_until(lambda: not session.running or knee.samples_available() > 100)
        assert {t.name for t in threading.enumerate()} >= {"acquire", "record", "lsl"}
        values, stamps = pulled(knee, 100)
        wait_until(lambda: any(isinstance(event, Gap) for event in session.announced))
        gap = next(event for event in session.announced if isinstance(event, Gap))
        kind, told = "", ""
        while kind != "gap":
            (kind, told), _ = markers.pull_sample(PATIENCE_S)
        knee.close_stream()
        markers.close_stream()
    assert session.outcome().trouble == ""
    stored = open_session(session.outcome().path).streams["band_knee"].value
    assert np.isin(values[:, 0], stored).all()
    assert (np.diff(stamps) > 0).all()
    assert json.loads(told) == gap.to_json()


class TickingLsl:
    """Another clock under the name of LSL's, `ahead_s` of ours."""

    def __init__(self, clock: Clock, ahead_s: float) -> None:
        self._clock, self._ahead_s = clock, ahead_s

    def local_clock(self) -> float:
        return self._clock.now_ns() / 1e9 + self._ahead_s


@pytest.mark.parametrize("ahead_s", [0.0, 1234.5])
def test_session_time_becomes_local_clock_whatever_its_zero(ahead_s: float) -> None:
    clock = WallClock()
    setup = SessionSetup(started_ns=clock.now_ns() - 3_000_000_000)
    lsl = LslClock(setup, clock, TickingLsl(clock, ahead_s))
    expected_s = setup.started_ns / 1e9 + ahead_s + 2.5
    assert lsl.local_s(2.5) == pytest.approx(expected_s, abs=0.005)


def test_a_faster_session_is_squeezed_into_the_time_it_really_took() -> None:
    clock = ScaledClock(20.0)
    setup = SessionSetup(started_ns=clock.now_ns())
    lsl = LslClock(setup, clock, TickingLsl(WallClock(), 0.0))
    assert lsl.local_s(40.0) - lsl.local_s(0.0) == pytest.approx(2.0)
