"""What is seen of each key of the help screen, where it has work."""

from __future__ import annotations

from typing import NamedTuple


class Seen(NamedTuple):
    """What is seen of a key."""

    told: str
    """On the screen, in a notice, or of what is picked, heard and chosen; "!" before what goes."""
    before: str = ""
    """Keys that bring about what it works on; `ready` waits for what is to stand there."""
    ready: str = ""
    """What stands there before it is pressed."""
    last: bool = False
    """Whether the app ends."""


AGENT = "The future of tutoring · 12"


def moves(first: str, second: str, last: str, *, up: str = "", far: str = "") -> dict[str, Seen]:
    """What is seen of the keys of a list's cursor: the rows that it comes to stand on.

    `up`: the row before the last one; `far`: a page down from the first.
    """
    return {
        "move(1)": Seen(f"▌{second}"),
        "move(-1)": Seen(f"▌{up or second}", "G"),
        "page(1)": Seen(f"▌{far or last}"),
        "page(-1)": Seen(f"▌{second if far else first}", "G"),
        "go(1)": Seen(f"▌{first}", "G"),
        "go(-1)": Seen(f"▌{last}"),
    }


def filters(closed: str) -> dict[str, Seen]:
    """What is seen of the filter; `closed`: what stands there again without it."""
    return {"filter": Seen("type to filter"), "close": Seen(closed, "slash o t enter")}


PLAY = "('play', 1, 'en', False)"


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
        "word(1)": Seen("picked is", "w"),
        "word(-1)": Seen("picked This", "w w"),
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
        "extend(1)": Seen("picked This is;", "w"),
        "extend(-1)": Seen("picked This;", "w shift+right"),
        "edge('last', 1)": Seen("picked 的模;", "b b"),
        "edge('last', -1)": Seen("picked 模;", "b"),
        "edge('first', -1)": Seen("picked 的模型;", "b"),
        "edge('first', 1)": Seen("picked 型;", "b"),
        "own_reading": Seen("empty: as it was", "b"),
        "join_words": Seen("的模型", "b b"),
        "split_word": Seen("模 · 型", "b"),
        "undo": Seen("undone: mark of", "w m"),
        "redo": Seen("done again: mark of", "w m u"),
        "translation": Seen("translations"),
        "reveal": Seen("这是第1句话", "t"),
        "readings": Seen("pinyin"),
        "unknown(1)": Seen("picked This;"),
        "unknown(-1)": Seen("picked 模型;", "right"),
        "bookmark": Seen("bookmarked"),
        "to_bookmark(1)": Seen(" 1/90", "f G"),
        "to_bookmark(-1)": Seen(" 1/90", "f G"),
        "bookmarks": Seen("书签", "f"),
        "dictation": Seen("听写 Dictation"),
        "copy": Seen("copied: "),
        "copy(True)": Seen("copied: "),
        "quiet": Seen("!This is sentence 1,"),
        "brackets": Seen("without its glosses"),
        "languages": Seen("Chinese first"),
        "explain": Seen("1 English sentence stands against 1 Chinese one"),
        "doubtful(1)": Seen(" 7/90"),
        "doubtful(-1)": Seen(" 9/90", "G"),
        "merge": Seen("/89"),
        "split": Seen("sentence 5 is two pairs now", "colon 5 enter"),
        "shift('en', 'next')": Seen("its last English sentence went to 6", "colon 5 enter"),
        "shift('en', 'previous')": Seen("its first English sentence went to 4", "colon 5 enter"),
        "shift('zh', 'next')": Seen("its last Chinese sentence went to 6", "colon 5 enter"),
        "shift('zh', 'previous')": Seen("its first Chinese sentence went to 4", "colon 5 enter"),
        "find": Seen("search in this episode"),
        "find_next(1)": Seen("in sentence 2", "slash a g e n t enter"),
        "find_next(-1)": Seen("in sentence 90", "slash a g e n t enter"),
        "go_to": Seen("go to sentence"),
        "go(1)": Seen(" 1/90", "G"),
        "go(-1)": Seen("90/90"),
        "section(1)": Seen("58/90"),
        "section(-1)": Seen("58/90", "G"),
        "down": Seen("这是第6句话"),
        "scroll(-1)": Seen("这是第85句话", "G"),
        "page(1)": Seen("这是第8句话"),
        "page(-1)": Seen("这是第80句话", "G"),
        "close": Seen("!tɛst", "enter", "tɛst"),
    },
    "EVERYWHERE": {
        "help": Seen("Reading"),
        "today": Seen("今日 Today"),
        "archive": Seen("归档 Archive"),
        "words": Seen("生词本 Words"),
        "review": Seen("复习 Review"),
        "search": Seen("检索 Search"),
        "about": Seen("关于 About"),
        "theme": Seen("theme paper"),
        "learning": Seen("Which language are you learning?"),
        "script": Seen("汉字 in Simplified"),
        "interface": Seen("句子"),
        "suspend": Seen("it cannot be suspended here"),
        "back": Seen("归档 Archive"),
        "app.quit": Seen("", last=True),
        "close": Seen("!tɛst", "enter", "tɛst"),
    },
    "TODAY": {
        "choose": Seen("/90"),
        **moves("  ▶", "  ◷", "  ✦ Another", up="  ✦ A third", far="  ✦ A third"),
        **filters("◷ Review 3 new"),
    },
    "ARCHIVE": {
        "choose": Seen("/90"),
        "sort": Seen("what you know most of first"),
        "calendar": Seen("May 2026"),
        "groups": Seen("by show, speaker, kind"),
        "import_path": Seen("path"),
        "sample": Seen("imported"),
        **moves("   1 ", "   2 ", "   3 "),
        **filters("   3 A third one"),
    },
    "WORDS": {
        "choose": Seen("/90"),
        "sentences": Seen("1 sentence"),
        "select": Seen("1 selected"),
        "select_all": Seen("3 selected"),
        "sort": Seen("by frequency"),
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
        **moves(" talking", " sentence", " discovery"),
        **filters(" talking"),
    },
    "GLOSSARY": {
        "choose": Seen("3/90"),
        "mark": Seen("1 new term"),
        "mark_all": Seen("2 new terms"),
        "undo": Seen("undone: "),
        "redo": Seen("done again: ", "u"),
        "leave": Seen("1/90"),
        **moves(" chain", " model", " model", up=" chain"),
        "filter": Seen("type to filter"),
    },
    "REVIEW": {
        "reveal": Seen("Again"),
        "rate(1)": Seen("left", "space"),
        "rate(2)": Seen("left", "space"),
        "rate(3)": Seen("left", "space"),
        "rate(4)": Seen("2 new", "space"),
        "undo": Seen("undone: ", "space 3"),
        "redo": Seen("done again: ", "space 3 u"),
        "episode": Seen("future of"),
        "readings": Seen("pinyin"),
        "sound": Seen("discovery"),
        "scroll(1)": Seen("测试 ↓", "space"),
        "scroll(-1)": Seen("discovery ↓", "space j"),
        "page(1)": Seen("这是第2句话", "space"),
        "page(-1)": Seen("discovery ↓", "space pagedown"),
        "close": Seen("␣ answer", "2"),
    },
    "SEARCH": {
        "choose": Seen("12/90", "a g e n t", AGENT),
        "leave": Seen("1/90"),
        "move(1)": Seen("▌ The future of tutoring · 13", "a g e n t", AGENT),
        "move(-1)": Seen("▌ The future of tutoring · 12", "a g e n t ready down", AGENT),
        "page(1)": Seen("▌ The future of tutoring · 18", "a g e n t", AGENT),
        "page(-1)": Seen("▌ The future of tutoring · 12", "a g e n t ready pagedown", AGENT),
    },
    "BOOKMARKS": {
        "choose": Seen("3/90", "G"),
        "all": Seen("The future of tutoring · 1 · Ada"),
        "remove": Seen("bookmark off"),
        "undo": Seen("undone", "d"),
        "leave": Seen("1/90"),
        **moves(
            " This is sentence 1",
            " This is sentence 3",
            " This is sentence 3",
            up=" This is sentence 1",
        ),
        "filter": Seen("type to filter"),
    },
    "DICTATION": {
        "next": Seen("6 % right", "t h i s"),
        "hear": Seen(f"{PLAY}\n{PLAY}", "x enter"),
        "hint": Seen("typed T;"),
        "mend": Seen("typed x;", "x enter"),
        "mark": Seen("to be learned", "x enter"),
        "scroll(3)": Seen("about discoveries", "x enter"),
        "scroll(-3)": Seen("0 % right", "x enter pagedown"),
        "leave": Seen("This is sentence 1,", "x enter"),
    },
    "GROUPS": {
        "choose": Seen("归档 Archive"),
        "sort": Seen("▌ speaker   Ada"),
        "leave": Seen("归档 Archive"),
        **moves(" show ", "           Show other", " kind ", up="           林小雨"),
    },
    "CALENDAR": {
        "day(1)": Seen("Wednesday 13 May"),
        "day(-1)": Seen("Monday 11 May"),
        "day(7)": Seen("Tuesday 19 May"),
        "day(-7)": Seen("Tuesday 5 May"),
        "month(1)": Seen("Friday 12 June"),
        "month(-1)": Seen("Sunday 12 April"),
        "lit(1)": Seen("▌   3 A third one", "home"),
        "lit(-1)": Seen("▌   1 The future", "end"),
        "end(1)": Seen("▌   1 The future", "G"),
        "end(-1)": Seen("▌   3 A third one", "g"),
        "row(1)": Seen("▌   2 Another talk", "g"),
        "row(-1)": Seen("▌   1 The future", "g j"),
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
