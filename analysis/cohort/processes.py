"""Batches in a pool of processes. Threads would not help: HDF5 has one lock for all of them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from multiprocessing.context import BaseContext

from analysis.cohort.work import Batch, Rows, analyse_batch, refusal

Analyse = Callable[[Batch], Rows]

QUEUED_PER_WORKER = 2  # enough to keep each busy; what a dying worker can spoil
ENDED_ITS_PROCESS = "reading it ended the process that read it; the file is damaged"


def in_processes(batches: Sequence[Batch], workers: int, analyse: Analyse = analyse_batch) -> Iterator[Rows]:
    """Analyse batches in `workers` processes; rows come in the order in which they are ready.

    A file that takes its process with it (HDF5 can crash on damage) is found and refused; the rest go on.
    """
    waiting = list(batches)
    while waiting:
        suspects: list[Batch] = []
        yield from _one_pool(waiting, workers, analyse, suspects)
        for suspect in suspects:
            yield from _file_by_file(suspect, analyse)


def _one_pool(waiting: list[Batch], workers: int, analyse: Analyse, suspects: list[Batch]) -> Iterator[Rows]:
    """Work until all is done or a worker dies; what was under way then becomes suspect."""
    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        running: dict[Future[Rows], Batch] = {}
        while (waiting or running) and not suspects:
            while waiting and len(running) < workers * QUEUED_PER_WORKER:
                batch = waiting.pop(0)
                try:
                    running[pool.submit(analyse, batch)] = batch
                except BrokenProcessPool:
                    suspects.append(batch)
                    break
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                batch = running.pop(done)
                if isinstance(done.exception(), BrokenProcessPool):
                    suspects.append(batch)
                else:
                    yield done.result()
        for late, batch in running.items():
            if late.exception() is None:
                yield late.result()
            else:
                suspects.append(batch)


def _file_by_file(suspect: Batch, analyse: Analyse) -> Iterator[Rows]:
    """Read each file in turn, in a process that may die of it."""
    jobs = iter(suspect.jobs)
    while True:
        with ProcessPoolExecutor(1, mp_context=_context()) as pool:
            for job in jobs:
                alone = replace(suspect, jobs=(job,))
                try:
                    yield pool.submit(analyse, alone).result()
                except BrokenProcessPool:
                    yield Rows(refused=[refusal(job, suspect, ENDED_ITS_PROCESS)])
                    break
            else:
                return


def cut(batch: Batch, files: int) -> Iterator[Batch]:
    """Cut a large batch into small ones."""
    jobs = iter(batch.jobs)
    while some := tuple(islice(jobs, files)):
        yield replace(batch, jobs=some)


def _context() -> BaseContext:
    """Start workers from a clean process that has the imports already, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([analyse_batch.__module__])
    return context
