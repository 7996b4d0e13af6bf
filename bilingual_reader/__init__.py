"""Read real interviews in English and Chinese, sentence by sentence, and keep the words."""

__version__ = "0.1.0"
