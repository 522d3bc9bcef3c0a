"""Which kinds of expectation are held against the whole run?"""

STANDING_KINDS = frozenset(
    {
        "only_declared", "only_granted", "methods_granted", "typed_only", "no_blanks", "own_identity",
        "threshold_kept", "calls_explained", "pauses_grow", "nothing_open", "ends_rightly",
    }
)  # fmt: skip
