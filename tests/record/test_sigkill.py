"""The recorder killed at random moments: no file unreadable, no value wrong, nothing lost for good.

The bytes come through a pipe in real time, eight channels at 1 kHz. Three accounts are compared: what
was sent, what the recorder said it had kept, and what its files hold.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rig.pipeline import Pipeline
from rig.record.journal import read_journal
from rig.record.journal_format import Kind
from rig.record.layout import FINISHED, LIVE, RECOVERED
from rig.record.reader import open_session
from rig.record.recover import recover
from rig.samples import SAMPLE
from tests.record.dying_recorder import KEPT
from tests.record.fast_board import FAST_NAMES, STEP_S, fast_bytes

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL, pipes and fork")

AT_ONCE = 95  # steps sent without waiting: the first chunks of the file end at step 103
LONGEST = 180
MOST_MISSING_S = 0.25


@pytest.fixture(scope="module")
def recorders() -> Iterator[subprocess.Popen]:
    """A warmed-up program that forks recorders."""
    program = [sys.executable, "-m", "tests.record.dying_recorder"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        program, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdin is not None
        assert running.stdout.readline() == "warm\n"
        yield running
        running.stdin.close()


def lives(recorders: subprocess.Popen, folder: Path, seed: int) -> tuple[bytes, int]:
    """Let a recorder live for a random time; give what was sent and how many bytes it said it had kept."""
    chance = random.Random(seed)
    folder.mkdir()
    os.mkfifo(folder / "wire")
    os.mkfifo(folder / "kept")
    recorders.stdin.write(f"{folder}\n")
    recorders.stdin.flush()
    pid = int(recorders.stdout.readline())
    with open(folder / "wire", "wb", buffering=0) as wire, open(folder / "kept", "rb", buffering=0) as kept:
        dies_at = time.monotonic() + chance.uniform(0.05, 0.55)
        sent = _send(wire, dies_at)
        if seed % 5 == 0:  # every fifth dies while it finishes the file
            wire.close()
            dies_at = time.monotonic() + chance.uniform(0.0, 0.4)
        time.sleep(max(0.0, dies_at - time.monotonic()))
        _end(pid)
        said = kept.read(1 << 22)
        while more := kept.read(1 << 22):
            said += more
    return sent, KEPT.unpack(said[-KEPT.size :])[0] if said else 0


def _end(pid: int) -> None:
    """Kill, and wait until nothing is left of the process (its parent does not ask for its status)."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        while True:
            os.kill(pid, 0)
            time.sleep(0.001)


def _send(wire: object, until: float) -> bytes:
    """Send what is due in real time; a step that the dead cannot take is not counted."""
    steps = fast_bytes(LONGEST)
    sent = b"".join(steps[:AT_ONCE])
    wire.write(sent)  # type: ignore[attr-defined]
    due = time.monotonic()
    for step in steps[AT_ONCE:]:
        due += STEP_S
        if due >= until:
            break
        time.sleep(max(0.0, due - time.monotonic()))
        wire.write(step)  # type: ignore[attr-defined]
        sent += step
    return sent


def check(folder: Path, sent: bytes, kept: int) -> float:
    """Compare every account of one recording; give how many seconds the live file lacked."""
    session, journal = folder / "s.h5", folder / "s.journal"
    if not journal.exists():
        assert open_session(session).state == FINISHED
        folded = open_session(session).journal_bytes
        assert folded is not None
        assert received_bytes(folded) == sent
        return 0.0
    received = received_bytes(journal.read_bytes())
    assert sent.startswith(received)
    assert len(received) >= kept
    truth, before_end_s = samples_of_journal(journal)
    missing_s = compare_prefix(session, truth, before_end_s)
    if open_state(session) == FINISHED:
        return missing_s
    before = session.read_bytes() if session.exists() else b""
    recovered = open_session(recover(session).path)
    assert recovered.state == RECOVERED
    assert recovered.journal_bytes == journal.read_bytes()
    for channel in FAST_NAMES:
        assert recovered.streams[channel].samples.tobytes() == truth[channel].tobytes()
    assert (session.read_bytes() if session.exists() else b"") == before
    return missing_s


def open_state(session: Path) -> str:
    return open_session(session).state if session.exists() else LIVE


def received_bytes(journal: bytes) -> bytes:
    return b"".join(record.payload for record in read_journal(journal) if record.kind == Kind.RECEIVED)


def samples_of_journal(journal: Path) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Give the true rows of every channel, and for each row when it was received, seconds before the end."""
    reader = read_journal(journal)
    pipeline = Pipeline(reader.setup)
    rows: dict[str, list[np.ndarray]] = {channel: [np.empty(0, SAMPLE)] for channel in FAST_NAMES}
    times: dict[str, list[np.ndarray]] = {channel: [np.empty(0)] for channel in FAST_NAMES}
    received = [record for record in reader if record.kind == Kind.RECEIVED]
    for record in received:
        for stream in pipeline.feed(record.payload, record.host_ns).streams:
            rows[stream.channel].append(stream.samples)
            before_s = (received[-1].host_ns - record.host_ns) * 1e-9
            times[stream.channel].append(np.full(stream.samples.size, before_s))
    return (
        {channel: np.concatenate(part) for channel, part in rows.items()},
        {channel: np.concatenate(part) for channel, part in times.items()},
    )


def compare_prefix(path: Path, truth: dict[str, np.ndarray], before_end_s: dict[str, np.ndarray]) -> float:
    """Every row in the file is the true one, bit for bit; give the longest time missing at the end."""
    missing_s = 0.0
    streams = open_session(path).streams if path.exists() else {}
    for channel, rows in truth.items():
        found = streams[channel].samples if streams else rows[:0]
        assert found.tobytes() == rows[: found.size].tobytes()
        if found.size < rows.size:
            missing_s = max(missing_s, float(before_end_s[channel][found.size]))
    return missing_s


def kill(recorders: subprocess.Popen, folder: Path, seeds: range) -> list[float]:
    missing_s = []
    for seed in seeds:
        sent, kept = lives(recorders, folder / str(seed), seed)
        missing_s.append(check(folder / str(seed), sent, kept))
        shutil.rmtree(folder / str(seed))
    return missing_s


def test_thirty_kills_lose_nothing(recorders: subprocess.Popen, tmp_path: Path) -> None:
    missing_s = kill(recorders, tmp_path, range(1, 31))
    assert max(missing_s) <= MOST_MISSING_S
    assert any(missing_s)  # the moments of death were not all harmless


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_three_hundred_kills_lose_nothing(recorders: subprocess.Popen, tmp_path: Path) -> None:
    missing_s = kill(recorders, tmp_path, range(1000, 1300))
    assert max(missing_s) <= MOST_MISSING_S
