"""Plays tones with whatever player the system has; never waits for it, and a missing device is silence.

PySide6-Essentials has no QtMultimedia, and a whole media framework for three tones would be too much.
"""

from __future__ import annotations

import shutil
import sys
import wave
from pathlib import Path

from PySide6.QtCore import QProcess, QTemporaryDir
from PySide6.QtWidgets import QApplication

from rig.screen.patient.tones import RATE_HZ, Tone, samples

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Commands that play a file and end: of PipeWire, PulseAudio, ALSA and macOS."""


class Sound:
    """Tones that can be turned on; they are off at first.

    Attributes
    ----------
    on : whether tones are played
    """

    def __init__(self) -> None:
        self.on = False
        self._folder: QTemporaryDir | None = None
        self._player = next(
            ((path, *rest) for name, *rest in PLAYERS if (path := shutil.which(name)) is not None), None
        )

    def play(self, tone: Tone) -> None:
        """Begin a tone and return at once."""
        if not self.on:
            return
        if sys.platform == "win32":
            import winsound

            how = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(self._file(tone)), how)
        elif self._player is not None:
            self._start(self._player, self._file(tone))
        else:
            QApplication.beep()

    def _start(self, player: tuple[str, ...], file: Path) -> None:
        process = QProcess()
        process.setProgram(player[0])
        process.setArguments([*player[1:], str(file)])
        for silence in (process.setStandardOutputFile, process.setStandardErrorFile):
            silence(QProcess.nullDevice())
        process.startDetached()

    def _file(self, tone: Tone) -> Path:
        """Give a tone's file; it is written when it is first needed."""
        self._folder = self._folder or QTemporaryDir()
        file = Path(self._folder.path()) / f"{tone.name.lower()}.wav"
        if not file.exists():
            with wave.open(str(file), "wb") as out:
                out.setnchannels(1)
                out.setsampwidth(2)
                out.setframerate(RATE_HZ)
                out.writeframes(_little_endian(tone))
        return file


def _little_endian(tone: Tone) -> bytes:
    wanted = samples(tone)
    if sys.byteorder == "big":
        wanted.byteswap()
    return wanted.tobytes()
