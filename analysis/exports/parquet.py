"""A session as Parquet: one file per stream and one of the events, units and meanings in the schema."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np

from analysis.exports.place import new_files
from rig.events import EVENT_KINDS
from rig.extras import optional
from rig.record.edits import read_edits
from rig.record.event_layout import SAYS
from rig.record.judged import judged
from rig.record.layout import DISCLAIMER, stream_table
from rig.record.reader import Session, StreamRecord
from rig.samples import FLAG_NAMES, MISSING

ARROW_TYPES = {float: "float64", int: "int64", bool: "bool", str: "string"}
STREAM_COLUMNS = {"time": "time_s", "value": "value", "counts": "counts", "ticks": "ticks_us"}
EDITED = {
    "verdict": "of a rep: valid, compensated, not counted or rejected, a clinician's edits included",
    "said": "of a rep: who rejected or relabelled it, and why",
}


def write_parquet(session: Session, folder: Path) -> list[Path]:
    """Write the tables into `folder`; a gap is a row without value and counts.

    Raises
    ------
    InputRefused : a file is there already, or the folder cannot be written
    MissingExtra : pyarrow is not installed
    """
    arrow = optional("pyarrow", "Export to Parquet", "parquet")
    parquet = optional("pyarrow.parquet", "Export to Parquet", "parquet")
    stem = session.path.stem
    streams = {folder / f"{stem}_{name}.parquet": stream for name, stream in session.streams.items()}
    events = folder / f"{stem}_events.parquet"
    with new_files(folder, [*streams, events]):
        for path, stream in streams.items():
            parquet.write_table(_stream_table(arrow, session, stream), path, compression="zstd")
        parquet.write_table(_event_table(arrow, session), events, compression="zstd")
    return [*streams, events]


def _stream_table(arrow: Any, session: Session, stream: StreamRecord) -> Any:
    missing = (stream.flags & MISSING) != 0
    arrays, fields = [], []
    for column in stream_table(stream.channel, stream.unit).columns:
        values = stream.samples["time_s" if column.name == "time" else column.name]
        absent = {"counts": missing, "value": np.isnan(stream.value)}.get(column.name)
        arrays.append(arrow.array(np.ascontiguousarray(values), mask=absent))
        about = {"units": column.units, "description": column.says}
        if column.name == "flags":
            about["flags"] = json.dumps({str(bit): word for bit, word in FLAG_NAMES.items()})
        fields.append(_field(arrow, STREAM_COLUMNS.get(column.name, column.name), arrays[-1].type, about))
    about = {"channel": stream.channel, "kind": stream.kind, "nominal_rate_hz": str(stream.nominal_rate_hz)}
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata=_about(session) | about))


def _event_table(arrow: Any, session: Session) -> Any:
    """Lay all kinds of events out in one table; a column that a kind lacks is null."""
    types: dict[str, str] = {"kind": "string"}
    for kind in EVENT_KINDS.values():
        hints = get_type_hints(kind)
        types |= {f.name: ARROW_TYPES.get(hints[f.name], "string") for f in dataclasses.fields(kind)}
    types |= dict.fromkeys(EDITED, "string")
    reps = {id(one.rep): one for one in judged(session.events, read_edits(session.path))}
    rows = [event.to_json() for event in session.events]
    for event, row in zip(session.events, rows, strict=True):
        if id(event) in reps:
            row |= {"verdict": reps[id(event)].verdict, "said": reps[id(event)].words}
    arrays = [
        arrow.array([_cell(row.get(name)) for row in rows], type=arrow.type_for_alias(alias))
        for name, alias in types.items()
    ]
    says = SAYS | EDITED
    fields = [
        _field(arrow, name, array.type, {"description": says.get(name, "rep, hold, roll, gap or mark")})
        for name, array in zip(types, arrays, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata=_about(session)))


def _cell(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else value


def _field(arrow: Any, name: str, kind: Any, about: dict[str, str]) -> Any:
    return arrow.field(name, kind, metadata=about)


def _about(session: Session) -> dict[str, str]:
    return {"session": json.dumps(session.setup.to_json()), "disclaimer": DISCLAIMER}
