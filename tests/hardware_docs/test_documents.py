"""The documents agree with the code: links, named tests and files, signs, limits, parts, commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from hardware_docs.calculations import costs
from rig.cli import COMMANDS
from rig.detect.rolls import RollDetector
from rig.measure.calibrate import CertificateSettings
from rig.measure.tare import TareSettings
from rig.settings import RollSettings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "hardware_docs"
PAGES = sorted(FOLDER.glob("*.md")) + sorted((FOLDER / "decisions").glob("*.md"))
OWN = ["README.md", "wiring.md", "mechanics.md", "axes_and_signs.md", "calibration.md", "safety.md"]
LATER = {"calibrate", "firmware", "view", "trend"}  # agreed names; `rig --help` says which there are


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_named_test_exists(page: Path) -> None:
    for path, name in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page.read_text("utf-8")):
        assert (ROOT / path).exists(), path
        if name:
            assert re.search(rf"^\s*def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_named_source_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:rig|analysis|hardware_docs|calculations|drawings|firmware_arduino|tests)/[\w./]+)`",
        page.read_text("utf-8"),
    )
    for path in named:
        assert (ROOT / path).exists() or (FOLDER / path).exists(), path


@pytest.mark.parametrize("name", OWN)
def test_every_command_is_one_of_the_products(name: str) -> None:
    for command in re.findall(r"`rig ([a-z]+)", text_of(name)):
        assert command in set(COMMANDS) | LATER


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("README.md", "**Nothing here has been built or measured on real hardware yet**"),
        ("wiring.md", "Not built yet."),
        ("mechanics.md", "Designed and calculated, **not built**."),
        ("calibration.md", "No certificate of a real rig exists yet."),
        ("safety.md", "no person has been measured with it."),
    ],
)
def test_every_page_says_that_nothing_was_built(name: str, words: str) -> None:
    assert words in text_of(name)


def test_the_hazards_of_the_issue_are_in_the_log_with_a_measure() -> None:
    log = text_of("safety.md").split("## Hazard log")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in log.splitlines()
        if line.startswith("| ")
    ]
    hazards = {row[0]: row for row in rows[1:]}
    for wanted in (
        "over-force",
        "wrong side",
        "frozen display",
        "stale data",
        "band breaks",
        "tare under load",
    ):
        found = [row for name, row in hazards.items() if name.startswith(wanted)]
        assert found, wanted
        for row in found:
            assert row[1] != "–" or row[2] != "–"
    without = [name for name, row in hazards.items() if "tests/" not in row[3]]
    assert without == ["band breaks or slips"]


def roll_direction(back_kpa: float, front_kpa: float) -> str:
    """Let a person lie evenly, then load the cells so; give what the detector shows."""
    time_s = np.repeat(np.arange(0.0, 12.0, 0.01), 2)
    is_back = np.tile(np.array([1, 0], np.uint8), time_s.size // 2)
    rolled = time_s > 6.0
    value = np.where(rolled, np.where(is_back, back_kpa, front_kpa), 5.5)
    detector = RollDetector(RollSettings())
    detector.set_baseline(0.0, 11.0)
    detector.feed(time_s, value, is_back, np.zeros(time_s.size, np.uint8))
    return detector.live.direction


def test_signs_are_those_of_the_detector() -> None:
    text = text_of("axes_and_signs.md")
    assert "| roll index r = (back − front) / S | **backward**" in text
    assert roll_direction(8.0, 3.0) == "backward"
    assert roll_direction(3.0, 8.0) == "forward"
    drawing = text_of("axes_and_signs.svg")
    assert "r = (P back − P front) / (P back + P front)" in drawing
    assert "rolled BACKWARD: r above baseline, positive" in drawing


def test_left_and_right_are_the_same_in_text_and_drawings() -> None:
    assert "`left` means lying on the right side" in text_of("axes_and_signs.md")
    assert "lying on the right side, left leg works" in text_of("pelvis_pad.svg")
    assert "The person lies on the right side, the left leg works" in text_of("strap_paths.svg")
    assert "the person lies on the left side, the right leg works" in text_of("axes_and_signs.svg")


def test_limits_of_calibration_are_the_codes() -> None:
    text, certificate, tare = text_of("calibration.md"), CertificateSettings(), TareSettings()
    for row in (
        f"| samples at each load | at least {certificate.least_samples:g} |",
        f"| movement at a load (SD) | {certificate.most_sd_percent:g} % of the converter's range |",
        f"| difference between tare and each load | at least {certificate.least_step_percent:g} % of the",
        f"| worst distance from the straight line | {certificate.most_residual_percent:g} % of the largest",
        f"| tare, movement (SD) | {tare.most_sd_percent:g} % of the channel's range |",
        f"| tare, drift | {tare.most_drift_percent:g} % of the channel's range per second |",
        f"| tare, away from the last tare | {tare.most_load_percent:g} % of the channel's range |",
    ):
        assert row in text, row


def test_weights_are_their_forces() -> None:
    rows = re.findall(r"^\| (\d+) kg \| ([\d.]+) N \|", text_of("calibration.md"), re.MULTILINE)
    assert len(rows) == 5
    for mass, force in rows:
        assert float(force) == pytest.approx(float(mass) * 9.80665, abs=0.005)


def test_the_bill_is_whole() -> None:
    rows = costs.rows()
    assert len(rows) >= 30
    for row in rows:
        assert all(row[column] for column in row), row
        assert int(row["quantity"]) >= 1
        assert 0 < float(row["each_low_eur"]) <= float(row["each_high_eur"])
        page = re.match(r"[\w/]+\.md", row["chosen_by"])
        assert page is None or (FOLDER / page[0]).exists()
    for group in {row["group"] for row in rows}:
        low = sum(int(r["quantity"]) * float(r["each_low_eur"]) for r in rows if r["group"] == group)
        assert f"| {group} | {low:.0f} to " in text_of("README.md")


@pytest.mark.parametrize("page", sorted((FOLDER / "decisions").glob("*.md")), ids=lambda page: page.name)
def test_a_decision_is_short_and_says_what_was_decided(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith("# ")
    assert "**Decided" in text
    assert len(text.split()) <= 400


def test_every_dependency_is_decided_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    told = set(re.findall(r"^\| `([\w.-]+)` \|", text_of("decisions/dependencies.md"), re.MULTILINE))
    assert named == told
