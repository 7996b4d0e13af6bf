"""How fast and how large: figures that compare within one run. `make bench` runs them all."""
