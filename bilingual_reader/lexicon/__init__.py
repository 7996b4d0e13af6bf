"""What is known of the two languages: readings, senses, lemmas, where words begin."""
