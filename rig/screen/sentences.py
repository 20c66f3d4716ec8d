"""Every sentence that the windows can say, by the context of its translation: what must be translated.

The windows' own words stand in tables; what coach, set-up and catalogue say is listed from there.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from rig.exercises.catalogue import STRAP_TESTS, load_catalogue
from rig.exercises.catalogue import exercise as find_exercise
from rig.exercises.course import State
from rig.exercises.plan_file import SHIPPED_PLANS, load_plan
from rig.exercises.ratings import QUESTIONS
from rig.exercises.setup_steps import ASKS, POSTURES
from rig.exercises.words import WORDS, cue_of
from rig.screen import spoken
from rig.screen.clinician import happened
from rig.screen.clinician import words as clinician
from rig.screen.languages.templates import templates
from rig.screen.viewing import words as viewing
from rig.screen.words import CONTEXT, Say
from rig.session import guided_words

FOLDER = Path(__file__).parent


def sentences() -> dict[str, list[str]]:
    """List the sentences of each context, each once, in the order in which they are written down."""
    exercises = [*_of_plans(), *_of_exercises()]
    found = {
        CONTEXT: [*Say],
        clinician.CONTEXT: [*clinician.Say, *clinician.STEP_NAMES.values(), *clinician.ABOUT.values()],
        viewing.CONTEXT: [*viewing.Say],
        spoken.EXERCISES: exercises,
        spoken.CONTEXT: [text for text in templates() if text not in exercises],
        happened.CONTEXT: [*happened.Happened],
    }
    for path in sorted(FOLDER.rglob("*.py")):
        for context, text in _written_in(path):
            found.setdefault(context, []).append(text)
    return {context: list(dict.fromkeys(map(str, texts))) for context, texts in found.items()}


def _of_plans() -> Iterator[str]:
    """List what is said in every plan: steps, states, keys."""
    yield from ASKS.values()
    yield from POSTURES.values()
    for state in State:
        yield state.value
        yield state.value.capitalize()
    yield from (question.asks for question in QUESTIONS)
    yield from _keys()


def _of_exercises() -> Iterator[str]:
    """List the titles of the plans, each exercise's and everything its coach can say."""
    yield from (load_plan(name).title for name in SHIPPED_PLANS)
    tests = [find_exercise(name) for name in STRAP_TESTS]
    for exercise in (*load_catalogue().values(), *tests):
        yield exercise.title
        yield from (*exercise.cues.external, *exercise.cues.internal)
        for key in WORDS:
            yield cue_of(key, exercise, 0.0).words


def _keys() -> Iterator[str]:
    """List what the keys of a plan do, as `guided_words` writes it: pairs of a letter and its meaning."""
    yield from guided_words.GO_ON.values()
    for node in ast.walk(ast.parse(inspect.getsource(guided_words))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and _is_letter(node.elts[0]):
            says = node.elts[1]
            either = [says.body, says.orelse] if isinstance(says, ast.IfExp) else [says]
            yield from (p.value for p in either if isinstance(p, ast.Constant) and isinstance(p.value, str))


def _is_letter(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) == 1


def _written_in(path: Path) -> Iterator[tuple[str, str]]:
    """List what is translated where it is written.

    That is ``translate("context", "sentence")``, and ``self.tr("sentence")`` with its class as the context.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call, texts in _calls_with_texts(tree, "translate"):
        if len(texts) >= 2 and len(call.args) >= 2:
            yield texts[0], texts[1]
    for made in ast.walk(tree):
        if isinstance(made, ast.ClassDef):
            yield from ((made.name, texts[0]) for _, texts in _calls_with_texts(made, "tr"))


def _calls_with_texts(tree: ast.AST, method: str) -> Iterator[tuple[ast.Call, list[str]]]:
    for node in ast.walk(tree):
        called = getattr(node, "func", None)
        if isinstance(node, ast.Call) and method in (getattr(called, "attr", ""), getattr(called, "id", "")):
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if texts:
                yield node, texts
