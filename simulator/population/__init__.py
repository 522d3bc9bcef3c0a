"""Residents, families and regions, computed from a seed and never stored; pure."""
