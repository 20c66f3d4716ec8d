"""The detection bench says what it promises: every contestant, in one run, on the same recordings."""

from __future__ import annotations

import numpy as np
import pytest

from rig.bench import detection
from rig.bench.detection_peers import causal_peers, peers


def test_the_score_compares_ours_with_the_peers() -> None:
    found, speed = detection.run(recordings_a_kind=1)
    names = [row[0] for row in found.rows]
    assert names == ["rig (causal)", *peers()]
    exact = {row[0]: float(str(row[1])) for row in found.rows}
    assert exact["rig (causal)"] >= 90.0
    assert all(exact["rig (causal)"] > exact[name] for name in peers())
    assert speed.columns == ("way", "M samples/s", "ours is x")
    assert all(row[1] > 0 for row in speed.rows)


def test_a_finding_counts_once_and_only_within_a_rep() -> None:
    truth = detection.recording("clean", 3)
    inside = [(start, end, 0.5 * (start + end)) for start, end in truth.reps]
    score = detection.Score()
    score.add(truth, [*inside, inside[0], (0.0, 0.0, -5.0)])
    assert (score.matched, score.found, score.exact) == (len(truth.reps), len(truth.reps) + 2, 0)
    score.add(truth, inside)
    assert score.exact == 1


@pytest.mark.parametrize("name", list(causal_peers(1000.0)))
def test_causal_peers_count_plain_reps(name: str) -> None:
    time_s = np.arange(20_000) / 1000.0
    force = 50.0 * np.clip(np.sin(time_s), 0.0, 1.0)
    assert causal_peers(1000.0)[name](time_s, force) == 3
