"""The health test of a board at rest: ten seconds of samples, and a verdict on everything in plain words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rig.block import Block, Introduction
from rig.channels import FORCE, UNIT_OF_KIND
from rig.pipeline import Pipeline
from rig.session.door import Door
from rig.session.health import Finding, Level, line_findings, rate_findings
from rig.session.line import KeepNothing, Line
from rig.session.link import READ_S, Link
from rig.session.wall_clock import Clock, Deadline
from rig.setup import SessionSetup
from rig.wire.decoder import LinkCounters
from rig.wire.packets import Status, StreamInfo

LEAST_DISTINCT = 3  # a live converter at rest shows more values than that
MOST_NOISE = {FORCE: 0.5, "pressure": 0.1}  # N and kPa at rest; ten times a good build's [E]
LEAST_RAM_BYTES = 200  # below it the stack of an AVR may meet the heap [E]
SUPPLY_MV = (4500, 5500)  # USB's 5 V, 10 % either way
SUPPLY_3V3_MV = (3000, 3600)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What ten seconds of a board showed.

    Attributes
    ----------
    round_trip_s : shortest of the first pings; NaN when none came back
    status : the board's newest word on itself, None when it sent none
    """

    introduction: Introduction
    quality: dict[str, dict[str, Any]]
    counters: LinkCounters
    round_trip_s: float
    status: Status | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is not well, worst first."""
        found = [*self._line(), *self._board()]
        for stream in self.introduction.streams:
            found += stream_findings(stream, self.quality.get(stream.name, {}))
        return tuple(sorted(found, key=lambda finding: -finding.level))

    @property
    def is_well(self) -> bool:
        return all(finding.level < Level.FAULT for finding in self.findings)

    def _line(self) -> Iterator[Finding]:
        yield from line_findings(self.round_trip_s, self.counters.damaged)
        if math.isnan(self.round_trip_s):
            yield Finding(Level.WARN, "the board answers no pings: times cannot be trusted to a millisecond")

    def _board(self) -> Iterator[Finding]:
        status = self.status
        if status is None:
            yield Finding(Level.WARN, "the board sent no word on itself (STATUS comes once a second)")
            return
        if status.free_ram < LEAST_RAM_BYTES:
            yield Finding(Level.WARN, f"the board has {status.free_ram} bytes of memory left; 200 are needed")
        if not any(low <= status.supply_mv <= high for low, high in (SUPPLY_MV, SUPPLY_3V3_MV)):
            yield Finding(
                Level.WARN,
                f"the board's supply is {status.supply_mv / 1000:.2f} V: use another USB port or cable",
            )
        if status.dropped_packets:
            yield Finding(Level.WARN, f"the board dropped {status.dropped_packets} packets for want of room")


def stream_findings(stream: StreamInfo, figures: dict[str, Any]) -> Iterator[Finding]:
    """Judge one stream at rest."""
    name, samples = stream.name, int(figures.get("samples", 0))
    if not samples:
        yield Finding(Level.FAULT, f"{name}: no samples: check the converter's power and its two data wires")
        return
    yield from rate_findings(name, float(figures["rate_hz"] or math.nan), stream.nominal_rate_hz)
    yield from _value_findings(stream, figures, samples)
    if figures["lost"]:
        share = figures["lost"] / (samples + figures["lost"])
        yield Finding(Level.WARN, f"{name}: {figures['lost']} samples lost ({share:.2%})")


def _value_findings(stream: StreamInfo, figures: dict[str, Any], samples: int) -> Iterator[Finding]:
    name, flags = stream.name, figures["flags"]
    saturated, stuck = flags.get("saturated", 0), flags.get("stuck", 0)
    if saturated:
        yield Finding(
            Level.FAULT,
            f"{name}: {saturated} of {samples} samples at the converter's end: "
            "take the load off, check for a broken or swapped sensor wire",
        )
    if stuck or figures["distinct_counts"] < LEAST_DISTINCT:
        yield Finding(
            Level.FAULT,
            f"{name}: stuck, {figures['distinct_counts']} different values in {samples} samples: "
            "check the sensor and its plug",
        )
    if flags.get("out_of_step", 0):
        yield Finding(Level.WARN, f"{name}: {flags['out_of_step']} reads out of step with the converter")
    noise, most = figures["noise"], MOST_NOISE[stream.kind]
    if noise is not None and noise > most:
        unit = UNIT_OF_KIND[stream.kind]
        yield Finding(
            Level.WARN,
            f"{name}: noise of {noise:.2g} {unit} at rest; a good build has less than {most:g} {unit}: "
            "keep wires short and away from mains, and the sensor still",
        )


def check_board(door: Door, clock: Clock, seconds: float) -> Checkup:
    """Talk to the board for so many seconds of the wall, and leave it silent.

    Raises
    ------
    DeviceError : no board, or none that talks
    """
    Pipeline.warm_up()
    heard: list[Status] = []

    def hear(block: Block) -> None:
        heard.extend(packet for packet in block.messages if isinstance(packet, Status))

    pipeline = Pipeline(SessionSetup(started_ns=clock.now_ns()))
    line = Line(pipeline, KeepNothing(), clock, hear)
    link = Link(line)
    line.attach(door.open())
    try:
        introduction = link.connect()
        deadline = Deadline(clock, seconds)
        while not deadline.passed:
            line.read(READ_S)
        link.say_goodbye()
    finally:
        line.close()
    return Checkup(
        introduction, pipeline.quality(), pipeline.counters, link.round_trip_s, heard[-1] if heard else None
    )
