"""The keys of the reader itself, and what stands at its foot; keys.py has all other tables."""

from __future__ import annotations

from typing import NamedTuple

from bilingual_reader.locale import N_


class Key(NamedTuple):
    """A key, or several that do the same."""

    keys: str
    """As Textual names them, "," between them."""
    shown: str
    """As the help screen shows them."""
    action: str
    says: str
    """What they do; translated where it is shown."""
    alone: str = ""
    """What this key does, where `says` tells it together with what others do, or they tell it."""


READ = (
    Key("right,j", "→ j", "step(1)", N_("next sentence")),
    Key("left,k", "← k", "step(-1)", N_("previous sentence")),
    Key("space", "Space", "play", N_("play from this sentence on; pause")),
    Key("a", "a", "again", N_("play the sentence again")),
    Key("s", "s", "say_word", N_("speak the word")),
    Key("h", "h", "one_by_one", N_("pause after each sentence, to say it yourself")),
    Key("left_square_bracket", "[ ]", "speed(-1)", N_("slower, faster"), N_("slower")),
    Key("right_square_bracket", "", "speed(1)", "", N_("faster")),
    Key("w,tab", "w Tab", "word(1)", N_("next word")),
    Key("b,shift+tab", "b Shift+Tab", "word(-1)", N_("previous word")),
    Key("enter", "Enter", "look_up", N_("reading and senses; again: the longest term around it")),
    Key("m", "m", "mark", N_("mark the word, add its sentence, or take the mark off")),
    Key("1", "1 2 3 4", "status('learning1')", N_("how well the word is known"), N_("learning 1")),
    Key("2", "", "status('learning2')", "", N_("learning 2")),
    Key("3", "", "status('learning3')", "", N_("learning 3")),
    Key("4", "", "status('learning4')", "", N_("learning 4")),
    Key("5,K", "5 K", "status('known')", N_("known: no longer coloured")),
    Key("x", "x", "status('ignored')", N_("ignore: no longer coloured")),
    Key("0", "0", "status('new')", N_("new again")),
    Key("c", "c", "note", N_("your own note on the word")),
    Key("v", "v", "glossary", N_("术语 the glossary of the episode")),
    Key("shift+right", "Shift+→", "extend(1)", N_("a term: one more word at its right")),
    Key("shift+left", "Shift+←", "extend(-1)", N_("one less, or one more at its left")),
    Key(
        "greater_than_sign",
        "> <",
        "edge('last', 1)",
        N_("its end by a character; { } its beginning"),
        N_("its end a character on"),
    ),
    Key("less_than_sign", "", "edge('last', -1)", "", N_("its end a character back")),
    Key("left_curly_bracket", "", "edge('first', -1)", "", N_("its beginning a character back")),
    Key("right_curly_bracket", "", "edge('first', 1)", "", N_("its beginning a character on")),
    Key("P", "P", "own_reading", N_("correct the word's pinyin, for everywhere; empty: as it was")),
    Key("J", "J", "join_words", N_("join the word with the next into one, or a selection")),
    Key("vertical_line", "|", "split_word", N_("cut the word into several")),
    Key("u", "u", "undo", N_("undo the last mark, status, note, reading or correction")),
    Key("U,ctrl+r", "U Ctrl+R", "redo", N_("redo it")),
    Key("t", "t", "translation", N_("hide the translations, or show them")),
    Key("r", "r", "reveal", N_("reveal the current translation")),
    Key("p", "p", "readings", N_("pinyin of the sentence; over unknown words, all")),
    Key(
        "full_stop",
        ". ,",
        "unknown(1)",
        N_("next and previous unknown word"),
        N_("next unknown word"),
    ),
    Key("comma", "", "unknown(-1)", "", N_("previous unknown word")),
    Key("o", "o", "dictation", N_("听写 write the sentence as you hear it")),
    Key("f", "f", "bookmark", N_("bookmark the sentence, or no more")),
    Key(
        "semicolon", "; '", "to_bookmark(1)", N_("next and previous bookmark"), N_("next bookmark")
    ),
    Key("apostrophe", "", "to_bookmark(-1)", "", N_("previous bookmark")),
    Key("V", "V", "bookmarks", N_("书签 the bookmarks of the episode, and of all")),
    Key("y", "y", "copy", N_("copy the sentence, its translation and its link")),
    Key("Y", "Y", "copy(True)", N_("copy the sentence alone")),
    Key("X", "X", "quiet", N_("listen first: all text waits to be revealed")),
    Key("B", "B", "brackets", N_("the text without the glosses in its brackets, or with them")),
    Key("l", "l", "languages", N_("both languages, either first, or one alone")),
    Key("i", "i", "explain", N_("what a pair is made of, and how sure it is")),
    Key("d", "d", "doubtful(1)", N_("next pair that is alone or doubtful")),
    Key("D", "D", "doubtful(-1)", N_("previous one")),
    Key("M", "M", "merge", N_("merge the pair with the next one")),
    Key("S", "S", "split", N_("split the pair in two")),
    Key("e", "e", "shift('en', 'next')", N_("last English sentence down a pair")),
    Key("E", "E", "shift('en', 'previous')", N_("first English sentence up a pair")),
    Key("z", "z", "shift('zh', 'next')", N_("last Chinese sentence down a pair")),
    Key("Z", "Z", "shift('zh', 'previous')", N_("first Chinese sentence up a pair")),
    Key("slash", "/", "find", N_("search in the episode; Tab there: in the whole library")),
    Key("n", "n", "find_next(1)", N_("next place found")),
    Key("N", "N", "find_next(-1)", N_("previous place found")),
    Key("colon", ":", "go_to", N_("go to a sentence by its number")),
    Key("g,home", "g Home", "go(1)", N_("first sentence")),
    Key("G,end", "G End", "go(-1)", N_("last sentence")),
    Key(
        "right_parenthesis",
        ") (",
        "section(1)",
        N_("next section; this one's beginning, the one before"),
        N_("next section"),
    ),
    Key("left_parenthesis", "", "section(-1)", "", N_("this section's beginning, the one before")),
    Key("down", "↓", "down", N_("scroll down; reveal a hidden translation")),
    Key("up", "↑", "scroll(-1)", N_("scroll up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("escape", "Esc", "close", N_("dismiss a notice; close the panel; forget the search")),
)

READ_FOOT = (
    ("←→", N_("sentence")),
    ("w b", N_("word")),
    ("⏎", N_("look up")),
    ("m", N_("mark")),
    ("t", N_("translation")),
    ("?", N_("all keys")),
    ("q", N_("back")),
    ("␣", N_("play")),
    ("/", N_("find")),
    ("p", N_("pinyin")),
    ("l", N_("languages")),
    ("u", N_("undo")),
    ("A", N_("archive")),
    ("W", N_("words")),
    ("F", N_("search")),
)
"""Of these as many as there is room for stand at the foot of the reader."""

WORD_FOOT = (
    ("m", N_("mark")),
    ("1 2 3 4", N_("learning")),
    ("5", N_("known")),
    ("x", N_("ignore")),
    ("c", N_("note")),
    ("?", N_("all keys")),
    ("Esc", N_("close")),
    ("w b", N_("word")),
    ("s", N_("speak")),
    ("u", N_("undo")),
    ("P", N_("reading")),
)
"""And of these while the panel of a word is open."""

PAIR_FOOT = (
    ("M", N_("merge")),
    ("S", N_("split")),
    ("e E", N_("English ↓↑")),
    ("z Z", N_("Chinese ↓↑")),
    ("i", N_("close")),
    ("?", N_("all keys")),
    ("d D", N_("doubtful")),
    ("u", N_("undo")),
)
"""And of these while it is told what a pair is made of."""
