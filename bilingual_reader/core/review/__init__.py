"""Review: when a word is asked again, what is asked now, and whether what was typed is right.

`memory` has the next state from (state, rating, now), `queue` what is due, `typed` the check of a
typed answer, `tally` the sum of a session. All of it is pure: the time, the time zone and the
learner's choices come in.
"""
