"""The forms under which words of the list stand in texts."""

from pathlib import Path

from tests.library.builders import episode, open_library, pairs


def test_forms_of_words_and_of_terms(tmp_path: Path) -> None:
    """All forms met so far; of a term those of its words, one at a time, whatever the words are."""
    library = open_library(tmp_path)
    forms = {"chains": "chain", "chain": "chain", "thoughts": "thought", "thought": "thought",
             "discoveries": "discovery"}  # fmt: skip
    library.save_episode(episode(), pairs(), path="/a", fingerprint="1", forms=forms)
    hostile = '"]; DROP TABLE words; --'
    found = library.surfaces("en", ["discovery", "chain of thought", hostile, "OpenAI"])
    assert found == {
        "discovery": "discovery",
        "discoveries": "discovery",
        "chain of thought": "chain of thought",
        "chains of thought": "chain of thought",
        "chain of thoughts": "chain of thought",
        hostile.lower(): hostile,
        "openai": "OpenAI",
    }
    assert library.surfaces("zh", ["思维链"]) == {"思维链": "思维链"}
