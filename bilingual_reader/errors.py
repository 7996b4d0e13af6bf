"""What can go wrong, as one tree.

    ReaderError                 anything that the program tells the user about
    ├── SourceError             a file that should be an episode cannot be read as one
    │   └── NotAnEpisode        a file that is fine and simply no episode (a README, a word list)
    ├── LibraryError            the library cannot be opened, read or written
    │   └── EpisodeNotFound     no episode, or more than one, answers to what was asked for
    ├── CorrectionError         sentence pairs cannot be corrected in the way that was asked for
    ├── ReadingError            a reading or segmentation of the learner's own cannot be taken
    ├── ClusterError            the cluster cannot be reached, or has gone
    ├── LexiconError            a dictionary cannot be read or compiled
    ├── AudioError              a sound cannot be read, played, spoken or cut
    ├── ExportError             a deck or table cannot be written
    ├── AnkiError               a running Anki cannot be reached, or is not to be talked to
    │   └── AnkiRefused         Anki does not do the one thing that it was asked for
    ├── ServeError              the web server cannot be started
    ├── PreferenceError         there is no such setting, or it cannot have this value
    └── ConfigError             the configuration cannot be read

Each carries what happened, where, and what to do; `str()` joins the three into the one line
that the command line prints after `error: `.
"""


class ReaderError(Exception):
    """Base of all errors that the program explains in one line instead of a traceback."""

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        super().__init__(what, where, todo)
        self.what, self.where, self.todo = what, where, todo

    def __str__(self) -> str:
        return ", ".join(part for part in (self.what, self.where, self.todo) if part)


class SourceError(ReaderError):
    """A file that should be an episode cannot be read as one."""


class NotAnEpisode(SourceError):
    """A file that is fine and simply no episode; a folder import passes over it."""


class LibraryError(ReaderError):
    """The library cannot be opened, read or written."""


class EpisodeNotFound(LibraryError):
    """No episode, or more than one, answers to what was asked for."""


class CorrectionError(ReaderError):
    """Sentence pairs cannot be corrected in the way that was asked for."""


class ReadingError(ReaderError):
    """A reading or a segmentation cannot be corrected in the way that was asked for."""


class ClusterError(ReaderError):
    """The cluster that was to do the work cannot be reached, or has gone."""


class LexiconError(ReaderError):
    """A dictionary cannot be read or compiled."""


class AudioError(ReaderError):
    """A sound cannot be read, played, spoken or cut."""


class ExportError(ReaderError):
    """A deck or table cannot be written."""


class ServeError(ReaderError):
    """The web server cannot be started."""


class AnkiError(ReaderError):
    """A running Anki cannot be reached, or is not to be talked to."""


class AnkiRefused(AnkiError):
    """Anki does not do the one thing that it was asked for; it may do others."""


class PreferenceError(ReaderError):
    """There is no such setting, or it cannot have this value."""


class ConfigError(ReaderError):
    """The configuration cannot be read."""
