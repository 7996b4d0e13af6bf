"""Readers of other people's dictionaries: a path → a `Book`, whose records can be gone through.

One file a format, found by what is in the file. Nothing is written, run or extracted: archives
are read in memory, member by member, within the limits of `container`. A book that is broken
anywhere raises LexiconError when that place is reached, so who keeps records keeps all or none.
"""
