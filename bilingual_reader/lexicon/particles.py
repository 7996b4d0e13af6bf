"""Words of one character whose reading follows from their place: 地, 得, 都, 长, 没.

Neither pypinyin nor the network, which learnt from an encyclopedia, knows the particles of speech:
they read 认真地说 as `dì`, 做得更好 as `dé` and 没赶上 as `mò`. The rules are those of any grammar
(Lü Shuxiang, 现代汉语八百词, under 地, 得, 都, 没), kept to neighbours from closed classes; where
they are silent the reading stays.
"""

from __future__ import annotations

from bilingual_reader.lexicon.settling import Run, Words

READ = frozenset("地得都长没")
"""The characters that there are rules for."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DEGREES = _words(
    """很 更 更加 最 太 极 极其 挺 够 较 比较 非常 特别 十分 相当 这么 那么 多么 如此 这样 那样"""
)
_COMPLEMENTS = _DEGREES | _words(
    """多 好 快 慢 久 越 越来越 不 不好 不错 有点 有些 比 像 怎么样 怎样 好不好 还 还不错 漂亮
    最好 最久 更好 更快 更多 更长 更久 更远 更高 很好 很快 很多 很长 很久 很远 很高"""
)
"""What tells how something is done, after 得."""
_OBLIGED = _words(
    """我 你 您 他 她 它 谁 咱 我们 你们 他们 她们 它们 咱们 大家 就 还 都 也 又 总 总是 先 才 仍
    仍然 一定 可能 肯定 恐怕 也许 至少 起码 还是 那就 迟早"""
)
"""Who must, and adverbs before 得 that is `děi`."""
_GAINED = _words("了 到 过 着 出 分 奖 病 知 胜 逞 罪 救 利 益 名 证 失 主 意 意思 的")
"""What is gained, after 得 that is `dé`."""
_GROUND = frozenset("块片亩处的")
"""What a word ends in after which 地 is the ground."""
_MANNERS = frozenset("好快慢高低多少深早晚紧轻重远近大小久式般")
"""Words of one character before 地 that tell a manner; longer ones all may."""
_OF_PLACE = _words("的 上 里 面 下 之")
_GROWS = _words("大 成 得 出 满 高 在 越")
"""What follows 长 that is `zhǎng`."""

_SUNK, _SINKING = frozenset("沉淹埋隐湮泯吞覆"), frozenset("入落顶骨药齿")
"""What stands before and after 没 that may be `mò`."""


def by_place(run: Run, place: int, words: Words | None = None) -> str:
    """The reading that a character of `READ` must have where it stands; "" where no rule says.

    A word that the dictionary's `words` lack is taken apart, as it is jieba's guess.
    """
    char = run.text[place]
    word, at = run.word(place)
    before, after = run.neighbours(place)
    if words is not None and len(word) > 1 and not words(word):
        before, after = word[:at] or before, word[at + 1 :] or after
        word = char
    if char == "长":
        degree = before if word == char else word.removesuffix(char)
        grows = after in _GROWS and not run.text.startswith("长时间", place)
        return "cháng" if degree in _DEGREES and not grows else ""
    if char == "得" and word == "得多" and before:
        return "de"
    if char == "没":
        return "méi" if (word, after) == ("没收", "到") else _lacking(run.text, place, word)
    if word != char:
        return ""
    if char == "都":
        return "" if after in _OF_PLACE else "dōu"
    return _manner(before, after) if char == "地" else _complement(before, after)


def _lacking(text: str, place: int, word: str) -> str:
    """没 that is no sinking; in words of the dictionary the dictionary knows."""
    sinks = text[place - 1 : place] in _SUNK or text[place + 1 : place + 2] in _SINKING
    return "" if word != "没" or sinks else "méi"


def _manner(before: str, after: str) -> str:
    if not before or not after or after in _OF_PLACE or before[-1] in _GROUND:
        return ""
    return "de" if len(before) > 1 or before in _MANNERS else ""


def _complement(before: str, after: str) -> str:
    if not before or not after or after in _GAINED:
        return ""
    if before in _OBLIGED:
        return "děi"
    return "de" if after in _COMPLEMENTS else ""
