"""The PoC session: everything that belongs to one rehearsal."""
