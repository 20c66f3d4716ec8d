"""The newest raw force of every band, kept for as long as an effort lasts."""

from __future__ import annotations

from collections import deque

import numpy as np

from rig.block import Block
from rig.channels import CHANNELS, FORCE
from rig.samples import SAMPLE

KEPT_S = 8.0  # an effort, the quiet before it and what is still on its way


class RecentForce:
    """Takes blocks, gives rows; it never copies more than what it is asked for."""

    def __init__(self) -> None:
        self._parts: dict[str, deque[np.ndarray]] = {}

    def take(self, block: Block) -> None:
        """Keep the newest samples."""
        for stream in block.streams:
            known = CHANNELS.get(stream.channel)
            if known is None or known.kind != FORCE or not stream.samples.size:
                continue
            parts = self._parts.setdefault(stream.channel, deque())
            parts.append(stream.samples)
            newest_s = stream.samples["time_s"][-1]
            while parts[0]["time_s"][-1] < newest_s - KEPT_S:
                parts.popleft()

    def newest_s(self, channel: str) -> float:
        """Give the time of a channel's newest sample; minus infinity before the first."""
        parts = self._parts.get(channel)
        return float(parts[-1]["time_s"][-1]) if parts else -np.inf

    def since(self, channel: str, start_s: float) -> np.ndarray:
        """Give the rows from `start_s` on, and perhaps some before it: array of `samples.SAMPLE`."""
        parts = [part for part in self._parts.get(channel, ()) if part["time_s"][-1] >= start_s]
        return np.concatenate(parts) if parts else np.empty(0, SAMPLE)
