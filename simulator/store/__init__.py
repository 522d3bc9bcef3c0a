"""What the simulator remembers: sessions and the journal."""
