"""An open port where `select` knows no ports (Windows): one named thread reads, the owner collects."""

from __future__ import annotations

import queue
import threading
from typing import Protocol

from rig.device import port_trouble

THREAD_NAME = "port-reader"
LOOK_EVERY_S = 0.05
"""A read of nothing ends after this long, so that closing takes no longer."""

WRITE_WITHIN_S = 1.0


class BlockingPort(Protocol):
    """What is used of an opened pyserial port."""

    timeout: float | None
    write_timeout: float | None

    @property
    def in_waiting(self) -> int: ...
    def read(self, size: int) -> bytes: ...
    def write(self, data: bytes) -> int | None: ...
    def close(self) -> None: ...


class ThreadedPort:
    """One open port as a ByteSource."""

    def __init__(self, port: BlockingPort, description: str) -> None:
        self.description = description
        self._port = port
        self._port.timeout = LOOK_EVERY_S
        self._port.write_timeout = WRITE_WITHIN_S
        self._arrived: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()  # None: the board is gone
        self._closing = threading.Event()
        self._is_gone = False
        self._thread = threading.Thread(target=self._collect, name=THREAD_NAME, daemon=True)
        self._thread.start()

    def read(self, timeout_s: float) -> bytes:
        self._refuse_if_unusable()
        try:
            chunks = [self._arrived.get(timeout=timeout_s)]
        except queue.Empty:
            return b""
        while not self._arrived.empty():
            chunks.append(self._arrived.get())
        data = b"".join(chunk for chunk in chunks if chunk is not None)
        self._is_gone = chunks[-1] is None
        if not data:
            self._refuse_if_unusable()
        return data

    def write(self, data: bytes) -> None:
        self._refuse_if_unusable()
        try:
            self._port.write(data)
        except TimeoutError:
            raise port_trouble.takes_no_bytes(self.description, WRITE_WITHIN_S) from None
        except OSError as error:
            if "timeout" in str(error).lower():  # pyserial's own kind, an OSError too
                raise port_trouble.takes_no_bytes(self.description, WRITE_WITHIN_S) from None
            raise port_trouble.gone(self.description) from None

    def close(self) -> None:
        if not self._closing.is_set():
            self._closing.set()
            self._thread.join()
            self._port.close()

    def _collect(self) -> None:
        try:
            while not self._closing.is_set():
                data = self._port.read(max(1, self._port.in_waiting))
                if data:
                    self._arrived.put(data)
        except (OSError, TypeError):  # TypeError: pyserial, when the handle vanishes under it
            self._arrived.put(None)

    def _refuse_if_unusable(self) -> None:
        if self._closing.is_set():
            raise port_trouble.closed(self.description)
        if self._is_gone:
            raise port_trouble.gone(self.description)
