"""What do the finger and the iris of a resident who does not exist look like to a machine?

A template of 48 bytes that the seed, the NIK and the part of the body fix. No public client of such methods is known:
the form is ours (SIM).
"""

from simulator.population.dice import draw_bytes

TEMPLATE_BYTES = 48


def template(seed: int, nik: str, kind: str, position: str) -> bytes:
    """The template of one finger or eye of the resident with this NIK."""
    return draw_bytes(TEMPLATE_BYTES, seed, "template", nik, kind, position)
