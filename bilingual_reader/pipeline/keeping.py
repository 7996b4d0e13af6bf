"""Prepared sources and the library: what it knows already, and how the rest goes in."""

from __future__ import annotations

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.identity import episode_id
from bilingual_reader.library import Library
from bilingual_reader.pipeline.gather import Job, shown
from bilingual_reader.pipeline.outcome import Imported
from bilingual_reader.pipeline.prepare import Prepared


def as_it_is(library: Library, job: Job, told: str) -> Imported | None:
    """The episode that was imported from these very bytes, or None. `told` is their fingerprint."""
    known = library.source(job.key)
    if known and known[0] == told:
        return _there(library, known[1], job, "unchanged")
    twin = library.same_source(told)
    if twin is None:
        return None
    # Moved or copied: the episode is known by this path too, also when the file changes.
    library.add_source(job.key, told, twin)
    return _there(library, twin, job, "unchanged")


def keep(library: Library, job: Job, told: str, prepared: Prepared) -> Imported:
    """Save what a source was prepared to, in one transaction."""
    with library.writing():
        # Looked for once more, within: another process may have been faster.
        return as_it_is(library, job, told) or _saved(library, job, told, prepared)


def _there(library: Library, episode: str, job: Job, status: str) -> Imported:
    row = library.find(episode)
    waiting = sum(not each.n for each in library.corrections(row.id))
    return Imported(row.id, row.title, shown(job.path), status, row.turns, row.sentences, waiting)


def _saved(library: Library, job: Job, told: str, prepared: Prepared) -> Imported:
    known = library.source(job.key)
    episode = _named(library, prepared.episode, known[1] if known else None)
    status = library.save_episode(
        episode, prepared.pairs, path=job.key, fingerprint=told, forms=prepared.forms
    )
    return _there(library, episode.id, job, status)


def _named(library: Library, episode: Episode, known: str | None) -> Episode:
    """The episode with the id that its source brings, or that its path has had, or a new one.

    A source that brings its own id (the archive) may bring it from several paths; a made id is
    given to one episode only.
    """
    if episode_id(episode._replace(id="")) != episode.id:
        return episode
    if known:
        return episode._replace(id=known)
    made, count = episode.id, 1
    while library.edition(made):
        count += 1
        made = f"{episode.id}-{count}"
    return episode._replace(id=made)
