"""The places of the reader, and the screen that each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.session import Session

if TYPE_CHECKING:
    from bilingual_reader.reader.review_desk import ReviewDesk

Place = tuple[str, str]
"""A screen by its kind ("read", "today", "archive", "words", "review", "welcome") and an
episode."""


def home(session: Session) -> Place:
    """Where the learner comes back to at last."""
    return ("archive" if session.given.today is None else "today"), ""


def first(session: Session, asked: str | None) -> Place:
    """Where the app begins: at the episode with the id that was asked for. Raises LibraryError."""
    if session.given.review_first:
        return "review", ""
    if asked:
        return "read", asked
    return home(session) if session.library.episodes() else ("welcome", "")


def made(session: Session, place: Place, n: int = 0) -> BaseScreen:
    """The screen of a place; its module is imported when it is first needed.

    `n`: the sentence to be at, 0 for where the episode was left. Raises LibraryError.
    """
    kind, episode = place
    if kind == "read":
        from bilingual_reader.reader.screens.read import ReadScreen

        return ReadScreen(session, session.library.find(episode), n)
    if kind == "today":
        from bilingual_reader.reader.screens.today import TodayScreen

        return TodayScreen(session)
    if kind == "review":
        from bilingual_reader.reader.screens.review import ReviewScreen

        return ReviewScreen(session, desk(session))
    if kind == "words":
        from bilingual_reader.reader.screens.words import WordsScreen

        return WordsScreen(session)
    if kind == "welcome":
        from bilingual_reader.reader.screens.welcome import WelcomeScreen

        return WelcomeScreen(session)
    from bilingual_reader.reader.screens.archive import ArchiveScreen

    return ArchiveScreen(session, episode)


def desk(session: Session) -> ReviewDesk:
    """The desk of reviews, made when it is first asked for."""
    if session.desk is None:
        assert session.given.reviewer is not None
        session.desk = session.given.reviewer()
    return session.desk
