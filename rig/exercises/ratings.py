"""How hard a set was and how much it hurt, 0 to 10: asked after each set, optional, recorded as marks."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 10
TEN_S = 1.5  # [E] after a 1: so long a 0 makes it ten
CLOSES_S = 30.0  # [E] an unanswered question goes away
NO_ANSWER = "-"
SIGNS = "0123456789" + NO_ANSWER


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to rate: `mark` names it in the record."""

    mark: str
    asks: str


QUESTIONS = (
    Question("rpe", "How hard was that set, from 0 (no effort) to 10 (as hard as can be)?"),
    Question("pain", "Any pain, from 0 (none) to 10 (as bad as can be)?"),
)


class Ratings:
    """Asks the questions of one set after another; what is not answered is left out."""

    def __init__(self) -> None:
        self._left: list[Question] = []
        self._asked_s = self._typed_s = 0.0
        self._one = False  # a 1 that may become ten

    def ask(self, at_s: float) -> None:
        """Begin to ask about the set that is over."""
        self._left, self._asked_s, self._one = list(QUESTIONS), at_s, False

    def close(self) -> list[str]:
        """Ask no more; give the mark of an answer that was not over yet."""
        marks = self._answer("1") if self._one else []
        self._left = []
        return marks

    @property
    def question(self) -> Question | None:
        """What is asked now; None while nothing is."""
        return self._left[0] if self._left else None

    @property
    def typed(self) -> str:
        return "1" if self._one else ""

    def key(self, sign: str, at_s: float) -> list[str]:
        """Take one of `SIGNS`; give the marks to record."""
        if not self._left:
            return []
        if self._one:
            if sign == "0":
                return self._answer(str(MOST))
            return [*self._answer("1"), *self.key(sign, at_s)]
        if sign == NO_ANSWER:
            self._left.pop(0)
            return []
        if sign == "1":
            self._one, self._typed_s = True, at_s
            return []
        return self._answer(sign)

    def advance(self, at_s: float) -> list[str]:
        """Go on in time; give the marks to record."""
        if self._one and at_s - self._typed_s >= TEN_S:
            return self._answer("1")
        return self.close() if self._left and at_s - self._asked_s >= CLOSES_S else []

    def _answer(self, value: str) -> list[str]:
        self._one = False
        return [f"{self._left.pop(0).mark} {value}"]
