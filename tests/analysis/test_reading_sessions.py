"""The Python examples of hardware_docs/reading_sessions.md, run on a session and checked."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rig.events import Rep
from rig.record.reader import Session, open_session
from rig.samples import UNTRUSTED
from tests.analysis.made_cohort import make_cohort

DOCUMENT = Path(__file__).parents[2] / "hardware_docs" / "reading_sessions.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    shutil.copyfile(make_cohort(folder / "sessions")[0], folder / "session.h5")
    return folder


@pytest.fixture
def session(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.chdir(folder)
    return open_session("session.h5")


def example(heading: str) -> dict[str, Any]:
    """Run the code under a heading; give the names that it leaves."""
    section = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (text,) = (part for part in section if part.startswith(heading + "\n"))
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, f"{DOCUMENT.name}: {heading}", "exec"), names)
    return names


def peaks(session: Session, valid: bool) -> list[float]:
    return [e.peak_newtons for e in session.events if isinstance(e, Rep) and (e.valid or not valid)]


def test_xarray(session: Session) -> None:
    pytest.importorskip("xarray")
    left = example("xarray")
    knee = session.streams["band_knee"]
    trusted = np.where((knee.flags & UNTRUSTED) == 0, knee.value, np.nan)
    np.testing.assert_array_equal(left["force"].to_numpy(), trusted)
    inside = (knee.time_s >= 5.0) & (knee.time_s <= 6.0)
    np.testing.assert_array_equal(left["one_second"].to_numpy(), trusted[inside])
    assert left["valid_peaks"].to_numpy().tolist() == peaks(session, valid=True)
    left["knee"].close()
    left["reps"].close()


def test_pandas(session: Session) -> None:
    pytest.importorskip("pandas")
    left = example("pandas")
    assert left["reps"].peak_newtons.tolist() == peaks(session, valid=False)
    assert set(left["reps"].channel) == {"band_knee"}
    assert left["peak_of_samples"] == pytest.approx(peaks(session, valid=False))


def test_the_rigs_own_reader(session: Session) -> None:
    left = example("The rig's own reader")
    assert left["who"] == ("S00000", "left", "level-1")
    assert left["longest_rep_s"] > 1.0


def test_a_cohort(session: Session, folder: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    from analysis.cohort.run import analyse_cohort
    from analysis.cohort.work import analyse_batch

    cohort = analyse_cohort(folder / "sessions", folder / "cohort", partial(map, analyse_batch))
    reps = [rep for rep in cohort.tables["reps"].to_pylist() if rep["valid"]]
    expected = {}
    for side in ("left", "right"):
        own = [rep["peak_newtons"] for rep in reps if rep["side"] == side]
        expected[side] = (len(own), float(np.median(own)))
    found = {side: (count, median) for side, count, median in example("Thousands of sessions")["by_side"]}
    assert found == {side: pytest.approx(figures) for side, figures in expected.items()}
