"""jieba's word list in the learner's own cache: read from there, and never believed blindly."""

from pathlib import Path

import pytest

from bilingual_reader.lexicon.segmenter import tokenizer

TEXT = "水壶在黑暗的厨房里响了，银行行长一口咬定是灯塔。"


def test_kept_and_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list from the cache is the list; a damaged, short or empty file is made again."""
    monkeypatch.setenv("BILINGUAL_READER_CACHE", str(tmp_path))
    first = tokenizer()
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole)
    again = tokenizer()
    assert (again.FREQ, again.total) == (first.FREQ, first.total)
    assert list(again.cut(TEXT)) == list(first.cut(TEXT))
    for damaged in (b"", whole[:-1], whole[:4000] + b"x" + whole[4001:]):
        kept.write_bytes(damaged)
        assert list(tokenizer().cut(TEXT)) == list(first.cut(TEXT))
        assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache, words are cut as with one."""
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("BILINGUAL_READER_CACHE", str(tmp_path / "cache"))
    assert "灯塔" in tokenizer().cut(TEXT)
