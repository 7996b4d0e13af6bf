"""The CMU Pronouncing Dictionary: its text as words with their pronunciations, the usual first.

A line is `DISCOVERY(1)  D IH0 S K AH1 V R IY0`: two spaces after the word, a number after all but
the first of its pronunciations; comments begin with `;;;`. Here words and phonemes are lower case.
The file's own order is no order of use (`read` is /rɛd/ first), so `USUAL` says what leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_REDUCED = re.compile(r" ih0 (?:d|z|jh(?: d| ih0 z)?)$")
_NUMBER = re.compile(r"\([0-9]\)$")


def parse(data: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(word, its pronunciations) in the order of the file, which keeps those of a word together.

    Names of punctuation marks (`!EXCLAMATION-POINT`) are left out. Latin-1, as the file is.
    Raises ValueError where a line is none of the dictionary's.
    """
    word, heard = "", list[str]()
    for line in data.decode("latin-1").lower().splitlines():
        written, _, phonemes = line.partition("  ")
        if line.startswith(";;;") or not _is_word(written):
            continue
        if not phonemes:
            raise ValueError(f"no line of the CMU dictionary: {line[:40]}")
        base = _NUMBER.sub("", written) if written.endswith(")") else written
        if base != word:
            if heard:
                yield word, ranked(word, heard)
            word, heard = base, []
        heard.append(phonemes.strip())
    if heard:
        yield word, ranked(word, heard)
    yield from ((new, (phonemes,)) for new, phonemes in NEWER.items())


def find(data: bytes, word: str) -> tuple[str, ...]:
    """The pronunciations of one lower-case word, found without reading all lines, some 3 ms."""
    if not _is_word(word) or re.search(r"[\s(]", word):
        return ()
    if word in NEWER:
        return (NEWER[word],)
    try:
        written = word.upper().encode("latin-1")
    except UnicodeEncodeError:
        return ()
    numbers = (b"", *(b"(%d)" % n for n in range(1, 5)))
    return ranked(word, filter(None, (_line(data, written + number) for number in numbers)))


def _is_word(written: str) -> bool:
    return written[:1].isalnum() or written[:1] == "'"


def _line(data: bytes, written: bytes) -> str:
    head = b"\n" + written + b"  "
    start = data.find(head)
    if start < 0:
        return ""
    line = data[start + len(head) : data.find(b"\n", start + 1)]
    return line.decode("latin-1").strip().lower()


def ranked(word: str, heard: Iterable[str]) -> tuple[str, ...]:
    """The pronunciations with the usual one first, those that sound alike once.

    Where no table says which it is, it is the file's first, but a reduced ending goes with /ɪ/
    (started, boxes, language) as the pronunciations derived in `sounds` do.
    """
    found = list(heard)
    if len(found) < 2:
        return tuple(found)
    first = _folded(found[0])
    usual = USUAL.get(word)
    found.sort(key=lambda p: (p != usual, _folded(p) != first, _REDUCED.search(p) is None))
    alike: dict[str, str] = {}
    for phonemes in found:
        alike.setdefault(_folded(phonemes), phonemes)
    return tuple(alike.values())


def _folded(phonemes: str) -> str:
    """What pronunciations share that no learner tells apart: hw and w, weak and weaker vowels."""
    folded = phonemes.replace("hh w", "w").replace("2", "0").replace("ih0", "ah0")
    one_syllable = len(re.findall("[01]", folded)) == 1
    return folded.replace("1", "0") if one_syllable else folded


def _table(text: str) -> dict[str, str]:
    rows = (line.split(maxsplit=1) for part in text.split("\n") for line in part.split(";"))
    return {row[0]: row[1].strip() for row in rows if row}


USUAL = _table(
    """
    accent ae1 k s eh2 n t; bow b ow1; cause k ao1 z; combine k ah0 m b ay1 n
    compress k ah0 m p r eh1 s; concrete k aa1 n k r iy0 t; conflicts k aa1 n f l ih0 k t s
    convert k ah0 n v er1 t; costume k aa1 s t uw0 m; costumes k aa1 s t uw0 m z
    decade d eh1 k ey0 d; decades d eh1 k ey0 d z; dictated d ih1 k t ey2 t ih0 d
    dictates d ih1 k t ey2 t s; dictator d ih1 k t ey0 t er0; discount d ih1 s k aw0 n t
    discounts d ih1 s k aw2 n t s; escort eh1 s k ao0 r t; essay eh1 s ey2; essays eh1 s ey2 z
    every eh1 v r iy0; exploit eh2 k s p l oy1 t; exploited ih0 k s p l oy1 t ah0 d
    exploiting ih0 k s p l oy1 t ih0 ng; extract ih0 k s t r ae1 k t
    extracts ih0 k s t r ae1 k t s; firsthand f er1 s t hh ae0 n d; forecasts f ao1 r k ae2 s t s
    hertz hh er1 t s; huang hh w aa1 ng; impact ih1 m p ae0 k t; impacts ih1 m p ae0 k t s
    insult ih1 n s ah2 l t; insults ih1 n s ah2 l t s; lead l iy1 d; legit l ah0 jh ih1 t
    live l ih1 v; nano n ae1 n ow0; navigation n ae2 v ah0 g ey1 sh ah0 n; often ao1 f ah0 n
    perfect p er1 f ih2 k t; putting p uh1 t ih0 ng; read r iy1 d; really r iy1 l iy0
    recall r ih0 k ao1 l; record r eh1 k er0 d; records r eh1 k er0 d z
    recreate r iy0 k r iy0 ey1 t; recreating r iy0 k r iy0 ey1 t ih0 ng
    refund r iy1 f ah2 n d; refunds r iy1 f ah2 n d z; research r iy1 s er0 ch
    router r aw1 t er0; routers r aw1 t er0 z; separate s eh1 p r ah0 t
    sometimes s ah1 m t ay2 m z; sow s ow1; status s t ey1 t ah0 s; subject s ah1 b jh ih0 k t
    survey s er1 v ey2; surveys s er1 v ey2 z
    tear t ih1 r; tears t ih1 r z; transfer t r ae1 n s f er0; transfers t r ae1 n s f er0 z
    translates t r ae1 n s l ey2 t s; translating t r ae1 n s l ey2 t ih0 ng
    update ah1 p d ey2 t; updates ah1 p d ey2 t s; updated ah1 p d ey2 t ih0 d
    updating ah1 p d ey2 t ih0 ng; use y uw1 z; uses y uw1 z ih0 z; wind w ih1 n d
    wound w uw1 n d; zhang zh aa1 ng
    """
)
"""Word → which of its listed pronunciations is the usual one, where another stands first.

Chosen by eye among the 353 words of the sample and reference interviews whose listed
pronunciations differ in their stressed vowel: the reading that a running text has most often.
"""

NEWER = _table(
    """
    agentic ey0 jh eh1 n t ih0 k; airbnb eh2 r b iy2 ah0 n b iy1; anthropic ae0 n th r aa1 p ih0 k
    bitcoin b ih1 t k oy2 n; bot b aa1 t; bots b aa1 t s
    chatgpt ch ae2 t jh iy2 p iy2 t iy1; covid k ow1 v ih0 d; crispr k r ih1 s p er0
    distributional d ih2 s t r ah0 b y uw1 sh ah0 n ah0 l; ebook iy1 b uh2 k
    emoji ih0 m ow1 jh iy0; encoder eh0 n k ow1 d er0; esports iy1 s p ao2 r t s
    eval ih0 v ae1 l; github g ih1 t hh ah2 b; grok g r aa1 k
    influencer ih1 n f l uw2 ah0 n s er0; instagram ih1 n s t ah0 g r ae2 m; json jh ey1 s ah0 n
    kubernetes k uw2 b er0 n eh1 t iy0 z; login l ao1 g ih2 n; netflix n eh1 t f l ih2 k s
    nvidia eh0 n v ih1 d iy0 ah0; plugin p l ah1 g ih2 n; qubit k y uw1 b ih0 t
    spacex s p ey2 s eh1 k s; spotify s p aa1 t ih0 f ay2; tensor t eh1 n s er0
    thermodynamics th er2 m ow0 d ay0 n ae1 m ih0 k s; tiktok t ih1 k t aa2 k
    tokenizer t ow1 k ah0 n ay2 z er0; unicode y uw1 n ih0 k ow2 d
    vlog v l ao1 g; webpage w eh1 b p ey2 jh
    algorithmic ae2 l g er0 ih1 dh m ih0 k; classifier k l ae1 s ah0 f ay2 er0
    concurrency k ah0 n k er1 ah0 n s iy0; cryptography k r ih0 p t aa1 g r ah0 f iy0
    customizable k ah1 s t ah0 m ay2 z ah0 b ah0 l; declarative d ih0 k l eh1 r ah0 t ih0 v
    dexterous d eh1 k s t r ah0 s; dystopian d ih0 s t ow1 p iy0 ah0 n
    extensible ih0 k s t eh1 n s ah0 b ah0 l; fentanyl f eh1 n t ah0 n ih2 l
    generalizable jh eh1 n er0 ah0 l ay2 z ah0 b ah0 l; inbox ih1 n b aa2 k s
    interoperability ih2 n t er0 aa2 p er0 ah0 b ih1 l ih0 t iy0; iterate ih1 t er0 ey2 t
    iterating ih1 t er0 ey2 t ih0 ng; modularity m aa2 jh ah0 l eh1 r ih0 t iy0
    monetize m aa1 n ah0 t ay2 z; optimizer aa1 p t ah0 m ay2 z er0
    parallelize p eh1 r ah0 l eh2 l ay2 z; prescriptive p r ih0 s k r ih1 p t ih0 v
    quantize k w aa1 n t ay2 z; recursive r ih0 k er1 s ih0 v
    recursively r ih0 k er1 s ih0 v l iy0; regularization r eh2 g y ah0 l er0 ah0 z ey1 sh ah0 n
    relatable r ih0 l ey1 t ah0 b ah0 l; runtime r ah1 n t ay2 m; résumé r eh1 z ah0 m ey2
    separable s eh1 p er0 ah0 b ah0 l; summarization s ah2 m er0 ah0 z ey1 sh ah0 n
    symmetric s ah0 m eh1 t r ih0 k; taxonomy t ae0 k s aa1 n ah0 m iy0
    tokenize t ow1 k ah0 n ay2 z; trope t r ow1 p; uptime ah1 p t ay2 m
    usability y uw2 z ah0 b ih1 l ih0 t iy0
    """
)
"""Words younger than the dictionary, as they are said in America."""
