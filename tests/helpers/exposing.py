"""Which kinds of expectation are held against what the application shows?"""

EXPOSURE_KINDS = frozenset(
    {
        "visitor_served", "secrets_untold", "closed_paths", "debug_off", "listing_off", "cookies_guarded",
        "headers_set",
        "served_safely", "no_default_account", "document_carries_nik",
    }
)  # fmt: skip
