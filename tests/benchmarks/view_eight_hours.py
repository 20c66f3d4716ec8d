"""How soon eight hours of eight channels at 1 kHz are on the screen.

Run as `python tests/benchmarks/view_eight_hours.py`. Writing them takes 2.5 minutes and, for a
while, 12 GB; a file that was written before is taken as it is:
`python tests/benchmarks/view_eight_hours.py FILE`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from rich.console import Console

from rig.bench.long_session import write_long_session
from rig.bench.view import measured

HOURS = 8.0


def main() -> None:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        path = given or Path(folder) / "eight_hours.h5"
        if not path.exists():
            write_long_session(path, HOURS)
        Console(highlight=False).print(measured(path, HOURS).as_rich())


if __name__ == "__main__":
    main()
