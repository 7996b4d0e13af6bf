"""Small dictionaries in every format, made in memory."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CEDICT = """# CC-CEDICT
#! date=2031-05-06T07:08:09Z
燈塔 灯塔 [deng1 ta3] /lighthouse/CL:座[zuo4]/
霧笛 雾笛 [wu4 di2] /foghorn; fog signal/
潮 潮 [chao2] /tide/damp/
"""
ECDICT = """word,phonetic,definition,translation,pos,collins,oxford,tag,bnc,frq,exchange
foghorn,'fɒghɔ:n,n. a loud low horn,n. 雾号\\n[航] 雾笛,n:100,0,0,gre,0,0,s:foghorns
"to keep watch",,"keep watch, at sea",值班；守望,,,,,,,0:keep/1:d
silent,,,,,,,,,,
"""
WORDS: dict[str, Any] = {
    "tide": {"key": "tide", "ipa": "/taɪd/", "zh": "潮汐"},
    "keeper": {"key": "keeper", "ipa": "/ˈkipɚ/", "zh": "看守人；守护者"},
}
INDEX = {"title": "Harbour Terms", "format": 3, "revision": "1"}
BANK: list[Any] = [
    ["灯塔", "deng1 ta3", "n", "", 1, ["lighthouse", {"type": "text", "text": "beacon"}], 1, ""],
    [
        "buoy",
        "ˈbui",
        None,
        "",
        0,
        [
            {
                "type": "structured-content",
                "content": [
                    {"tag": "div", "content": ["浮标", {"tag": "img", "path": "a.png"}]},
                    {"tag": "ul", "content": [{"tag": "li", "content": "救生圈"}]},
                ],
            },
            {"type": "image", "path": "b.png"},
        ],
        2,
        "",
    ],
]


def file(path: Path, text: str) -> Path:
    """A file with this text."""
    path.write_text(text, "utf-8")
    return path


def zipped(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """A zip archive at `path` with files of these names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, bytes], mode: str = "w:gz") -> Path:
    """A tar archive at `path` with files of these names."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def yomitan(
    path: Path, bank: Any = BANK, index: Any = INDEX, name: str = "term_bank_1.json"
) -> Path:
    """A Yomitan dictionary at `path`."""
    return zipped(path, {"index.json": json.dumps(index), name: json.dumps(bank)})


def stardict(
    articles: Mapping[str, bytes],
    types: str = "m",
    forms: Mapping[str, int] | None = None,
    packed: bool = True,
    wide: bool = False,
) -> dict[str, bytes]:
    """The files of a StarDict dictionary; `types` "" for definitions that name their own."""
    index, data = b"", b""
    for headword, article in articles.items():
        offset = len(data).to_bytes(8 if wide else 4, "big")
        index += headword.encode() + b"\0" + offset + len(article).to_bytes(4, "big")
        data += article
    about = ["StarDict's dict ifo file", "version=3.0.0", "bookname=Sea Words"]
    about += [f"wordcount={len(articles)}", f"idxfilesize={len(index)}"]
    about += [f"sametypesequence={types}"] if types else []
    about += ["idxoffsetbits=64"] if wide else []
    files = {"sea.ifo": "\n".join(about).encode(), "sea.idx": index}
    files["sea.dict.dz" if packed else "sea.dict"] = gzip.compress(data) if packed else data
    if forms:
        rows = (form.encode() + b"\0" + n.to_bytes(4, "big") for form, n in forms.items())
        files["sea.syn"] = b"".join(rows)
    return files


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
