"""A running Anki, and what packages hold of one."""
