"""Bringing into sight what a person looks for: a rep, the newest, the whole session."""

from __future__ import annotations

from PySide6.QtCore import QObject

from rig.screen.viewing.deciding import Deciding
from rig.screen.viewing.feed import Feed
from rig.screen.viewing.rep_panel import RepPanel
from rig.screen.viewing.scroll_view import ScrollView
from rig.screen.viewing.timeline import Timeline

AROUND_REP_S = 2.0
FOLLOWED_S = 60.0


class Finding(QObject):
    """Joins the traces with the list of reps: what is chosen in one is shown in the other."""

    def __init__(self, feed: Feed, traces: ScrollView, panel: RepPanel, deciding: Deciding) -> None:
        super().__init__()
        self._feed, self._traces, self._panel, self._deciding = feed, traces, panel, deciding
        self._timeline = Timeline((), ())
        traces.clicked.connect(self._choose_at)
        panel.chosen.connect(self._go_to)

    def take_events(self) -> None:
        """Judge the reps anew, and show them in both."""
        self._timeline = self._deciding.judge(self._feed.session.events)
        self._show_chosen()

    def newest_first(self) -> None:
        """Begin with the newest minute, and stay with it."""
        ends_s = self._feed.shown.ends_s
        self._traces.show_stretch(ends_s - FOLLOWED_S, ends_s)
        self._traces.follow(True)

    def whole(self) -> None:
        """Show all of the session."""
        self._traces.follow(False)
        self._traces.show_stretch(0.0, self._traces.ends_s)

    def turn_following(self) -> None:
        """Jump to the newest and stay with it, or let it go; of a finished session jump to its end."""
        if self._feed.live:
            self._traces.follow(not self._traces.following)
        else:
            self._traces.show_end()

    def _go_to(self, place: int) -> None:
        """Show the rep that was chosen in the list."""
        if 0 <= place < len(self._deciding.reps):
            rep = self._deciding.reps[place].rep
            self._traces.follow(False)
            self._traces.show_stretch(rep.start_s - AROUND_REP_S, rep.end_s + AROUND_REP_S)
        self._show_chosen()

    def _choose_at(self, time_s: float) -> None:
        """Choose the rep that was clicked, where it is."""
        place = self._timeline.rep_at(time_s)
        if place is not None:
            self._panel.choose_quietly(place)
            self._show_chosen()

    def _show_chosen(self) -> None:
        self._panel.show_reps(self._deciding.reps)
        self._traces.set_events(self._timeline, self._deciding.chosen)
