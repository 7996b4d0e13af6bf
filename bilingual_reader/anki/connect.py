"""A running Anki, spoken to through its add-on AnkiConnect.

    anki = AnkiConnect("http://127.0.0.1:8765")
    anki.greet()
    anki.ask("findNotes", query="deck:current")

Every action is a POST of `{"action", "version": 6, "params", "key"}`; the answer is `{"result",
"error"}`, one of them null (git.sr.ht/~foosoft/anki-connect, README). It closes the connection
behind each answer. `http.client` and no more: what `urllib` does besides, a proxy of the
environment or a redirect, would carry words and key away from this machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from bilingual_reader.config import ANKI_URL
from bilingual_reader.errors import AnkiError, AnkiRefused

if TYPE_CHECKING:
    from http.client import HTTPConnection

API = 6
"""The version of AnkiConnect's interface that is spoken; it stands since 2018."""
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 120.0
"""Anki may be busy: syncing, checking its database, taking in a package."""
MOST_BYTES = 256 * 1024 * 1024
_AGAIN = "start it and run this again: what was done stays done"
_START = "start Anki, with the add-on AnkiConnect (code 2055492159), and run this again"
_KEY = "put the apiKey of AnkiConnect's settings into config.toml as anki_key"


class AnkiConnect:
    """What AnkiConnect at an address is asked."""

    def __init__(
        self,
        url: str = ANKI_URL,
        key: str = "",
        *,
        anywhere: bool = False,
        seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Raises AnkiError for what is no address, and for another machine's unless `anywhere`."""
        self.url = url
        self._key = key
        self._address = _address(url)
        self._seconds = seconds
        self.here = _loopback(self._address.hostname or "")
        """Whether it is on this machine, so that it may read this machine's files."""
        if not (self.here or anywhere):
            raise AnkiError(
                "this Anki is on another machine, where words and key would go unencrypted",
                url,
                "say --anywhere if that is meant",
            )

    def greet(self) -> None:
        """See that it is there, of this version or newer, and lets us in. Raises AnkiError."""
        version = self.ask("version")
        if not isinstance(version, int):
            raise self._garbled()
        if version < API:
            raise AnkiError(
                f"this AnkiConnect is too old (version {version}, {API} is needed)",
                self.url,
                "update it in Anki: Tools, Add-ons, Check for Updates",
            )
        try:
            asked = self.ask("requestPermission")
        except AnkiRefused:  # older than this action
            return
        if not isinstance(asked, dict) or asked.get("permission") != "granted":
            todo = "allow it in the question that Anki shows, and run this again"
            raise AnkiError("Anki does not let this program in", self.url, todo)

    def profile(self) -> str:
        """The name of the profile that is open; "" where AnkiConnect is too old to say."""
        try:
            return str(self.ask("getActiveProfile") or "")
        except AnkiRefused:
            return ""

    def ask(self, action: str, **params: Any) -> Any:
        """The result of one action. Raises AnkiRefused where it says no, else AnkiError."""
        return self._result(self._send(self._request(action, params)))

    def ask_each(self, asked: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
        """The results of many actions in one request, in order; an AnkiRefused where it says no.

        Raises AnkiError.
        """
        requests = [self._request(action, params) for action, params in asked]
        if not requests:
            return []
        answers = self.ask("multi", actions=requests)
        if not isinstance(answers, list) or len(answers) != len(requests):
            raise self._garbled()
        results: list[Any] = []
        for answer in answers:
            try:
                results.append(self._result(answer))
            except AnkiRefused as refusal:
                results.append(refusal)
        return results

    def ask_all(self, asked: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
        """As `ask_each`; raises the first AnkiRefused."""
        answers = self.ask_each(asked)
        for answer in answers:
            if isinstance(answer, AnkiRefused):
                raise answer
        return answers

    def notes(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """What Anki tells of these notes; those that are gone are left out. Raises AnkiError."""
        return self._records("notesInfo", notes=list(numbers))

    def cards(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """What Anki tells of these cards; those that are gone are left out. Raises AnkiError."""
        return self._records("cardsInfo", cards=list(numbers))

    def numbers(self, action: str, query: str) -> list[int]:
        """The ids that `findNotes` or `findCards` gives, in order. Raises AnkiError."""
        found = self.ask(action, query=query)
        if not isinstance(found, list) or not all(isinstance(number, int) for number in found):
            raise self._garbled()
        return sorted(found)

    def note_types(self) -> dict[str, int]:
        """The note types: name → id. Raises AnkiError."""
        with self.understood():
            return {str(n): int(i) for n, i in self.ask("modelNamesAndIds").items()}

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Raise AnkiError where an answer that is read inside has another shape."""
        try:
            yield
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            what = "Anki answers in words that are not understood"
            raise AnkiError(what, self.url, "update AnkiConnect") from error

    def _records(self, action: str, **params: Any) -> list[dict[str, Any]]:
        told = self.ask(action, **params)
        if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
            raise self._garbled()
        return [each for each in told if each]

    def _request(self, action: str, params: Mapping[str, Any]) -> dict[str, Any]:
        request = {"action": action, "version": API, "params": dict(params)}
        # In `multi` each action needs version and key of its own.
        return {**request, "key": self._key} if self._key else request

    def _result(self, answer: Any) -> Any:
        if not isinstance(answer, dict) or not {"result", "error"} <= answer.keys():
            if isinstance(answer, int):  # versions before 5 answer with the bare result
                return answer
            raise self._garbled()
        error = answer["error"]
        if error is None:
            return answer["result"]
        if "api key" in str(error):
            which = "another key" if self._key else "a key"
            raise AnkiError(f"AnkiConnect demands {which}", self.url, _KEY)
        if "collection is not available" in str(error):
            todo = "open your profile there and run this again"
            raise AnkiError("no collection is open in Anki", self.url, todo)
        raise AnkiRefused(f"Anki says: {' '.join(str(error).split())[:300]}", self.url)

    def _garbled(self) -> AnkiError:
        return AnkiError("what answers there is not AnkiConnect", self.url, "check the address")

    def _send(self, request: Mapping[str, Any]) -> Any:
        from http.client import HTTPException

        body = json.dumps(request).encode()
        connection = self._connection()
        try:
            try:
                connection.connect()
            except OSError as error:
                raise self._unreached(error) from error
            connection.sock.settimeout(self._seconds)
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            text = response.read(MOST_BYTES + 1)
        except TimeoutError as error:
            told = f"Anki did not answer within {self._seconds:g} seconds"
            todo = "see whether it is busy or shows a question, and run this again"
            raise AnkiError(told, self.url, todo) from error
        except (OSError, HTTPException) as error:
            raise AnkiError("Anki broke off the connection", self.url, _AGAIN) from error
        finally:
            connection.close()
        return self._read(response.status, text)

    def _read(self, status: int, text: bytes) -> Any:
        if status == 403:
            todo = "see the list of allowed origins in AnkiConnect's settings"
            raise AnkiError("AnkiConnect does not let this program in", self.url, todo)
        if status != 200 or len(text) > MOST_BYTES:
            raise self._garbled()
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._garbled() from error

    def _connection(self) -> HTTPConnection:
        from http.client import HTTPConnection, HTTPSConnection

        kind = HTTPSConnection if self._address.scheme == "https" else HTTPConnection
        host = self._address.hostname or ""
        return kind(host, self._address.port or _port(self._address), timeout=CONNECT_SECONDS)

    def _unreached(self, error: OSError) -> AnkiError:
        import socket

        if isinstance(error, socket.gaierror):
            return AnkiError("there is no such machine", self.url, "check the address")
        return AnkiError("Anki does not answer", self.url, _START)


def _address(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
        usable = address.scheme in ("http", "https") and bool(address.hostname)
        usable = usable and address.port != 0 and url.isprintable() and " " not in url
        (address.hostname or "").encode("idna")
    except ValueError:  # a port beyond all, a bracket left open, a label too long
        usable = False
    if not usable:
        raise AnkiError("this is no address of AnkiConnect", url, f"give one like {ANKI_URL}")
    return address


def _port(address: SplitResult) -> int:
    return 443 if address.scheme == "https" else 8765


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
