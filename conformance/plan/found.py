"""What is found wrong in a plan: the key, what, the remedy."""

from conformance.bilingual import Words

Found = tuple[str, Words, Words]
"""The key, what is wrong, the remedy."""
