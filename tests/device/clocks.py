"""Clocks for tests."""

import time


class FastClock:
    """Runs `speed` times as fast as the wall."""

    def __init__(self, speed=1.0):
        self.speed = speed
        self._began_ns = time.monotonic_ns()

    def now_ns(self):
        return int((time.monotonic_ns() - self._began_ns) * self.speed)

    def sleep(self, seconds):
        time.sleep(seconds / self.speed)


class VirtualClock:
    """Goes on only by sleeping; remembers how long."""

    speed = 1.0

    def __init__(self):
        self._now_ns = 0

    def now_ns(self):
        return self._now_ns

    def sleep(self, seconds):
        self._now_ns += round(seconds * 1e9)
