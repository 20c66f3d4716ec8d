"""Where a session is kept: names, taken names, folders that cannot be written, folders on a network."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from rig.errors import InputRefused, RecordError
from rig.record.network_disk import network_kind
from rig.record.place import Place, find_place, session_name
from tests.record.made_sessions import made_setup

NAME = "2026-01-31T101500_P-07_level-1_left"
MOUNTS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /mnt/with\\040space rw - nfs4 server:/export rw
31 22 0:27 / /mnt/lab rw shared:9 - cifs //server/lab rw
32 31 0:28 / /mnt/lab/scratch rw - ext4 /dev/vdb rw
33 22 0:29 / /home/me/far rw - fuse.sshfs me@there: rw
34 22 0:30 / /home/me/near rw - fuse.encfs encfs rw
35 22 0:31 / /mnt/twice rw - ext4 /dev/vdc rw
36 22 0:32 / /mnt/twice rw - nfs server:/b rw
"""


def test_a_session_is_named_by_what_it_is(tmp_path: Path) -> None:
    assert session_name(made_setup()) == NAME
    place = find_place(tmp_path / "new" / "folder", made_setup())
    assert place == Place(tmp_path / "new" / "folder" / f"{NAME}.h5")
    assert place.journal.name == f"{NAME}.journal"
    assert place.deliver() == place.session


@pytest.mark.parametrize("taken", [f"{NAME}.h5", f"{NAME}.journal", f"{NAME}-recovered.h5"])
def test_a_taken_name_gets_a_number(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).touch()
    assert find_place(tmp_path, made_setup()).session.name == f"{NAME}-2.h5"
    (tmp_path / f"{NAME}-2.h5").touch()
    assert find_place(tmp_path, made_setup()).session.name == f"{NAME}-3.h5"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"subject": "Anna Muster"},
            "subject 'Anna Muster' cannot name a file; allowed are 1 to 32 letters, digits, - and _ "
            "(a pseudonym, not a name)",
        ),
        ({"subject": "x" * 33}, f"subject '{'x' * 33}' cannot name a file"),
        ({"subject": ""}, "subject '' cannot name a file"),
        ({"subject": "é"}, "subject 'é' cannot name a file"),
        (
            {"exercise": "../up"},
            "exercise '../up' cannot name a file; allowed are 1 to 32 letters, digits, - and _",
        ),
        ({"side": "both"}, "side 'both' is not known; allowed are left and right"),
        ({"started_utc": "today"}, "start 'today' is not a date and time of ISO 8601"),
    ],
)
def test_what_makes_no_name_is_refused(changes: dict, says: str) -> None:
    with pytest.raises(InputRefused) as refused:
        session_name(made_setup(**changes))
    assert str(refused.value).startswith(says)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputRefused, match=r"cannot write in .*/file: File exists; choose another folder"):
        find_place(tmp_path / "file", made_setup())
    with pytest.raises(InputRefused, match=r"cannot write in .*/file/sub: Not a directory; choose another"):
        find_place(tmp_path / "file" / "sub", made_setup())


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    says = "Permission denied"
    if os.geteuid() == 0:  # whom permissions do not stop
        says = "Read-only file system"
        mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
            pytest.skip("mounting a read-only file system is not allowed here")
    try:
        with pytest.raises(InputRefused, match=f"cannot write in .*/locked: {says}; choose another folder"):
            find_place(folder, made_setup())
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me", ""),
        ("/mnt/lab", "cifs"),
        ("/mnt/lab/deep/er", "cifs"),
        ("/mnt/lab/scratch/x", ""),
        ("/mnt/labor", ""),
        ("/mnt/with space/x", "nfs4"),
        ("/home/me/far/x", "fuse.sshfs"),
        ("/home/me/near/x", ""),
        ("/mnt/twice", "nfs"),
    ],
)
def test_network_folders_are_known_by_their_mount(folder: str, kind: str) -> None:
    assert network_kind(Path(folder), MOUNTS) == kind


def test_this_machines_own_folders_are_read(tmp_path: Path) -> None:
    assert network_kind(tmp_path) == ""


def test_on_a_network_it_is_recorded_here_and_copied_at_the_end(tmp_path: Path) -> None:
    far, spool = tmp_path / "far", tmp_path / "spool"
    place = find_place(far, made_setup(), kind_of=lambda _: "nfs4", spool=spool)
    assert place.session == spool / f"{NAME}.h5"
    assert place.says == f"{far} is on a network (nfs4): recording in {spool}, copied at the end"
    place.session.write_bytes(b"whole session")
    (far / f"{NAME}.h5").write_bytes(b"came meanwhile")
    assert place.deliver() == far / f"{NAME}-2.h5"
    assert {path.name: path.read_bytes() for path in far.iterdir()} == {
        f"{NAME}.h5": b"came meanwhile",
        f"{NAME}-2.h5": b"whole session",
    }
    assert list(spool.iterdir()) == []


def test_a_copy_that_differs_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far, spool = tmp_path / "far", tmp_path / "spool"
    place = find_place(far, made_setup(), kind_of=lambda _: "cifs", spool=spool)
    place.session.write_bytes(b"whole session")
    monkeypatch.setattr(shutil, "copyfile", lambda _, to: to.write_bytes(b"whole sessioN"))
    with pytest.raises(RecordError, match="the copy differs from the original; it is safe as"):
        place.deliver()
    assert place.session.read_bytes() == b"whole session"
    assert not list(far.glob("*.h5"))


def test_a_network_that_is_gone_leaves_the_session_where_it_is(tmp_path: Path) -> None:
    far, spool = tmp_path / "far", tmp_path / "spool"
    place = find_place(far, made_setup(), kind_of=lambda _: "cifs", spool=spool)
    place.session.write_bytes(b"whole session")
    far.rmdir()
    with pytest.raises(RecordError) as failed:
        place.deliver()
    assert str(failed.value) == (
        f"cannot copy the session to {far}: No such file or directory; it is safe as {place.session}"
    )
    assert place.session.read_bytes() == b"whole session"
