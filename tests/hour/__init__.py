"""An hour's reading, in a terminal that a person can watch: `python -m tests.hour --watch`."""
