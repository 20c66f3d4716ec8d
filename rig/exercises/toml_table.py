"""Read one TOML table key by key, refusing whatever is not allowed with file, key, value and what is."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from rig.errors import InputRefused
from rig.exercises.toml_lines import key_lines

LONGEST_TEXT = 1000
ALIKE = 0.75  # [E] of the letters of two keys that are in both: one is the other misspelt


@dataclass(slots=True)
class TomlTable:
    """A table under inspection.

    Attributes
    ----------
    file : the name for messages
    path : where in the file the table is, such as ``dose`` or ``errors[2]``; "" at the top
    lines : the line of each key of the file; a key that is not there is sought in the table's own line
    """

    file: str
    path: str
    values: dict[str, Any]
    asked: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)

    def refuse(self, key: str, said: str, allowed: str) -> NoReturn:
        """Refuse the file for one key."""
        raise InputRefused(f"{self._where(key)}: {self._full(key)} {said}; allowed is {allowed}")

    def text(self, key: str, default: str | None = None) -> str:
        """Read a sentence or a name."""
        allowed = f"text of 1 to {LONGEST_TEXT} characters"
        value = self._value(key, default, allowed)
        if value == default:
            return str(value)
        if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_TEXT:
            self.refuse(key, f"is {_shown(value)}", allowed)
        return value.strip()

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Read one word out of a few."""
        words = " or ".join(repr(word) for word in allowed)
        value = self._value(key, default, words)
        if value not in allowed and value != default:
            self.refuse(key, f"is {_shown(value)}", words)
        return str(value)

    def choices(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Read a list of words, each one out of a few."""
        words = "a list of " + " or ".join(repr(word) for word in allowed)
        values = self._value(key, [], words)
        if not isinstance(values, list) or len(set(map(str, values))) != len(values):
            self.refuse(key, f"is {_shown(values)}", f"{words}, each once")
        for value in values:
            if value not in allowed:
                self.refuse(key, f"contains {_shown(value)}", words)
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of sentences; none is allowed."""
        values = self._value(key, [], "a list of texts")
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            self.refuse(key, f"is {_shown(values)}", "a list of texts, none of them empty")
        return tuple(value.strip() for value in values)

    def yes_no(self, key: str, default: bool | None = None) -> bool:
        """Read true or false."""
        value = self._value(key, default, "true or false")
        if not isinstance(value, bool):
            self.refuse(key, f"is {_shown(value)}", "true or false (without quotes)")
        return value

    def number(self, key: str, low: float, high: float, unit: str) -> float | None:
        """Read a number in a range; None where the key is absent."""
        if key not in self.values:
            self.asked.add(key)
            return None
        return self._in_range(key, self._value(key, None, "a number"), low, high, unit)

    def span(self, key: str, low: float, high: float, unit: str) -> tuple[float, float] | None:
        """Read ``[least, most]``; None where the key is absent."""
        if key not in self.values:
            self.asked.add(key)
            return None
        value = self._value(key, None, "a pair")
        if not isinstance(value, list) or len(value) != 2:
            self.refuse(key, f"is {_shown(value)}", f"a pair [least, most] of {low:g} to {high:g} {unit}")
        least, most = (self._in_range(key, v, low, high, unit) for v in value)
        if least > most:
            self.refuse(key, f"is {_shown(value)}", "a pair with the smaller number first")
        return least, most

    def table(self, key: str) -> TomlTable:
        """Open a table inside this one."""
        value = self._value(key, None, f"a table [{self._full(key)}]")
        if not isinstance(value, dict):
            self.refuse(key, f"is {_shown(value)}", f"a table [{self._full(key)}]")
        return self._inside(self._full(key), value)

    def tables(self, key: str) -> list[TomlTable]:
        """Open each table of an array of tables; none is allowed."""
        value = self._value(key, [], "tables")
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.refuse(key, f"is {_shown(value)}", f"tables, each headed [[{self._full(key)}]]")
        return [self._inside(f"{self._full(key)}[{i}]", v) for i, v in enumerate(value, 1)]

    def finish(self) -> None:
        """Refuse keys that nobody asked for: a misspelt key must not be ignored."""
        strange = sorted(set(self.values) - self.asked)
        if strange:
            known = ", ".join(sorted(self.asked))
            where = self._where(strange[0])
            raise InputRefused(f"{where}: {self._full(strange[0])} is no known key; known are {known}")

    def _full(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _inside(self, path: str, values: dict[str, Any]) -> TomlTable:
        return TomlTable(self.file, path, values, lines=self.lines)

    def _where(self, key: str) -> str:
        """Name the file, and the line where it is known."""
        line = self.lines.get(self._full(key), self.lines.get(self.path))
        return self.file if line is None else f"{self.file}, line {line}"

    def _value(self, key: str, default: Any, allowed: str) -> Any:
        self.asked.add(key)
        if key in self.values:
            return self.values[key]
        if default is None:
            self.refuse(key, "is missing", allowed + self._alike(key))
        return default

    def _alike(self, key: str) -> str:
        """Point at a key that nobody asked for and that is spelt almost like a missing one."""
        alike = get_close_matches(key, set(self.values) - self.asked, 1, ALIKE)
        if not alike:
            return ""
        line = self.lines.get(self._full(alike[0]))
        return f"; {'there' if line is None else f'line {line}'} is {alike[0]!r} instead"

    def _in_range(self, key: str, value: Any, low: float, high: float, unit: str) -> float:
        good = isinstance(value, int | float) and not isinstance(value, bool)
        if not good or not low <= value <= high:
            self.refuse(key, f"is {_shown(value)}", f"{low:g} to {high:g} {unit}")
        return float(value)


def read_toml(path: Path) -> TomlTable:
    """Read a TOML file.

    Raises
    ------
    InputRefused : no such file, not readable, not UTF-8 or not TOML; with the line where it stops being so
    """
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        return TomlTable(path.name, "", tomllib.loads(text), lines=key_lines(text))
    except OSError as trouble:
        raise InputRefused(f"{path}: cannot be read: {trouble.strerror}; name a TOML file") from None
    except UnicodeDecodeError as trouble:
        said = f"byte {trouble.start + 1} is not UTF-8"
        raise InputRefused(f"{path.name}: {said}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as trouble:
        raise InputRefused(f"{path.name}: not TOML: {trouble}") from None


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
