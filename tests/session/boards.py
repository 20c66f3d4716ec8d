"""Devices for conversations: each answers with what a test wants, over a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rig.wire.framing import decode_frame, encode_frame
from rig.wire.packets import Ack, Hello, Identify, Packet, Ping, Pong, Start, StreamInfo, pack, unpack

HELLO = Hello(1, 1, 2, 3, 77, 0xABC, 1, 1, "test board")
STREAM = StreamInfo(0, "force", 24, 128, 80_000, -(2**23), 2**23 - 1, 1e-4, 0, "band_knee")

Answer = Callable[[Packet], list[Packet]]


def proper(packet: Packet) -> list[Packet]:
    """Answer as a board does."""
    match packet:
        case Identify():
            return [Ack(packet.type, packet.tag), HELLO, STREAM]
        case Ping():
            return [Pong(packet.ping_id, 1000, 1040)]
        case Start():
            return [Ack(packet.type, packet.tag)]
    return []


def framed(packets: list[Packet]) -> bytes:
    return b"".join(encode_frame(pack(packet)) for packet in packets)


@contextmanager
def device(answer: Answer, says: bytes = b"") -> Iterator[str]:
    """Serve a device in a thread; give its port.

    `says` is repeated whenever the host has written something.
    """
    master, slave = pty.openpty()
    tty.setraw(slave)
    over = threading.Event()

    def serve() -> None:
        waiting = b""
        while not over.is_set():
            waiting += os.read(master, 4096)
            *frames, waiting = waiting.split(b"\0")
            answers = [
                packet for frame in frames if frame for packet in answer(unpack(decode_frame(frame + b"\0")))
            ]
            os.write(master, says + framed(answers))

    thread = threading.Thread(target=serve, name="device", daemon=True)
    thread.start()
    try:
        yield os.ttyname(slave)
    finally:
        over.set()
        os.write(slave, b"\0")  # wakes the thread
        thread.join()
        os.close(slave)
        os.close(master)
