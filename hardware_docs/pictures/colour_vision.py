"""Show the pictures as people without one kind of cone see them: `make pictures`.

Full dichromacy, in linear RGB: Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113, table 1.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

VISION = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
FOLDER = Path(__file__).parent
SEEN = FOLDER / "colour_vision"  # protan, deutan and tritan from left to right
WIDE, GAP = 480, 4  # pixels of one small picture, and between two


def linear(srgb: np.ndarray) -> np.ndarray:
    """Undo the screen's gamma; 0 to 1."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def as_seen(srgb: np.ndarray, vision: str) -> np.ndarray:
    """Give colours, shape (..., 3), 0 to 1, as somebody of that vision sees them."""
    seen = np.clip(linear(srgb) @ np.array(VISION[vision]).T, 0.0, 1.0)
    return np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)


def image_as_seen(image: QImage, vision: str) -> QImage:
    """Give a picture as somebody of that vision sees it."""
    given = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(given.constBits(), np.uint8).reshape(given.height(), given.bytesPerLine())
    pixels = rows[:, : 3 * given.width()].reshape(given.height(), given.width(), 3) / 255
    seen = np.ascontiguousarray(np.round(255 * as_seen(pixels, vision)).astype(np.uint8))
    return QImage(
        seen.data, given.width(), given.height(), 3 * given.width(), QImage.Format.Format_RGB888
    ).copy()


def sheet(picture: Path) -> QImage:
    """Put a picture three times side by side, once for each vision, small."""
    small = QImage(str(picture)).scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
    row = QImage(len(VISION) * (WIDE + GAP) - GAP, small.height(), QImage.Format.Format_RGB888)
    row.fill(Qt.GlobalColor.gray)
    painter = QPainter(row)
    for column, vision in enumerate(VISION):
        painter.drawImage(column * (WIDE + GAP), 0, image_as_seen(small, vision))
    painter.end()
    return row


def main() -> None:
    app = QGuiApplication.instance() or QGuiApplication([])
    SEEN.mkdir(exist_ok=True)
    for picture in sorted(FOLDER.glob("*.png")):
        path = SEEN / picture.name
        sheet(picture).save(str(path))
        print(path.relative_to(Path.cwd()))  # noqa: T201
    del app


if __name__ == "__main__":
    main()
