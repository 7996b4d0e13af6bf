"""Whether a bracket says the term before it in the other language, or says something about it."""

from __future__ import annotations

import re

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.glossary.closed_words import HAN_RUN, LATIN_WORD, ROLES, STAGE
from bilingual_reader.core.glossary.knowledge import (
    is_abbreviation,
    is_made_up,
    known,
    parts,
    shares,
    sounds_like_a_name,
    support,
)

_NOUN = re.compile(
    r"(?i)(?:[tsx]ion|ity|ics|ism|ology|ness|ment|ing|or|er|sis|ship|graphy|metry|ance|ence|ium)s?$"
)
"""Endings of common nouns."""
_ENOUGH = 0.2
"""Share of an English term that the lexicon must find in the Chinese, to speak for a gloss."""
_MOST_PER_WORD, _MOST = 5.0, 6
"""Characters of Chinese for a word of English, and beyond those, at most: more is a description."""


def is_gloss(en: str, zh: str, lexicon: Lexicon) -> bool:
    """Whether the two are counterparts.

    A name or a model (OpenAI, Sam Altman) beside Chinese that neither means nor sounds like it
    is who or what is spoken of: 创始人（Sam Altman）. Anything else is, but for a long description.
    """
    if not _foreign_words_fit(en, zh):
        return False
    if _is_role_of_a_name(en, zh, lexicon):
        return False
    if support(en, zh, lexicon) >= _ENOUGH:
        return True
    if STAGE.match(en) or STAGE.match(zh):
        return False
    if _is_name(en, zh, lexicon) and not sounds_like_a_name(zh):
        return False
    if ROLES.search(zh) and _capitalised(en) and not is_abbreviation(en):
        return False
    size = sum(part.size for part in parts(en, lexicon))
    return len("".join(HAN_RUN.findall(zh))) <= _MOST_PER_WORD / 2 * size + _MOST


def _is_role_of_a_name(en: str, zh: str, lexicon: Lexicon) -> bool:
    """Whether the Chinese says who somebody is: Elon Musk（特斯拉的首席执行官）."""
    found = shares(en, zh, lexicon) if ROLES.search(zh) else []
    return any(part.name for part, _ in found) and not any(
        share for part, share in found if not part.name
    )


def _foreign_words_fit(en: str, zh: str) -> bool:
    """Whether the words in letters and the numbers inside the Chinese are the English term's.

    Higgs 现象. Words only where it is a name: beside it they say more than it means.
    """
    own = en.lower()
    strange = [word.lower() for word in LATIN_WORD.findall(zh) if word.lower() not in own]
    numbers = any(len(word) > 1 and word.isdigit() for word in strange)
    return not numbers and not (_capitalised(en) and any(word[0].isalpha() for word in strange))


def _capitalised(en: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() for word in LATIN_WORD.findall(en))


def _is_name(en: str, zh: str, lexicon: Lexicon) -> bool:
    """Whether it is a name: several words in capitals that no dictionary has, or a made-up one."""
    words = LATIN_WORD.findall(en)
    if is_abbreviation(en):
        return False
    if len(words) == 1 and _capitalised(en) and lexicon.knows(zh):
        return not known(en, lexicon) and not _NOUN.search(en)
    several = len(words) > 1 and _capitalised(en)
    unknown = all(not known(word, lexicon) for word in words)
    return is_made_up(en) or (several and unknown)
