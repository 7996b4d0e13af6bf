"""The screens: welcome, archive, reader, words, help."""
