"""The front door: help at once, one line for every refusal, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest

from rig import cli
from rig.errors import InputRefused, RigError

HEAVY = ("numba", "h5py", "PySide6", "serial", "numpy", "rich", "scipy")


def run_main(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return int(left.value.code or 0)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """Put a command in the place of `events` that raises what the test wants."""

    def install(trouble: BaseException) -> None:
        @click.command()
        @click.option("--json", "as_json", is_flag=True)
        def command(as_json: bool) -> None:
            raise trouble

        monkeypatch.setattr(cli.LazyCommands, "get_command", lambda *_: command)

    return install


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom rig.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as left:\n    assert left.code == 0\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"
    for name in cli.COMMANDS:
        assert f"\n  {name} " in out


def test_unknown_command_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_main(["nope"]) == 2
    said = capsys.readouterr()
    assert said.err == "rig: No such command 'nope'. Type rig --help for what is allowed.\n"
    assert said.out == ""


@pytest.mark.parametrize(
    ("trouble", "status", "line"),
    [
        (InputRefused("row 7: time runs\nbackwards"), 2, "row 7: time runs backwards"),
        (RigError("the disk is full"), 1, "the disk is full"),
        (KeyboardInterrupt(), 1, "stopped"),
        (ValueError("what\nis this"), 1, "unexpected ValueError: what is this; please report this"),
    ],
)
def test_trouble_is_one_line_and_a_status(failing, capsys, trouble, status, line) -> None:
    failing(trouble)
    assert run_main(["events"]) == status
    said = capsys.readouterr()
    assert said.err.lstrip("\n") == f"rig: {line}\n"  # click ends the line of ^C first
    assert said.out == ""


def test_refusal_document_has_the_shape_of_an_answer(failing, capsys) -> None:
    failing(InputRefused("no such column"))
    assert run_main(["events", "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document == {"events": [], "quality": {}, "refused": "no such column"}


def test_traceback_only_when_asked_for(failing, capsys, monkeypatch) -> None:
    monkeypatch.setitem(os.environ, "RIG_DEBUG", "1")
    failing(ValueError("odd"))
    assert run_main(["events"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_leaves_is_no_trouble() -> None:
    code = (
        "import os, sys\nfrom rig import cli\nimport click\n"
        "@click.command()\ndef command():\n    print('x' * 2_000_000)\n"
        "cli.LazyCommands.get_command = lambda *_: command\ncli.main(['events'])"
    )
    piped = f'"{sys.executable}" -c "$CODE" | head -c 10'
    done = subprocess.run(
        piped, shell=True, capture_output=True, text=True, check=True, env={**os.environ, "CODE": code}
    )
    assert done.stdout == "x" * 10
    assert done.stderr == ""
