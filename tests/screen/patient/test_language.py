"""The other language is complete, says numbers its own way, and is what was translated last."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from rig.exercises.words import WORDS
from rig.screen.language import FOLDER, load, said
from rig.screen.words import Say, Words

GERMAN = QLocale(QLocale.Language.German)
SENTENCES = sorted({*map(str, Say), *(words for _, words in WORDS.values())})


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(GERMAN)
    translator = load(qapp, GERMAN)
    assert translator is not None
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def translations() -> dict[str, str]:
    messages = ET.parse(FOLDER / "rig_de.ts").iter("message")
    return {str(m.findtext("source")): str(m.findtext("translation")) for m in messages}


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    assert sorted(translations()) == SENTENCES


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_translation_takes_the_same_values(sentence: str) -> None:
    names = re.findall(r"{\w+}", sentence)
    translated = translations()[sentence]
    assert sorted(re.findall(r"{\w+}", translated)) == sorted(names)
    assert translated


@pytest.mark.usefixtures("german")
def test_words_and_numbers_are_said_in_german() -> None:
    assert said(Words(Say.NO_DATA_FOR, (("seconds", 1.5),))) == "Seit 1,5 s keine Daten: diese Werte sind alt"
    assert said(Words(Say.SET_OF, (("number", 2), ("sets", 3)))) == "Satz 2 von 3"
    assert said(Words("no such sentence")) == "no such sentence"


def test_another_language_stays_english(qapp: QCoreApplication) -> None:
    assert load(qapp, QLocale(QLocale.Language.Finnish)) is None
    assert said(Words(Say.PELVIS)) == "Pelvis"


def test_the_compiled_file_is_the_newest(tmp_path: Path) -> None:
    release = Path(sys.executable).with_name("pyside6-lrelease")
    if not release.exists():
        pytest.skip("pyside6-lrelease is not beside this Python")
    made = tmp_path / "rig_de.qm"
    subprocess.run([release, FOLDER / "rig_de.ts", "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / "rig_de.qm").read_bytes(), "run: make languages"
