"""Drawings and tables in hardware_docs are what their sources make today."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from hardware_docs import generate
from hardware_docs.drawings.sheet import Sheet

SVG = "{http://www.w3.org/2000/svg}"
WIDTH_OF_A_LETTER = 0.62  # of the size, DejaVu Sans, a little generous
REMAKE = "run: make drawings"


@pytest.mark.parametrize("name", generate.DRAWINGS)
def test_a_drawing_is_what_its_source_draws(name: str) -> None:
    stored = (generate.FOLDER / name).read_text("utf-8")
    assert stored == generate.DRAWINGS[name]().svg(), REMAKE


@pytest.mark.parametrize("name", generate.TABLES)
def test_tables_in_a_document_are_what_their_sources_calculate(name: str) -> None:
    stored = (generate.FOLDER / name).read_text("utf-8")
    assert stored == generate.with_tables(stored, generate.TABLES[name]), REMAKE
    for table in generate.TABLES[name]:
        assert len(stored.split(f"<!-- begin {table} -->")[1].split("<!-- end")[0].splitlines()) > 3


def test_a_document_without_a_place_for_a_table_is_refused() -> None:
    with pytest.raises(LookupError, match=r"need one '<!-- begin pins -->' and one '<!-- end pins -->'"):
        generate.with_tables("nothing here", {"pins": lambda: "| a |"})


def test_a_table_is_put_in_its_place_and_nowhere_else() -> None:
    text = "a\n<!-- begin t -->\nold\n<!-- end t -->\nb"
    fresh = generate.with_tables(text, {"t": lambda: r"| \1 |"})
    assert fresh == "a\n<!-- begin t -->\n| \\1 |\n<!-- end t -->\nb"
    assert generate.with_tables(fresh, {"t": lambda: r"| \1 |"}) == fresh


@pytest.mark.parametrize("name", generate.DRAWINGS)
def test_every_drawing_says_what_it_is_and_that_it_was_not_built(name: str) -> None:
    tree = ElementTree.fromstring((generate.FOLDER / name).read_text("utf-8"))
    words = [element.text or "" for element in tree.iter(SVG + "text")]
    source = f"hardware_docs/drawings/{name.removesuffix('.svg')}.py"
    assert any("not built or measured on real hardware" in w and source in w for w in words)
    title = tree.find(SVG + "title")
    assert title is not None
    assert title.text in words


@pytest.mark.parametrize("name", generate.DRAWINGS)
def test_no_words_run_off_the_sheet(name: str) -> None:
    tree = ElementTree.fromstring((generate.FOLDER / name).read_text("utf-8"))
    width, height = float(tree.attrib["width"]), float(tree.attrib["height"])
    for element in tree.iter(SVG + "text"):
        words, x = element.text or "", float(element.attrib["x"])
        assert 0 < float(element.attrib["y"]) < height, words
        if "transform" not in element.attrib:
            long = len(words) * WIDTH_OF_A_LETTER * float(element.attrib["font-size"])
            start = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]] * long
            assert start > 0, words
            assert start + long < width, words


@pytest.mark.parametrize("name", generate.DRAWINGS)
def test_no_two_words_lie_on_each_other(name: str) -> None:
    tree = ElementTree.fromstring((generate.FOLDER / name).read_text("utf-8"))
    places = []
    for element in tree.iter(SVG + "text"):
        if "transform" in element.attrib:
            continue
        size, words = float(element.attrib["font-size"]), element.text or ""
        long = len(words) * 0.52 * size  # a little narrow: only real overlaps count
        x = (
            float(element.attrib["x"])
            - {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]] * long
        )
        y = float(element.attrib["y"])
        places.append((x, x + long, y - 0.7 * size, y, words))
    for number, (left, right, top, bottom, words) in enumerate(places):
        for other in places[number + 1 :]:
            apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
            assert apart, (words, other[4])


def test_a_sheet_escapes_what_would_break_it() -> None:
    sheet = Sheet(100, 50, "a < b & c", "x.py")
    sheet.text(1, 10, "2 < 3 & 4", data='"quoted"')
    tree = ElementTree.fromstring(sheet.svg())
    assert [e.text for e in tree.iter(SVG + "text")][-1] == "2 < 3 & 4"
    assert [e.attrib.get("data-is") for e in tree.iter(SVG + "text")][-1] == '"quoted"'


def test_a_sheet_writes_short_numbers_and_no_minus_nought() -> None:
    sheet = Sheet(100, 50, "t", "x.py")
    sheet.line(((-0.04, 1.26), (3.0, 2.04)))
    assert 'points="0,1.3 3,2"' in sheet.svg()
    assert not re.search(r'"-0[" ,]', sheet.svg())
