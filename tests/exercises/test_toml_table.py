"""Files that are no TOML at all are refused in one line, with the place where they stop being it."""

import pytest

from rig.errors import InputRefused
from rig.exercises.toml_table import TomlTable, read_toml


def refusal_of(path):
    with pytest.raises(InputRefused) as refusal:
        read_toml(path)
    return str(refusal.value)


def test_a_missing_file(tmp_path):
    path = tmp_path / "nowhere.toml"
    assert refusal_of(path) == f"{path}: cannot be read: No such file or directory; name a TOML file"


def test_a_folder(tmp_path):
    assert refusal_of(tmp_path) == f"{tmp_path}: cannot be read: Is a directory; name a TOML file"


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "old.toml"
    path.write_bytes('title = "Übung"'.encode("latin-1"))
    assert refusal_of(path) == "old.toml: byte 10 is not UTF-8; save the file as UTF-8"


def test_a_syntax_error_names_its_line(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text('id = "a"\ntitle = \n', "utf-8")
    assert refusal_of(path) == "broken.toml: not TOML: Invalid value (at line 2, column 9)"


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "windows.toml"
    path.write_bytes(b'\xef\xbb\xbfid = "a"')
    assert read_toml(path).values == {"id": "a"}


@pytest.mark.parametrize(
    ("values", "ask", "message"),
    [
        (
            {"a": ["x", ""]},
            lambda t: t.texts("a"),
            "a is ['x', '']; allowed is a list of texts, none of them empty",
        ),
        ({"a": 3}, lambda t: t.table("a"), "a is 3; allowed is a table [a]"),
        ({"a": [3]}, lambda t: t.tables("a"), "a is [3]; allowed is tables, each headed [[a]]"),
        ({"a": True}, lambda t: t.number("a", 0, 5, "N"), "a is True; allowed is 0 to 5 N"),
        (
            {"a": ["x", "x"]},
            lambda t: t.choices("a", ("x",)),
            "a is ['x', 'x']; allowed is a list of 'x', each once",
        ),
        ({"a": "  "}, lambda t: t.text("a"), "a is '  '; allowed is text of 1 to 1000 characters"),
        ({"a": "y" * 90}, lambda t: t.choice("a", ("x",)), f"a is '{'y' * 56}...; allowed is 'x'"),
    ],
)
def test_each_kind_of_value_says_what_is_allowed(values, ask, message):
    with pytest.raises(InputRefused) as refusal:
        ask(TomlTable("f.toml", "", values))
    assert str(refusal.value) == f"f.toml: {message}"


def test_absent_numbers_and_spans_are_none():
    table = TomlTable("f.toml", "", {})
    assert table.number("a", 0, 1, "s") is None
    assert table.span("b", 0, 1, "s") is None
    table.finish()


def test_a_nested_key_is_named_with_its_path():
    inner = TomlTable("f.toml", "", {"dose": {"knid": 1}}).table("dose")
    inner.number("kind", 0, 1, "s")
    with pytest.raises(InputRefused) as refusal:
        inner.finish()
    assert str(refusal.value) == "f.toml: dose.knid is no known key; known are kind"
