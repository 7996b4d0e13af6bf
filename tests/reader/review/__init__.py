"""Reviews in the reader."""
