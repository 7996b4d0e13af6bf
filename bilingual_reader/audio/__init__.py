"""Sound: what a file is, what is said in it when, playing it, speaking, and cutting clips.

Nothing here is imported before the learner asks for sound, and nothing here writes to the
terminal: programs run without streams, and libraries are asked for silence.
"""
