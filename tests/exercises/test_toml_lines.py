"""The line of every key of a TOML text, whatever the way in which it is written."""

from rig.exercises.toml_lines import key_lines

TEXT = '''# a comment with key = 1
id = "x"
says = """
not_a_key = 2
[no.head]
"""
list = [
    1,  # [nor.this]
    2,
]
"quoted key" = 3
a.b = 4

[dose]
kind = "hold"  # kind = 5

[[work]]
exercise = "level-1"
band = { label = "a = b", site = 'knee' }

[[work]]
exercise = "level-2"
[work.band]
label = "x"

[[work.inner]]
key = 1
[[work.inner]]
key = 2
'''


def test_each_key_has_its_line():
    assert key_lines(TEXT) == {
        "id": 2,
        "says": 3,
        "list": 7,
        "quoted key": 11,
        "a.b": 12,
        "dose": 14,
        "dose.kind": 15,
        "work[1]": 17,
        "work[1].exercise": 18,
        "work[1].band": 19,
        "work[1].band.label": 19,
        "work[1].band.site": 19,
        "work[2]": 21,
        "work[2].exercise": 22,
        "work[2].band": 23,
        "work[2].band.label": 24,
        "work[2].inner[1]": 26,
        "work[2].inner[1].key": 27,
        "work[2].inner[2]": 28,
        "work[2].inner[2].key": 29,
    }


def test_windows_line_ends_and_an_empty_text():
    assert key_lines("a = 1\r\n[b]\r\nc = 2\r\n") == {"a": 1, "b": 2, "b.c": 3}
    assert key_lines("") == {}
