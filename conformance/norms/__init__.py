"""What do the norms ask, of whom, and how strongly? Pure."""
