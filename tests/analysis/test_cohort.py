"""A whole cohort: the tables, what goes on after an interruption, and files that must not end the others."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra 'cohort' is not installed")
pytest.importorskip("duckdb", reason="the extra 'cohort' is not installed")

import pyarrow.parquet as pq

from analysis.cohort.processes import ENDED_ITS_PROCESS, cut, in_processes
from analysis.cohort.query import query
from analysis.cohort.run import analyse_cohort
from analysis.cohort.session_rows import analyse
from analysis.cohort.tables import TABLES
from analysis.cohort.work import Batch, Rows, analyse_batch
from rig.cli import main
from rig.errors import InputRefused, MissingExtra, RigError
from tests.analysis.made_cohort import BAD, DEADLY, SESSIONS, add_bad_files, dying_of_one, make_cohort


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cohort")
    add_bad_files(folder, make_cohort(folder)[0])
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "sessions"))


def here(batches: Sequence[Batch]) -> Iterator[Rows]:
    """Do the work in this process."""
    return map(analyse_batch, batches)


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed = capsys.readouterr()
    return int(left.value.code or 0), printed.out, printed.err


def test_every_good_file_has_its_rows_and_every_bad_one_its_reason(folder: Path) -> None:
    cohort = analyse_cohort(folder, folder / "cohort", here)
    good = sorted(path.name for path in folder.glob("2*.h5"))
    sessions = cohort.tables["sessions"].to_pylist()
    assert [row["file"] for row in sessions] == good
    assert len(good) == SESSIONS
    expected = [rep for name in good for rep in analyse(folder / name, name)[1]]
    found = cohort.tables["reps"].to_pylist()
    assert [{k: row[k] for k in expected[0]} for row in found] == expected
    refused = {bad["file"]: bad["why"] for bad in cohort.refused}
    assert refused.keys() == BAD.keys()
    assert all(refused[name].startswith(why) for name, why in BAD.items())


def test_processes_give_the_same_tables_as_no_processes(folder: Path) -> None:
    alone = analyse_cohort(folder, folder / "alone", here)
    pooled = analyse_cohort(folder, folder / "pooled", partial(in_processes, workers=2))
    assert all(pooled.tables[name].equals(alone.tables[name]) for name in TABLES)


def test_the_parquet_files_hold_the_tables_with_units_and_meanings(folder: Path) -> None:
    cohort = analyse_cohort(folder, folder / "cohort", here)
    for name, columns in TABLES.items():
        stored = pq.read_table(folder / "cohort" / f"{name}.parquet")
        assert stored.equals(cohort.tables[name])
        said = {f.name: (f.metadata or {})[b"description"].decode() for f in stored.schema}
        assert said == {column.name: column.says for column in columns}


def test_a_second_run_reads_only_what_is_new_or_has_changed(folder: Path) -> None:
    out = folder / "cohort"
    first = analyse_cohort(folder, out, here)
    assert (first.analysed, first.kept) == (SESSIONS + len(BAD), 0)
    gone, changed, *_ = sorted(folder.glob("2*.h5"))
    gone.unlink()
    os.utime(changed, ns=(1, 1))
    (folder / "more").mkdir()
    shutil.copyfile(changed, folder / "more" / "new.h5")
    second = analyse_cohort(folder, out, here)
    assert (second.analysed, second.kept) == (2, SESSIONS - 2 + len(BAD))
    files = second.tables["sessions"]["file"].to_pylist()
    assert gone.name not in files
    assert files.count(changed.name) == files.count("more/new.h5") == 1
    assert set(second.tables["reps"]["file"].to_pylist()) <= set(files)


def test_asking_for_samples_reads_everything_again(folder: Path) -> None:
    analyse_cohort(folder, folder / "cohort", here)
    again = analyse_cohort(folder, folder / "cohort", here, with_samples=True)
    assert again.kept == 0
    assert again.tables["reps"]["peak_mean_newtons"].null_count == 0
    assert again.tables["sessions"].num_rows == SESSIONS


class StoppedError(Exception):
    pass


def until(batches_done: int) -> Callable[[Sequence[Batch]], Iterable[Rows]]:
    def work(batches: Sequence[Batch]) -> Iterator[Rows]:
        small = [one for batch in batches for one in cut(batch, 2)]
        yield from map(analyse_batch, small[:batches_done])
        raise StoppedError

    return work


def test_an_interrupted_run_loses_nothing_that_was_done(folder: Path) -> None:
    out = folder / "cohort"
    for _ in range(2):
        with pytest.raises(StoppedError):
            analyse_cohort(folder, out, until(2))
    assert not (out / "sessions.parquet").exists()
    rest = analyse_cohort(folder, out, here)
    assert rest.kept == 8
    whole = analyse_cohort(folder, folder / "whole", here)
    assert all(rest.tables[name].equals(whole.tables[name]) for name in TABLES)
    assert not (out / "parts").exists()


def test_a_half_written_part_is_left_out(folder: Path) -> None:
    out = folder / "cohort"
    (out / "parts" / "000001.unfinished").mkdir(parents=True)
    (out / "parts" / "000001.unfinished" / "sessions.parquet").write_bytes(b"PAR1")
    assert analyse_cohort(folder, out, here).analysed == SESSIONS + len(BAD)


def test_a_file_that_ends_its_process_is_found_and_refused_alone(folder: Path) -> None:
    shutil.copyfile(next(folder.glob("2*.h5")), folder / DEADLY)
    workers = partial(in_processes, workers=2, analyse=dying_of_one)
    cohort = analyse_cohort(folder, folder / "cohort", workers)
    assert {bad["file"]: bad["why"] for bad in cohort.refused}[DEADLY] == ENDED_ITS_PROCESS
    assert cohort.tables["sessions"].num_rows == SESSIONS
    assert len(cohort.refused) == len(BAD) + 1


def test_progress_counts_every_file(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    analyse_cohort(folder, folder / "cohort", here, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (SESSIONS + len(BAD), SESSIONS + len(BAD))


def test_the_command_prints_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(["cohort", str(folder), "--jobs", "1", "--json"], capsys)
    told = json.loads(out)
    assert status == 0
    assert (told["sessions"], told["analysed"], told["kept"]) == (SESSIONS, SESSIONS + len(BAD), 0)
    assert {bad["file"] for bad in told["bad_files"]} == BAD.keys()
    assert told["refused"] is None
    page = Path(told["summary"]).read_text()
    assert f"<h1>{SESSIONS} sessions of 2 subjects</h1>" in page
    assert "4 files gave no figures. 9 sessions are simulated." in page
    assert "not a medical device" in page
    assert "http" not in page


def test_the_command_tells_a_person_what_it_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(["cohort", str(folder), "--jobs", "1"], capsys)
    assert status == 0
    assert out.startswith(f"{SESSIONS} sessions, ")
    assert err.count("no figures from ") == len(BAD)


def test_the_tables_answer_questions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    analyse_cohort(folder, folder / "cohort", here)
    sql = "SELECT side, count(*) AS n FROM sessions GROUP BY side ORDER BY side"
    assert query(folder / "cohort", sql).rows == (("left", 5), ("right", 4))
    status, out, _ = run(["cohort", str(folder), "--query", sql, "--json"], capsys)
    assert (status, json.loads(out)["rows"]) == (0, [{"side": "left", "n": 5}, {"side": "right", "n": 4}])
    status, out, _ = run(["cohort", str(folder), "--query", sql], capsys)
    assert "left" in out
    with pytest.raises(InputRefused, match=r"the query was not understood: .*nonsense"):
        query(folder / "cohort", "SELECT nonsense FROM reps")


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is no folder"):
        analyse_cohort(tmp_path / "none", tmp_path / "out", here)
    with pytest.raises(InputRefused, match=r"there is no session \(.h5\) in"):
        analyse_cohort(tmp_path, tmp_path / "out", here)
    with pytest.raises(InputRefused, match=r"sessions.parquet is not there; run  rig cohort"):
        query(tmp_path, "SELECT 1")
    (tmp_path / "x.h5").touch()
    with pytest.raises(InputRefused, match=r"cannot write into .*choose another with --out"):
        analyse_cohort(tmp_path, tmp_path / "x.h5" / "out", here)


def ask(folder: Path) -> None:
    analyse_cohort(folder, folder / "cohort", here)
    query(folder / "cohort", "SELECT 1")


@pytest.mark.parametrize(("package", "says"), [("pyarrow", "A cohort"), ("duckdb", "A query")])
def test_a_missing_package_is_named_with_what_to_type(
    folder: Path, monkeypatch: pytest.MonkeyPatch, package: str, says: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra) as missing:
        ask(folder)
    assert str(missing.value) == f"{says} needs extra packages: type  pip install 'force-rig[cohort]'"


def test_no_scheduler_is_said_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    from analysis.cohort import cluster

    monkeypatch.setattr(cluster, "CONNECTING_S", 0.3)
    with pytest.raises(RigError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9"):
        list(cluster.on_cluster([Batch(str(folder), ())], "tcp://127.0.0.1:9"))
