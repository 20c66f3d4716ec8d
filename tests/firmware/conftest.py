"""The real firmware, built once and run on a simulated chip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.firmware.chip import Chip
from tests.firmware.toolchain import build_elf, build_simulator


@pytest.fixture(scope="session")
def elf() -> Path:
    return build_elf()


@pytest.fixture(scope="session")
def library() -> Path:
    return build_simulator() / "libchip.so"


@pytest.fixture
def new_chip(library: Path) -> Iterator[Callable[..., Chip]]:
    """Make chips with any firmware; they are closed at the end."""
    chips: list[Chip] = []

    def make(elf: Path, **given: int) -> Chip:
        chips.append(Chip(library, elf, **given))
        return chips[-1]

    yield make
    for chip in chips:
        chip.close()


@pytest.fixture
def chip(elf: Path, new_chip: Callable[..., Chip]) -> Chip:
    """A board that has just been powered."""
    return new_chip(elf)


@pytest.fixture
def running(chip: Chip) -> Chip:
    """A board that streams, its converters settled."""
    chip.start()
    return chip
