"""Addresses of the web as HTML, to the second where the site takes one."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_IN_QUERY: Mapping[str, str] = {
    "youtube.com": "s",
    "youtu.be": "s",
    "youtube-nocookie.com": "s",
    "bilibili.com": "",
}
"""Sites that take `t=75` in the query, and the unit that they want behind it."""
_IN_FRAGMENT: Mapping[str, str] = {"vimeo.com": "s"}
"""Sites that take `#t=75`, likewise."""
_MEDIA = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".mp4", ".webm")
"""Files that browsers play from `#t=75` on: W3C Media Fragments URI 1.0, 4.2.1."""


def web_address(url: str, start: float | None = None) -> str:
    """The address, safe inside an attribute; with the second of `start` where the site takes one.

    "" for what is no http or https address.
    """
    plain, before, after = _address(url)
    if before and start is not None and math.isfinite(start) and start > 0:
        return f"{before}{int(start)}{after}"
    return plain


@lru_cache(maxsize=1024)
def _address(url: str) -> tuple[str, str, str]:
    """The whole address, and what stands before and after a second; "" where none is taken."""
    try:
        parts = urlsplit(_CONTROL.sub("", url).strip())
        host = parts.hostname or ""
    except ValueError:  # no address at all: an unclosed bracket, say
        return "", "", ""
    if parts.scheme not in ("http", "https") or not host:
        return "", "", ""
    plain = _quoted(urlunsplit(parts))
    if (unit := _unit(host, _IN_QUERY)) is not None:
        return plain, *_in_query(parts, unit)
    unit = _unit(host, _IN_FRAGMENT)
    if unit is None and parts.path.lower().endswith(_MEDIA):
        unit = ""
    if unit is None:
        return plain, "", ""
    return plain, _quoted(f"{urlunsplit(parts._replace(fragment=''))}#t="), unit


def _unit(host: str, sites: Mapping[str, str]) -> str | None:
    found = (s for s in sites if host == s or host.endswith(f".{s}"))
    return sites.get(next(found, ""))


def _in_query(parts: SplitResult, unit: str) -> tuple[str, str]:
    asked = [(k, v) for k, v in parse_qsl(parts.query, True) if k not in ("t", "start")]
    bare = urlunsplit(parts._replace(query=urlencode(asked), fragment=""))
    after = f"#{parts.fragment}" if parts.fragment else ""
    return _quoted(f"{bare}{'&' if asked else '?'}t="), f"{unit}{_quoted(after)}"


def _quoted(url: str) -> str:
    return html.escape(quote(url, safe="%/:?#@!$&'()*+,;=~-._"))
