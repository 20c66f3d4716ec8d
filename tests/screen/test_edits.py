"""Edits stand beside the session; the newest word on a rep holds, and the session stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from rig.errors import InputRefused
from rig.events import Mark, Rep
from rig.record.edits import REJECT, RELABEL, RESTORE, Edit, add_edit, edits_of, judged, read_edits

REPS = [Rep("band_knee", s, s + 2.0, s + 2.1, 60.0, s + 1.0) for s in (1.0, 5.0)]


def test_the_newest_edit_of_a_rep_holds(tmp_path: Path) -> None:
    session = tmp_path / "a.h5"
    session.write_bytes(b"the original")
    add_edit(session, Edit(REJECT, "band_knee", 5.0))
    add_edit(session, Edit(RELABEL, "band_knee", 5.0, "talked"))
    one, other = judged([*REPS, Mark(1.0, 1.0, "mark")], read_edits(session))
    assert (one.rejected, one.counts, one.label) == (False, True, "")
    assert (other.rejected, other.counts, other.label) == (True, False, "talked")
    add_edit(session, Edit(RESTORE, "band_knee", 5.0))
    assert judged(REPS, read_edits(session))[1].counts
    assert [edit.what for edit in read_edits(session)] == [REJECT, RELABEL, RESTORE]
    assert session.read_bytes() == b"the original"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": "other"}', '{"format": "force-rig edits 1", "edits": [{}]}']
)
def test_another_file_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    session = tmp_path / "a.h5"
    edits_of(session).write_text(text)
    with pytest.raises(InputRefused, match=r"a\.edits.json holds no edits .*: move it away to go on without"):
        add_edit(session, Edit(REJECT, "band_knee", 5.0))
    assert edits_of(session).read_text() == text
