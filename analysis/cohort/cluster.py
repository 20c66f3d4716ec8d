"""The same batches on an existing Dask cluster, whose workers see the files under the same paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.cohort.work import Batch, Rows, analyse_batch, refusal
from rig.errors import RigError
from rig.extras import optional

CONNECTING_S = 10
TRIES = 3


def on_cluster(batches: Sequence[Batch], scheduler: str) -> Iterator[Rows]:
    """Analyse batches on the cluster at `scheduler`; what a dead worker had is done by another.

    Raises
    ------
    MissingExtra : distributed is not installed
    RigError : no scheduler there, or it went away
    """
    distributed = optional("distributed", "A Dask cluster", "dask")
    try:
        client = distributed.Client(scheduler, timeout=CONNECTING_S)
    except (OSError, ValueError) as error:
        raise RigError(f"no Dask scheduler answers at {scheduler} ({_first_line(error)})") from None
    with client:
        batch_of = {
            client.submit(analyse_batch, batch, key=f"cohort-{number}", pure=False, retries=TRIES): batch
            for number, batch in enumerate(batches)
        }
        for done in distributed.as_completed(batch_of):
            yield _rows(done, batch_of[done])


def _rows(done: Any, batch: Batch) -> Rows:
    """Take what a worker made; a batch that no worker survives is refused file by file."""
    if done.status == "finished":
        rows: Rows = done.result()
        done.release()
        return rows
    trouble = done.exception()
    why = f"no worker could read it: {type(trouble).__name__} {_first_line(trouble)}".rstrip()
    return Rows(refused=[refusal(job, batch, why) for job in batch.jobs])


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
