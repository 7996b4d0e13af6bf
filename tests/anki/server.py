"""AnkiConnect's published behaviour over HTTP, on top of Anki's real backend.

Written after the actions' documentation (git.sr.ht/~foosoft/anki-connect): the shape of requests
and answers, `multi` whose actions carry version and key of their own, names and errors. What an
action does, Anki does.
"""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

Action = Callable[..., Any]


class Refusal(Exception):
    """What AnkiConnect answers as `error`."""


class FakeConnect:
    """An Anki with AnkiConnect on a free port of this machine."""

    def __init__(self, collection: Any) -> None:
        self.collection = collection
        self.key = ""
        """The key that it demands."""
        self.api = 6
        self.profile: str | None = "User 1"
        """None: older than the action that tells it."""
        self.permission = "granted"
        self.old = False
        """Whether it is of the first years of version 6: `make_old`."""
        self.sandboxed = False
        """Whether it sees none of our files."""
        self.refused: dict[str, str] = {}
        """Actions that are refused, and with which words."""
        self.open_in_browser: set[int] = set()
        """Notes whose fields do not change, since its browser shows them."""
        self.last = 10**9
        """How many requests are answered before it is gone."""
        self.asked: list[str] = []
        """All actions, in order."""
        self.raw: bytes | None = None
        """Answered instead of everything, when set."""
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Stop, once the request at hand is answered."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def make_old(self) -> None:
        """Take away what AnkiConnect learned since 2019."""
        self.old, self.profile = True, None
        self.refused = dict.fromkeys(
            (
                "requestPermission",
                "getMediaDirPath",
                "getMediaFilesNames",
                "getReviewsOfCards",
                "findModelsById",
            ),
            "unsupported action",
        )

    def count(self, action: str) -> int:
        """How often it was asked to do that."""
        return self.asked.count(action)

    def answer(self, request: dict[str, Any]) -> Any:
        """The answer to one action, in the shape that the version of the request has."""
        action, version = request["action"], request.get("version", 4)
        self.asked.append(action)
        try:
            if action != "requestPermission" and request.get("key", "") != self.key:
                raise Refusal("valid api key must be provided")
            method = getattr(self, f"do_{action}", None)
            if method is None:
                raise Refusal("unsupported action")
            if action in self.refused:
                raise Refusal(self.refused[action])
            result, error = method(**request.get("params", {})), None
        except Exception as fault:
            result, error = None, str(fault)
        if version <= 4 and error is None:
            return result
        return {"result": result, "error": error}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                fake.last -= 1
                if fake.last < 0:
                    self.close_connection = True
                    return
                body = self.rfile.read(int(self.headers["Content-Length"]))
                reply = json.dumps(fake.answer(json.loads(body))).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(reply if fake.raw is None else fake.raw)

            def log_message(self, format: str, *values: Any) -> None:
                """Nothing on the screen."""

        return Handler

    # Miscellaneous

    def do_version(self) -> int:
        return self.api

    def do_requestPermission(self) -> dict[str, Any]:
        return {"permission": self.permission, "requireApiKey": bool(self.key), "version": self.api}

    def do_getActiveProfile(self) -> str:
        if self.profile is None:
            raise Refusal("unsupported action")
        return self.profile

    def do_multi(self, actions: list[dict[str, Any]]) -> list[Any]:
        return [self.answer(action) for action in actions]

    def do_importPackage(self, path: str) -> bool:
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        # As the importer does that it calls, anki/importing.py.
        options = ImportAnkiPackageOptions(
            merge_notetypes=True, with_scheduling=True, with_deck_configs=True
        )
        asked = ImportAnkiPackageRequest(package_path=str(self._see(path)), options=options)
        self.collection.import_anki_package(asked)
        return True

    # Note types, notes and cards

    def do_modelNamesAndIds(self) -> dict[str, int]:
        return {each.name: each.id for each in self.collection.models.all_names_and_ids()}

    def do_modelFieldNames(self, modelName: str) -> list[str]:
        return list(self.collection.models.field_names(self._model(modelName)))

    def do_findModelsById(self, modelIds: list[int]) -> list[dict[str, Any]]:
        return [self.collection.models.get(number) for number in modelIds]

    def do_deckNamesAndIds(self) -> dict[str, int]:
        return {each.name: each.id for each in self.collection.decks.all_names_and_ids()}

    def do_findNotes(self, query: str) -> list[int]:
        return list(self.collection.find_notes(query))

    def do_findCards(self, query: str) -> list[int]:
        return list(self.collection.find_cards(query))

    def do_notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:
        return [self._note(number) for number in notes]

    def do_cardsInfo(self, cards: list[int]) -> list[dict[str, Any]]:
        return [self._card(number) for number in cards]

    def do_getDecks(self, cards: list[int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number in cards:
            name = self.collection.decks.name(self.collection.get_card(number).did)
            found.setdefault(name, []).append(number)
        return found

    def do_getReviewsOfCards(self, cards: list[int]) -> dict[str, list[dict[str, Any]]]:
        query = "select id, ease, ivl from revlog where cid = ?"
        return {
            str(card): [
                {"id": i, "ease": e, "ivl": ivl}
                for i, e, ivl in self.collection.db.all(query, card)
            ]
            for card in cards
        }

    def do_updateNoteFields(self, note: dict[str, Any]) -> None:
        from anki.errors import NotFoundError

        try:
            found = self.collection.get_note(note["id"])
        except NotFoundError:
            raise Refusal(f"note was not found: {note['id']}") from None
        for name, value in note["fields"].items():
            if name in found and found.id not in self.open_in_browser:
                found[name] = value
        self.collection.update_note(found)

    def do_addTags(self, notes: list[int], tags: str) -> None:
        self.collection.tags.bulk_add(notes, tags)

    def do_removeTags(self, notes: list[int], tags: str) -> None:
        self.collection.tags.bulk_remove(notes, tags)

    def _model(self, name: str) -> Any:
        model = self.collection.models.by_name(name)
        if model is None:
            raise Refusal(f"model was not found: {name}")
        return model

    def _note(self, number: int) -> dict[str, Any]:
        from anki.errors import NotFoundError

        try:
            note = self.collection.get_note(number)
        except NotFoundError:
            return {}
        told = {
            "noteId": note.id,
            "tags": note.tags,
            "fields": _fields(note),
            "modelName": note.note_type()["name"],
            "cards": [card.id for card in note.cards()],
        }
        return told if self.old else {**told, "profile": self.profile, "mod": note.mod}

    def _card(self, number: int) -> dict[str, Any]:
        card = self.collection.get_card(number)
        return {
            "cardId": card.id,
            "fields": _fields(card.note()),
            "modelName": card.note_type()["name"],
            "deckName": self.collection.decks.name(card.did),
            "factor": card.factor,
            "interval": card.ivl,
            "note": card.nid,
            "type": card.type,
            "queue": card.queue,
            "reps": card.reps,
            "lapses": card.lapses,
            "mod": card.mod,
        }

    # Media

    def do_getMediaDirPath(self) -> str:
        return str(self.collection.media.dir())

    def do_getMediaFilesNames(self, pattern: str = "*") -> list[str]:
        return [path.name for path in Path(self.collection.media.dir()).glob(pattern)]

    def do_storeMediaFile(self, filename: str, data: str = "", path: str = "") -> str:
        content = b64decode(data) if data else self._see(path).read_bytes()
        return str(self.collection.media.write_data(filename, content))

    def do_deleteMediaFile(self, filename: str) -> None:
        self.collection.media.trash_files([filename])

    def _see(self, path: str) -> Path:
        # As documented, a path is relative to the media folder.
        found = Path(self.collection.media.dir()) / path
        inside = found.parent == Path(self.collection.media.dir())
        if not found.is_file() or (self.sandboxed and not inside):
            raise Refusal(f"[Errno 2] No such file or directory: '{path}'")
        return found


def _fields(note: Any) -> dict[str, dict[str, Any]]:
    return {name: {"value": value, "order": n} for n, (name, value) in enumerate(note.items())}
