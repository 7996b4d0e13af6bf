"""Every key of every screen, in one table: bindings, help and tests are made from it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding, BindingType

from bilingual_reader.locale import N_
from bilingual_reader.reader.reading_keys import PAIR_FOOT as PAIR_FOOT
from bilingual_reader.reader.reading_keys import READ as READ
from bilingual_reader.reader.reading_keys import READ_FOOT as READ_FOOT
from bilingual_reader.reader.reading_keys import WORD_FOOT as WORD_FOOT
from bilingual_reader.reader.reading_keys import Key as Key

EVERYWHERE = (
    Key("question_mark,f1", "?", "help", N_("this list of keys")),
    Key("H", "H", "today", N_("今日 today: where you were, what is due, what you did")),
    Key("A", "A", "archive", N_("归档 the archive: all episodes")),
    Key("W", "W", "words", N_("生词本 the word list")),
    Key("R", "R", "review", N_("复习 review what is due")),
    Key("F", "F", "search", N_("检索 search the whole library: words, 汉字, pinyin")),
    Key("O", "O", "about", N_("关于 about: what it is made of, and where your files lie")),
    Key("T", "T", "theme", N_("dark or light")),
    Key("L", "L", "learning", N_("what you learn: English, Chinese or both")),
    Key("C", "C", "script", N_("汉字 as they were written, Simplified, or Traditional")),
    Key("I", "I", "interface", N_("界面语言 the language of the interface: English, 中文")),
    Key("ctrl+z", "Ctrl+Z", "suspend", N_("suspend; `fg` in the shell comes back")),
    Key("q", "q", "back", N_("back; from the first screen: quit")),
    Key("ctrl+q", "Ctrl+Q", "app.quit", N_("quit")),
    Key("escape", "", "close", ""),
)

PROMPT_FOOT = (("⏎", N_("done")), ("Esc", N_("leave it")))
"""What stands at the foot while something is typed."""

WINDOW = tuple(key for key in EVERYWHERE if key.action not in ("back", "close", "app.quit"))
"""Those of them that windows over a screen have too."""

LIST = (
    Key("down,j", "↓ j", "move(1)", N_("down")),
    Key("up,k", "↑ k", "move(-1)", N_("up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("g,home", "g Home", "go(1)", N_("first")),
    Key("G,end", "G End", "go(-1)", N_("last")),
    Key("slash", "/", "filter", N_("filter by typing")),
    Key("escape", "Esc", "close", N_("dismiss a notice; forget the filter")),
)

TODAY = (
    Key("enter", "Enter", "choose", N_("go on reading, review, or read what is new")),
    *LIST,
)

REVIEW = (
    Key(
        "space,enter", "␣ Enter", "reveal", N_("show the answer; then: good (again where mistyped)")
    ),
    Key("1", "1 2 3 4", "rate(1)", N_("again, hard, good, easy"), N_("again")),
    Key("2", "", "rate(2)", "", N_("hard")),
    Key("3", "", "rate(3)", "", N_("good")),
    Key("4", "", "rate(4)", "", N_("easy")),
    Key("u", "u", "undo", N_("undo the last review, of another day too")),
    Key("U,ctrl+r", "U Ctrl+R", "redo", N_("redo it")),
    Key("e", "e", "episode", N_("its episode, at the sentence")),
    Key("p", "p", "readings", N_("pinyin under the sentence")),
    Key("s", "s", "sound", N_("hear it")),
    Key("down,j", "↓ j", "scroll(1)", N_("scroll a long card")),
    Key("up,k", "↑ k", "scroll(-1)", "", N_("scroll up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("escape", "Esc", "close", N_("the other keys, while one types")),
)

ARCHIVE = (
    Key("enter", "Enter", "choose", N_("read the episode where it was left")),
    Key("c", "c", "calendar", N_("by date: a calendar")),
    Key("f", "f", "groups", N_("by show, speaker or kind")),
    Key("o", "o", "sort", N_("in another order: number, known words, length, date, title")),
    Key("i", "i", "import_path", N_("import a file or a folder")),
    Key("s", "s", "sample", N_("import the sample interviews")),
    *LIST,
)

WORDS = (
    Key("enter", "Enter", "choose", N_("go to the sentence where it was met last")),
    Key("right,o", "→ o", "sentences", N_("all its sentences, and your note")),
    Key("space", "Space", "select", N_("select it, for what follows")),
    Key("a", "a", "select_all", N_("select all that are shown, or none")),
    Key("s", "s", "sort", N_("in another order: date, frequency, alphabet, pinyin, status")),
    Key(
        "1",
        "1 2 3 4",
        "status('learning1')",
        N_("how well it is known, or all selected"),
        N_("learning 1"),
    ),
    Key("2", "", "status('learning2')", "", N_("learning 2")),
    Key("3", "", "status('learning3')", "", N_("learning 3")),
    Key("4", "", "status('learning4')", "", N_("learning 4")),
    Key("5,K", "5 K", "status('known')", N_("known: no longer coloured")),
    Key("x", "x", "status('ignored')", N_("ignore: no longer coloured")),
    Key("0,n", "0 n", "status('new')", N_("new again")),
    Key("d,delete", "d Del", "remove", N_("take it off the list, or all selected")),
    Key("c", "c", "note", N_("your own note on it")),
    Key("u", "u", "undo", N_("undo")),
    Key("U,ctrl+r", "U Ctrl+R", "redo", N_("redo")),
    Key("e", "e", "export", N_("export the list as a deck for Anki")),
    *LIST,
)

SENTENCES = (
    Key("enter", "Enter", "choose", N_("go to the sentence")),
    Key("escape,q,left", "Esc q", "leave", N_("back to the list")),
    Key("down,j", "↓ j", "move(1)", N_("down")),
    Key("up,k", "↑ k", "move(-1)", N_("up")),
    Key("g,home", "g Home", "go(1)", N_("first")),
    Key("G,end", "G End", "go(-1)", N_("last")),
)
"""While a word's sentences are shown."""

GLOSSARY = (
    Key("enter", "Enter", "choose", N_("go to the sentence")),
    Key("m", "m", "mark", N_("put the term on the word list")),
    Key("a", "a", "mark_all", N_("put all that are shown on it")),
    Key("u", "u", "undo", N_("undo")),
    Key("U,ctrl+r", "U Ctrl+R", "redo", N_("redo")),
    Key("slash", "/", "filter", N_("filter by typing")),
    Key("escape,q,v", "Esc q v", "leave", N_("forget the filter; back to the text")),
    Key("down,j", "↓ j", "move(1)", N_("down")),
    Key("up,k", "↑ k", "move(-1)", N_("up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("g,home", "g Home", "go(1)", N_("first")),
    Key("G,end", "G End", "go(-1)", N_("last")),
)
"""While the terms that an episode glosses itself are shown."""

BOOKMARKS = (
    Key("enter", "Enter", "choose", N_("go to the sentence")),
    Key("tab", "Tab", "all", N_("the bookmarks of all episodes, or of this one")),
    Key("d,delete", "d Del", "remove", N_("take it away")),
    Key("u", "u", "undo", N_("undo")),
    Key("slash", "/", "filter", N_("filter by typing")),
    Key("escape,q,V", "Esc q V", "leave", N_("forget the filter; back to the text")),
    Key("down,j", "↓ j", "move(1)", N_("down")),
    Key("up,k", "↑ k", "move(-1)", N_("up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("g,home", "g Home", "go(1)", N_("first")),
    Key("G,end", "G End", "go(-1)", N_("last")),
)
"""While bookmarks are listed."""

DICTATION = (
    Key("enter", "Enter", "next", N_("check what was typed; then the next sentence")),
    Key("up,space,a", "↑ Space", "hear", N_("hear the sentence again")),
    Key("tab", "Tab", "hint", N_("a hint: a letter more")),
    Key("e", "e", "mend", N_("go on typing")),
    Key("m", "m", "mark", N_("mark the words that were missed")),
    Key("pagedown,down,j", "PgDn", "scroll(3)", N_("scroll a long sentence")),
    Key("pageup,k", "PgUp", "scroll(-3)", N_("scroll back")),
    Key("escape,q,o", "Esc q", "leave", N_("back to the text")),
)
"""While a sentence is dictated; while one types, characters are text, and Tab is a hint."""

SEARCH = (
    Key("enter", "Enter", "choose", N_("go to the sentence")),
    Key("escape", "Esc", "leave", N_("back")),
    Key("down", "↓ ↑", "move(1)", N_("next and previous sentence"), N_("next sentence")),
    Key("up", "", "move(-1)", "", N_("previous sentence")),
    Key("pagedown,ctrl+d", "PgDn PgUp", "page(1)", N_("by pages"), N_("a page down")),
    Key("pageup,ctrl+u", "", "page(-1)", "", N_("a page up")),
)
"""While the library is searched; all other keys are text."""

CALENDAR = (
    Key("right", "← →", "day(1)", N_("next and previous day"), N_("next day")),
    Key("left", "", "day(-1)", "", N_("previous day")),
    Key("down", "↑ ↓", "day(7)", N_("a week on and back"), N_("a week on")),
    Key("up", "", "day(-7)", "", N_("a week back")),
    Key("pagedown,ctrl+d", "PgDn PgUp", "month(1)", N_("a month on and back"), N_("a month on")),
    Key("pageup,ctrl+u", "", "month(-1)", "", N_("a month back")),
    Key("n", "n N", "lit(1)", N_("next and previous day with episodes"), N_("next with episodes")),
    Key("N", "", "lit(-1)", "", N_("previous day with episodes")),
    Key("g,home", "g Home", "end(1)", N_("first day with episodes")),
    Key("G,end", "G End", "end(-1)", N_("last day with episodes")),
    Key("j,tab", "j k", "row(1)", N_("through the episodes of the day"), N_("next episode")),
    Key("k,shift+tab", "", "row(-1)", "", N_("previous episode")),
    Key("enter", "Enter", "choose", N_("read the episode")),
    Key("m", "m", "list", N_("list the whole month")),
    Key("escape,q,c", "Esc q", "leave", N_("back to the list")),
)
"""While the archive is shown by date."""

GROUPS = (
    Key("enter", "Enter", "choose", N_("show these episodes only")),
    Key("tab", "Tab", "sort", N_("to the shows, the speakers, the kinds")),
    Key("escape,q,f", "Esc q", "leave", N_("back to the list")),
    Key("down,j", "↓ j", "move(1)", N_("down")),
    Key("up,k", "↑ k", "move(-1)", N_("up")),
    Key("pagedown,ctrl+d", "PgDn", "page(1)", N_("a page down")),
    Key("pageup,ctrl+u", "PgUp", "page(-1)", N_("a page up")),
    Key("g,home", "g Home", "go(1)", N_("first")),
    Key("G,end", "G End", "go(-1)", N_("last")),
)
"""While the archive is shown by show, speaker and kind."""

ABOUT = (
    Key("escape,q,O,enter", "Esc q", "leave", N_("back")),
    Key("down,j", "", "scroll(1)", ""),
    Key("up,k", "", "scroll(-1)", ""),
    Key("pagedown,space,ctrl+d", "", "page(1)", ""),
    Key("pageup,ctrl+u", "", "page(-1)", ""),
)

LEARNING = (
    Key("1,e", "1 e", "answer('en')", N_("English")),
    Key("2,z", "2 z", "answer('zh')", N_("Chinese")),
    Key("3,b", "3 b", "answer('both')", N_("both")),
    Key("enter,space", "Enter", "choose", N_("the answer at the cursor")),
    Key("escape,q,L", "Esc", "leave", N_("later")),
    Key("down,j", "", "move(1)", ""),
    Key("up,k", "", "move(-1)", ""),
)
"""While it is asked which language is learned."""

WELCOME = (
    Key("s", "s", "sample", N_("read a sample interview")),
    Key("f", "f", "import_path('file')", N_("import a file")),
    Key("d", "d", "import_path('folder')", N_("import a folder")),
)

SPLIT = (
    Key("right,e", "← →", "move('en', 1)", N_("English")),
    Key("left,E", "", "move('en', -1)", ""),
    Key("down,z", "↑ ↓", "move('zh', 1)", N_("Chinese")),
    Key("up,Z", "", "move('zh', -1)", ""),
    Key("enter,S", "⏎", "choose", N_("split")),
    Key("escape,q", "Esc", "leave", N_("leave it")),
)
"""While it is asked where a pair is to be split."""

HELP = (
    Key("escape,q,question_mark,f1,enter", "Esc q", "leave", N_("close the help")),
    Key("down,j", "", "scroll(1)", ""),
    Key("up,k", "", "scroll(-1)", ""),
    Key("pagedown,space", "", "page(1)", ""),
    Key("pageup", "", "page(-1)", ""),
)

SECTIONS = (
    (N_("Reading"), READ),
    (N_("Everywhere"), EVERYWHERE),
    (N_("今日 Today"), TODAY),
    (N_("归档 Archive"), ARCHIVE),
    (N_("Archive by date"), CALENDAR),
    (N_("Archive by show, speaker, kind"), GROUPS),
    (N_("生词本 Words"), WORDS),
    (N_("术语 Glossary"), GLOSSARY),
    (N_("书签 Bookmarks"), BOOKMARKS),
    (N_("听写 Dictation"), DICTATION),
    (N_("复习 Review"), REVIEW),
    (N_("检索 Search"), SEARCH),
)
"""What the help screen lists; the headings are translated there."""


PLACES = {
    "everywhere": EVERYWHERE,
    "reading": READ,
    "today": TODAY,
    "archive": ARCHIVE,
    "calendar": CALENDAR,
    "groups": GROUPS,
    "words": WORDS,
    "sentences": SENTENCES,
    "glossary": GLOSSARY,
    "bookmarks": BOOKMARKS,
    "dictation": DICTATION,
    "review": REVIEW,
    "search": SEARCH,
    "about": ABOUT,
    "learning": LEARNING,
    "welcome": WELCOME,
    "split": SPLIT,
    "help": HELP,
}
"""Every table by the name that it has in the configuration."""


def bindings(keys: Sequence[Key]) -> list[BindingType]:
    """A screen's BINDINGS from the table; each has an id by which its keys can be changed."""
    place = next((name for name, table in PLACES.items() if table is keys), "everywhere")
    return [
        Binding(key.keys, key.action, key.alone or key.says, show=False, id=id_of(place, key))
        for key in keys
    ]


def id_of(place: str, key: Key) -> str:
    """What names a key of a table for Textual's keymap."""
    return f"{place}.{key.action}"
