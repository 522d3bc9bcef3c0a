"""How do the few random bits of a person or a household answer many questions?

Each question has an odd factor of its own; the upper half of the product with the bits is the answer. Answers to
different questions are as good as independent, and cost one multiplication instead of one hash.
"""

from simulator.population.dice import draw

MASK = 2**64 - 1


def facet_factor(question: str) -> int:
    """The odd factor of a question, 64 bits."""
    return draw(2**63, "facet", question) << 1 | 1


def facet(bits: int, factor: int) -> int:
    """Thirty-two random bits."""
    return (bits * factor & MASK) >> 32
