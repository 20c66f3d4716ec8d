"""Bytes in, blocks out: the same whatever the split, with every loss, restart and decision in its place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

import numba
import numpy as np
import pytest

from rig.block import Block
from rig.detect import hold_kernel, rep_kernel, roll_kernel
from rig.errors import DeviceError, InputRefused
from rig.events import Event, Gap, Mark, Rep, Roll
from rig.measure import clock, gaps, quality, value_gaps
from rig.pipeline import Pipeline
from rig.samples import LOST_BEFORE, MISSING, OUT_OF_RANGE
from rig.setup import Calibration, Control, SessionSetup, Task
from rig.wire import decode_kernels
from rig.wire.packets import Hello, Pong, StreamInfo
from tests.board_bytes import NAMES, frame, hello, introduction, pulls, sample_frames, stream

S = 10**9


class Played:
    """A pipeline and everything it gave."""

    def __init__(self, setup: SessionSetup | None = None) -> None:
        self.pipeline = Pipeline(setup or SessionSetup())
        self.blocks: list[Block] = []

    def feed(self, data: bytes, received_ns: int = S, cuts: Iterable[int] = ()) -> Played:
        edges = [0, *sorted(cuts), len(data)]
        for start, end in itertools.pairwise(edges):
            self.blocks.append(self.pipeline.feed(data[start:end], received_ns))
        return self

    def control(self, what: str, at_s: float = 0.0, **values: object) -> Played:
        self.blocks.append(self.pipeline.control(Control(what, values), round(at_s * S)))
        return self

    def finish(self) -> Played:
        self.blocks.append(self.pipeline.finish())
        return self

    @property
    def events(self) -> list[Event]:
        return [event for block in self.blocks for event in block.events]

    def of(self, kind: type[Event]) -> list:
        return [event for event in self.events if isinstance(event, kind)]

    def samples(self, channel: str) -> np.ndarray:
        found = [s.samples for block in self.blocks for s in block.streams if s.channel == channel]
        return np.concatenate(found)

    def state(self) -> tuple:
        """Everything that can be seen, exactly."""
        rows = {name: self.samples(name).tobytes() for name in self.pipeline.quality()}
        messages = [message for block in self.blocks for message in block.messages]
        pairs = np.concatenate([block.clock_pairs for block in self.blocks]).tobytes()
        live = repr(self.pipeline.live)
        return rows, repr(self.events), messages, pairs, live, self.pipeline.quality(), self.pipeline.counters


def pong(ping_id: int, ticks: int) -> bytes:
    return frame(Pong(ping_id, ticks % 2**32, (ticks + 60) % 2**32))


START_TICKS = 2**32 - 20_000_000
ARRIVALS_S = 4  # seconds of samples that arrive together


def torn_minute() -> list[bytes]:
    """A minute in arrivals, with pongs, lost and doubled frames, noise on the line and ticks that wrap."""
    random = np.random.default_rng(6)
    arrivals = []
    for number in range(60 // ARRIVALS_S):
        frames = sample_frames(number * 80 * ARRIVALS_S, 80 * ARRIVALS_S, start_ticks=START_TICKS)
        frames.insert(100, pong(number, START_TICKS + number * ARRIVALS_S * 1_000_000 + 10_000))
        copies = random.choice([0, 1, 2], len(frames), p=[0.01, 0.98, 0.01])
        noise = [random.bytes(5) if random.random() < 0.01 else b"" for _ in frames]
        arrivals.append(b"".join(one * n + dirt for one, n, dirt in zip(frames, copies, noise, strict=True)))
    return [introduction() + arrivals[0], *arrivals[1:]]


def played(arrivals: list[bytes], cut: Callable[[int], Iterable[int]]) -> Played:
    """Feed arrivals, each one cut where `cut` says for its length; a ping goes before each."""
    play = Played().control("pelvis_baseline", index=0.0, sum_kpa=8.0)
    play.control("deliberate_roll", direction="backward", index=0.4)
    for number, data in enumerate(arrivals):
        sent_ns = S + number * ARRIVALS_S * S
        play.pipeline.ping_sent(number, sent_ns)
        play.feed(data, sent_ns + 20_000_000, cut(len(data)))
    return play.finish()


def uncut(length: int) -> Iterable[int]:
    return ()


@pytest.mark.parametrize("seed", [1, 2])
def test_any_split_of_the_same_bytes_gives_the_same_everything(seed: int) -> None:
    arrivals, random = torn_minute(), np.random.default_rng(seed)
    whole = played(arrivals, uncut)
    assert len(whole.of(Rep)) == 10
    assert len(whole.of(Gap)) > 20
    assert len(whole.of(Roll)) == 3
    assert sum(block.clock_pairs.size for block in whole.blocks) > 10
    cut = played(arrivals, lambda length: np.unique(random.integers(0, length, 200)))
    assert cut.state() == whole.state()


def test_byte_by_byte_gives_the_same_everything() -> None:
    arrivals = torn_minute()[:2]
    assert played(arrivals, lambda length: range(1, length)).state() == played(arrivals, uncut).state()


def test_samples_come_out_measured() -> None:
    play = Played(SessionSetup(started_ns=5 * S)).feed(
        introduction() + b"".join(sample_frames(0, 800)), 6 * S
    )
    assert [s.channel for s in play.blocks[0].streams] == list(NAMES)
    knee = play.samples("band_knee")
    assert knee["sequence"].tolist() == list(range(800))
    assert knee["ticks"].tolist() == list(range(0, 800 * 12_500, 12_500))
    assert knee["time_s"] == pytest.approx(1.0 + np.arange(800) * 0.0125)
    assert knee["value"] == pytest.approx(pulls(np.arange(800) * 0.0125), abs=0.2)
    assert play.samples("pad_back")["time_s"][0] == pytest.approx(1.009)


def test_a_calibration_of_the_setup_goes_before_the_board_s_own() -> None:
    setup = SessionSetup(calibrations=(Calibration("band_knee", scale=2e-4, tare_counts=1000.0),))
    play = Played(setup).feed(introduction() + b"".join(sample_frames(0, 8)))
    knee, foot = play.samples("band_knee"), play.samples("band_foot")
    assert knee["value"].tolist() == ((knee["counts"] - 1000.0) * 2e-4).tolist()
    assert foot["value"] == pytest.approx(foot["counts"] * 1e-4)


def test_samples_of_strangers_are_counted() -> None:
    frames = b"".join(sample_frames(0, 8))
    play = Played().feed(frames)
    assert play.pipeline.quality() == {}
    assert play.pipeline.link_quality()["stray_samples"] == 32
    play.feed(hello() + stream(2, "pad_front", "pressure") + frames)
    assert play.pipeline.link_quality()["stray_samples"] == 32 + 24
    assert play.pipeline.quality()["pad_front"]["samples"] == 8


def test_eight_streams_under_other_names() -> None:
    names = tuple(f"cell_{n}" for n in range(8))
    play = Played().feed(introduction(names=names) + b"".join(sample_frames(0, 80, names)))
    assert {name: q["samples"] for name, q in play.pipeline.quality().items()} == dict.fromkeys(names, 80)


def test_the_introduction_is_whole_or_none() -> None:
    play = Played().feed(hello(streams=2) + stream(0, "band_knee"))
    assert play.pipeline.introduction is None
    play.feed(stream(1, "band_foot"))
    first = play.pipeline.introduction
    assert first is not None
    assert [s.name for s in first.streams] == ["band_knee", "band_foot"]
    assert first.hello.board_name == "bench board"
    assert [type(m) for b in play.blocks for m in b.messages] == [Hello, StreamInfo, StreamInfo]
    play.feed(hello(streams=2) + stream(0, "band_knee"))
    assert play.pipeline.introduction is first
    play.feed(stream(1, "band_foot"))
    assert play.pipeline.introduction == first
    assert play.pipeline.introduction is not first


def test_another_protocol_version_is_refused_by_name() -> None:
    with pytest.raises(DeviceError) as refused:
        Played().feed(hello(protocol=3))
    assert str(refused.value) == (
        "the board speaks protocol version 3, this program version 1: "
        "flash the firmware that came with this program (rig firmware)"
    )


def test_a_loss_is_a_missing_row_and_an_event() -> None:
    frames = sample_frames(0, 160)
    kept = [one for index, one in enumerate(frames) if index != 20 * 4]  # band_knee 80..83
    play = Played().feed(introduction() + b"".join(kept), S)
    knee = play.samples("band_knee")
    assert knee["flags"][79:82].tolist() == [0, MISSING, LOST_BEFORE]
    assert np.isnan(knee["value"][80])
    (gap,) = play.of(Gap)
    assert (gap.channel, gap.lost_samples, gap.cause) == ("band_knee", 4, "wire")
    assert gap.start_s == knee["time_s"][79]
    assert gap.end_s == gap.known_s == knee["time_s"][81]
    assert play.pipeline.quality()["band_knee"]["lost"] == 4


def test_a_restart_goes_on_in_the_next_epoch_with_gaps_on_every_stream() -> None:
    play = Played().feed(introduction() + b"".join(sample_frames(0, 80)), S)
    play.feed(introduction(boot_id=2) + b"".join(sample_frames(0, 80)), 5 * S)
    assert [(g.channel, g.cause) for g in play.of(Gap)] == [(name, "restart") for name in NAMES]
    assert [g.lost_samples for g in play.of(Gap)] == [240] * 4
    knee = play.samples("band_knee")
    assert knee["epoch"].tolist() == [0] * 81 + [1] * 80
    assert knee["ticks"][81] == 0
    assert knee["time_s"][81] == pytest.approx(5.0)
    assert np.all(np.diff(knee["time_s"]) > 0)
    assert np.all(np.diff(knee["sequence"]) > 0)
    assert play.pipeline.link_quality()["restarts"] == 1


def test_the_same_boot_again_is_no_restart() -> None:
    play = Played().feed(introduction() + b"".join(sample_frames(0, 80)) + introduction())
    play.feed(b"".join(sample_frames(80, 80)))
    assert play.of(Gap) == []
    assert play.pipeline.link_quality()["restarts"] == 0


def test_streams_may_come_back_in_another_order() -> None:
    names = ("band_knee", "band_foot")
    play = Played().feed(introduction(names=names) + b"".join(sample_frames(0, 8, names)))
    play.feed(introduction(boot_id=2, names=names[1:]) + b"".join(sample_frames(0, 8, names)), 2 * S)
    assert play.pipeline.quality()["band_foot"]["samples"] == 16
    assert play.pipeline.quality()["band_knee"]["samples"] == 8
    assert play.pipeline.link_quality()["stray_samples"] == 8


@pytest.mark.parametrize("boot_id", [1, 2])
def test_an_unplugged_cable_leaves_gaps_that_say_so(boot_id: int) -> None:
    """A board with its own power counts on; one powered by the cable restarts."""
    play = Played().feed(introduction() + b"".join(sample_frames(0, 80))[:-3], S)
    assert play.pipeline.link("lost", 2 * S).events == ()
    assert play.pipeline.link("opened", 4 * S).events == ()
    back = sample_frames(320, 80) if boot_id == 1 else sample_frames(0, 80)
    play.feed(introduction(boot_id) + b"".join(back), 5 * S)
    assert [(g.channel, g.cause) for g in play.of(Gap)] == [(name, "unplugged") for name in NAMES]
    assert [g.lost_samples for g in play.of(Gap)] == [240, 240, 240, 244]


def test_a_pong_moves_only_the_samples_after_it() -> None:
    """The first sample arrived 0.5 s late; the pong in the middle says so."""
    frames = sample_frames(0, 160)
    data = introduction() + b"".join(frames[:80]) + pong(1, 1_000_000) + b"".join(frames[80:])
    play = Played()
    play.pipeline.ping_sent(1, S)
    play.feed(data, round(1.5 * S))
    untouched = Played().feed(introduction() + b"".join(frames), round(1.5 * S))
    moved = play.samples("band_knee")["time_s"] != untouched.samples("band_knee")["time_s"]
    assert moved.tolist() == [False] * 81 + [True] * 79
    (pair,) = np.concatenate([block.clock_pairs for block in play.blocks])
    assert pair.item() == (0, 1, S, round(1.5 * S), 1_000_000, 1_000_060)


def test_events_of_several_channels_keep_the_order_of_the_wire() -> None:
    frames = sample_frames(0, 160)
    kept = [one for index, one in enumerate(frames) if index not in (81, 88, 86)]
    play = Played().feed(introduction() + b"".join(kept))
    assert [g.channel for g in play.of(Gap)] == ["band_foot", "pad_front", "band_knee"]


def test_a_tare_holds_for_what_follows() -> None:
    play = Played().feed(introduction() + b"".join(sample_frames(0, 8)))
    play.control("tare", 1.5, channel="band_knee", counts=2_500.5).feed(b"".join(sample_frames(8, 8)))
    knee = play.samples("band_knee")
    tare = np.where(knee["sequence"] < 8, 0.0, 2_500.5)
    assert knee["value"] == pytest.approx((knee["counts"] - tare) * 1e-4, rel=1e-6)
    newest_s = max(play.samples(name)["time_s"][7] for name in NAMES)
    assert play.of(Mark) == [Mark(1.5, newest_s, "tare", "band_knee at 2500.5 counts")]


def test_decisions_are_marks() -> None:
    play = Played()
    play.control("pelvis_baseline", 1.0, index=0.02, sum_kpa=8.0)
    play.control("deliberate_roll", 2.0, direction="backward", index=0.4)
    play.control("target", 3.0, newtons=55.0).control("new_set", 4.0, number=2).control(
        "mark", 5.0, label="pain"
    )
    assert [(m.start_s, m.label, m.detail) for m in play.of(Mark)] == [
        (1.0, "pelvis_baseline", "index 0.0200, sum 8.000 kPa"),
        (2.0, "deliberate_roll", "backward, index 0.4000"),
        (3.0, "target", "55.000 N"),
        (4.0, "new_set", "2"),
        (5.0, "pain", ""),
    ]
    assert [m.known_s for m in play.of(Mark)] == [1.0, 2.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize(
    ("what", "values", "message"),
    [
        (
            "dance",
            {},
            "unknown control 'dance'; "
            "known are tare, pelvis_baseline, deliberate_roll, target, new_set, practice and mark",
        ),
        ("tare", {"channel": "band_knee"}, "control tare lacks counts"),
        (
            "tare",
            {"channel": "elbow", "counts": 1},
            "cannot tare 'elbow': no such channel; band_knee, band_foot, pad_front, pad_back are",
        ),
    ],
)
def test_controls_that_cannot_be_carried_out_are_refused(what: str, values: dict, message: str) -> None:
    play = Played().feed(introduction())
    with pytest.raises(InputRefused) as refused:
        play.control(what, **values)
    assert str(refused.value) == message


def test_a_roll_makes_its_rep_compensated() -> None:
    play = Played().control("pelvis_baseline", index=0.0, sum_kpa=8.0)
    play.control("deliberate_roll", direction="backward", index=0.4)
    play.feed(introduction() + b"".join(sample_frames(0, 80 * 20)), S).finish()
    assert [rep.valid for rep in play.of(Rep)] == [True, True, False]
    assert "compensated" in play.of(Rep)[2].flags
    assert [roll.direction for roll in play.of(Roll)] == ["backward"]
    assert (play.pipeline.live.counts.found, play.pipeline.live.counts.compensated) == (3, 1)


def test_without_a_counted_channel_or_a_pad_nothing_is_detected() -> None:
    setup = SessionSetup(task=Task(rep_channel="", pad_cells=0))
    play = Played(setup).feed(introduction() + b"".join(sample_frames(0, 800))).finish()
    assert play.events == []
    live = play.pipeline.live
    assert (live.rep, live.hold, live.roll) == (None, None, None)


def test_a_single_cell_is_heard_alone() -> None:
    setup = SessionSetup(task=Task(pad_cells=1))
    names = ("band_knee", "pad_front")
    play = Played(setup).control("pelvis_baseline", index=0.0, sum_kpa=4.0)
    play.feed(introduction(names=names) + b"".join(sample_frames(0, 80 * 18, names))).finish()
    assert {roll.direction for roll in play.of(Roll)} == {"unknown"}
    both = Played(setup).control("pelvis_baseline", index=0.0, sum_kpa=4.0)
    both.feed(introduction() + b"".join(sample_frames(0, 80 * 18))).finish()
    assert [roll.level for roll in both.of(Roll)] == [roll.level for roll in play.of(Roll)]


def test_live_shows_the_newest_of_everything() -> None:
    play = Played()
    assert np.isnan(play.pipeline.live.newest_s)
    assert play.pipeline.live.channel("band_knee") is None
    play.feed(introduction() + b"".join(sample_frames(0, 240)), S)
    live = play.pipeline.live
    newest = play.samples("band_knee")[-1]
    now = live.channel("band_knee")
    assert now is not None
    assert (now.time_s, now.value, now.flags) == (newest["time_s"], newest["value"], newest["flags"])
    assert live.newest_s == play.samples("pad_back")["time_s"][-1]
    assert live.rep is not None
    assert live.rep.loaded
    assert live.rep.peak_newtons == pytest.approx(60.0, abs=0.5)


def test_a_new_set_begins_its_own_count() -> None:
    play = Played().feed(introduction() + b"".join(sample_frames(0, 80 * 12, rolling=False)))
    play.control("new_set", 20.0, number=2).feed(b"".join(sample_frames(80 * 12, 80 * 6, rolling=False)))
    counts = play.pipeline.live.counts
    assert (counts.found, counts.valid, counts.set_number, counts.found_in_set) == (3, 3, 2, 1)


def test_out_of_range_values_reach_flags_and_quality() -> None:
    setup = SessionSetup(calibrations=(Calibration("band_knee", scale=1e-2),))
    play = Played(setup).feed(introduction() + b"".join(sample_frames(0, 400)))
    knee = play.samples("band_knee")
    outside = (knee["value"] > 500) | (knee["value"] < -50)
    assert outside.any()
    assert ((knee["flags"] & OUT_OF_RANGE) != 0).tolist() == outside.tolist()
    assert play.pipeline.quality()["band_knee"]["flags"] == {"out_of_range": int(outside.sum())}
    assert play.pipeline.quality()["band_knee"]["flagged"] == int(outside.sum())


def test_the_quality_of_a_clean_stream() -> None:
    play = Played().feed(introduction() + b"".join(sample_frames(0, 800)))
    foot = play.pipeline.quality()["band_foot"]
    assert foot["samples"] == 800
    assert foot["rate_hz"] == 80.0
    assert foot["lost"] == foot["flagged"] == 0
    assert foot["noise"] == pytest.approx(0.03, rel=0.3)


def values(seconds: float = 20.0, rate_hz: float = 80.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    return time_s, pulls(time_s), np.zeros(time_s.size, np.uint8)


def test_imported_samples_go_through_the_same_detectors() -> None:
    time_s, value, flags = values()
    pipeline = Pipeline(SessionSetup())
    block = pipeline.feed_samples("band_knee", time_s, value, flags)
    reps = [e for e in block.events if isinstance(e, Rep)]
    assert [round(rep.peak_newtons) for rep in reps] == [60, 60, 60]
    split, events = Pipeline(SessionSetup()), []
    for at in range(0, time_s.size, 13):
        events += split.feed_samples("band_knee", *(a[at : at + 13] for a in (time_s, value, flags))).events
    assert repr(events) == repr(list(block.events))
    assert split.quality() == pipeline.quality()
    assert pipeline.live.newest_s == time_s[-1]


def test_a_hole_in_imported_time_is_a_gap_of_the_file() -> None:
    time_s, value, flags = values()
    keep = (time_s < 9) | (time_s >= 11.5)
    block = Pipeline(SessionSetup()).feed_samples("band_knee", time_s[keep], value[keep], flags[keep])
    (gap,) = [e for e in block.events if isinstance(e, Gap)]
    assert gap == Gap("band_knee", 8.9875, 11.5, 11.5, 200, "file")


def test_a_recording_that_ends_under_load_closes_its_rep() -> None:
    time_s, value, flags = values(15.0)
    pipeline = Pipeline(SessionSetup())
    before = [
        e for e in pipeline.feed_samples("band_knee", time_s, value, flags).events if isinstance(e, Rep)
    ]
    (rep,) = [e for e in pipeline.finish().events if isinstance(e, Rep)]
    assert len(before) == 2
    assert "cut_by_end" in rep.flags


def kernels() -> dict[str, object]:
    """Every kernel that the pipeline calls."""
    called = (gaps.follow_run, value_gaps.follow_value_run, quality.judge_run, clock.unwrap_ticks)
    detectors = (rep_kernel.find_reps, hold_kernel.find_holds, roll_kernel.find_rolls, decode_kernels.decode)
    return {kernel.__name__: kernel for kernel in (*called, *detectors)}


@pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is compiled with NUMBA_DISABLE_JIT=1")
def test_after_warming_up_nothing_is_left_to_compile() -> None:
    Pipeline.warm_up()
    warm = {name: list(kernel.signatures) for name, kernel in kernels().items()}  # type: ignore[attr-defined]
    assert all(warm.values())
    played(torn_minute()[:2], uncut)
    Pipeline(SessionSetup()).feed_samples("band_knee", *values())
    assert {name: kernel.signatures for name, kernel in kernels().items()} == warm  # type: ignore[attr-defined]


def test_warming_up_leaves_no_trace() -> None:
    Pipeline.warm_up()
    assert Pipeline(SessionSetup()).quality() == {}
