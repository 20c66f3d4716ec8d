"""The one place that shapes events and quality as JSON, for replay, events, demo and run alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rig.events import Event


def document(
    events: Iterable[Event], quality: Mapping[str, Mapping[str, Any]], refused: str | None = None
) -> dict[str, Any]:
    """Build the document that other programs read; its shape is a promise."""
    return {
        "events": [event.to_json() for event in events],
        "quality": {channel: dict(figures) for channel, figures in quality.items()},
        "refused": refused,
    }


def to_text(built: Mapping[str, Any]) -> str:
    """Serialise a document; a NaN in it would not be JSON and is an error here, not at the reader."""
    return json.dumps(built, allow_nan=False, indent=1)


def event_line(event: Event) -> str:
    """Serialise one event as one line."""
    return json.dumps(event.to_json(), allow_nan=False)
