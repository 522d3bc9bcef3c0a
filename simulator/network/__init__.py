"""What the line does to an answer on its way."""
