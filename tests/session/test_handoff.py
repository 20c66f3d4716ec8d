"""The queue to the disk loses nothing it took; the mailbox keeps the newest."""

from __future__ import annotations

import threading

from rig.session.handoff import Latest, LosslessQueue


def test_what_was_taken_comes_out_in_order() -> None:
    queue: LosslessQueue[int] = LosslessQueue(most_samples=1000)
    got: list[int] = []

    def drain() -> None:
        while not queue.finished:
            item = queue.get(0.01)
            if item is not None:
                got.append(item)

    reader = threading.Thread(target=drain)
    reader.start()
    for number in range(5000):
        while queue.filled_fraction > 0.9:
            pass
        assert queue.put(number, 1)
    queue.close()
    reader.join()
    assert got == list(range(5000))


def test_a_full_queue_refuses_and_stays_shut() -> None:
    queue: LosslessQueue[str] = LosslessQueue(most_samples=10)
    assert queue.put("first", 6)
    assert not queue.overflowed
    assert not queue.put("too much", 5)
    assert queue.overflowed
    assert not queue.put("would leave a hole", 1)
    assert queue.get(0.0) == "first"
    assert queue.get(0.0) is None


def test_closed_is_finished_only_when_empty() -> None:
    queue: LosslessQueue[str] = LosslessQueue()
    queue.put("last", 1)
    queue.close()
    assert not queue.finished
    queue.get(0.0)
    assert queue.finished


def test_the_mailbox_keeps_the_newest_and_gives_it_again() -> None:
    mailbox: Latest[int] = Latest()
    assert mailbox.peek() is None
    mailbox.put(1)
    mailbox.put(2)
    assert (mailbox.peek(), mailbox.peek()) == (2, 2)
