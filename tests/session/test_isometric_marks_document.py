"""The marks of an isometric test in `hardware_docs/session_file.md` against those that tests leave."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from strap import Seen, do_test

from rig.events import Mark
from rig.exercises.isometric_marks import led_efforts

DOCUMENT = Path(__file__).parents[2] / "hardware_docs" / "session_file.md"
NEWTONS = r"(-?\d+\.\d N|withheld)"
FORMS = {
    "number": r"\d",
    "newtons": NEWTONS,
    "time": r"(\d+ ms|none)",
    "rate": r"(-?\d+ N/s \(\d+\)|refused)",
    "why": r"[\w ,.:;()-]+",
    "direction": "(outward|inward)",
    "side": "(left|right)",
    "percent": r"\d+\.\d %",
    "count": r"\d efforts?",
}
OF_EVERY_SET = ("begun: ", "set over: ")


def documented() -> dict[str, re.Pattern[str]]:
    """Give the labels of the document's table as patterns."""
    text = DOCUMENT.read_text(encoding="utf-8").partition("### Marks of an isometric test\n")[2]
    text = text.partition("\n#")[0]
    labels = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    return {label: re.compile(re.sub(r"<(\w+)>", lambda m: FORMS[m[1]], _plain(label))) for label in labels}


def _plain(label: str) -> str:
    """Escape what a pattern would take for its own, and leave the places."""
    return re.sub(r"[.()%]", lambda found: "\\" + found[0], label)


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    go_s = 2.0 + 1.0 + 0.3
    return [
        do_test("late_start"),
        do_test("countermovement", decides="decline"),
        do_test("countermovement", decides="accept", side="left", direction="inward"),
        do_test("not_still", until_s=30.0),
        do_test(flagged_s=(go_s, 200.0), until_s=110.0),
    ]


def test_every_mark_is_documented_and_every_documented_mark_is_left(seen: list[Seen]) -> None:
    forms = documented()
    assert len(forms) == 10
    marks = [mark for one in seen for mark in one.marks if not mark.startswith(OF_EVERY_SET)]
    unknown = [mark for mark in marks if not any(form.fullmatch(mark) for form in forms.values())]
    assert unknown == []
    never = [label for label, form in forms.items() if not any(form.fullmatch(mark) for mark in marks)]
    assert never == []


def test_the_marks_read_back_are_the_efforts_that_were_made(seen: list[Seen]) -> None:
    for one in seen[:3]:
        events = [Mark(float(at), at + 0.5, label) for at, label in enumerate(one.marks)]
        read = led_efforts(events)
        tries = one.test.now.tries
        assert [effort.number for effort in read] == [tried.number for tried in tries]
        assert [effort.verdict == "rejected" for effort in read] == [tried.rejected for tried in tries]
        assert [effort.why for effort in read] == [", ".join(tried.doubts) for tried in tries]
        assert all(events[int(effort.go_s)].label == f"isometric go {effort.number}" for effort in read)
