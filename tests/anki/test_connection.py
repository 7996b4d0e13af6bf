"""Reaching AnkiConnect: where it is, whether it lets us in, and what is said when it does not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from bilingual_reader.anki.connect import AnkiConnect
from bilingual_reader.errors import AnkiError, AnkiRefused
from tests.anki.conftest import Desk


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8765", "http://localhost:1", "http://[::1]:8765", "http://127.9.9.9"]
)
def test_this_machine_is_spoken_to(url: str) -> None:
    """Every name of this machine's own loopback is fine."""
    assert AnkiConnect(url).here


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.5:8765",
        "http://anki.example:8765",
        "http://127.0.0.1.example:8765",
        "http://localhost.example",
        "http://127.0.0.1@anki.example:8765",
        "http://0.0.0.0:8765",
        "https://[2001:db8::1]:8765",
    ],
)
def test_other_machines_are_not(url: str) -> None:
    """Another machine is refused before a byte is sent, unless it is meant."""
    with pytest.raises(AnkiError, match="another machine"):
        AnkiConnect(url)
    assert not AnkiConnect(url, anywhere=True).here


@pytest.mark.parametrize(
    "url",
    ["", "8765", "ftp://127.0.0.1", "http://", "http://[", "http://a:b", "http://127.0.0.1:99999",
     "http://127.0.0.1:0", "file:///etc/passwd", "http://127.0.0.1\r\nX: y", "http://ü" + "x" * 70],
)  # fmt: skip
def test_what_is_no_address_is_told(url: str) -> None:
    """An address that is none is told with one that is."""
    with pytest.raises(AnkiError, match="no address"):
        AnkiConnect(url)


def test_no_anki_is_told() -> None:
    """Where nothing listens, the error says what to start."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with pytest.raises(AnkiError, match="start Anki, with the add-on AnkiConnect"):
        AnkiConnect(f"http://127.0.0.1:{port}").greet()


def test_an_old_one_is_told(desk: Desk) -> None:
    """Before version 6 the interface was another; also of those that answer without an envelope."""
    desk.anki.api = 5
    with pytest.raises(AnkiError, match=r"too old \(version 5, 6 is needed\)"):
        AnkiConnect(desk.anki.url).greet()
    desk.anki.raw = b"4"
    with pytest.raises(AnkiError, match=r"too old \(version 4"):
        AnkiConnect(desk.anki.url).greet()


def test_one_without_permissions_is_fine(desk: Desk) -> None:
    """An AnkiConnect of version 6 that does not know of permissions is asked for its version."""
    desk.anki.refused = {"requestPermission": "unsupported action"}
    AnkiConnect(desk.anki.url).greet()
    assert desk.anki.asked == ["version", "requestPermission"]


def test_a_key_is_demanded(desk: Desk) -> None:
    """No key, another key, the key; also inside of `multi`, where each action needs it."""
    desk.anki.key = "secret"
    with pytest.raises(AnkiError, match="demands a key.*anki_key"):
        AnkiConnect(desk.anki.url).greet()
    with pytest.raises(AnkiError, match="demands another key"):
        AnkiConnect(desk.anki.url, "wrong").greet()
    anki = AnkiConnect(desk.anki.url, "secret")
    anki.greet()
    assert anki.ask_each([("version", {}), ("version", {})]) == [6, 6]


def test_a_key_stands_in_no_message(desk: Desk) -> None:
    """What is told of an error holds the address and not the key."""
    desk.anki.key = "secret"
    with pytest.raises(AnkiError) as caught:
        AnkiConnect(desk.anki.url, "my-own-key").greet()
    assert "my-own-key" not in str(caught.value)


def test_a_denial_is_told(desk: Desk) -> None:
    """A learner who said no in Anki's question is told what to do."""
    desk.anki.permission = "denied"
    with pytest.raises(AnkiError, match="does not let this program in"):
        AnkiConnect(desk.anki.url).greet()


@pytest.mark.parametrize(
    "raw",
    [b"", b"null", b"<html>hello", b"[1]", b'{"result": 6}', b"\xff\xfe", b"[" * 100_000,
     b'{"result": "x", "error": null}'],
)  # fmt: skip
def test_what_is_no_ankiconnect_is_told(desk: Desk, raw: bytes) -> None:
    """Another program on that port is told as such, whatever it answers."""
    desk.anki.raw = raw
    with pytest.raises(AnkiError, match="not AnkiConnect"):
        AnkiConnect(desk.anki.url).greet()


def test_each_refusal_is_its_own(desk: Desk) -> None:
    """Of many actions those that are refused give their words, the others their results."""
    results = AnkiConnect(desk.anki.url).ask_each([("version", {}), ("no such thing", {})])
    assert results[0] == 6
    assert isinstance(results[1], AnkiRefused)
    assert "unsupported action" in results[1].what


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a program that takes a request and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_silence_is_told(silent: str) -> None:
    """An Anki that is busy for longer than is waited for is told as that."""
    with pytest.raises(AnkiError, match="did not answer within 0.05 seconds"):
        AnkiConnect(silent, seconds=0.05).greet()


def test_no_open_profile_is_told(desk: Desk) -> None:
    """While Anki asks which profile to open, there is no collection: it says what to do."""
    desk.anki.refused = {"modelNamesAndIds": "collection is not available"}
    with pytest.raises(AnkiError, match="open your profile"):
        AnkiConnect(desk.anki.url).note_types()


@pytest.mark.parametrize("result", ["null", "[1]", '{"a": "b"}', '"x"'])
def test_answers_of_another_shape_are_told(desk: Desk, result: str) -> None:
    """A result that is no table of note types is told, and is no fault of the program's."""
    desk.anki.raw = f'{{"result": {result}, "error": null}}'.encode()
    with pytest.raises(AnkiError, match="not understood"):
        AnkiConnect(desk.anki.url).note_types()


def test_no_proxy_of_the_environment_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words for this machine's Anki go to it, whatever proxy the environment names."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    AnkiConnect(desk.anki.url).greet()
    assert desk.anki.asked
