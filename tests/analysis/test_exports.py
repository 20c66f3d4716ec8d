"""Exports read back by the programs they are for, against the session itself."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from analysis.exports.c3d import at_even_times
from analysis.exports.stretches import even_stretches
from rig.cli import main
from rig.events import Gap, Rep
from rig.record.reader import Session, StreamRecord, open_session
from rig.samples import LOST_BEFORE, MISSING, MISSING_COUNTS, SAMPLE, SATURATED, UNTRUSTED
from rig.setup import SessionSetup
from tests.record.made_sessions import recorded


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Record 20 s with reps, rolls, a gap, marks and a tare."""
    path = tmp_path_factory.mktemp("recorded") / "made.h5"
    recorded(path)
    return open_session(path)


def export(session: Session, form: str, folder: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", str(session.path), "--to", form, "--out", str(folder)])
    assert not left.value.code


def test_parquet_has_every_sample_and_event(session: Session, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    export(session, "parquet", tmp_path)
    assert len(list(tmp_path.iterdir())) == len(session.streams) + 1
    for channel, stream in session.streams.items():
        table = parquet.read_table(tmp_path / f"made_{channel}.parquet")
        assert table.column_names == ["time_s", "value", "counts", "ticks_us", "sequence", "flags", "epoch"]
        np.testing.assert_array_equal(table["time_s"].to_numpy(), stream.time_s)
        np.testing.assert_array_equal(table["value"].to_numpy(), stream.value)
        missing = (stream.flags & MISSING) != 0
        assert missing.any()
        counts = table["counts"].to_pandas().fillna(MISSING_COUNTS).to_numpy()
        np.testing.assert_array_equal(counts, stream.samples["counts"])
        assert table["value"].null_count == np.isnan(stream.value).sum()
        assert table.schema.field("value").metadata[b"units"].decode() == stream.unit
        assert SessionSetup.from_json(json.loads(table.schema.metadata[b"session"])) == session.setup
    rows = parquet.read_table(tmp_path / "made_events.parquet").to_pylist()
    assert [row["kind"] for row in rows] == [event.kind for event in session.events]
    for row, event in zip(rows, session.events, strict=True):
        told = {name: " ".join(v) if isinstance(v, list) else v for name, v in event.to_json().items()}
        assert {name: row[name] for name in told} == told


def test_c3d_is_read_back_with_events_and_nothing_in_the_gaps(session: Session, tmp_path: Path) -> None:
    ezc3d = pytest.importorskip("ezc3d", reason="the extra 'c3d' is not installed")
    export(session, "c3d", tmp_path)
    file = ezc3d.c3d(str(tmp_path / "made.c3d"))
    parameters = file["parameters"]
    labels = parameters["ANALOG"]["LABELS"]["value"]
    analogs = dict(zip(labels, file["data"]["analogs"][0], strict=True))
    assert parameters["ANALOG"]["RATE"]["value"][0] == 80.0
    assert parameters["ANALOG"]["UNITS"]["value"][labels.index("band_knee")] == "N"
    assert parameters["FORCE_RIG"]["SUBJECT"]["value"] == ["P-07"]
    time_s = np.arange(analogs["band_knee"].size) / 80.0
    for channel, stream in session.streams.items():
        value, known = at_even_times(stream, time_s)
        np.testing.assert_allclose(analogs[channel], value, rtol=1e-6, atol=1e-6)
        np.testing.assert_array_equal(analogs[f"{channel}_known"], known)
    gap = next(event for event in session.events if isinstance(event, Gap) and event.channel == "band_knee")
    inside = (time_s > gap.start_s) & (time_s < gap.end_s)
    assert inside.any()
    assert np.isnan(analogs["band_knee"][inside]).all()
    minutes, seconds = parameters["EVENT"]["TIMES"]["value"]
    starts_s = (60 * minutes + seconds)[
        [label == "rep_start" for label in parameters["EVENT"]["LABELS"]["value"]]
    ]
    reps = [event for event in session.events if isinstance(event, Rep)]
    np.testing.assert_allclose(starts_s, [rep.start_s for rep in reps], atol=1e-5)
    assert set(parameters["EVENT"]["CONTEXTS"]["value"]) == {"Left"}


def test_a_long_session_fits_the_frames_of_a_c3d(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ezc3d = pytest.importorskip("ezc3d", reason="the extra 'c3d' is not installed")
    monkeypatch.setattr("analysis.exports.c3d.MOST_FRAMES", 500)
    export(session, "c3d", tmp_path)
    file = ezc3d.c3d(str(tmp_path / "made.c3d"))
    assert file["header"]["points"]["last_frame"] < 500
    assert file["parameters"]["ANALOG"]["RATE"]["value"][0] == 80.0
    last_s = max(stream.time_s[-1] for stream in session.streams.values())
    assert file["data"]["analogs"].shape[2] >= last_s * 80.0


def test_fhir_is_fhir(session: Session, tmp_path: Path) -> None:
    bundle = pytest.importorskip("fhir.resources.R4B.bundle", reason="fhir.resources is not installed").Bundle
    export(session, "fhir", tmp_path)
    text = (tmp_path / "made.fhir.json").read_text()
    read = bundle.model_validate_json(text)
    assert len(read.entry) == len(json.loads(text)["entry"])
    assert {entry.resource.subject.identifier.value for entry in read.entry} == {"P-07"}
    assert len({entry.fullUrl for entry in read.entry}) == len(read.entry)


def test_fhir_samples_are_the_samples_at_their_times(session: Session, tmp_path: Path) -> None:
    export(session, "fhir", tmp_path)
    entries = json.loads((tmp_path / "made.fhir.json").read_text())["entry"]
    started = datetime.fromisoformat(session.setup.started_utc)
    for channel, stream in session.streams.items():
        ours = [e["resource"] for e in entries if e["resource"]["code"]["coding"][0]["code"] == channel]
        times, values = [], []
        for one in ours:
            sampled = one["valueSampledData"]
            words = sampled["data"].split()
            start_s = (datetime.fromisoformat(one["effectivePeriod"]["start"]) - started).total_seconds()
            times.append(start_s + np.arange(len(words)) * sampled["period"] / 1000)
            values.append([np.nan if word == "E" else int(word) * sampled["factor"] for word in words])
            assert one["component"][0]["valueQuantity"]["value"] <= sampled["period"] / 2
        assert len(ours) > 1
        there = stream.samples[(stream.flags & MISSING) == 0]
        assert np.concatenate(times).size == there.size
        np.testing.assert_allclose(np.concatenate(times), there["time_s"], atol=0.5 / 80 + 0.001)
        trusted = np.where((there["flags"] & UNTRUSTED) == 0, there["value"], np.nan)
        np.testing.assert_allclose(np.concatenate(values), trusted, atol=0.5001e-4)


def test_a_withheld_peak_is_an_absent_one(session: Session) -> None:
    from analysis.exports.fhir import as_bundle

    rep = Rep("band_knee", 1.0, 2.0, 2.1, float("nan"), 1.5, 40.0, False, ("flagged_samples",))
    (entry,) = as_bundle(replace(session, streams={}, events=(rep,)))["entry"]
    peak, mean, valid, verdict, channel, flag = entry["resource"]["component"]
    assert "valueQuantity" not in peak
    assert peak["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert mean["valueQuantity"] == {
        "value": 40.0,
        "unit": "N",
        "system": "http://unitsofmeasure.org",
        "code": "N",
    }
    assert (valid["valueBoolean"], channel["valueString"]) == (False, "band_knee")
    assert (verdict["valueString"], flag["valueString"]) == ("not counted", "flagged_samples")
    assert entry["resource"]["status"] == "final"


def made_stream(time_s: np.ndarray) -> StreamRecord:
    rows = np.zeros(time_s.size, SAMPLE)
    rows["time_s"] = time_s
    rows["value"] = np.arange(time_s.size)
    return StreamRecord("band_knee", "force", "N", 80.0, rows)


def test_stretches_end_at_gaps_and_where_the_rate_has_drifted() -> None:
    stream = made_stream(np.concatenate([np.arange(100) * 0.0125, 5 + np.arange(100) * 0.0125]))
    stream.samples["flags"][100] = LOST_BEFORE
    one, two = even_stretches(stream)
    assert (one.start_s, two.start_s, one.period_s) == pytest.approx((0.0, 5.0, 0.0125))
    assert one.value.tolist() == list(range(100))
    assert one.end_s == pytest.approx(99 * 0.0125)
    stream.samples["flags"][[50, 100]] = MISSING, 0
    assert [
        part.value.tolist() for part in even_stretches(replace(stream, samples=stream.samples[:100]))
    ] == [
        list(range(50)),
        list(range(51, 100)),
    ]
    faster = np.cumsum(np.r_[np.full(400, 0.0125), np.full(400, 0.0115)])
    parts = list(even_stretches(made_stream(faster)))
    assert len(parts) > 1
    assert all(part.off_s <= part.period_s / 2 for part in parts)
    assert sum(part.value.size for part in parts) == 800


def test_even_times_know_nothing_outside_and_say_what_cannot_be_trusted() -> None:
    stream = made_stream(np.array([1.0, 2.0, 3.0, 4.0, 6.0]))
    stream.samples["flags"][[2, 4]] = SATURATED, LOST_BEFORE
    value, known = at_even_times(stream, np.array([0.5, 1.0, 1.5, 2.5, 3.5, 5.0, 6.5]))
    np.testing.assert_array_equal(value, [np.nan, 0.0, 0.5, 1.5, 2.5, np.nan, np.nan])
    assert known.tolist() == [False, True, True, False, False, False, False]


@pytest.mark.parametrize("form", ["parquet", "c3d", "fhir"])
def test_nothing_is_overwritten(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    pytest.importorskip({"parquet": "pyarrow", "c3d": "ezc3d"}.get(form, "json"))
    export(session, form, tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["export", str(session.path), "--to", form, "--out", str(tmp_path)])
    assert left.value.code == 2
    assert "is there already; move it away or choose another folder with --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "package", "says"),
    [("parquet", "pyarrow", "Export to Parquet"), ("c3d", "ezc3d", "Export to C3D")],
)
def test_a_missing_extra_is_named(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
    package: str,
    says: str,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SystemExit) as left:
        main(["export", str(session.path), "--to", form, "--out", str(tmp_path)])
    assert left.value.code == 2
    said = f"{says} needs extra packages: type pip install 'force-rig[{form}]'"
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
