"""The law as nouns and tables: pure, no input or output of any kind."""
