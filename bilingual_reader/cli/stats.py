"""`stats`: what to read next, and what to learn for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bilingual_reader.cli.output import counted, print_json
from bilingual_reader.cli.state import State, clock, pass_state, text_argument
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.sides import NAMES
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.lexicon.coverage import Share
    from bilingual_reader.library import EpisodeRow, Library
    from bilingual_reader.pipeline.measuring import Measure

_PLACES = 10
"""Sentences with one unknown word that are named."""


@click.command("stats")
@click.argument("episode", type=text_argument, required=False)
@click.option(
    "--sort",
    type=click.Choice(("number", "known")),
    default="number",
    help="The order of episodes; known: what you know most of first.  [default: number]",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only words of this language.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@pass_state
def stats_command(
    state: State, episode: str | None, sort: str, lang: Language | None, as_json: bool
) -> None:
    """Say how much you know and did; of EPISODE, what to learn.

    Without EPISODE it tells how much of each one you know, and draws your days.

    Running words are counted: a word is known when its status is known, those that you ignore
    are not counted. What is worth learning first are the unknown words that your library has most
    often. Coverage is the share of the different words, names and numbers aside, for which the
    dictionaries have a reading and a sense.
    """
    from bilingual_reader.cli.progress import Bar

    if episode and (lang or sort != "number"):
        raise click.UsageError("--sort and --lang go with all episodes: leave EPISODE out")
    library = state.open_library()
    row = library.find(episode) if episode else None
    with Bar(_("counting the words (once)")) as bar:
        if row is None:
            shown = Shown(lang, library.preferences().learned, sort == "known")
            _all(state, library, bar, shown, as_json)
        else:
            _one(state, library, row, bar, as_json)


class Shown(NamedTuple):
    """Which figures of all episodes are told, and in which order."""

    lang: Language | None
    """None: both languages."""
    learned: Language | None
    """Which of both comes first."""
    known_first: bool
    """The episode of which most is known first; else by number."""

    def shares(self, shares: Mapping[Language, Known]) -> dict[Language, Known]:
        """Those of an episode."""
        wanted = ordered(shares, self.learned)
        return {lang: shares[lang] for lang in wanted if self.lang in (None, lang)}

    def rank(self, shares: Mapping[Language, Known]) -> float:
        """Of two languages that counts which is learned, else which is known better."""
        told = {lang: known.share for lang, known in self.shares(shares).items() if known.words}
        if not self.known_first:
            return 0.0
        mine = told.get(self.learned) if self.learned else None
        return -(max(told.values(), default=-1.0) if mine is None else mine)


def ordered(languages: Iterable[Language], learned: Language | None) -> list[Language]:
    """The languages, the one that is learned first."""
    return sorted(languages, key=lambda lang: lang != learned)


def _all(state: State, library: Library, bar: Bar, shown: Shown, as_json: bool) -> None:
    from bilingual_reader.cli.diary import days_object, print_days
    from bilingual_reader.pipeline.measuring import known_shares
    from bilingual_reader.pipeline.today import all_days

    shares = known_shares(library, bar.count)
    rows = sorted(library.episodes(), key=lambda row: shown.rank(shares.get(row.id, {})))
    history = all_days(library, state.calendar, clock()())
    if as_json:
        episodes = [_head(row, shown.shares(shares.get(row.id, {}))) for row in rows]
        print_json({"episodes": episodes, **days_object(history)})
        return
    if not rows:
        click.echo(_("The library is empty. `bilingual-reader import FILE` or `demo` begins it."))
    for row in rows:
        click.echo(f"{row.number:>4}  {click.style(row.title, bold=True)}")
        for lang, known in shown.shares(shares.get(row.id, {})).items():
            if known.words:
                click.echo(f"      {_told(lang, known)}")
    print_days(history)


def _one(state: State, library: Library, row: EpisodeRow, bar: Bar, as_json: bool) -> None:
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.lexicon.coverage import coverage
    from bilingual_reader.pipeline.measuring import measures

    found = measures(library, row, bar.count)
    lexicon = state.compiled_lexicon()
    with Bar(_("looking the words up")) as looking:
        covered = coverage(library.pairs(row.id), lexicon, looking.count)
    shares = {"en": covered.en, "zh": covered.zh}
    if as_json:
        head = _head(row, {lang: measure.known for lang, measure in found.items()})
        for lang, measure in found.items():
            head[lang] |= _details(measure) | {"coverage": _coverage(shares[lang])}
        print_json({"episode": head})
        return
    click.secho(row.title, bold=True)
    for lang in ordered(found, library.preferences().learned):
        measure = found[lang]
        click.echo(f"\n{_told(lang, measure.known)}")
        click.echo(_single(measure))
        words = _(", ").join(f"{worth.word} {worth.library}" for worth in measure.first)
        if words:
            click.echo(_("worth learning first: {words}").format(words=words))
        click.echo(_covered(shares[lang]))


def _told(lang: Language, known: Known) -> str:
    told = _("{language}: {share} known of {words}, {unknown} unknown in a hundred")
    return told.format(
        language=_(NAMES[lang]),
        share=f"{100 * known.share:.1f} %",
        words=counted(known.words, "word"),
        unknown=f"{known.unknown_per_hundred:.1f}",
    )


def _single(measure: Measure) -> str:
    """Where a single word is unknown, as far as there is room."""
    told = _("{sentences} with exactly one unknown word")
    told = told.format(sentences=counted(len(measure.single), "sentence"))
    places = [f"{n} {word}" for n, word in measure.single[:_PLACES]]
    if not places:
        return told
    more = ["…"] if len(measure.single) > _PLACES else []
    return _("{name}: {told}").format(name=told, told=_(", ").join([*places, *more]))


def _covered(share: Share) -> str:
    told = _("the dictionaries cover {share} of {words}").format(
        share=f"{100 * share.share:.1f} %", words=counted(share.words, "word")
    )
    if share.by_parts:
        told += _(", {n} by their parts").format(n=share.by_parts)
    if share.missing:
        missing = _(", ").join(word for word, _times in share.missing[:10])
        told += _("; not {words}").format(words=missing)
    return told


def _head(row: EpisodeRow, shares: dict[Language, Known]) -> dict[str, Any]:
    figures: dict[str, Any] = {
        lang: _figures(known) for lang, known in shares.items() if known.words
    }
    return {"id": row.id, "number": row.number, "title": row.title, **figures}


def _figures(known: Known) -> dict[str, Any]:
    return {
        "words": known.words,
        "known": known.known,
        "share": round(known.share, 6),
        "unknown_per_hundred": round(known.unknown_per_hundred, 4),
    }


def _details(measure: Measure) -> dict[str, Any]:
    return {
        "first": [
            {"word": worth.word, "occurrences": worth.occurrences, "library": worth.library}
            for worth in measure.first
        ],
        "single": [{"n": n, "word": word} for n, word in measure.single],
    }


def _coverage(share: Share) -> dict[str, Any]:
    return {
        "words": share.words,
        "covered": share.covered,
        "by_parts": share.by_parts,
        "share": round(share.share, 6),
        "missing": [{"word": word, "occurrences": times} for word, times in share.missing],
    }


COMMANDS = (stats_command,)
