"""The aggregates: how many residents live where, open to everyone (PBK 16, BTN 9)."""
