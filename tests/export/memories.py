"""Translation memories, read by the Translate Toolkit."""

from typing import Any

from translate.storage.tmx import tmxfile


def read_memory(text: str) -> Any:
    """The toolkit's store of a TMX document: it has `units`, each with `source` and `target`."""
    store: Any = tmxfile
    return store.parsestring(text.encode())
