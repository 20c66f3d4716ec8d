"""The other language is complete, says numbers its own way, and is what was translated last."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from rig.screen.language import FOLDER, load, said, translated
from rig.screen.languages.gather import read, renewed, write
from rig.screen.sentences import sentences
from rig.screen.spoken import EXERCISES
from rig.screen.words import Say, Words

GERMAN = QLocale(QLocale.Language.German)
GATHERED = FOLDER / "rig_de.ts"
PLACES = re.compile(r"{\w+}")


def test_what_is_said_is_what_is_translated() -> None:
    known = read(GATHERED)
    assert {context: list(texts) for context, texts in known.items()} == sentences(), "run: make languages"


def test_nothing_is_left_untranslated() -> None:
    left = [(context, text) for context, texts in read(GATHERED).items() for text in texts if not texts[text]]
    assert not left


def test_every_translation_takes_the_same_values() -> None:
    pairs = [pair for texts in read(GATHERED).values() for pair in texts.items()]
    assert len(pairs) > 300
    wrong = [(a, b) for a, b in pairs if b and sorted(PLACES.findall(a)) != sorted(PLACES.findall(b))]
    assert not wrong


def test_signs_and_hints_of_keys_are_kept() -> None:
    """What stands before a text to be seen without colour stands before its translation too."""
    signs = "✔▲■○●◆✗✓♪"
    pairs = [pair for texts in read(GATHERED).values() for pair in texts.items()]
    assert not [(a, b) for a, b in pairs if b and (a[0] in signs or b[0] in signs) and a[0] != b[0]]


def test_gathering_keeps_translations_drops_what_is_gone_and_marks_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "rig_de.ts"
    write(path, {"patient": {"Knee": "Knie", "no longer said": "weg"}}, "de")
    table = renewed(read(path))
    assert table["patient"]["Knee"] == "Knie"
    assert "no longer said" not in table["patient"]
    write(path, table, "de")
    assert 'Foot</source>\n            <translation type="unfinished"' in path.read_text()


def test_texts_written_in_the_code_are_found_as_lupdate_finds_them(tmp_path: Path) -> None:
    update = Path(sys.executable).with_name("pyside6-lupdate")
    if not update.exists():
        pytest.skip("pyside6-lupdate is not beside this Python")
    found = tmp_path / "found.ts"
    sources = sorted(map(str, FOLDER.parent.rglob("*.py")))
    subprocess.run([update, *sources, "-ts", found], check=True, capture_output=True)
    ours = sentences()
    for context, texts in read(found).items():
        assert set(texts) <= set(ours.get(context, [])), context


@pytest.mark.usefixtures("german")
def test_words_and_numbers_are_said_in_german() -> None:
    assert said(Words(Say.NO_DATA_FOR, (("seconds", 1.5),))) == "Seit 1,5 s keine Daten: diese Werte sind alt"
    assert said(Words(Say.SET_OF, (("number", 2), ("sets", 3)))) == "Satz 2 von 3"
    assert said(Words(Say.SET_OF, (("number", 1000), ("sets", "Knee")))) == "Satz 1.000 von Knie"
    assert said(Words("no such sentence")) == "no such sentence"


@pytest.mark.usefixtures("german")
def test_what_the_coach_says_is_translated_in_every_window() -> None:
    cue = "Rolling backward: roll a little forward and lift less"
    german = "Rollt nach hinten: etwas nach vorn rollen und weniger heben"
    assert said(Words(cue)) == german
    assert translated("clinician", cue) == german
    assert EXERCISES in sentences()


def test_another_language_stays_english(qapp: QCoreApplication) -> None:
    assert load(qapp, QLocale(QLocale.Language.Finnish)) is None
    assert said(Words(Say.PELVIS)) == "Pelvis"


def test_the_compiled_file_is_the_newest(tmp_path: Path) -> None:
    release = Path(sys.executable).with_name("pyside6-lrelease")
    if not release.exists():
        pytest.skip("pyside6-lrelease is not beside this Python")
    made = tmp_path / "rig_de.qm"
    subprocess.run([release, GATHERED, "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / "rig_de.qm").read_bytes(), "run: make languages"
