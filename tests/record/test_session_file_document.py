"""`hardware_docs/session_file.md` against the code and against a file."""

from __future__ import annotations

import re
from pathlib import Path

import h5py
import pytest

from rig.record import layout
from rig.record.event_layout import EVENT_TABLES
from rig.record.journal_format import Kind
from rig.record.layout import CALIBRATION, CLOCK, Column, Table, overview_table, stream_table
from rig.record.ledger_layout import BOARD, LINK, board_stream_table, stream_ledger_table
from rig.samples import FLAG_NAMES
from tests.board_bytes import NAMES
from tests.record.made_sessions import recorded

DOCUMENT = Path(__file__).parents[2] / "hardware_docs" / "session_file.md"
ANY = "<channel>"
TABLES: tuple[Table, ...] = (
    stream_table(ANY, "N or kPa"),
    overview_table(ANY, "N or kPa"),
    *EVENT_TABLES.values(),
    CLOCK,
    CALIBRATION,
    LINK,
    stream_ledger_table(ANY),
    BOARD,
    board_stream_table(ANY),
)
TYPES = {"f8": "float64", "i8": "int64", "i4": "int32", "u2": "uint16", "u1": "uint8"}


def rows_after(heading: str, head: str) -> list[list[str]]:
    """Give the cells of the first table with this head after a heading."""
    text = DOCUMENT.read_text(encoding="utf-8").partition(heading + "\n")[2].partition(head + "\n")[2]
    rows = []
    for line in text.splitlines()[1:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def printed(column: Column) -> list[str]:
    kind = f"text, {column.text_bytes} bytes" if column.is_text else TYPES[column.dtype]
    fill = "" if column.fill is None else "NaN" if column.fill != column.fill else str(column.fill)
    return [f"`{column.name}`", kind, column.units, column.says, fill]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path)
def test_every_table_is_printed_as_it_is(table: Table) -> None:
    rows = rows_after(f"### `{table.path}`", "| column | type | unit | meaning | fill value |")
    assert rows == [printed(column) for column in table.columns]
    text = DOCUMENT.read_text(encoding="utf-8").partition(f"### `{table.path}`\n")[2]
    assert f"Dimension: `{table.index}`." in text[:200]


def test_attributes_flags_and_kinds_are_printed_as_they_are() -> None:
    root = {
        name.strip("`"): says
        for name, says in rows_after("## Attributes of the file", "| attribute | meaning |")
    }
    assert root == layout.ROOT_ATTRIBUTES
    stream = {name.strip("`"): says for name, says in rows_after("## Streams", "| attribute | meaning |")}
    assert stream == layout.STREAM_ATTRIBUTES
    assert {int(bit): word for bit, word in rows_after("## Streams", "| bit | word |")} == FLAG_NAMES
    kinds = {int(kind): says for kind, says in rows_after("## The journal", "| kind | payload |")}
    assert {kind: re.split("[:,]", says)[0].replace(" ", "_").upper() for kind, says in kinds.items()} == {
        int(kind): kind.name for kind in Kind
    }


def test_a_file_holds_what_is_printed_and_nothing_else(tmp_path: Path) -> None:
    recorded(tmp_path / "s.h5", steps=60)
    expected = {layout.SETUP, layout.JOURNAL, layout.JOURNAL_LENGTH}
    for table in TABLES:
        for channel in NAMES:
            expected |= {f"{table.path.replace(ANY, channel)}/{column.name}" for column in table.columns}
    found: dict[str, dict] = {}
    with h5py.File(tmp_path / "s.h5") as file:
        file.visititems(
            lambda name, thing: found.update({f"/{name}": thing.attrs} if thing_is_data(thing) else {})
        )
        assert set(found) == expected
        assert all({"long_name", "units"} <= set(attributes) for attributes in found.values())
        assert set(file.attrs) == set(layout.ROOT_ATTRIBUTES)
        assert set(file["/streams/pad_back"].attrs) == {"long_name", *layout.STREAM_ATTRIBUTES}
        for table in TABLES:
            group = file[table.path.replace(ANY, "band_knee")]
            for column in table.columns:
                check_column(group[column.name], column, table.index)


def thing_is_data(thing: object) -> bool:
    return isinstance(thing, h5py.Dataset)


def check_column(dataset: h5py.Dataset, column: Column, index: str) -> None:
    assert dataset.dtype.kind == ("S" if column.is_text else column.dtype[0])
    assert dataset.dtype.itemsize >= (column.text_bytes or int(column.dtype[1:]))
    assert dataset.attrs["units"].decode() == ("N" if column.units == "N or kPa" else column.units)
    assert ("_FillValue" in dataset.attrs) == (column.fill is not None)
    assert h5py.h5t.check_vlen_dtype(dataset.dtype) is None
    if column.name == index:
        assert dataset.is_scale
    else:
        assert dataset.dims[0][0].name == dataset.parent[index].name
