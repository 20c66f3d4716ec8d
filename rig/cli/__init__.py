"""The command line: `rig COMMAND`. The only room that builds everything.

Each command lives in a file of its own name with an attribute `command`, and is imported when it is
called, so that `rig --help` answers at once. A `RigError` becomes one line on standard error and an
exit status: 1 the job failed while running, 2 the input was refused.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable

import click

from rig import __version__

COMMANDS = {
    "demo": "The whole rig with nothing plugged in: a simulated person on a simulated board.",
    "run": "Measure and record with a board.",
    "replay": "Run a recording again through today's detection.",
    "view": "Open a session on the screen; follow one that is being recorded.",
    "events": "List the reps, holds, rolls and gaps of a session.",
    "info": "Say what a session holds.",
    "report": "Write a session as pages for patient and clinician.",
    "trend": "Write the sessions of one subject over time.",
    "agreement": "Compare the detector with reps labelled by hand.",
    "export": "Write a session's samples and events for other programs.",
    "cohort": "Make tables of thousands of sessions, and ask them.",
    "recover": "Rebuild a session after a crash or a power cut.",
    "ports": "List the serial ports, boards first.",
    "check": "Test a board and its sensors for ten seconds.",
    "calibrate": "Calibrate a load cell with known masses, or check a band.",
    "firmware": "Build, flash and identify the board's program.",
    "exercises": "List the exercises and what each asks for.",
    "bench": "Measure how fast and how exact the rig is on this computer.",
}

NOT_A_MEDICAL_DEVICE = "For research and education. Not a medical device: it makes no diagnosis."


class LazyCommands(click.Group):
    """A click group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"rig.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyCommands,
    help="Measure hip abduction and rotation force during band exercises, with live feedback.",
    epilog=f"Start with:  rig demo      Help on one command:  rig COMMAND --help\n\n{NOT_A_MEDICAL_DEVICE}",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="rig")
def rig() -> None:
    """Hold the commands together."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit status; no traceback reaches a person."""
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(_status(given, lambda: rig.main(args=given, prog_name="rig", standalone_mode=False)))


def _status(given: list[str], run: Callable[[], object]) -> int:
    """Run and turn what went wrong into one line and an exit status."""
    from rig.cli.refusal import report
    from rig.errors import RigError

    try:
        left_with = run()
        sys.stdout.flush()
        return left_with if isinstance(left_with, int) else 0
    except RigError as refusal:
        return report(given, str(refusal), refusal.exit_status)
    except click.ClickException as misuse:
        return report(given, _usage_line(misuse), 2)
    except (KeyboardInterrupt, click.Abort):
        return report(given, "stopped", 1)
    except BrokenPipeError:
        return _reader_left()
    except Exception as surprise:
        return _unexpected(given, surprise)


def _usage_line(misuse: click.ClickException) -> str:
    context = getattr(misuse, "ctx", None)
    path = context.command_path if context is not None else "rig"
    said = " ".join(misuse.format_message().split())
    return f"{said.rstrip('.')}. Type {path} --help for what is allowed."


def _reader_left() -> int:
    """Leave quietly when whoever reads our output (``head``, a pager) has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _unexpected(given: list[str], surprise: Exception) -> int:
    """Say it in one line; the traceback is for whoever sets RIG_DEBUG=1, and is written to no file."""
    from rig.cli.refusal import report

    if os.environ.get("RIG_DEBUG") == "1":
        import traceback

        traceback.print_exception(surprise)
    said = " ".join(str(surprise).split())
    return report(given, f"unexpected {type(surprise).__name__}: {said}; please report this", 1)
