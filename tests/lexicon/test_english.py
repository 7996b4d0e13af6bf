"""English words: lemmas, pronunciations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.lexicon import sounds
from bilingual_reader.lexicon.dictionary import Dictionary
from bilingual_reader.lexicon.english import ipa, lemma


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("reasoning", "reasoning"),
        ("training", "training"),
        ("discoveries", "discovery"),
        ("Discoveries", "discovery"),
        ("models", "model"),
        ("thinking", "think"),
        ("gone", "go"),
        ("running", "run"),
        ("physicists", "physicist"),
        ("taught", "teach"),
        ("fixed", "fix"),
        ("playing", "play"),
        ("developed", "develop"),
        ("preferred", "prefer"),
        ("faster", "fast"),
        ("children", "child"),
        ("wolves", "wolf"),
        ("criteria", "criterion"),
        ("saw", "see"),
        *((same, same) for same in ["left", "felt", "data", "less", "this", "physics", "better"]),
        *((same, same) for same in ["stranger", "lower", "news", "bus", "AI", "OpenAI", "GPT-5"]),
        *((name, name) for name in ["Dan", "Roberts", "Claude", "Matt", "February", "I", "U.S."]),
        ("world's", "world"),
        ("Dan’s", "Dan"),
        ("don't", "do"),
        ("we're", "we"),
        ("I'm", "I"),
        ("GPUs", "GPU"),
        ("vs", "vs"),
        ("chatbots", "chatbot"),
        ("trade-offs", "trade-off"),
        ("In-context", "in-context"),
        ("Anti-Utopia", "Anti-Utopia"),
        ("Black Holes", "black hole"),
        *(
            (same, same)
            for same in ["scientific thinking", "well known", "ill advised", "New York"]
        ),
        ("Critical Thinking", "critical thinking"),
        ("foster children", "foster child"),
        ("the world's", "the world"),
        ("Turing machines", "Turing machine"),
        ("", ""),
        ("'", "'"),
        ("'tide'", "tide"),
        ("students'", "student"),
        ("'; DROP TABLE words; --", "'; DROP TABLE words; --"),
        ("a '", "a '"),
        ("-a", "-a"),
    ],
)
def test_lemma(surface: str, expected: str) -> None:
    """Inflections go to their lemma; words in their own right, names and what is no word stay."""
    assert lemma(surface) == expected


@given(st.text(max_size=30))
def test_lemma_of_anything(text: str) -> None:
    """Whatever stands there has a lemma, none only where nothing stands there."""
    assert bool(lemma(text).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("discovery", "dɪˈskʌvɚi"),
        ("reasoning", "ˈrizənɪŋ"),
        ("think", "θɪŋk"),
        ("don't", "doʊnt"),
        ("AI", "ˌeɪˈaɪ"),
        ("LLMs", "ˌɛlˌɛlˈɛmz"),
        ("OpenAI", "ˈoʊpən ˌeɪˈaɪ"),
        ("world's", "wɝldz"),
        ("user-driven", "ˈjuzɚ ˈdrɪvən"),
        ("pretraining", "priˈtreɪnɪŋ"),
        ("read", "rid"),
        ("live", "lɪv"),
        ("record", "ˈrɛkɚd"),
        ("often", "ˈɔfən"),
        ("started", "ˈstɑrtɪd"),
        ("around", "əˈraʊnd"),
        ("chatbots", "ˈtʃætˌbɑts"),
        ("OpenAI's", "ˈoʊpən ˌeɪˈaɪz"),
        ("invent", "ɪnˈvɛnt"),
        ("overall", "ˈoʊvɚˌɔl"),
        ("url", "ˌjuˌɑrˈɛl"),
        ("good", "ɡʊd"),
        ("Anthropic", "ænˈθrɑpɪk"),
        ("xqzzt", ""),
        ("", ""),
        ("中文", ""),
    ],
)
def test_ipa(dictionary: Dictionary, word: str, expected: str) -> None:
    """Listed words, abbreviations by letters, derived forms; "" for what nobody can say."""
    assert ipa(word, dictionary.phonemes) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("customization", "ˌkʌstəməˈzeɪʃən"),
        ("deprecation", "ˌdɛprəˈkeɪʃən"),
        ("mutability", "ˌmjutəˈbɪləti"),
        ("parameterize", "pəˈræmətəˌraɪz"),
        ("debugger", "diˈbʌɡɚ"),
        ("separators", "ˈsɛˌpreɪtɚz"),
        ("whistlers", "ˈwɪslɚz"),
        ("tidily", "ˈtaɪdəli"),
        ("monotonically", "ˌmɑnoʊˈtɑnɪkli"),
        ("squarish", "ˈskwɛrɪʃ"),
        ("unresolvable", "ənriˈzɑlvəbəl"),
        ("imprecision", "ɪmpriˈsɪʒən"),
        ("keyring", "ˈkiˌrɪŋ"),
        ("gigawatts", "ˌɡɪɡəˈwɑts"),
        ("subclasses", "ˌsʌbˈklæsɪz"),
        ("qwertyable", ""),
    ],
)
def test_ipa_of_what_is_derived(dictionary: Dictionary, word: str, expected: str) -> None:
    """A word that is on no list sounds as the one it is derived from, and its ending."""
    assert ipa(word, dictionary.phonemes) == expected


def test_ipa_without_a_dictionary() -> None:
    """Without a compiled dictionary the shipped list answers the same."""
    assert ipa("discovery") == "dɪˈskʌvɚi"


def test_shipped_list_agrees(dictionary: Dictionary) -> None:
    """One word searched in the text has what the compiled dictionary has, in the same order."""
    for word in [
        "read",
        "the",
        "discovery",
        "started",
        "o'clock",
        "xqzzt",
        "vlog",
        "déjà",
        "a b",
        "(",
        "我",
    ]:
        assert sounds.find_shipped(word) == dictionary.phonemes(word)


@given(word=st.text(max_size=20))
def test_ipa_of_anything(word: str) -> None:
    """Any text is said or not said, without an error."""
    assert isinstance(ipa(word, lambda _: ()), str)
