"""A command of the rig run beside the window: a report takes a second, and nothing waits for it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from rig.screen.viewing.words import Say, tr

ENDS_WITHIN_MS = 2000


class Errands(QObject):
    """Runs ``rig COMMAND FILE`` in processes of their own.

    Attributes
    ----------
    said : what is being done and what became of it, one sentence
    done : command and file of one that went well
    """

    said = Signal(str)
    done = Signal(str, Path)

    def __init__(self) -> None:
        super().__init__()
        self._running: dict[tuple[str, Path], QProcess] = {}

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def run(self, words: str, path: Path, command: str, *options: str) -> None:
        """Run a command on a file, unless it is running on it already."""
        if (command, path) in self._running:
            return
        process = QProcess(self)
        self._running[command, path] = process
        process.finished.connect(partial(self._finish, words, command, path))
        self.said.emit(tr(Say.WORKING, what=words, name=path.name))
        process.start(sys.executable, ["-m", "rig", command, str(path), *options])

    def stop(self) -> None:
        """End what is still running."""
        for process in self._running.values():
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(ENDS_WITHIN_MS)
        self._running.clear()

    def _finish(self, words: str, command: str, path: Path, *_: object) -> None:
        process = self._running.pop((command, path))
        out, error = (
            bytes(read().data()).decode().strip()
            for read in (process.readAllStandardOutput, process.readAllStandardError)
        )
        well = process.exitStatus() == QProcess.ExitStatus.NormalExit and process.exitCode() == 0
        last = (out if well else error or out).splitlines()[-1:]
        self.said.emit(tr(Say.DONE if well else Say.FAILED, what=words, said="".join(last).strip()))
        if well:
            self.done.emit(command, path)
        process.deleteLater()
