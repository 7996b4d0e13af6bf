"""What the program talks about, and what it knows how to do: no files, no clock, no screen."""
