"""The reader in the terminal: widgets announce, screens decide, the library keeps.

app.py       which screen is shown
screens/     reading, archive, word list, greeting, help
widgets/     what paints: the conversation, the word panel, bars, lists
layout/      text → lines and rows, without any widget
ports.py     what it needs of the library and the lexicon
"""
