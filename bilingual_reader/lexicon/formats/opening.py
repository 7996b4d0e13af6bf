"""Which format a file is in, by what is in it."""

from __future__ import annotations

from pathlib import Path

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.formats import buildspeak, cedict, ecdict, stardict, yomitan
from bilingual_reader.lexicon.formats.book import Book, refused
from bilingual_reader.lexicon.formats.container import (
    MOST_JSON,
    Files,
    Folder,
    Tarred,
    Zipped,
    inflated,
    is_packed,
    is_tar,
    read_file,
)
from bilingual_reader.lexicon.formats.jsontext import parsed

_TEXTS = (".u8", ".csv", ".json", ".txt")
_STARDICT = (".ifo", ".idx", ".idx.gz", ".dict", ".dict.dz", ".syn", ".syn.dz")


def read(path: Path) -> Book:
    """The book in a file, a folder or an archive. Raises LexiconError where there is none."""
    if path.is_dir():
        return _of_files(Folder(path), path.resolve().name)
    name = path.name
    for ending in _STARDICT:
        ifo = name[: -len(ending)] + ".ifo"
        if name.endswith(ending) and (path.parent / ifo).is_file():
            return stardict.read(Folder(path.parent), ifo)
    data = read_file(path)
    if data.startswith(b"PK"):
        return _of_files(Zipped(path), path.stem)
    if is_tar(data):
        return _of_files(Tarred(path), name.partition(".")[0])
    if is_packed(data):
        data, name = inflated(data, name), path.stem
    return _of_text(data, name)


def _of_files(files: Files, name: str) -> Book:
    if yomitan.is_yomitan(files):
        return yomitan.read(files, name)
    described = [found for found in files.names if found.endswith(".ifo")]
    texts = [found for found in files.names if found.lower().endswith(_TEXTS)]
    if len(described) > 1 or (len(texts) > 1 and not described):
        raise LexiconError(
            "there are several dictionaries here", name, "name the file of one of them"
        )
    if described:
        return stardict.read(files, described[0])
    if not texts:
        raise _unknown(name)
    return _of_text(files.read(texts[0]), texts[0])


def _of_text(data: bytes, name: str) -> Book:
    stem = name.rpartition(".")[0] or name
    if data.startswith(stardict.MAGIC.encode()):
        raise refused("its other parts must stand beside the .ifo file, of the same name", name)
    if ecdict.is_ecdict(data[:1000].decode("utf-8-sig", "replace")):
        return ecdict.read(data, stem)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unknown(name) from error
    if text.lstrip()[:1] in ("{", "["):
        if len(data) > MOST_JSON:
            raise refused(f"a JSON file of more than {MOST_JSON >> 20} MB", name)
        return buildspeak.read(parsed(text, name), stem)
    if cedict.is_cedict(text):
        return cedict.read(text, stem)
    raise _unknown(name)


def _unknown(name: str) -> LexiconError:
    known = "CC-CEDICT .u8, StarDict, Yomitan zip, ECDICT csv or BuildSpeak's words.json"
    return LexiconError("this is no dictionary that can be read", name, f"give {known}")
