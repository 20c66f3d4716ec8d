"""Where exported files go: none that is there is overwritten, and a folder that refuses is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rig.errors import InputRefused


@contextmanager
def new_files(folder: Path, paths: Iterable[Path]) -> Iterator[None]:
    """Make sure that files can be written, and say in one line when writing them fails.

    Raises
    ------
    InputRefused : a file is there already, or the folder cannot be written
    """
    for path in paths:
        if path.exists():
            raise InputRefused(f"{path} is there already; move it away or choose another folder with --out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise InputRefused(f"cannot write into {folder}: {said}; choose another with --out") from None
