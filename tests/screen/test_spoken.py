"""What the session says is said in the language of the screen, with its figures; the record is English."""

from __future__ import annotations

import ast
import inspect
import math
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import QLocale

import rig
from rig.channels import CHANNELS
from rig.errors import InputRefused
from rig.exercises import isometric
from rig.exercises.setup_verdicts import judge_link, judge_posture, judge_roll, judge_tare, judge_weight
from rig.measure.isometric_effort import DOUBTS
from rig.record import space
from rig.record.space import Level as Full
from rig.samples import FLAG_NAMES
from rig.screen.language import translated
from rig.screen.languages.templates import SPEAKERS, said_in, templates
from rig.screen.spoken import PLAIN, TEMPLATES, figure, spoken
from rig.session.health import Condition, judge
from rig.session.snapshot import Phase

GERMAN = QLocale(QLocale.Language.German)
SAYS = {"Finding", "Verdict", "Proposal", "Quiet"}
"""What carries a sentence to the windows."""

NOT_SHOWN = {"rig.session.checkup"}  # `rig check` prints it in the terminal


def modules_that_say() -> Iterator[str]:
    """Find every module that makes one of what carries a sentence."""
    root = Path(inspect.getfile(rig)).parent
    for path in sorted(set(root.rglob("*.py")) - set((root / "screen").rglob("*.py"))):
        calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
        if any(isinstance(call.func, ast.Name) and call.func.id in SAYS for call in calls):
            yield ".".join(("rig", *path.relative_to(root).with_suffix("").parts))


def test_every_module_that_says_something_is_gathered() -> None:
    found = set(modules_that_say())
    assert {"rig.session.health", "rig.exercises.setup_verdicts"} <= found
    assert found <= {*SPEAKERS, *NOT_SHOWN}


def test_the_list_of_templates_is_the_newest() -> None:
    assert TEMPLATES.read_text(encoding="utf-8").splitlines() == templates(), "run: make languages"


def test_sentences_are_gathered_with_their_places() -> None:
    source = '''
"""A docstring says nothing."""
SETTING = threshold(1.0, "N of something", 0, 1)
def words(channel, figures, up):
    """Nor does this one."""
    if up:
        return f"{channel}: {figures['lost']:.1f} samples {'too many' if up else 'lost'}"
    return "a plain sentence" if up else "pump"
'''
    assert said_in(source) == [
        "too many",
        "lost",
        "{channel}: {lost} samples {up}",
        "a plain sentence",
        "pump",
    ]


def test_every_name_of_the_record_has_plain_words() -> None:
    assert {*CHANNELS, *FLAG_NAMES.values(), *DOUBTS, "no_peak"} <= set(PLAIN)
    assert "no_peak" in inspect.getsource(isometric)


def test_in_english_a_sentence_stays_but_for_its_names() -> None:
    assert spoken("band_knee: 12 samples lost (1.25%)") == "knee band: 12 samples lost (1.25%)"
    assert spoken("a label that somebody typed; and more") == "a label that somebody typed; and more"
    assert figure(1.25, 2) == "1.25"


def everything_wrong() -> Condition:
    channels = ("band_knee", "pad_back")
    flags = dict.fromkeys(("saturated", "out_of_range", "stuck"), 3)
    quality = {name: {"samples": 90, "lost": 10, "flags": flags, "rate_hz": 70.5} for name in channels}
    quality["band_foot"] = {"samples": 90, "rate_hz": 10.25}
    return Condition(
        data_age_s=0.1,
        round_trip_s=0.0155,
        nominal_rates_hz=dict.fromkeys((*channels, "band_foot"), 100.0),
        quality=quality,
        pong_age_s=7.0,
        behind_s={"band_foot": 4.0, "pad_front": math.inf},
        damaged_frames=2,
        room=space.Room(Full.LOW, 1, space._sentence(Full.LOW, 400 << 20, 5e4, Path("/data"))),
        queue_fraction=0.5,
        record_trouble="disk full",
    )


def verdicts() -> Iterator[str]:
    yield judge_link(False, ()).why
    yield judge_link(True, [one.words for one in judge(everything_wrong())]).why
    yield judge_tare((), ()).why
    yield judge_weight("band_knee", math.nan, 0.0).why
    yield judge_weight("band_knee", 20.0, 2.5).why
    yield judge_posture(0.0, 3.0, 1).why
    yield judge_posture(0.0, 9.0, 1).why
    for direction in ("backward", "forward"):
        yield from (judge_roll(direction, 0.0, far).why for far in (-0.2, 0.0, 0.2))


@pytest.mark.usefixtures("german")
def test_every_finding_and_reason_comes_in_german() -> None:
    said = [one.words for one in judge(everything_wrong())]
    said += [one.words for one in judge(Condition(3.25, math.nan, {}, {}))]
    said += [why for why in verdicts() if why]
    assert len(said) > 25
    for words in said:
        assert spoken(words) != words
        assert not {"the", "samples", "is", "check", "band_knee"} & set(
            spoken(words).replace(":", "").split()
        )


@pytest.mark.usefixtures("german")
def test_figures_names_and_reasons_inside_a_sentence_are_german_too() -> None:
    assert spoken("band_foot: 12 samples lost (1.25%)") == "Band am Fuß: 12 Messwerte verloren (1,25%)"
    assert spoken("pad_front: no samples for 3 s: check its converter, power and wires") == (
        "Kissen vorn: keine Messwerte seit 3 s: Wandler, Versorgung und Leitungen prüfen"
    )
    both = "no data yet: check cable and port; band_knee: 12 samples lost (1.25%)"
    assert spoken(both) == (
        "noch keine Daten: Kabel und Anschluss prüfen; Band am Knie: 12 Messwerte verloren (1,25%)"
    )
    begun = "Knee up, feet together, right side, set 2 of 3: 3 holds of 5–10 s"
    assert spoken(begun) == "Knie hoch, Füße zusammen, rechts, Satz 2 von 3: 3 Mal 5–10 s halten"
    bad = (
        "cannot tare band_foot: 9 of 160 samples are bad (saturated, stuck); allowed are 2 %. Run rig check."
    )
    assert "(jenseits des Messbereichs, hängt fest)" in spoken(bad)
    assert translated("patient", "Ready: effort 2") == "Bereit: Versuch 2"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("phase", Phase)
def test_every_phase_is_german(phase: Phase) -> None:
    assert translated("clinician", phase.value) != phase.value


def test_every_refusal_of_a_tare_or_a_baseline_has_a_template() -> None:
    """An f-string that is not gathered would reach a window in English."""
    for name in ("rig.measure.tare", "rig.measure.pelvis_baseline"):
        source = Path(inspect.getfile(import_module(name))).read_text()
        raised = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Raise)]
        assert raised
        assert all(InputRefused.__name__ in ast.unparse(one) for one in raised)
        assert set(said_in(source)) <= set(templates())
