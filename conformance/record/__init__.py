"""What is written down of a run, and what does its result say? Pure."""
