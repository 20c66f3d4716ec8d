"""Optional packages: imported when they are asked for, and missed in words that say what to type."""

from __future__ import annotations

import importlib
from typing import Any

from rig.errors import MissingExtra


def optional(module: str, ability: str, extra: str) -> Any:
    """Import a package of an extra.

    Parameters
    ----------
    ability : what needs it, as the beginning of a sentence
    extra : its name in pyproject.toml

    Raises
    ------
    MissingExtra : it is not installed
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingExtra(ability, extra) from None
