"""A sentence for the clipboard: its text, its translation, and where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from bilingual_reader.core.addresses import web_address
from bilingual_reader.core.documents import Pair, timecode
from bilingual_reader.locale import _
from bilingual_reader.reader.layout.blocks import View
from bilingual_reader.reader.ports import EpisodeRow


class Copy(NamedTuple):
    """What is copied."""

    text: str
    told: str
    """What it is, in words."""


def sentence(pair: Pair, view: View) -> Copy:
    """The sentence alone, of the side that leads."""
    return Copy(pair.side(view.sides(pair)[0]), _("the sentence"))


def whole(pair: Pair, view: View, episode: EpisodeRow) -> Copy:
    """The sentence with its translation, who says it where, and the link to its second."""
    lead, *others = view.sides(pair)
    others = [side for side in ("en", "zh") if side != lead and pair.side(side)]
    lines, told = [pair.side(lead)], [_("the sentence")]
    if others:
        lines.append(pair.side(others[0]))
        told.append(_("its translation"))
    time = timecode(pair.start)
    lines.append("— " + " · ".join(p for p in (pair.speaker, episode.title, time) if p))
    link = unescape(web_address(episode.url, pair.start))
    if link:
        lines.append(link)
        to_second = link != unescape(web_address(episode.url))
        told.append(_("the link to {time}").format(time=time) if to_second else _("the link"))
    return Copy("\n".join(lines), ", ".join(told))


def advice(environment: Mapping[str, str]) -> str:
    """What keeps a copy from the clipboard in this terminal, "" where nothing is known to.

    The text goes as OSC 52, which these do not take: the Linux console, Apple's Terminal, and
    tmux where it was not told to.
    """
    kind, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if kind in ("linux", "dumb") or program == "Apple_Terminal":
        return _("this terminal takes no text for the clipboard")
    if environment.get("TMUX"):
        return _("tmux passes it on after: set -g set-clipboard on")
    return ""
