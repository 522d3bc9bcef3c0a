"""The normative text, in Indonesian, ordered as the Juknis."""
