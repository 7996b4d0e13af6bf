"""Dictation: what was typed is compared with what is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.dictation import Dictated, check, hinted, too_long
from bilingual_reader.core.spans import words

TEXTS = st.text("abcXYZ 我们你，。'.-９ﬁé", max_size=30)


def told(checked: Dictated) -> str:
    """A sign for each letter: + right, x wrong, - missing, ! too many."""
    signs = {"right": "+", "wrong": "x", "missing": "-", "extra": "!"}
    return "".join(signs[letter.fault] for letter in checked.letters)


def distance(a: str, b: str) -> int:
    """Levenshtein's, the plain way."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        row, before = [i], row
        for j, right in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (left != right)))
    return row[-1]


def letters(text: str) -> str:
    """What of a text counts."""
    return "".join(text[letter.at] for letter in check(text, text).letters)


@given(TEXTS)
def test_the_same_is_all_right(text: str) -> None:
    """What is typed as it is written has no fault, whatever it is."""
    checked = check(text, text)
    assert checked.faults == 0 and checked.share == 1.0
    assert check(text, text.upper()).faults == check(text.upper(), text).faults


@given(TEXTS, TEXTS)
def test_every_letter_is_accounted_for(text: str, typed: str) -> None:
    """All letters of the sentence are right, wrong or missing; all typed right, wrong or extra."""
    checked = check(text, typed)
    faults = [letter.fault for letter in checked.letters]
    wanted = check(text, "").count
    assert checked.count == wanted == len(faults) - faults.count("extra")
    assert len(faults) - faults.count("missing") == check(typed, "").count
    assert max(wanted, check(typed, "").count) >= checked.faults
    places = [letter.at for letter in checked.letters]
    assert places == sorted(places)


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_faults_are_the_edit_distance(text: str, typed: str) -> None:
    """No way from the one to the other has fewer faults than are counted."""
    assert check(text, typed).faults == distance(text, typed)


@given(st.text("ab 我，", max_size=12), st.text("abc 我", max_size=12))
def test_hints_lead_to_the_sentence(text: str, typed: str) -> None:
    """Each hint leaves one fault less, until all is right."""
    for _ in range(40):
        checked = check(text, typed)
        if not checked.faults:
            break
        typed = hinted(checked, typed)
        assert check(text, typed).faults < checked.faults
    assert not check(text, typed).faults


def test_what_does_not_count() -> None:
    """Case, width, punctuation, spaces and apostrophes are no faults."""
    assert not check("Don't stop, ＡＢＣ — now!", "dont STOP abc now").faults
    assert not check("我们，在这里。", "我们在这里").faults


def test_signs() -> None:
    """Wrong, missing and superfluous letters are told apart, and where each belongs."""
    assert told(check("a cat sat", "a cut sat")) == "++x++++"
    assert told(check("a cat sat", "a ct sat")) == "++-++++"
    assert told(check("a cat sat", "a caat sat")) in ("+++!++++", "++!+++++")
    assert told(check("我们讨论", "我门论")) == "+x-+"


def test_both_scripts_count_as_one() -> None:
    """What the caller makes alike is the same letter."""
    alike = str.maketrans("們", "们")
    assert not check("我們", "我们", lambda text: text.translate(alike)).faults


def test_the_words_that_were_missed() -> None:
    """A word with any wrong or missing letter is missed, no other."""
    text = "The reader knows every word"
    checked = check(text, "the reeder knows word")
    missed = [text[a:b] for a, b, _ in checked.missed(words(text, "en"))]
    assert missed == ["reader", "every"]


def test_a_hint_is_written_as_the_sentence_is() -> None:
    """The next letter brings the space and the capital before it."""
    assert hinted(check("I am Ada", "i am"), "i am") == "i am A"
    assert hinted(check("I am Ada", "i am bda"), "i am bda") == "i am Ada"
    assert hinted(check("我们，走", "我们"), "我们") == "我们，走"


def test_what_is_too_long() -> None:
    """Nobody keeps a page in mind."""
    assert too_long("word " * 200) and not too_long("word " * 90)
