"""The library's tables, as they came about: each module has those of one subject.

`steps` puts them in the order of the migrations; it is imported when a library has to be made or
brought up to date, and not before.
"""
