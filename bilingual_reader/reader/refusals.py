"""Errors that learners meet while they read, told in the language of the interface.

They are raised in rooms that know no catalogue, in English; what they say is recognized here, part
by part. What is rare stays as it is: who looks for help finds it so.
"""

from __future__ import annotations

from bilingual_reader.core.sides import NAMES
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.telling import language, recognized

_TEXTS = (
    N_("sentence {n}"),
    # Correcting pairs
    N_("another speaker begins with the next sentence, a pair has one speaker"),
    N_("another section begins with the next sentence, a pair has one section"),
    N_("shift single sentences over that border instead"),
    N_("it is a single sentence"),
    N_("there is nothing to split"),
    N_("one half would be empty"),
    N_("give each half a sentence"),
    N_("it has no {language} to shift"),
    N_("shift the other language"),
    N_("the text changed meanwhile"),
    N_("look at it and try again"),
    N_("there is no sentence before the first"),
    N_("take the one after"),
    N_("there is no such sentence beside it"),
    N_("{n} is the last"),
    N_("take one before"),
    # Correcting pinyin and words
    N_("there is no word"),
    N_("give Chinese characters"),
    N_("there is no Chinese in it"),
    N_("a space is no part of a word"),
    N_("{text} is no part of a word"),
    N_("give the word alone"),
    N_("there is no reading"),
    N_("give it like háng zhǎng or hang2 zhang3"),
    N_("{text} is no pinyin"),
    N_("write háng or hang2"),
    N_("{syllables} syllable for {characters} characters"),
    N_("{syllables} syllables for {characters} character"),
    N_("{syllables} syllables for {characters} characters"),
    N_("give one a character"),
    N_("no tones"),
    N_("write háng or hang2, and 5 for no tone"),
    N_("these words do not join to it"),
    N_("give all of it"),
    N_("a single character is one word"),
    N_("give two or more"),
    # Sound
    N_("nothing here can play sound"),
    N_("install mpv, or `pip install bilingual-reader[audio]`"),
    N_("this episode has no sound and nothing here can speak"),
    N_("nothing here can speak"),
    N_("install espeak-ng, or name a piper voice (voice_en, voice_zh) in config.toml"),
    N_("the sound has gone"),
    N_("put it back or attach another"),
    N_("put it back, or `audio attach` another"),
    N_("the sound ends before this sentence"),
    N_("no sound device answers"),
    N_("plug one in, then press Space again"),
    N_("the player has ended"),
    N_("press Space to start it again"),
    N_("this sound cannot be played"),
    N_("attach another file"),
    # The library
    N_("the library is in use by another process"),
    N_("close it there and try again"),
    N_("the disk is full, so this was not saved"),
    N_("make room and try again"),
    N_("the library is read-only, this was not saved"),
    N_("check the permissions of file and folder, or choose another with --library"),
    N_("this library is read-only, nothing can be changed in it"),
    N_("copy it to a folder of yours and open the copy with --library, or mend its permissions"),
    N_("this library was changed elsewhere"),
    N_("start again to see it"),
    N_("the library's file was deleted or replaced, nothing can be kept in it"),
    N_("put it back and start again"),
    # Importing
    N_("the file cannot be read (No such file or directory)"),
    N_("the file cannot be read ({why})"),
    N_("check the path"),
    N_("this is not a file"),
    N_("give a transcript"),
    N_("an empty file"),
    N_("give a file with text"),
    N_("no text in it"),
    N_("save it as text in UTF-8"),
    N_("there is no sentence in it"),
    N_("no speech or prose in it"),
    N_("is it the right file?"),
)


def told(error: Exception) -> str:
    """An error in one line; one that nobody foresaw as it is."""
    if not isinstance(error, ReaderError):
        return str(error)
    # What an import says of a file comes as one line already.
    what = error.what.split(", ") if not (error.where or error.todo) else [error.what]
    parts = (recognized(part, _TEXTS, _field) for part in (*what, error.where, error.todo))
    return _(", ").join(part for part in parts if part)


def _field(name: str, value: str) -> str:
    codes = {told: code for code, told in NAMES.items()}
    return language(codes[value]) if name == "language" and value in codes else value
