"""The reader in a browser: a web server on this machine, for this learner alone."""
