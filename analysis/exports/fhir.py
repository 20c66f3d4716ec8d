"""A session as HL7 FHIR R4: a Bundle of Observations, the samples as SampledData.

Codes are of a local code system, because no public one has these quantities. The subject is the pseudonym,
nothing else about a person is in the file. SampledData knows only an even rate: streams are cut into
stretches that keep it, and each says how far its samples lie from it. ``E`` stands for a sample that cannot
be trusted. Values are whole tenths of a millinewton or of a pascal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import numpy as np

from analysis.exports.place import new_files
from analysis.exports.stretches import EvenStretch, even_stretches
from rig.channels import CHANNELS
from rig.errors import InputRefused
from rig.record.edits import read_edits
from rig.record.judged import Judged, judged
from rig.record.layout import DISCLAIMER
from rig.record.reader import Session, StreamRecord

CODES = "urn:force-rig:codes"
SUBJECTS = "urn:force-rig:subjects"
SESSIONS = "urn:force-rig:sessions"
UCUM = "http://unitsofmeasure.org"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
FACTOR = 1e-4

Json = dict[str, Any]


def write_fhir(session: Session, folder: Path) -> list[Path]:
    """Write one .fhir.json into `folder`.

    Raises
    ------
    InputRefused : the session has no date, the file is there already, or the folder cannot be written
    """
    path = folder / f"{session.path.stem}.fhir.json"
    bundle = as_bundle(session)
    with new_files(folder, [path]), path.open("x", encoding="utf-8") as file:
        json.dump(bundle, file, allow_nan=False, indent=1)
    return [path]


def as_bundle(session: Session) -> Json:
    """Give the Bundle: an Observation per even stretch of each stream, then one per rep.

    Raises
    ------
    InputRefused : the session has no date
    """
    if not session.setup.started_utc:
        raise InputRefused(f"{session.path.name} has no date; FHIR needs one")
    entries = [
        {
            "fullUrl": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{session.setup.session_id}/{number}')}",
            "resource": one,
        }
        for number, one in enumerate(_observations(session))
    ]
    identifier = {"system": SESSIONS, "value": session.setup.session_id}
    return {"resourceType": "Bundle", "identifier": identifier, "type": "collection", "entry": entries}


def _observations(session: Session) -> Iterator[Json]:
    for stream in session.streams.values():
        for stretch in even_stretches(stream):
            yield _of_stretch(session, stream, stretch)
    for one in judged(session.events, read_edits(session.path)):
        yield _of_rep(session, one)


def _of_stretch(session: Session, stream: StreamRecord, stretch: EvenStretch) -> Json:
    channel = CHANNELS.get(stream.channel)
    says = channel.says if channel else stream.kind
    late = _quantity(round(stretch.off_s * 1000, 6), "ms")
    return _observation(session, stream.channel, says, stretch.start_s, stretch.end_s) | {
        "valueSampledData": {
            "origin": _quantity(0, stream.unit),
            "period": round(stretch.period_s * 1000, 9),
            "factor": FACTOR,
            "dimensions": 1,
            "data": _data(stretch.value),
        },
        "component": [
            {
                "code": _code("time-error", "largest distance of a sample from its place"),
                "valueQuantity": late,
            }
        ],
    }


def _data(value: np.ndarray) -> str:
    known = np.isfinite(value)
    whole = np.round(np.where(known, value, 0) / FACTOR).astype(np.int64)
    return " ".join(
        str(one) if good else "E" for one, good in zip(whole.tolist(), known.tolist(), strict=True)
    )


def _of_rep(session: Session, one: Judged) -> Json:
    """Give a rep; one that a clinician rejected or relabelled is amended."""
    rep = one.rep
    said = [{"code": _code("said", "who changed the verdict, and why"), "valueString": one.words}]
    figures = {"peak": (rep.peak_newtons, "highest force"), "mean": (rep.mean_newtons, "mean force")}
    return _observation(session, "rep", "one loading and unloading", rep.start_s, rep.end_s) | {
        "status": "amended" if one.said else "final",
        "component": [
            *({"code": _code(name, says), **_force(value)} for name, (value, says) in figures.items()),
            {"code": _code("valid", "counted as valid"), "valueBoolean": one.counts},
            {"code": _code("verdict", "what became of it"), "valueString": one.verdict},
            *(said if one.said else []),
            {"code": _code("channel", "channel it was seen on"), "valueString": rep.channel},
            *({"code": _code("flag", "a word about the rep"), "valueString": flag} for flag in rep.flags),
        ],
    }


def _force(newtons: float) -> Json:
    if newtons != newtons:
        coding = {"system": ABSENT, "code": "unknown", "display": "Unknown"}
        return {"dataAbsentReason": {"coding": [coding], "text": "withheld: flagged samples may hide it"}}
    return {"valueQuantity": _quantity(round(newtons, 4), "N")}


def _observation(session: Session, code: str, says: str, start_s: float, end_s: float) -> Json:
    setup = session.setup
    method = f"{setup.exercise}, {setup.posture or 'posture not stated'}; {setup.software}"
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": _code(code, says),
        "subject": {"identifier": {"system": SUBJECTS, "value": setup.subject}},
        "effectivePeriod": {
            "start": _instant(setup.started_utc, start_s),
            "end": _instant(setup.started_utc, end_s),
        },
        "bodySite": {"coding": [{"system": CODES, "code": setup.side, "display": f"{setup.side} leg"}]},
        "method": {"text": method},
        "note": [{"text": DISCLAIMER + ("; simulated" if setup.simulated else "")}],
    }


def _instant(started_utc: str, at_s: float) -> str:
    moment = datetime.fromisoformat(started_utc) + timedelta(seconds=at_s)
    return moment.isoformat(timespec="milliseconds")


def _code(code: str, says: str) -> Json:
    return {"coding": [{"system": CODES, "code": code, "display": says}]}


def _quantity(value: float, unit: str) -> Json:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}
