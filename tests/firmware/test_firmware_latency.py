"""From a pull on the band to the moment at which it is known, as in the README's table."""

from __future__ import annotations

import numpy as np
import pytest

from tests.firmware.latency_on_screen import painted_ms
from tests.firmware.measure_latency import judged, pull


@pytest.mark.parametrize(("baud", "line_ms"), [(115_200, 9.0), (500_000, 2.5)])
def test_a_pull_is_known_as_soon_as_the_converter_has_settled(baud: int, line_ms: float) -> None:
    pulled = pull(baud, pulls=12)
    known_ms, _ = judged(pulled)
    assert 0 <= pulled.conversion_ms.min() <= pulled.conversion_ms.max() <= 1000 / 80.3 + 0.1
    assert (pulled.line_ms - pulled.conversion_ms).max() <= line_ms
    assert np.all(known_ms > pulled.line_ms)
    assert known_ms.max() <= 4 * 1000 / 80.3 + 12.5 + line_ms


@pytest.mark.slow
def test_every_pull_is_painted_while_it_lasts() -> None:
    assert len(painted_ms(500_000, pulls=4)) == 4
