"""Laying text out in a terminal: lines, blocks of lines, and what of them is in view."""
