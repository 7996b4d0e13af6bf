"""How good, how robust, how honest and how fast the aligner is.

    python -m tests.benchmarks.alignment quality|damage|confidence|ablation|speed|growth
    python -m tests.benchmarks.alignment misses SET, sweep WEIGHT=1,2,3

print Markdown tables; `--json` the same figures for a machine. The real texts and their gold
stand beside the checkout (`../shared/evaluation`); where they are absent it is said, and only
`growth`, whose text is made up, runs. `make bench` holds the figures to the limits in `bench.py`.
"""
