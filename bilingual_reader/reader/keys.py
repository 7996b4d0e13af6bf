"""Every key of every screen, in one table: bindings, help and tests are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """A key, or several that do the same."""

    keys: str
    """As Textual names them, "," between them."""
    shown: str
    """As the help screen shows them."""
    action: str
    says: str
    """What they do."""


EVERYWHERE = (
    Key("question_mark,f1", "?", "help", "this list of keys"),
    Key("H", "H", "today", "今日 today: where you were, what is due, what you did"),
    Key("A", "A", "archive", "归档 the archive: all episodes"),
    Key("W", "W", "words", "生词本 the word list"),
    Key("R", "R", "review", "复习 review what is due"),
    Key("F", "F", "search", "检索 search the whole library: words, 汉字, pinyin"),
    Key("O", "O", "about", "关于 about: what it is made of, and where your files lie"),
    Key("T", "T", "theme", "dark or light"),
    Key("q", "q", "back", "back; from the first screen: quit"),
    Key("ctrl+q", "Ctrl+Q", "app.quit", "quit"),
    Key("escape", "", "close", ""),
)

WINDOW = tuple(key for key in EVERYWHERE if key.action not in ("back", "close", "app.quit"))
"""Those of them that windows over a screen have too."""

READ = (
    Key("right,j", "→ j", "step(1)", "next sentence"),
    Key("left,k", "← k", "step(-1)", "previous sentence"),
    Key("space", "Space", "play", "play from this sentence on; pause"),
    Key("a", "a", "again", "play the sentence again"),
    Key("s", "s", "say_word", "speak the word"),
    Key("h", "h", "one_by_one", "pause after each sentence, to say it yourself"),
    Key("left_square_bracket", "[ ]", "speed(-1)", "slower, faster"),
    Key("right_square_bracket", "", "speed(1)", ""),
    Key("w,tab", "w Tab", "word(1)", "next word"),
    Key("b,shift+tab", "b Shift+Tab", "word(-1)", "previous word"),
    Key("enter", "Enter", "look_up", "reading and senses; again: the longest term around it"),
    Key("m", "m", "mark", "mark the word, add its sentence, or take the mark off"),
    Key("1", "1 2 3 4", "status('learning1')", "how well the word is known"),
    Key("2", "", "status('learning2')", ""),
    Key("3", "", "status('learning3')", ""),
    Key("4", "", "status('learning4')", ""),
    Key("5,K", "5 K", "status('known')", "known: no longer coloured"),
    Key("x", "x", "status('ignored')", "ignore: no longer coloured"),
    Key("0", "0", "status('new')", "new again"),
    Key("c", "c", "note", "your own note on the word"),
    Key("v", "v", "glossary", "术语 the glossary of the episode"),
    Key("shift+right", "Shift+→", "extend(1)", "a term: one more word at its right"),
    Key("shift+left", "Shift+←", "extend(-1)", "one less, or one more at its left"),
    Key("greater_than_sign", "> <", "edge('last', 1)", "its end by a character; { } its beginning"),
    Key("less_than_sign", "", "edge('last', -1)", ""),
    Key("left_curly_bracket", "", "edge('first', -1)", ""),
    Key("right_curly_bracket", "", "edge('first', 1)", ""),
    Key("P", "P", "own_reading", "correct the word's pinyin, for everywhere; empty: as it was"),
    Key("J", "J", "join_words", "join the word with the next into one, or a selection"),
    Key("vertical_line", "|", "split_word", "cut the word into several"),
    Key("u", "u", "undo", "undo the last mark, status, note, reading or correction"),
    Key("U,ctrl+r", "U Ctrl+R", "redo", "redo it"),
    Key("t", "t", "translation", "hide the translations, or show them"),
    Key("r", "r", "reveal", "reveal the current translation (↓ too)"),
    Key("p", "p", "readings", "pinyin under the current sentence"),
    Key("B", "B", "brackets", "the text without the glosses in its brackets, or with them"),
    Key("l", "l", "languages", "both languages, either first, or one alone"),
    Key("i", "i", "explain", "what a pair is made of, and how sure it is"),
    Key("d", "d", "doubtful(1)", "next pair that is alone or doubtful"),
    Key("D", "D", "doubtful(-1)", "previous one"),
    Key("M", "M", "merge", "merge the pair with the next one"),
    Key("S", "S", "split", "split the pair in two"),
    Key("e", "e", "shift('en', 'next')", "last English sentence down a pair"),
    Key("E", "E", "shift('en', 'previous')", "first English sentence up a pair"),
    Key("z", "z", "shift('zh', 'next')", "last Chinese sentence down a pair"),
    Key("Z", "Z", "shift('zh', 'previous')", "first Chinese sentence up a pair"),
    Key("slash", "/", "find", "search in the episode; Tab there: in the whole library"),
    Key("n", "n", "find_next(1)", "next place found"),
    Key("N", "N", "find_next(-1)", "previous place found"),
    Key("colon", ":", "go_to", "go to a sentence by its number"),
    Key("g,home", "g Home", "go(1)", "first sentence"),
    Key("G,end", "G End", "go(-1)", "last sentence"),
    Key("down", "↓", "down", "scroll down; reveal a hidden translation"),
    Key("up", "↑", "scroll(-1)", "scroll up"),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", "a page down"),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", "a page up"),
    Key("escape", "Esc", "close", "dismiss a notice; close the panel; forget the search"),
)

READ_FOOT = (
    ("←→", "sentence"),
    ("w b", "word"),
    ("⏎", "look up"),
    ("m", "mark"),
    ("t", "translation"),
    ("?", "all keys"),
    ("q", "back"),
    ("␣", "play"),
    ("/", "find"),
    ("p", "pinyin"),
    ("l", "languages"),
    ("u", "undo"),
    ("A", "归档"),
    ("W", "生词本"),
    ("F", "search"),
)
"""Of these as many as there is room for stand at the foot of the reader."""

LIST = (
    Key("down,j", "↓ j", "move(1)", "down"),
    Key("up,k", "↑ k", "move(-1)", "up"),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", "a page down"),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", "a page up"),
    Key("g,home", "g Home", "go(1)", "first"),
    Key("G,end", "G End", "go(-1)", "last"),
    Key("slash", "/", "filter", "filter by typing"),
    Key("escape", "Esc", "close", "dismiss a notice; forget the filter"),
)

TODAY = (
    Key("enter", "Enter", "choose", "go on reading, review, or read what is new"),
    *LIST,
)

REVIEW = (
    Key("space,enter", "␣ Enter", "reveal", "show the answer; then: good (again where mistyped)"),
    Key("1", "1 2 3 4", "rate(1)", "again, hard, good, easy"),
    Key("2", "", "rate(2)", ""),
    Key("3", "", "rate(3)", ""),
    Key("4", "", "rate(4)", ""),
    Key("u", "u", "undo", "undo the last review, of another day too"),
    Key("U,ctrl+r", "U Ctrl+R", "redo", "redo it"),
    Key("e", "e", "episode", "its episode, at the sentence; q comes back"),
    Key("p", "p", "readings", "pinyin under the sentence"),
    Key("s", "s", "sound", "hear it"),
    Key("down,j", "↓ j", "scroll(1)", "scroll a long card"),
    Key("up,k", "↑ k", "scroll(-1)", ""),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", "a page down"),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", "a page up"),
    Key("escape", "Esc", "close", "the other keys, while one types"),
)

ARCHIVE = (
    Key("enter", "Enter", "choose", "read the episode where it was left"),
    Key("o", "o", "sort", "in another order: number, known words, length, date, title"),
    Key("i", "i", "import_path", "import a file or a folder"),
    Key("s", "s", "sample", "import the sample interviews"),
    *LIST,
)

WORDS = (
    Key("enter", "Enter", "choose", "go to the sentence where it was met last"),
    Key("right,o", "→ o", "sentences", "all its sentences, and your note"),
    Key("space", "Space", "select", "select it, for what follows"),
    Key("a", "a", "select_all", "select all that are shown, or none"),
    Key("s", "s", "sort", "in another order: date, frequency, alphabet, pinyin, status"),
    Key("1", "1 2 3 4", "status('learning1')", "how well it is known, or all selected"),
    Key("2", "", "status('learning2')", ""),
    Key("3", "", "status('learning3')", ""),
    Key("4", "", "status('learning4')", ""),
    Key("5,K", "5 K", "status('known')", "known: no longer coloured"),
    Key("x", "x", "status('ignored')", "ignore: no longer coloured"),
    Key("0,n", "0 n", "status('new')", "new again"),
    Key("d,delete", "d Del", "remove", "take it off the list, or all selected"),
    Key("c", "c", "note", "your own note on it"),
    Key("u", "u", "undo", "undo"),
    Key("U,ctrl+r", "U Ctrl+R", "redo", "redo"),
    Key("e", "e", "export", "export the list as a deck for Anki"),
    *LIST,
)

SENTENCES = (
    Key("enter", "Enter", "choose", "go to the sentence"),
    Key("escape,q,left", "Esc q", "leave", "back to the list"),
    Key("down,j", "↓ j", "move(1)", "down"),
    Key("up,k", "↑ k", "move(-1)", "up"),
    Key("g,home", "g Home", "go(1)", "first"),
    Key("G,end", "G End", "go(-1)", "last"),
)
"""While a word's sentences are shown."""

GLOSSARY = (
    Key("enter", "Enter", "choose", "go to the sentence"),
    Key("m", "m", "mark", "put the term on the word list"),
    Key("a", "a", "mark_all", "put all that are shown on it"),
    Key("slash", "/", "filter", "filter by typing"),
    Key("escape,q,v", "Esc q v", "leave", "forget the filter; back to the text"),
    Key("down,j", "↓ j", "move(1)", "down"),
    Key("up,k", "↑ k", "move(-1)", "up"),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", "a page down"),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", "a page up"),
    Key("g,home", "g Home", "go(1)", "first"),
    Key("G,end", "G End", "go(-1)", "last"),
)
"""While the terms that an episode glosses itself are shown."""

SEARCH = (
    Key("enter", "Enter", "choose", "go to the sentence"),
    Key("escape", "Esc", "leave", "back"),
    Key("down", "↓ ↑", "move(1)", "next and previous sentence"),
    Key("up", "", "move(-1)", ""),
    Key("pagedown,ctrl+d", "PgDn PgUp", "page(1)", "by pages"),
    Key("pageup,ctrl+u", "", "page(-1)", ""),
)
"""While the library is searched; all other keys are text."""

ABOUT = (
    Key("escape,q,O,enter", "Esc q", "leave", "back"),
    Key("down,j", "", "scroll(1)", ""),
    Key("up,k", "", "scroll(-1)", ""),
    Key("pagedown,space,ctrl+d", "", "page(1)", ""),
    Key("pageup,ctrl+u", "", "page(-1)", ""),
)

WELCOME = (
    Key("s", "s", "sample", "read a sample interview"),
    Key("f", "f", "import_path('file')", "import a file"),
    Key("d", "d", "import_path('folder')", "import a folder"),
)

SPLIT = (
    Key("right,e", "← →", "move('en', 1)", "English"),
    Key("left,E", "", "move('en', -1)", ""),
    Key("down,z", "↑ ↓", "move('zh', 1)", "Chinese"),
    Key("up,Z", "", "move('zh', -1)", ""),
    Key("enter,S", "⏎", "choose", "split"),
    Key("escape,q", "Esc", "leave", "leave it"),
)
"""While it is asked where a pair is to be split."""

HELP = (
    Key("escape,q,question_mark,f1,enter", "Esc q", "leave", "close the help"),
    Key("down,j", "", "scroll(1)", ""),
    Key("up,k", "", "scroll(-1)", ""),
    Key("pagedown,space", "", "page(1)", ""),
    Key("pageup", "", "page(-1)", ""),
)

SECTIONS = (
    ("Reading", READ),
    ("Everywhere", EVERYWHERE),
    ("今日 Today", TODAY),
    ("归档 Archive", ARCHIVE),
    ("生词本 Words", WORDS),
    ("术语 Glossary", GLOSSARY),
    ("复习 Review", REVIEW),
    ("检索 Search", SEARCH),
)
"""What the help screen lists."""


def bindings(keys: Sequence[Key]) -> list[BindingType]:
    """A screen's BINDINGS from the table."""
    return [Binding(key.keys, key.action, key.says, show=False) for key in keys]
