"""Whether a folder lies on another machine, where HDF5's locks and order of writes do not hold."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

NETWORK_KINDS = frozenset(
    (
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "drvfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "orangefs",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
    )
)
NETWORK_HELPERS = (
    "sshfs",
    "rclone",
    "davfs",
    "glusterfs",
    "vmhgfs",
    "s3fs",
    "gvfsd",
    "curlftpfs",
    "smbnetfs",
)
MOUNTS = Path("/proc/self/mountinfo")
WINDOWS_REMOTE_DRIVE = 4


def network_kind(folder: Path, mounts: str | None = None) -> str:
    """Name the network file system that a folder lies on; empty when it is local.

    Parameters
    ----------
    mounts : text as in Linux's /proc/self/mountinfo; None reads this machine's
    """
    if sys.platform == "win32":
        import ctypes

        drive = folder.resolve().drive
        remote = ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == WINDOWS_REMOTE_DRIVE
        return "network share" if drive.startswith("\\\\") or remote else ""
    if mounts is None:
        if not MOUNTS.exists():
            return ""
        mounts = MOUNTS.read_text(errors="surrogateescape")
    kind = _kind_of(os.path.realpath(folder), mounts)
    helper = kind.partition(".")[2]
    return kind if kind in NETWORK_KINDS or helper.startswith(NETWORK_HELPERS) else ""


def _kind_of(folder: str, mounts: str) -> str:
    """Find the file system of the innermost mount that holds a folder; of two alike the later one hides."""
    best, best_kind = "", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = _unescaped(before.split()[4])
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, best_kind = point, after.split()[0]
    return best_kind


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal.group(1), 8)), point)
