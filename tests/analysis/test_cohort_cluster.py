"""The same work on a real Dask cluster of three processes on this computer, one of them killed meanwhile."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

from analysis.cohort.cluster import on_cluster  # noqa: E402
from analysis.cohort.run import analyse_cohort  # noqa: E402
from analysis.cohort.tables import TABLES  # noqa: E402
from analysis.cohort.work import Batch, Rows, analyse_batch  # noqa: E402
from rig.bench.synthetic_cohort import write_cohort  # noqa: E402
from rig.cli import main  # noqa: E402
from tests.analysis.made_cohort import add_bad_files  # noqa: E402

SESSIONS = 400
WORKERS = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cohort")
    made = write_cohort(folder, SESSIONS, performances=2, seconds=15.0, rate_hz=80.0)
    add_bad_files(folder, made[0])
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with warnings.catch_warnings():  # of Dask's own start and end, in whatever version
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster:
            yield cluster


def test_a_worker_killed_meanwhile_costs_no_row(folder: Path, cluster: distributed.LocalCluster) -> None:
    pids = [nanny.pid for nanny in cluster.workers.values()]
    done_when_killed = []

    def on_cluster_with_a_death(batches: Sequence[Batch]) -> Iterator[Rows]:
        for number, rows in enumerate(on_cluster(batches, cluster.scheduler_address)):
            if number == 0:
                os.kill(pids[0], signal.SIGKILL)
                done_when_killed.append(rows.files)
            yield rows

    spread = analyse_cohort(folder, folder / "spread", on_cluster_with_a_death)
    alone = analyse_cohort(folder, folder / "alone", partial(map, analyse_batch))
    assert len(set(pids)) == WORKERS
    assert done_when_killed[0] < spread.analysed == SESSIONS + 4
    assert spread.tables["sessions"].num_rows == SESSIONS
    assert all(spread.tables[name].equals(alone.tables[name]) for name in TABLES)
    assert pids[0] not in [nanny.pid for nanny in cluster.workers.values()]


def test_the_command_takes_a_scheduler(
    folder: Path, cluster: distributed.LocalCluster, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "by_command"
    with pytest.raises(SystemExit) as left:
        main(["cohort", str(folder), "--out", str(out), "--scheduler", cluster.scheduler_address])
    assert (left.value.code, capsys.readouterr().out.partition(" ")[0]) == (0, str(SESSIONS))
