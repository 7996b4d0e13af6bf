"""What is seen of each key of the help screen, where it has work."""

from __future__ import annotations

from typing import NamedTuple


class Seen(NamedTuple):
    """What is seen of a key."""

    told: str = ""
    """On the screen or in a notice; where it is empty, only something has to be another."""
    before: str = ""
    """Keys that bring about what it works on."""
    ready: str = ""
    """What stands there before it is pressed."""
    last: bool = False
    """Whether the app ends."""


AGENT = "The future of tutoring · 12"
LIST = {
    "move(1)": Seen(),
    "move(-1)": Seen("", "G"),
    "page(1)": Seen(),
    "page(-1)": Seen("", "G"),
    "go(1)": Seen("", "G"),
    "go(-1)": Seen(),
    "filter": Seen("type to filter"),
    "close": Seen("", "slash o t enter"),
}
PLAY = "('play', 1, 'en', False)"


def _without(seen: dict[str, Seen], action: str) -> dict[str, Seen]:
    return {name: each for name, each in seen.items() if name != action}


SEEN: dict[str, dict[str, Seen]] = {
    "READ": {
        "step(1)": Seen("2/90"),
        "step(-1)": Seen("2/90", "right right"),
        "play": Seen("Space pauses"),
        "again": Seen("Space pauses"),
        "say_word": Seen("('say', ", "w"),
        "one_by_one": Seen("pauses after each sentence"),
        "speed(-1)": Seen("speed 0.9×"),
        "speed(1)": Seen("speed 1.1×"),
        "word(1)": Seen(),
        "word(-1)": Seen(),
        "look_up": Seen("tɛst"),
        "mark": Seen("marked: agent", "w w w w w w"),
        "status('learning1')": Seen("learning 1", "w"),
        "status('learning2')": Seen("learning 2", "w"),
        "status('learning3')": Seen("learning 3", "w"),
        "status('learning4')": Seen("learning 4", "w"),
        "status('known')": Seen(": known", "w"),
        "status('ignored')": Seen(": ignored", "w"),
        "status('new')": Seen(": new", "w 3"),
        "note": Seen("your note on", "w m"),
        "glossary": Seen("chain of thought"),
        "extend(1)": Seen("", "w"),
        "extend(-1)": Seen("", "w shift+right"),
        "edge('last', 1)": Seen("", "w"),
        "edge('last', -1)": Seen("", "w shift+right"),
        "edge('first', -1)": Seen("", "w w"),
        "edge('first', 1)": Seen("", "w shift+right"),
        "own_reading": Seen("empty: as it was", "b"),
        "join_words": Seen("的模型", "b b"),
        "split_word": Seen("模 · 型", "b"),
        "undo": Seen("undone: mark of", "w m"),
        "redo": Seen("done again: mark of", "w m u"),
        "translation": Seen("translations"),
        "reveal": Seen("", "t"),
        "readings": Seen("pinyin"),
        "unknown(1)": Seen(),
        "unknown(-1)": Seen("", "right"),
        "bookmark": Seen("bookmarked"),
        "to_bookmark(1)": Seen(" 1/90", "f G"),
        "to_bookmark(-1)": Seen(" 1/90", "f G"),
        "bookmarks": Seen("书签", "f"),
        "dictation": Seen(),
        "copy": Seen("copied: "),
        "copy(True)": Seen("copied: "),
        "quiet": Seen(),
        "brackets": Seen("without its glosses"),
        "languages": Seen(),
        "explain": Seen(),
        "doubtful(1)": Seen(" 7/90"),
        "doubtful(-1)": Seen(" 9/90", "G"),
        "merge": Seen("/89"),
        "split": Seen("", "colon 5 enter"),
        "shift('en', 'next')": Seen("", "colon 5 enter"),
        "shift('en', 'previous')": Seen("", "colon 5 enter"),
        "shift('zh', 'next')": Seen("", "colon 5 enter"),
        "shift('zh', 'previous')": Seen("", "colon 5 enter"),
        "find": Seen("search in this episode"),
        "find_next(1)": Seen("in sentence 2", "slash a g e n t enter"),
        "find_next(-1)": Seen("in sentence 90", "slash a g e n t enter"),
        "go_to": Seen("go to sentence"),
        "go(1)": Seen(" 1/90", "G"),
        "go(-1)": Seen("90/90"),
        "section(1)": Seen("58/90"),
        "section(-1)": Seen("58/90", "G"),
        "down": Seen(),
        "scroll(-1)": Seen("", "G"),
        "page(1)": Seen(),
        "page(-1)": Seen("", "G"),
        "close": Seen("", "enter"),
    },
    "EVERYWHERE": {
        "help": Seen("Reading"),
        "today": Seen("今日 Today"),
        "archive": Seen("归档 Archive"),
        "words": Seen("生词本 Words"),
        "review": Seen("复习 Review"),
        "search": Seen("检索 Search"),
        "about": Seen("关于 About"),
        "theme": Seen(),
        "learning": Seen(),
        "script": Seen(),
        "interface": Seen("句子"),
        "suspend": Seen("it cannot be suspended here"),
        "back": Seen(),
        "app.quit": Seen(last=True),
        "close": Seen("", "enter"),
    },
    "TODAY": {"choose": Seen("/90"), **LIST},
    "ARCHIVE": {
        "choose": Seen("/90"),
        "sort": Seen(),
        "calendar": Seen(),
        "groups": Seen(),
        "import_path": Seen("path"),
        "sample": Seen("imported"),
        **LIST,
    },
    "WORDS": {
        "choose": Seen("/90"),
        "sentences": Seen("1 sentence"),
        "select": Seen("1 selected"),
        "select_all": Seen("3 selected"),
        "sort": Seen(),
        "status('learning1')": Seen("learning 1"),
        "status('learning2')": Seen("learning 2"),
        "status('learning3')": Seen("learning 3"),
        "status('learning4')": Seen("learning 4"),
        "status('known')": Seen(": known"),
        "status('ignored')": Seen(": ignored"),
        "status('new')": Seen(": new", "3"),
        "remove": Seen("removed: "),
        "note": Seen("your note on"),
        "undo": Seen("undone: ", "d"),
        "redo": Seen("done again: ", "d u"),
        "export": Seen("a deck of 3 words"),
        **LIST,
    },
    "GLOSSARY": {
        "choose": Seen("3/90"),
        "mark": Seen("1 new term"),
        "mark_all": Seen("2 new terms"),
        "undo": Seen("undone: "),
        "redo": Seen("done again: ", "u"),
        "leave": Seen("1/90"),
        **_without(LIST, "close"),
    },
    "REVIEW": {
        "reveal": Seen("Again"),
        "rate(1)": Seen("left", "space"),
        "rate(2)": Seen("left", "space"),
        "rate(3)": Seen("left", "space"),
        "rate(4)": Seen("", "space"),
        "undo": Seen("undone: ", "space 3"),
        "redo": Seen("", "space 3 u"),
        "episode": Seen("future of"),
        "readings": Seen("pinyin"),
        "sound": Seen("discovery"),
        "scroll(1)": Seen("", "space"),
        "scroll(-1)": Seen("", "space j"),
        "page(1)": Seen("", "space"),
        "page(-1)": Seen("", "space pagedown"),
        "close": Seen("", "2"),
    },
    "SEARCH": {
        "choose": Seen("12/90", "a g e n t", AGENT),
        "leave": Seen("1/90"),
        "move(1)": Seen("", "a g e n t", AGENT),
        "move(-1)": Seen("", "a g e n t down", AGENT),
        "page(1)": Seen("", "a g e n t", AGENT),
        "page(-1)": Seen("", "a g e n t pagedown", AGENT),
    },
    "BOOKMARKS": {
        "choose": Seen("3/90", "G"),
        "all": Seen(),
        "remove": Seen(),
        "undo": Seen("undone", "d"),
        "leave": Seen("1/90"),
        **_without(LIST, "close"),
    },
    "DICTATION": {
        "next": Seen("", "t h i s"),
        "hear": Seen(f"{PLAY}\n{PLAY}", "x enter"),
        "hint": Seen(),
        "mend": Seen("", "x enter"),
        "mark": Seen("to be learned", "x enter"),
        "scroll(3)": Seen("", "x enter"),
        "scroll(-3)": Seen("", "x enter pagedown"),
        "leave": Seen("This is sentence 1,", "x enter"),
    },
    "GROUPS": {
        "choose": Seen("归档 Archive"),
        "sort": Seen(),
        "leave": Seen("归档 Archive"),
        **_without(_without(LIST, "close"), "filter"),
    },
    "CALENDAR": {
        "day(1)": Seen(),
        "day(-1)": Seen(),
        "day(7)": Seen(),
        "day(-7)": Seen(),
        "month(1)": Seen(),
        "month(-1)": Seen(),
        "lit(1)": Seen("", "home"),
        "lit(-1)": Seen("", "end"),
        "end(1)": Seen("", "G"),
        "end(-1)": Seen("", "g"),
        "row(1)": Seen("", "g"),
        "row(-1)": Seen("", "g j"),
        "choose": Seen("/90"),
        "list": Seen("归档 Archive"),
        "leave": Seen("归档 Archive"),
    },
}
"""Table → action → what is seen of it."""
WAY = {
    "TODAY": "H", "ARCHIVE": "A", "WORDS": "W", "GLOSSARY": "v", "REVIEW": "R", "SEARCH": "F",
    "BOOKMARKS": "f right right f g V", "DICTATION": "o", "CALENDAR": "A c", "GROUPS": "A f",
}  # fmt: skip
"""Table → the keys that lead from the text to where it holds."""
