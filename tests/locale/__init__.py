"""What the program speaks."""
