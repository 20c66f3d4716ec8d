"""What a plan asks for, in rows: which set and how much of it, what to do, what to rate, what to press."""

from __future__ import annotations

from rich.text import Text

from rig.screen.terminal.colours import BLUE, FAINT, GREEN, ORANGE, STALE
from rig.screen.terminal.gauges import filled
from rig.screen.terminal.strap_test import efforts_row, now_words
from rig.session.guidance import Guidance

BAR = 16  # columns


def guidance_rows(guidance: Guidance, width: int, stale: bool) -> list[Text]:
    """Draw the rows; on stale data nothing of them looks alive."""
    rows = [_set_row(guidance, width, stale), _says_row(guidance, stale), *_question_row(guidance)]
    if guidance.test is not None:
        rows.append(efforts_row(guidance.test, stale))
    rows.append(_keys_row(guidance))
    for row in rows:
        row.truncate(width, overflow="ellipsis")
    return rows


def _set_row(guidance: Guidance, width: int, stale: bool) -> Text:
    text = Text(
        f"{guidance.title} · {guidance.side} side · set {guidance.set_number} of {guidance.sets}", "bold"
    )
    right = Text()
    if guidance.test is not None:
        right = now_words(guidance.test, stale)
    elif guidance.rest_left_s > 0:
        right.append(f"rest {_minutes(guidance.rest_left_s)}", STALE if stale else BLUE)
    elif guidance.progress is not None:
        bar = filled(guidance.progress.share, BAR).replace(" ", "·")
        right.append(f"{bar} {guidance.progress}", STALE if stale else GREEN)
    text.truncate(max(0, width - len(right) - 1), overflow="ellipsis")
    text.pad_right(width - len(text) - len(right))
    return text.append_text(right)


def _says_row(guidance: Guidance, stale: bool) -> Text:
    text = Text(f"▸ {guidance.says}" if guidance.says else "", STALE if stale else "bold")
    if guidance.why:
        text.append(f"  ▲ {guidance.why}", ORANGE)
    if guidance.beat is not None:
        text.append(f"  ♪ {guidance.beat.phase} {guidance.beat.left_s:.0f} s", STALE if stale else BLUE)
    if guidance.target:
        text.append(f"  {guidance.target}", FAINT)
    return text


def _question_row(guidance: Guidance) -> list[Text]:
    """Draw what is asked about the set before, while it is asked."""
    question = guidance.question
    if question is None:
        return []
    return [Text(f"? {question.asks} {guidance.typed}", BLUE).append(" [0-9] or [-] no answer", FAINT)]


def _keys_row(guidance: Guidance) -> Text:
    return Text(" · ".join(f"[{key}] {meaning}" for key, meaning in guidance.keys), FAINT)


def _minutes(seconds: float) -> str:
    whole = int(seconds) + (seconds > int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
