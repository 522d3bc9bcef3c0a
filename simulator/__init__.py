"""Gladi's stand-in for the national systems, as a Pengguna sees them: never the real service, never real people."""

__version__ = "0.1.0"
